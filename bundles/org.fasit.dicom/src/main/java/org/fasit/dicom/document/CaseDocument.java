package org.fasit.dicom.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Study;

/** One of our documents as the PACS gives it back. */
public sealed interface CaseDocument {

  /** The document itself. */
  InstanceRef self();

  /** Patient and study as the PACS tells them. */
  Study study();

  /** Who wrote it. */
  Reader reader();

  /** When. */
  Instant time();

  /**
   * Key objects: an entry on a list.
   *
   * @param list the error list; empty for the lists of cases that were decided on or taken back
   * @param closes what became of the case that it names; empty for an entry on an error list
   * @param named what it names, in order
   */
  record ListEntry(
      InstanceRef self,
      Study study,
      Reader reader,
      Instant time,
      Optional<Judgement> list,
      Optional<Adjudication> closes,
      List<InstanceRef> named)
      implements CaseDocument {
    public ListEntry {
      named = List.copyOf(named);
    }
  }

  /** What an assessment SR does. */
  enum Status {
    LOGGED,
    CORRECTED,
    WITHDRAWN,
    ADJUDICATED
  }

  /** The part that a correction sets. */
  enum Part {
    FINDING,
    SITE,
    REASON,
    COMMENT
  }

  /**
   * What a decision tells.
   *
   * @param basis on what it rests
   * @param reason why, as the one who decided told it
   */
  record Ruling(Adjudication decision, Optional<Code> basis, Optional<Code> reason) {}

  /** What a document says of the addendum to the report. */
  enum AddendumWord {
    NEEDED,
    ACKNOWLEDGED,
    NOT_NEEDED
  }

  /**
   * An assessment SR.
   *
   * @param entry id of the journal entry that it was written for
   * @param assessed id of the journal entry that logged the case
   * @param predecessor SOP Instance UID of the first assessment of the case; empty when this is it
   * @param judgement what it says; empty when the case is withdrawn
   * @param logged what the case was logged as; empty in a withdrawal by the reader
   * @param finding the AI's finding that is judged, as logged
   * @param what what was found or missed, corrections applied; empty when the exam is judged, or it
   *     was not said
   * @param site where in the body, corrections applied
   * @param changes what a correction sets
   * @param ruling what a decision tells; empty in other documents
   * @param addendum what it says of the addendum to the report; empty in other documents
   * @param place where the reader points
   * @param places where, by AI and reader
   * @param sources the judged AI objects
   * @param seconds id of the journal entry that logged the case first, when this is a second voice
   *     on it
   * @param rulesHash the filter rules in force; empty when not told
   */
  record AssessmentSr(
      InstanceRef self,
      Study study,
      Reader reader,
      Instant time,
      Status status,
      Optional<UUID> entry,
      Optional<UUID> assessed,
      Optional<String> predecessor,
      Optional<Judgement> judgement,
      Optional<Judgement> logged,
      AiProduct product,
      Conclusion conclusion,
      Optional<Finding> finding,
      Optional<Code> what,
      Optional<Code> site,
      Optional<Code> laterality,
      Optional<Code> reason,
      Optional<String> comment,
      Set<Part> changes,
      Optional<Ruling> ruling,
      Optional<AddendumWord> addendum,
      Optional<Region> place,
      List<Region> places,
      List<InstanceRef> images,
      List<InstanceRef> sources,
      FindingKeys keys,
      Optional<UUID> seconds,
      String rulesHash)
      implements CaseDocument {
    public AssessmentSr {
      changes = Set.copyOf(changes);
      places = List.copyOf(places);
      images = List.copyOf(images);
      sources = List.copyOf(sources);
    }

    /** The assessment that the case was logged with; how images look is not in the document. */
    public Optional<Assessment> assessment() {
      return logged.map(
          word ->
              new Assessment(
                  word, product, conclusion, sources, finding, place, images, List.of(), keys));
    }
  }
}
