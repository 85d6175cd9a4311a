package org.fasit.model;

import java.util.List;
import java.util.Optional;

/**
 * One AI product's output for one study.
 *
 * @param product who says it
 * @param studyInstanceUid the study that it is said of
 * @param conclusion what it says of the exam as a whole
 * @param reason why it was not processed, in the product's own words; empty otherwise
 * @param findings what it says in detail, in the order sent
 * @param sources the DICOM objects that carry it, the leading one first; at least one
 * @param images the images that it looked at, as far as it tells
 */
public record AiResult(
    AiProduct product,
    String studyInstanceUid,
    Conclusion conclusion,
    Optional<String> reason,
    List<Finding> findings,
    List<InstanceRef> sources,
    List<InstanceRef> images) {
  public AiResult {
    findings = List.copyOf(findings);
    sources = List.copyOf(sources);
    images = List.copyOf(images);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("an AI result stems from at least one object");
    }
  }

  /** Identifies the result within its study: the leading object's SOP Instance UID. */
  public String key() {
    return sources.get(0).sopInstanceUid();
  }
}
