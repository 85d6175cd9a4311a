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
 * @param looks how those images are shown that a mark lies on, as far as it is known
 * @param keys by what else the AI's objects know the finding
 */
public record Assessment(
    Judgement judgement,
    AiProduct product,
    Conclusion conclusion,
    List<InstanceRef> sources,
    Optional<Finding> finding,
    Optional<Region> place,
    List<InstanceRef> images,
    List<ImageLook> looks,
    FindingKeys keys) {
  public Assessment {
    sources = List.copyOf(sources);
    images = List.copyOf(images);
    looks = List.copyOf(looks);
  }

  /** Without looks and keys. */
  public Assessment(
      Judgement judgement,
      AiProduct product,
      Conclusion conclusion,
      List<InstanceRef> sources,
      Optional<Finding> finding,
      Optional<Region> place,
      List<InstanceRef> images) {
    this(
        judgement,
        product,
        conclusion,
        sources,
        finding,
        place,
        images,
        List.of(),
        FindingKeys.NONE);
  }

  /** The same with another word. */
  public Assessment with(Judgement other) {
    return new Assessment(other, product, conclusion, sources, finding, place, images, looks, keys);
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
