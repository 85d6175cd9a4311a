package org.fasit.desk.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/** Writes small images. */
final class DicomFile {

  private DicomFile() {}

  static Attributes image(String kind, int bits, int width, int height, byte[] pixels) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
    image.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3.4");
    image.setString(Tag.StudyInstanceUID, VR.UI, "1.2.3");
    image.setString(Tag.PhotometricInterpretation, VR.CS, kind);
    image.setInt(Tag.SamplesPerPixel, VR.US, kind.equals("RGB") ? 3 : 1);
    image.setInt(Tag.Rows, VR.US, height);
    image.setInt(Tag.Columns, VR.US, width);
    image.setInt(Tag.BitsAllocated, VR.US, bits);
    image.setInt(Tag.BitsStored, VR.US, bits);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    image.setBytes(Tag.PixelData, bits == 8 ? VR.OB : VR.OW, pixels);
    return image;
  }

  static Path write(Path folder, Attributes image, String syntax) throws IOException {
    Path file = folder.resolve("image.dcm");
    try (DicomOutputStream out = new DicomOutputStream(file.toFile())) {
      out.writeDataset(image.createFileMetaInformation(syntax), image);
    }
    return file;
  }
}
