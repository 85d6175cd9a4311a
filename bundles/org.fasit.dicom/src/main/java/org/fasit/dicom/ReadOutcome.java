package org.fasit.dicom;

import java.util.List;
import org.fasit.model.AiResult;

/** What reading one DICOM object came to. */
public sealed interface ReadOutcome {

  /**
   * The object is an AI result.
   *
   * @param result what it says
   * @param detail what it says beyond that
   * @param notes what was left out and why, in words for a radiologist; mostly empty
   */
  record AiResultFound(AiResult result, ResultDetail detail, List<String> notes)
      implements ReadOutcome {
    public AiResultFound {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The object was read and is something else: an image, or what a person reported.
   *
   * @param reason why it does not count, in words for a radiologist
   */
  record NotAiResult(String reason) implements ReadOutcome {}

  /**
   * The object could not be read.
   *
   * @param problem the kind of trouble
   * @param reason the same in words for a radiologist
   */
  record Unreadable(Problem problem, String reason) implements ReadOutcome {}
}
