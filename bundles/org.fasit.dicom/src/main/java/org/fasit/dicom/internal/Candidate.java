package org.fasit.dicom.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.dicom.ReaderOptions;
import org.fasit.model.InstanceRef;

/**
 * An object that may hold an AI result.
 *
 * @param content what was read of it, from its root on
 * @param file where the rest of it lies; empty when a host parsed it
 * @param source which object it is
 * @param studyInstanceUid the study that it belongs to; never empty
 * @param named whether the site's profile says that it is an AI result
 */
record Candidate(
    ContentNode content,
    Optional<Path> file,
    InstanceRef source,
    String studyInstanceUid,
    boolean named,
    Optional<SiteRule> rule,
    ReaderOptions options,
    Notes notes,
    Texts texts) {

  /** What was read of it; of a report in a file, all but its content. */
  Attributes dataset() {
    return content.dataset();
  }

  /** Whether it is read whoever made it: the caller or the site's profile says so. */
  boolean anyMaker() {
    return named || options.everyone();
  }

  /**
   * Tells an explanation why the object counts.
   *
   * @param otherwise what in it says so where neither the profile nor the caller does
   */
  void tellRecognised(String otherwise) {
    String asked = options.everyone() ? "everyone's objects are read" : otherwise;
    notes.gave("object", "recognised", named ? "the site's profile names it" : asked);
  }

  NotAiResult notAi(String sentence) {
    return new NotAiResult(texts.say(sentence));
  }
}
