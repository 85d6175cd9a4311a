package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a folder cannot be read just now. While there is anything, an entry that was not found
 * may still be there. Changed by one thread, asked by all.
 */
final class Unread {

  private final Map<Path, String> byFile = new TreeMap<>();
  private final Set<Path> failed = new HashSet<>();
  private volatile Optional<String> words = Optional.of(Messages.text("unread.notYet"));

  /** The whole folder cannot be read. */
  void folder(Path folder, Exception failure) {
    words = Optional.of(words(folder, failure));
  }

  /** The folder was looked through; what is told of its files holds. */
  void lookedThrough() {
    words = byFile.values().stream().findFirst();
  }

  /** A file was read, as far as this version can. */
  void read(FileTail tail) {
    forget(tail.file());
    part(tail).ifPresent(part -> byFile.put(tail.file(), part));
  }

  /** A file could not be read. */
  void failed(Path file, IOException failure) {
    byFile.put(file, words(file, failure));
    failed.add(file);
  }

  /** A file has gone to the archive. */
  void forget(Path file) {
    byFile.remove(file);
    failed.remove(file);
  }

  /** The files of which something could not be read. */
  Set<Path> files() {
    return Set.copyOf(byFile.keySet());
  }

  /** Whether a file could not be read at all, so that it is to be read again. */
  boolean hasFailed(Path file) {
    return failed.contains(file);
  }

  /** What cannot be read and why, in the user's language; empty when all was read. */
  Optional<String> words() {
    return words;
  }

  /** What of a file's entries this version cannot read. */
  static Optional<String> part(FileTail tail) {
    if (tail.newer()) {
      return Optional.of(Messages.text("unread.newer", tail.file()));
    }
    return tail.isHarmed()
        ? Optional.of(Messages.text("unread.harmed", tail.file()))
        : Optional.empty();
  }

  /** That a file or folder cannot be read just now, and why. */
  static String words(Path path, Exception failure) {
    String said = failure.getMessage();
    boolean bare = said == null || said.isBlank() || said.equals(path.toString());
    String why =
        failure instanceof NoSuchFileException
            ? Messages.text("unread.gone")
            : bare ? failure.getClass().getSimpleName() : said;
    return Messages.text("unread", path, why);
  }
}
