package org.fasit.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check of a journal folder found.
 *
 * @param files one for each file, the archive's first, each oldest first
 * @param trouble what is wrong with the folder as a whole, such as a file that is gone
 * @param destinations what waits, by destination
 * @param remarks what was refused for good and what was delivered with a warning, newest first
 */
public record JournalReport(
    List<FileReport> files,
    List<String> trouble,
    Map<String, Waiting> destinations,
    List<Remark> remarks) {
  public JournalReport {
    remarks = List.copyOf(remarks);
    files = List.copyOf(files);
    trouble = List.copyOf(trouble);
    destinations = Map.copyOf(destinations);
  }

  /** Whether nothing was changed after it was written, as far as the hash chains can tell. */
  public boolean untampered() {
    return trouble.isEmpty()
        && files.stream().noneMatch(file -> file.condition() == Condition.TAMPERED);
  }

  /** Number of entries in all files. */
  public long entries() {
    return files.stream().mapToLong(FileReport::entries).sum();
  }

  /** How a file was found. */
  public enum Condition {
    /** Closed, and every line is as it was written. */
    WHOLE,
    /** Every line is as it was written; its process lives, or died and nobody took over yet. */
    OPEN,
    /** Ends in the middle of a line; the next viewer to start will keep that aside. */
    TORN,
    /** Closed by another process, which kept a torn last line aside. */
    REPAIRED,
    /** Something was changed, removed or added; or the disk did harm. */
    TAMPERED,
    /** Written by a newer version in a format that this one does not know. */
    NEWER
  }

  /**
   * One file.
   *
   * @param file where it lies
   * @param condition how it was found
   * @param entries how many it holds
   * @param aside where a torn tail was kept
   * @param harms the first lines that are not as they were written
   */
  public record FileReport(
      Path file, Condition condition, long entries, Optional<Path> aside, List<Harm> harms) {
    public FileReport {
      harms = List.copyOf(harms);
    }
  }

  /**
   * One line that is not as it was written.
   *
   * @param line line number, 1 and up, as an editor counts
   * @param why what does not fit
   */
  public record Harm(long line, String why) {}

  /**
   * One destination.
   *
   * @param waiting entries that were meant for it and are not there yet
   * @param rejected entries that it refused
   * @param trouble what keeps waiting entries from it, as the viewer that delivers wrote it down
   */
  public record Waiting(long waiting, long rejected, Optional<DeliveryTrouble> trouble) {

    /** Without a trouble on record. */
    public Waiting(long waiting, long rejected) {
      this(waiting, rejected, Optional.empty());
    }
  }
}
