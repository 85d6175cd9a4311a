package org.weasis.dicom.param;

public final class TlsOptions {
  private TlsOptions() {}
}
