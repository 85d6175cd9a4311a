package org.weasis.dicom.codec;

public abstract class HiddenSpecialElement extends DicomSpecialElement {
  public HiddenSpecialElement(DicomMediaIO reader) {
    super(reader);
  }
}
