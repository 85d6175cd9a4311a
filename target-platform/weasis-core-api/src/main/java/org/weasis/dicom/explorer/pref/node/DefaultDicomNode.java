package org.weasis.dicom.explorer.pref.node;

import org.weasis.dicom.param.TlsOptions;

public class DefaultDicomNode extends AbstractDicomNode {
  public DefaultDicomNode(
      String description, String aeTitle, String hostname, Integer port, UsageType usage) {
    super(description, Type.DICOM, usage);
  }

  public String getAeTitle() {
    throw new UnsupportedOperationException();
  }

  public String getHostname() {
    throw new UnsupportedOperationException();
  }

  public int getPort() {
    throw new UnsupportedOperationException();
  }

  public TlsOptions getTlsOptions() {
    throw new UnsupportedOperationException();
  }
}
