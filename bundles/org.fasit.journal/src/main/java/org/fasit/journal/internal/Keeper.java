package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditTrail;
import org.fasit.audit.files.OwnerOnly;
import org.fasit.journal.internal.Line.FileMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks after the folder: reads what other processes write, takes the delivery lock
 * when it is free, and as the one who delivers adopts the files of the dead and archives what is
 * done.
 */
final class Keeper {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final int PASSES_TO_ADOPTION = 5;
  private static final int PASSES_TO_ARCHIVE = 60;
  private static final int MOST_MARKS = 10_000;

  private final JournalFolder folder;
  private final Duration poll;
  private final ThisProcess process;
  private final Ledger ledger;
  private final Supplier<Optional<Path>> own;
  private final Adoption adoption;
  private final Archive archive;
  private final AuditTrail audit;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Map<Path, FileTail> tails = new HashMap<>();
  private final Map<Path, Long> sizes = new HashMap<>();
  private final Set<Path> done = new HashSet<>();
  private final Set<Path> reread = new HashSet<>();
  private final Set<Path> ownFiles = new HashSet<>();
  private final Unread unread = new Unread();
  private final Thread thread;
  private Optional<Locks.Held> deliverLock = Optional.empty();
  private Optional<Path> seen = Optional.empty();
  private boolean delivers;
  private boolean toldOfLocks;
  private String trouble = "";
  private long passes;
  private volatile List<FileMark> marks = List.of();

  /**
   * Prepares the thread.
   *
   * @param own the file that this process writes now, which the writer tells the ledger of
   * @param audit is told of files that are not as they were written
   */
  Keeper(
      JournalFolder folder,
      Duration poll,
      ThisProcess process,
      Clock clock,
      Ledger ledger,
      Supplier<Optional<Path>> own,
      Archive archive,
      AuditTrail audit) {
    this.folder = folder;
    this.poll = poll;
    this.process = process;
    this.ledger = ledger;
    this.own = own;
    this.adoption = new Adoption(process, clock);
    this.archive = archive;
    this.audit = audit;
    this.thread = Threads.daemon("fasit-journal-keeper", this::run);
  }

  void start() {
    thread.start();
  }

  /** Completes when the ledger knows what was in the folder at the start, and who delivers. */
  CompletableFuture<Void> loaded() {
    return loaded;
  }

  /** How far the files of others had come when last looked at. */
  List<FileMark> marks() {
    return marks;
  }

  /** What of the folder could not be read when last looked at; empty when nothing. */
  Optional<String> unread() {
    return unread.words();
  }

  /**
   * Tells the writer that it may begin a file: not where files are known and the folder is away, as
   * a new folder in its place would be lost when it comes back.
   */
  void checkFolder() throws IOException {
    if (!marks.isEmpty() && !Files.isDirectory(folder.path())) {
      throw new NoSuchFileException(folder.path().toString());
    }
  }

  /** Stops, waiting for it at most so many milliseconds. */
  void stop(long milliseconds) throws InterruptedException {
    stop.countDown();
    thread.join(Math.max(1, milliseconds));
  }

  /** Lets another process deliver. */
  void release() {
    if (deliverLock.isPresent()) {
      try {
        deliverLock.get().close();
      } catch (IOException e) {
        LOG.debug("Could not close the delivery lock", e);
      }
    }
  }

  private void run() {
    try {
      do {
        pass();
      } while (!stop.await(poll.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.warn("The journal's keeper is not to be interrupted");
    }
  }

  private void pass() throws InterruptedException {
    try {
      boolean known = seen.isPresent() || !tails.isEmpty();
      if (!loaded.isDone() || !known && !Files.isDirectory(folder.path())) {
        OwnerOnly.folder(folder.path());
      }
      readAll();
      decideWhoDelivers();
      archive.recall();
      loaded.complete(null);
      if (delivers) {
        tidyUp();
      }
      tell("");
    } catch (IOException | RuntimeException e) {
      unread.folder(folder.path(), e);
      tell("Could not look after " + folder.path() + ": " + e);
      LOG.debug("Could not look after the folder", e);
    } finally {
      loaded.complete(null);
    }
  }

  private void tidyUp() throws IOException, InterruptedException {
    if (passes % PASSES_TO_ADOPTION == 0) {
      adoptAll();
    }
    passes++;
    if (passes % PASSES_TO_ARCHIVE == 0) {
      archive.move(List.copyOf(tails.values()));
    }
  }

  /** Logs trouble once, not at every pass. */
  private void tell(String news) {
    if (!news.equals(trouble) && !news.isEmpty()) {
      LOG.error(news);
    }
    trouble = news;
  }

  private void readAll() throws IOException {
    Optional<Path> writing = own.get();
    writing.ifPresent(ownFiles::add);
    Set<Path> present = new HashSet<>(folder.files());
    if (writing.filter(present::contains).isPresent()) {
      seen = writing;
    } else if (writing.isPresent() && writing.equals(seen)) {
      throw new NoSuchFileException(writing.get().toString());
    }
    for (Path file : present.stream().sorted().toList()) {
      if (own.get().filter(file::equals).isEmpty()) {
        read(tails.computeIfAbsent(file, FileTail::new));
      }
    }
    for (Path file : List.copyOf(tails.keySet())) {
      if (!present.contains(file)) {
        miss(file);
      }
    }
    unread.lookedThrough();
    marks =
        tails.values().stream()
            .filter(tail -> tail.nextN() > 0)
            .map(FileTail::mark)
            .sorted(Comparator.comparing(FileMark::name))
            .limit(MOST_MARKS)
            .toList();
  }

  /**
   * A file is no longer in the folder. One that went to the archive is done with, and so is one
   * that was left empty; any other is away, and what waits in it goes on waiting.
   */
  private void miss(Path file) {
    boolean away = tails.get(file).nextN() > 0 && !Files.exists(folder.archived(file));
    if (away) {
      unread.failed(file, new NoSuchFileException(file.toString()));
      return;
    }
    tails.remove(file);
    sizes.remove(file);
    unread.forget(file);
    ledger.forget(file);
  }

  private void read(FileTail tail) {
    Path file = tail.file();
    if (done.contains(file) && !unread.hasFailed(file)) {
      return;
    }
    try {
      long size = Files.size(file);
      if (Objects.equals(sizes.put(file, size), size) && !unread.hasFailed(file)) {
        return;
      }
      tail.read(ledger::apply);
      if (tail.isHarmed() && reread.add(file)) {
        FileTail again = new FileTail(file);
        tails.put(file, again);
        again.read(ledger::apply);
        if (again.isHarmed()) {
          LOG.error("{} is not as it was written; see fasit journal verify", file);
          String words = "the chain of its lines is broken";
          audit.record(
              new Alert(
                  Alert.Kind.OBJECT_CHANGED,
                  file.toUri().toString(),
                  words,
                  Outcome.failedSeriously(words)));
        }
      }
      unread.read(tails.get(file));
      if (tails.get(file).closed().isPresent()) {
        done.add(file);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} has just gone to the archive", file);
    } catch (IOException e) {
      unread.failed(file, e);
      if (!done.contains(file)) {
        tails.put(file, new FileTail(file));
      }
      tell("Cannot read " + file + ": " + e);
    }
  }

  private void decideWhoDelivers() throws IOException {
    if (delivers) {
      return;
    }
    if (deliverLock.isEmpty()) {
      try {
        deliverLock = Locks.tryHold(folder.deliverLock());
      } catch (IOException e) {
        deliverWithoutLocks(e);
        return;
      }
    }
    if (deliverLock.isEmpty()) {
      ledger.deliver(Mode.NONE, Set.of());
      return;
    }
    readAll();
    archive.finish();
    ledger.readLate(unread.files());
    ledger.deliver(Mode.ALL, Set.of());
    delivers = true;
    LOG.debug("Delivers what is in {}", folder.path());
  }

  private void deliverWithoutLocks(IOException reason) {
    if (!toldOfLocks) {
      toldOfLocks = true;
      LOG.warn(
          "Locks do not work in {}: every viewer delivers only its own entries, and those of"
              + " viewers on this computer that have ended ({})",
          folder.path(),
          reason.toString());
    }
    Set<Path> mine = new HashSet<>(ownFiles);
    tails.values().stream().filter(this::isOfDead).map(FileTail::file).forEach(mine::add);
    ledger.deliver(Mode.OWN, mine);
  }

  private boolean isOfDead(FileTail tail) {
    return JournalFolder.begunOn(process.host(), tail.file())
        && tail.header().flatMap(header -> ProcessHandle.of(header.pid())).isEmpty();
  }

  private void adoptAll() {
    Optional<Path> current = own.get();
    for (FileTail tail : List.copyOf(tails.values())) {
      Path file = tail.file();
      if (done.contains(file) || tail.newer() || current.filter(file::equals).isPresent()) {
        continue;
      }
      try {
        if (adoption.adopt(tail, ledger::apply)) {
          done.add(file);
          unread.read(tail);
        }
      } catch (IOException e) {
        tell("Cannot take over " + file + ": " + e);
      }
    }
  }
}
