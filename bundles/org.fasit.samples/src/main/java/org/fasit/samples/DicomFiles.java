package org.fasit.samples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;

/** Writes DICOM files (PS3.10). */
public final class DicomFiles {

  private DicomFiles() {}

  /** Writes the object in Explicit VR Little Endian. */
  public static void write(Attributes dataset, Path file) throws IOException {
    write(dataset, UID.ExplicitVRLittleEndian, file);
  }

  /** Writes the object in that transfer syntax. */
  public static void write(Attributes dataset, String transferSyntax, Path file)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        DicomOutputStream dicom = new DicomOutputStream(out, UID.ExplicitVRLittleEndian)) {
      dicom.writeDataset(dataset.createFileMetaInformation(transferSyntax), dataset);
      dicom.finish();
    }
  }
}
