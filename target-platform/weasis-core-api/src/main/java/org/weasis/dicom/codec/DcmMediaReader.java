package org.weasis.dicom.codec;

import org.dcm4che3.data.Attributes;
import org.weasis.core.api.media.data.MediaReader;

public interface DcmMediaReader extends MediaReader {
  Attributes getDicomObject();
}
