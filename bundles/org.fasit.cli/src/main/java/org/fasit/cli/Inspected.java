package org.fasit.cli;

import java.nio.file.Path;
import java.util.List;
import org.fasit.model.AiResult;

/**
 * What {@code fasit inspect} found.
 *
 * @param others how many DICOM objects are no AI results
 */
record Inspected(List<Result> results, List<Unread> unreadable, int others) {

  /** An AI result and where it lies. */
  record Result(Path file, AiResult result, List<String> notes) {}

  /** A file that could not be read, and why. */
  record Unread(Path file, String reason) {}
}
