package org.weasis.dicom.codec;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.core.api.media.data.TagW;

public class DicomMediaIO implements DcmMediaReader {
  private final Attributes dataset;

  public DicomMediaIO(Attributes dataset) {
    this.dataset = dataset;
  }

  @Override
  public @Nullable Object getTagValue(TagW tag) {
    return null;
  }

  @Override
  public Attributes getDicomObject() {
    StandIn.at("DcmMediaReader.getDicomObject");
    return dataset;
  }

  @Nullable Object tagged(int tag) {
    if (!dataset.contains(tag)) {
      return null;
    }
    return dataset.getVR(tag) == VR.US ? (Object) dataset.getInt(tag, 0) : dataset.getString(tag);
  }
}
