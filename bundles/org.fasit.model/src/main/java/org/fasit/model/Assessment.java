package org.fasit.model;

import java.util.List;
import java.util.Optional;

/**
 * A reader's word on an AI result, on the whole exam or on one finding.
 *
 * @param judgement the word
 * @param product the product judged
 * @param conclusion what the product had concluded
 * @param sources the AI objects judged; empty when the product left none in the study
 * @param finding the AI's finding that is judged; empty when the exam as a whole is, or when the AI
 *     missed something
 * @param place where the reader points, for a finding that the AI missed
 * @param images the images that the case is about; at least one for a case on an error list
 */
public record Assessment(
    Judgement judgement,
    AiProduct product,
    Conclusion conclusion,
    List<InstanceRef> sources,
    Optional<Finding> finding,
    Optional<Region> place,
    List<InstanceRef> images) {
  public Assessment {
    sources = List.copyOf(sources);
    images = List.copyOf(images);
  }

  /** Whether the exam as a whole is judged, not one finding or place. */
  public boolean ofExam() {
    return finding.isEmpty() && place.isEmpty();
  }

  /** Whether the case belongs on an error list in the PACS. */
  public boolean isError() {
    return judgement == Judgement.FALSE_POSITIVE || judgement == Judgement.FALSE_NEGATIVE;
  }
}
