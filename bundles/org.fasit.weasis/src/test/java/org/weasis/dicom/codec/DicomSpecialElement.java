package org.weasis.dicom.codec;

import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.Tagged;
import org.weasis.core.api.media.data.MediaElement;

public class DicomSpecialElement extends MediaElement implements Tagged {
  private final DicomMediaIO reader;

  public DicomSpecialElement(DicomMediaIO reader) {
    super(reader, null);
    this.reader = reader;
  }

  public DicomMediaIO getMediaReader() {
    StandIn.at("DicomSpecialElement.getMediaReader");
    return reader;
  }

  public String getLabel() {
    StandIn.at("DicomSpecialElement.getLabel");
    return "SR";
  }

  @Override
  public @Nullable Object tagged(int tag) {
    return reader.tagged(tag);
  }
}
