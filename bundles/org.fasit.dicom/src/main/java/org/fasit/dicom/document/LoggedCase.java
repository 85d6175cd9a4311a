package org.fasit.dicom.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Study;

/**
 * A case on an error list, put together from the PACS alone.
 *
 * @param entry the key objects that put it there
 * @param judgement FALSE_POSITIVE or FALSE_NEGATIVE, as logged
 * @param state what became of it
 * @param product whose error; all empty when the assessment SR is not in the PACS
 * @param conclusion what the product had concluded
 * @param finding what was wrongly marked, or missed; corrections applied
 * @param places where
 * @param images the images of the case
 * @param sources the AI objects
 * @param reader who logged it
 * @param time when
 * @param study patient and study as the PACS tells them
 * @param id id of the journal entry that logged it; empty when no assessment SR is in the PACS
 * @param assessment what was logged; empty when the assessment SR is not in the PACS
 * @param decision the last decision of a second reader or the follow-up
 * @param addendum that the report needs an addendum, and who has seen to it; empty when nobody has
 *     said so, or the reader took the case back
 */
public record LoggedCase(
    InstanceRef entry,
    Judgement judgement,
    State state,
    AiProduct product,
    Conclusion conclusion,
    Optional<Code> finding,
    Optional<Code> site,
    Optional<Code> laterality,
    Optional<Code> reason,
    Optional<String> comment,
    List<Region> places,
    List<InstanceRef> images,
    List<InstanceRef> sources,
    Reader reader,
    Instant time,
    Study study,
    Optional<UUID> id,
    Optional<Assessment> assessment,
    Optional<Decision> decision,
    Optional<Addendum> addendum) {
  public LoggedCase {
    places = List.copyOf(places);
    images = List.copyOf(images);
    sources = List.copyOf(sources);
  }

  /** A case of which nobody has said that the report needs an addendum. */
  public LoggedCase(
      InstanceRef entry,
      Judgement judgement,
      State state,
      AiProduct product,
      Conclusion conclusion,
      Optional<Code> finding,
      Optional<Code> site,
      Optional<Code> laterality,
      Optional<Code> reason,
      Optional<String> comment,
      List<Region> places,
      List<InstanceRef> images,
      List<InstanceRef> sources,
      Reader reader,
      Instant time,
      Study study,
      Optional<UUID> id,
      Optional<Assessment> assessment,
      Optional<Decision> decision) {
    this(
        entry,
        judgement,
        state,
        product,
        conclusion,
        finding,
        site,
        laterality,
        reason,
        comment,
        places,
        images,
        sources,
        reader,
        time,
        study,
        id,
        assessment,
        decision,
        Optional.empty());
  }

  /** What became of a case. */
  public enum State {
    /** Nobody has decided on it. */
    OPEN,
    /** It was an error, as logged. */
    CONFIRMED,
    /** It was something else; the decision tells what. */
    CORRECTED,
    /** It no longer counts: the reader took it back, or so it was decided. */
    WITHDRAWN
  }

  /**
   * A decision.
   *
   * @param corrected what the case was instead; told when it was CORRECTED
   * @param basis on what the decision rests
   * @param reason why, as the one who decided told it
   * @param reader who decided
   */
  public record Decision(
      Adjudication decision,
      Optional<Judgement> corrected,
      Optional<Code> basis,
      Optional<Code> reason,
      Optional<String> comment,
      Reader reader,
      Instant time) {}

  /**
   * The addendum to the report that a missed finding asks for.
   *
   * @param needed who said first that it is needed, and when
   * @param acknowledged who has seen to it, and when
   */
  public record Addendum(Said needed, Optional<Said> acknowledged) {

    /** Whether it waits for somebody to see to it. */
    public boolean isWaiting() {
      return acknowledged.isEmpty();
    }
  }

  /** Who said something, and when. */
  public record Said(Reader reader, Instant time) {}

  /** Whether an addendum to the report waits for somebody to see to it. */
  public boolean awaitsAddendum() {
    return addendum.filter(Addendum::isWaiting).isPresent();
  }

  /** What the case is now: as logged, or as corrected; empty when it no longer counts. */
  public Optional<Judgement> standing() {
    return switch (state) {
      case OPEN, CONFIRMED -> Optional.of(judgement);
      case CORRECTED -> decision.flatMap(Decision::corrected);
      case WITHDRAWN -> Optional.empty();
    };
  }
}
