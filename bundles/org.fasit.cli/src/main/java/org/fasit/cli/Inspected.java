package org.fasit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.Explanation;
import org.fasit.dicom.ReadOutcome.AiResultFound;

/**
 * What {@code fasit inspect} found.
 *
 * @param others DICOM objects that are no AI results
 */
record Inspected(List<Result> results, List<Unread> unreadable, List<Other> others) {

  /**
   * An AI result and where it lies.
   *
   * @param why present when it was asked for
   */
  record Result(Path file, AiResultFound found, Optional<Explanation> why) {}

  /** A file that could not be read, and why. */
  record Unread(Path file, String reason) {}

  /**
   * A DICOM object that is no AI result, and why not.
   *
   * @param why present when it was asked for
   */
  record Other(Path file, String reason, Optional<Explanation> why) {}
}
