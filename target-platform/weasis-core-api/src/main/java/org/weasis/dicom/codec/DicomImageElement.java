package org.weasis.dicom.codec;

import org.weasis.core.api.media.data.ImageElement;

public class DicomImageElement extends ImageElement {
  public DicomImageElement(DcmMediaReader reader, Object key) {
    super(reader, key);
  }

  public DcmMediaReader getMediaReader() {
    throw new UnsupportedOperationException();
  }
}
