package org.fasit.dicom.document;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the logged cases of a site stand and can be read back: its PACS. Thread-safe. */
public interface CaseArchive {

  /**
   * Reads the cases of both error lists, open and decided ones. Blocks; ends soon after the thread
   * is interrupted. What was read before and cannot have changed is not asked for again.
   *
   * @param anew whether to ask for everything again
   * @param tell takes what is there so far, on the calling thread
   * @throws IOException when they cannot be read; the message says what to do
   */
  Found read(boolean anew, Consumer<Progress> tell) throws IOException, InterruptedException;

  /**
   * Reads one case again, for what happened to it since. Blocks.
   *
   * @return empty when it is no longer there
   */
  Optional<LoggedCase> again(LoggedCase known) throws IOException, InterruptedException;

  /** What the last reading found, whoever asked for it; empty before the first. */
  Optional<Found> last();

  /**
   * Where the study's images are to be had (WADO-RS). May read a file.
   *
   * @return empty when the archive has no such place, or lets in nobody but us
   */
  Optional<StudyPlace> study(String studyInstanceUid);

  /**
   * How far the reading is.
   *
   * @param read series read so far
   * @param all series known to be read; grows while the archive is being searched
   * @param cases what is known so far
   */
  record Progress(int read, int all, List<LoggedCase> cases) {
    public Progress {
      cases = List.copyOf(cases);
    }
  }

  /**
   * What was found.
   *
   * @param cases oldest first
   * @param unread what was received but could not be used, and why there may be more, one line
   *     each; empty when these are all
   * @param at when the reading ended
   */
  record Found(List<LoggedCase> cases, List<String> unread, Instant at) {
    public Found {
      cases = List.copyOf(cases);
      unread = List.copyOf(unread);
    }
  }
}
