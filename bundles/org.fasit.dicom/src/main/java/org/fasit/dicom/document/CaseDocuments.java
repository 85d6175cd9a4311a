package org.fasit.dicom.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.model.Adjudication;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** Which documents an entry of the journal gives rise to in the patient's study. */
public final class CaseDocuments {

  private CaseDocuments() {}

  /** The documents of an entry with the built-in codes, as Comprehensive 3D SR. */
  public static List<Attributes> of(Entry entry, Entry assessed, ZoneId zone) {
    return of(entry, assessed, DocumentOptions.in(zone));
  }

  /**
   * The documents of an entry, each after those that it names: an assessment SR, and for a case on
   * an error list presentation states that mark the place, and key objects.
   *
   * <p>A second voice on a case gives an assessment SR alone: the case stands on its list by the
   * first. What takes a word back leaves the case on its list while another word on it stands.
   *
   * @param entry an assessment, what refines it, what takes it back, a decision on it, a step of
   *     its addendum, or what takes such a step back
   * @param assessed the assessment or the step that it is about; the entry itself when that is one,
   *     or when it is a decision, which tells itself what was logged
   * @throws IllegalArgumentException when no document can be made of them; the message says why
   */
  public static List<Attributes> of(Entry entry, Entry assessed, DocumentOptions options) {
    if (entry.event() instanceof Event.Adjudicated adjudicated) {
      return decided(entry, adjudicated, options);
    }
    if (assessed.event() instanceof Event.Addendum addendum) {
      return addendum(entry, assessed, addendum, options);
    }
    LoggedEntry logged = LoggedEntry.of(assessed, options);
    if (entry.event() instanceof Event.Assessed event) {
      return logged(logged, Writing.of(entry, event.reader()));
    }
    if (entry.event() instanceof Event.Refined refined) {
      Writing by = Writing.of(entry, first(logged).reader());
      return List.of(AssessmentDocument.correction(logged, by, refined));
    }
    if (entry.event() instanceof Event.Undone undone) {
      return undone(logged, undone, Writing.of(entry, undone.reader()));
    }
    throw new IllegalArgumentException(
        "journal entry " + entry.id() + " is of a kind that makes no document");
  }

  private static List<Attributes> logged(LoggedEntry logged, Writing by) {
    List<Attributes> documents = new ArrayList<>();
    documents.add(AssessmentDocument.of(logged, by));
    if (logged.seconds().isPresent()) {
      return documents;
    }
    AssessmentCodes.list(logged.assessment().judgement())
        .ifPresent(
            list -> {
              Marks marks = Marks.of(logged, by, list);
              documents.addAll(marks.documents());
              documents.add(KeyObjectDocument.of(logged, by, list, marks));
            });
    return documents;
  }

  private static List<Attributes> undone(LoggedEntry logged, Event.Undone undone, Writing by) {
    List<Attributes> documents = new ArrayList<>();
    documents.add(AssessmentDocument.withdrawal(logged, by));
    if (logged.assessment().isError() && !undone.caseStands()) {
      documents.add(
          KeyObjectDocument.closing(logged, by, Adjudication.WITHDRAWN, logged.keyObjectsRef()));
    }
    return documents;
  }

  /** A decision closes the entry on the list; what was another error is put on the other list. */
  private static List<Attributes> decided(
      Entry entry, Event.Adjudicated event, DocumentOptions options) {
    LoggedEntry logged = LoggedEntry.of(entry, event, options);
    Writing by = Writing.of(entry, event.reader());
    List<Attributes> documents = new ArrayList<>();
    documents.add(AssessmentDocument.decision(logged, by, event));
    event
        .corrected()
        .flatMap(AssessmentCodes::list)
        .ifPresent(
            list -> {
              LoggedEntry corrected =
                  logged.with(logged.assessment().with(event.corrected().orElseThrow()));
              Marks marks = Marks.of(corrected, by, list);
              documents.addAll(marks.documents());
              documents.add(KeyObjectDocument.corrected(corrected, by, list, marks));
            });
    if (event.logged().isError()) {
      documents.add(KeyObjectDocument.closing(logged, by, event.decision(), Optional.empty()));
    }
    return documents;
  }

  /** A step, or taking one back: then the one before holds again. */
  private static List<Attributes> addendum(
      Entry entry, Entry told, Event.Addendum event, DocumentOptions options) {
    LoggedEntry logged = LoggedEntry.of(told, event, options);
    if (entry.event() instanceof Event.Undone undone) {
      Term before =
          switch (event.step()) {
            case NEEDED -> Term.ADDENDUM_NOT_NEEDED;
            case ACKNOWLEDGED -> Term.ADDENDUM_NEEDED;
          };
      Writing by = Writing.of(entry, undone.reader());
      return List.of(AssessmentDocument.addendum(logged, by, before));
    }
    Term now =
        switch (event.step()) {
          case NEEDED -> Term.ADDENDUM_NEEDED;
          case ACKNOWLEDGED -> Term.ADDENDUM_ACKNOWLEDGED;
        };
    return List.of(AssessmentDocument.addendum(logged, Writing.of(entry, event.reader()), now));
  }

  private static Writing first(LoggedEntry logged) {
    return logged.first().orElseThrow();
  }
}
