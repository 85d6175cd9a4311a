package org.weasis.dicom.codec;

import org.dcm4che3.data.Attributes;
import org.weasis.core.api.media.data.TagW;

public class DicomMediaIO implements DcmMediaReader {
  private DicomMediaIO() {}

  @Override
  public Object getTagValue(TagW tag) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Attributes getDicomObject() {
    throw new UnsupportedOperationException();
  }
}
