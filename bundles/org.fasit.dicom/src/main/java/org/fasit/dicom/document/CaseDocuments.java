package org.fasit.dicom.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** Which documents an entry of the journal gives rise to in the patient's study. */
public final class CaseDocuments {

  private CaseDocuments() {}

  /**
   * The documents of an entry: an assessment SR, and for a case on an error list key objects too.
   *
   * @param entry an assessment, what refines it, or what takes it back
   * @param assessed the assessment that it is about; the entry itself when that is one
   * @param zone the hospital's time zone
   * @throws IllegalArgumentException when no document can be made of them; the message says why
   */
  public static List<Attributes> of(Entry entry, Entry assessed, ZoneId zone) {
    List<Attributes> documents = new ArrayList<>();
    if (entry.event() instanceof Event.Assessed) {
      documents.add(AssessmentDocument.of(entry, zone));
      KeyObjectDocument.of(entry, zone).ifPresent(documents::add);
    } else if (entry.event() instanceof Event.Refined) {
      documents.add(AssessmentDocument.correction(entry, assessed, zone));
    } else if (entry.event() instanceof Event.Undone) {
      documents.add(AssessmentDocument.withdrawal(entry, assessed, zone));
      KeyObjectDocument.withdrawal(entry, assessed, zone).ifPresent(documents::add);
    } else {
      throw new IllegalArgumentException(
          "journal entry " + entry.id() + " is of a kind that makes no document");
    }
    return documents;
  }
}
