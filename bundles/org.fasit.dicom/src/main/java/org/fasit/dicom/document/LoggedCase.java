package org.fasit.dicom.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fasit.model.AiProduct;
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
 * @param judgement FALSE_POSITIVE or FALSE_NEGATIVE
 * @param state whether it still counts
 * @param product whose error; all empty when the assessment SR is not in the PACS
 * @param conclusion what the product had concluded
 * @param finding what was wrongly marked, or missed; corrections applied
 * @param places where
 * @param images the images of the case
 * @param sources the AI objects
 * @param reader who logged it
 * @param time when
 * @param study patient and study as the PACS tells them
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
    Study study) {
  public LoggedCase {
    places = List.copyOf(places);
    images = List.copyOf(images);
    sources = List.copyOf(sources);
  }

  /** Whether a case still counts. */
  public enum State {
    OPEN,
    WITHDRAWN
  }
}
