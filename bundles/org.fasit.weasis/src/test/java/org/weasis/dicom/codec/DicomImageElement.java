package org.weasis.dicom.codec;

import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.Tagged;
import org.weasis.core.api.media.data.ImageElement;

public class DicomImageElement extends ImageElement implements Tagged {
  private final DcmMediaReader reader;

  public DicomImageElement(DcmMediaReader reader, Object key) {
    super(reader, key);
    this.reader = reader;
  }

  public DcmMediaReader getMediaReader() {
    StandIn.at("DicomImageElement.getMediaReader");
    return reader;
  }

  @Override
  public @Nullable Object tagged(int tag) {
    return reader instanceof DicomMediaIO io ? io.tagged(tag) : null;
  }
}
