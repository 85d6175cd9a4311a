package org.fasit.dicom.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;

/** Datasets as dcm4che writes them. */
final class Encoded {

  private Encoded() {}

  /** A file in that transfer syntax. */
  static byte[] encode(Attributes dataset, String syntax, DicomEncodingOptions options)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.setEncodingOptions(options);
      Attributes meta = new Attributes();
      meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, "2.25.1");
      meta.setString(Tag.TransferSyntaxUID, VR.UI, syntax);
      out.writeDataset(meta, dataset);
      out.finish();
    }
    return bytes.toByteArray();
  }
}
