package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.fasit.audit.files.OwnerOnly;
import org.fasit.model.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of which all is delivered move to a folder of their own, so that a start stays fast. Which
 * ones is written down first: files that are on their way when the process dies are not read for
 * what waits, and the next who delivers finishes the move.
 */
final class Archive {

  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
  private static final int HEAD = 512;
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final JournalFolder folder;
  private final Duration after;
  private final Clock clock;
  private final Ledger ledger;
  private final Function<Line, CompletableFuture<Line>> recorder;
  private Set<UUID> missed = Set.of();
  private List<Path> searched = List.of();
  private List<Path> unread = List.of();

  Archive(
      JournalFolder folder,
      Duration after,
      Clock clock,
      Ledger ledger,
      Function<Line, CompletableFuture<Line>> recorder) {
    this.folder = folder;
    this.after = after;
    this.clock = clock;
    this.ledger = ledger;
    this.recorder = recorder;
  }

  /** Moves what can go. */
  void move(Collection<FileTail> tails) throws IOException, InterruptedException {
    List<FileTail> closed = new ArrayList<>();
    for (FileTail tail : tails) {
      if (isDone(tail)) {
        closed.add(tail);
      }
    }
    Set<Path> going = ledger.archivable(closed.stream().map(FileTail::file).toList());
    if (going.isEmpty()) {
      return;
    }
    List<Line.FileMark> marks =
        closed.stream().filter(tail -> going.contains(tail.file())).map(FileTail::mark).toList();
    try {
      recorder.apply(new Line.Archived(marks, clock.instant())).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    for (Path file : going.stream().sorted().toList()) {
      move(file);
    }
  }

  private boolean isDone(FileTail tail) throws IOException {
    Instant latest = clock.instant().minus(after);
    return tail.closed().filter(line -> !line.time().isAfter(latest)).isPresent()
        && !tail.holdsOpaque()
        && tail.harms(tail.end()).isEmpty();
  }

  /** Finishes a move that was cut short. */
  void finish() throws IOException {
    Set<String> names = ledger.archived();
    for (Path file : folder.files()) {
      if (names.contains(file.getFileName().toString())) {
        move(file);
      }
    }
  }

  private void move(Path file) throws IOException {
    OwnerOnly.folder(folder.archive());
    try (DirectoryStream<Path> aside =
        Files.newDirectoryStream(folder.path(), file.getFileName() + ".torn*")) {
      for (Path torn : aside) {
        into(torn);
      }
    }
    into(file);
    OwnerOnly.sync(folder.archive());
    OwnerOnly.sync(folder.path());
    ledger.forget(file);
    LOG.debug("{} went to the archive", file);
  }

  private void into(Path file) throws IOException {
    Path target = folder.archive().resolve(file.getFileName());
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Looks an entry up in the archive, in the files that were open when its id was made.
   *
   * @throws IOException when it was not found and not all of them could be read
   */
  Optional<Entry> find(UUID id) throws IOException {
    Instant made = Uuid7.time(id);
    List<Path> newestFirst = folder.archived().stream().sorted(Comparator.reverseOrder()).toList();
    Optional<IOException> unread = Optional.empty();
    for (Path file : newestFirst) {
      try {
        Optional<Entry> found = mayHold(file, made) ? find(id, file) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      } catch (IOException e) {
        unread = Optional.of(e);
      }
    }
    if (unread.isPresent()) {
      throw unread.get();
    }
    return Optional.empty();
  }

  private static boolean mayHold(Path file, Instant made) throws IOException {
    return JournalFolder.begun(file).filter(at -> at.isAfter(made.plus(SLACK))).isEmpty()
        && Files.getLastModifiedTime(file).toInstant().isAfter(made.minus(SLACK));
  }

  /**
   * Brings back from the archive what is to be sent again, as far as it can be read now. What was
   * not found is looked for again in files that come or could not be read.
   */
  synchronized void recall() throws IOException {
    Set<UUID> sought = ledger.absent();
    if (sought.isEmpty()) {
      return;
    }
    List<Path> files = folder.archived();
    boolean again = sought.equals(missed) && files.equals(searched);
    Set<UUID> missing = new HashSet<>(sought);
    List<EntryRef> refs = new ArrayList<>();
    unread = search(again ? unread : files, missing, refs);
    if (!refs.isEmpty()) {
      ledger.recall(refs, refs.stream().map(EntryRef::id).toList());
    }
    if (!again && !missing.isEmpty()) {
      LOG.error("{} entries that are to be sent again are not in the archive", missing.size());
    }
    missed = Set.copyOf(missing);
    searched = files;
  }

  /** Collects what is missing from these files; returns the files that could not be read. */
  private static List<Path> search(List<Path> files, Set<UUID> missing, List<EntryRef> refs) {
    List<Path> unreadable = new ArrayList<>();
    for (Path file : files) {
      try {
        new FileTail(file)
            .read(
                placed -> {
                  if (placed.line() instanceof Line.Logged logged
                      && missing.remove(logged.entry().id())) {
                    refs.add(EntryRef.archived(placed, logged));
                  }
                });
      } catch (IOException e) {
        LOG.debug("{} cannot be read now", file, e);
        unreadable.add(file);
      }
    }
    return unreadable;
  }

  private static Optional<Entry> find(UUID id, Path file) throws IOException {
    Finder finder = new Finder(id);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      LineScanner.scan(channel, 0, finder);
    }
    if (finder.found.isEmpty() && finder.harm.isPresent()) {
      throw new IOException(file + ": " + finder.harm.get());
    }
    return finder.found;
  }

  private static final class Finder implements LineScanner.Sink {

    private final UUID id;
    private final String mark;
    private Optional<Entry> found = Optional.empty();
    private Optional<String> harm = Optional.empty();

    Finder(UUID id) {
      this.id = id;
      this.mark = "\"id\":\"" + id + '"';
    }

    @Override
    public void line(long offset, byte[] bytes, int length) {
      String head = new String(bytes, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1);
      if (found.isPresent() || !head.contains(mark)) {
        return;
      }
      try {
        Line line = LineCodec.decode(bytes, length).line();
        if (line instanceof Line.Logged logged && logged.entry().id().equals(id)) {
          found = Optional.of(logged.entry());
        } else if (line instanceof Line.Opaque opaque && opaque.id().equals(id)) {
          harm = Optional.of("the line of entry " + id + " was written by a newer version");
        }
      } catch (HarmedLine e) {
        LOG.warn("The archived line of entry {} {}", id, e.getMessage());
        harm = Optional.of("the line of entry " + id + " " + e.getMessage());
      }
    }

    @Override
    public void tooLong(long offset) {
      LOG.warn("The archive holds a line that is longer than a line may be");
    }
  }
}
