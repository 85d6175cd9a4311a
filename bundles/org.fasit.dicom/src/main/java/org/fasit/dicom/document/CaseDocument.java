package org.fasit.dicom.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
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
   * @param list the error list; empty for the list of withdrawn cases
   * @param named what it names, in order
   */
  record ListEntry(
      InstanceRef self,
      Study study,
      Reader reader,
      Instant time,
      Optional<Judgement> list,
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
    WITHDRAWN
  }

  /** The part that a correction sets. */
  enum Part {
    FINDING,
    SITE,
    REASON,
    COMMENT
  }

  /**
   * An assessment SR.
   *
   * @param predecessor SOP Instance UID of the first assessment of the case; empty when this is it
   * @param judgement empty in a withdrawal
   * @param finding what was found or missed; empty when the exam is judged, or it was not said
   * @param places where, by AI or reader
   * @param changes what a correction sets
   * @param sources the judged AI objects
   */
  record AssessmentSr(
      InstanceRef self,
      Study study,
      Reader reader,
      Instant time,
      Status status,
      Optional<String> predecessor,
      Optional<Judgement> judgement,
      AiProduct product,
      Conclusion conclusion,
      Optional<Code> finding,
      Optional<Code> site,
      Optional<Code> laterality,
      Optional<Code> reason,
      Optional<String> comment,
      Set<Part> changes,
      List<Region> places,
      List<InstanceRef> images,
      List<InstanceRef> sources)
      implements CaseDocument {
    public AssessmentSr {
      changes = Set.copyOf(changes);
      places = List.copyOf(places);
      images = List.copyOf(images);
      sources = List.copyOf(sources);
    }
  }
}
