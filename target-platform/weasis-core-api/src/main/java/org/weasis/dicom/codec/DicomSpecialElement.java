package org.weasis.dicom.codec;

import org.weasis.core.api.media.data.MediaElement;

public class DicomSpecialElement extends MediaElement {
  public DicomSpecialElement(DicomMediaIO reader) {
    super(reader, null);
  }

  public DicomMediaIO getMediaReader() {
    throw new UnsupportedOperationException();
  }

  public String getLabel() {
    throw new UnsupportedOperationException();
  }
}
