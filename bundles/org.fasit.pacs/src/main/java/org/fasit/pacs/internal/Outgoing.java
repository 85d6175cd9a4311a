package org.fasit.pacs.internal;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.DicomFile;

/**
 * An instance on its way.
 *
 * @param file the DICOM file
 */
record Outgoing(
    String studyUid,
    String seriesUid,
    String sopClassUid,
    String uid,
    Attributes dataset,
    byte[] file) {

  static Outgoing of(Attributes document) {
    return new Outgoing(
        document.getString(Tag.StudyInstanceUID),
        document.getString(Tag.SeriesInstanceUID),
        document.getString(Tag.SOPClassUID),
        document.getString(Tag.SOPInstanceUID),
        document,
        DicomFile.bytes(document));
  }
}
