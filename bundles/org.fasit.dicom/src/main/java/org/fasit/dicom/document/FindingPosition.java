package org.fasit.dicom.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fasit.model.Assessment;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;

/**
 * The position of a judged finding in the AI's object, as far as the finding's key tells it: the
 * object's SOP Instance UID, {@code #}, and positions from the root, such as {@code 1.4.2}.
 */
final class FindingPosition {

  private static final Pattern KEY = Pattern.compile("([0-9.]{1,64})#(\\d+(?:\\.\\d+)*)");

  private FindingPosition() {}

  /** Object and position; empty when the key tells none, or of an object that is not judged. */
  static Optional<String> of(Assessment assessment, List<InstanceRef> sources) {
    return assessment
        .finding()
        .map(Finding::key)
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .filter(key -> sources.stream().anyMatch(ref -> ref.sopInstanceUid().equals(key.group(1))))
        .map(key -> key.group(1) + " " + key.group(2));
  }
}
