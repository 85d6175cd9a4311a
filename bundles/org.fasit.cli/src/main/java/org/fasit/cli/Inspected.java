package org.fasit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.Explanation;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.StudyResult;

/**
 * What {@code fasit inspect} found.
 *
 * @param results AI results, object by object
 * @param runs the same put together: all objects of one run of one product are one
 * @param others DICOM objects that are no AI results
 */
record Inspected(
    List<Result> results, List<Run> runs, List<Unread> unreadable, List<Other> others) {

  /**
   * An AI result and where it lies.
   *
   * @param why present when it was asked for
   */
  record Result(Path file, AiResultFound found, Optional<Explanation> why) {

    /** The object's SOP Instance UID. */
    String uid() {
      return found.result().key();
    }
  }

  /**
   * One run of a product.
   *
   * @param whole what its objects say together
   * @param objects the objects, the leading one first
   * @param replaced objects that newer documents of it have replaced, the newest first
   */
  record Run(StudyResult whole, List<Result> objects, List<Result> replaced) {}

  /** A file that could not be read, and why. */
  record Unread(Path file, String reason) {}

  /**
   * A DICOM object that is no AI result, and why not.
   *
   * @param named whether it was named itself, and not found in a folder
   * @param why present when it was asked for
   */
  record Other(Path file, String reason, boolean named, Optional<Explanation> why) {

    /** Whether it is told of by itself, and not just counted. */
    boolean isListed() {
      return named || why.isPresent();
    }
  }
}
