package org.fasit.dicom.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;

/** A document as a DICOM file (PS3.10), Explicit VR Little Endian. */
public final class DicomFile {

  /** Transfer Syntax UID of {@link #bytes}. */
  public static final String TRANSFER_SYNTAX = UID.ExplicitVRLittleEndian;

  private static final String IMPLEMENTATION_UID = DocumentUids.constant("implementation");
  private static final String IMPLEMENTATION_NAME = "FASIT";

  private DicomFile() {}

  /** The file; the same document gives the same bytes, whichever toolkit the host brings. */
  public static byte[] bytes(Attributes document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    try (DicomOutputStream out = new DicomOutputStream(bytes, TRANSFER_SYNTAX)) {
      out.writeDataset(metaInformation(document), document);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static Attributes metaInformation(Attributes document) {
    Attributes meta = new Attributes(7);
    meta.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
    meta.setString(Tag.MediaStorageSOPClassUID, VR.UI, document.getString(Tag.SOPClassUID));
    meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, document.getString(Tag.SOPInstanceUID));
    meta.setString(Tag.TransferSyntaxUID, VR.UI, TRANSFER_SYNTAX);
    meta.setString(Tag.ImplementationClassUID, VR.UI, IMPLEMENTATION_UID);
    meta.setString(Tag.ImplementationVersionName, VR.SH, IMPLEMENTATION_NAME);
    return meta;
  }
}
