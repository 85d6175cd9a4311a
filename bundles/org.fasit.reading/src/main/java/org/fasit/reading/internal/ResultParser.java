package org.fasit.reading.internal;

import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.fasit.model.AiResult;

/** Tells what a DICOM object says, within bounded time and memory. */
interface ResultParser {

  Parsed parse(Attributes dataset);

  Parsed parse(Path file);

  /** What became of an object. */
  sealed interface Parsed {
    /**
     * An AI result.
     *
     * @param result what it says
     * @param notes what was left out and why, in words for the reader; mostly empty
     */
    record Result(AiResult result, List<String> notes) implements Parsed {
      public Result {
        notes = List.copyOf(notes);
      }
    }

    /** An AI result, as far as one can tell, that cannot be read. */
    record Unreadable(String reason) implements Parsed {}

    /** Something else. */
    record NotAiResult() implements Parsed {}
  }
}
