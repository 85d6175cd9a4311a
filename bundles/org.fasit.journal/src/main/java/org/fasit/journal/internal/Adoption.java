package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fasit.audit.files.OwnerOnly;
import org.fasit.journal.JournalReport.Harm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the files of processes that died: what a write that was cut short left at the end is
 * kept aside, and the file is closed.
 *
 * <p>A file with harm elsewhere is never altered: its good lines are delivered, and {@code fasit
 * journal verify} tells of the rest. Nor is one that was begun on another host and changed lately,
 * as locks may not reach from host to host on a network home; it is read all the same.
 */
final class Adoption {

  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);
  private static final Duration ABANDONED = Duration.ofDays(7);
  private static final int MOST_ASIDE = 1000;

  private final ThisProcess process;
  private final Clock clock;

  Adoption(ThisProcess process, Clock clock) {
    this.process = process;
    this.clock = clock;
  }

  /**
   * Adopts a file if its process is dead.
   *
   * @param sink takes lines that were not read before
   * @return whether the file needs no more attention
   */
  boolean adopt(FileTail tail, Consumer<Placed> sink) throws IOException {
    if (!mayTouch(tail.file())) {
      return false;
    }
    Optional<Locks.Held> lock = Locks.tryHold(OwnFile.sidecar(tail.file()));
    if (lock.isEmpty()) {
      return false;
    }
    try (Locks.Held held = lock.get()) {
      tail.read(sink);
      if (repair(tail)) {
        tail.read(sink);
      }
    }
    Files.deleteIfExists(OwnFile.sidecar(tail.file()));
    return true;
  }

  private boolean mayTouch(Path file) throws IOException {
    if (JournalFolder.begunOn(process.host(), file)) {
      return true;
    }
    Instant changed = Files.getLastModifiedTime(file).toInstant();
    return changed.isBefore(clock.instant().minus(ABANDONED));
  }

  /** Repairs and closes a file; false when nothing is left of it. */
  private boolean repair(FileTail tail) throws IOException {
    FileTail.End end = tail.end();
    List<Harm> harms = tail.harms(end);
    if (!harms.isEmpty()) {
      LOG.error("{} is not as it was written, line {}", tail.file(), harms.get(0));
      return true;
    }
    try (FileChannel channel =
        FileChannel.open(tail.file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long torn = channel.size() - tail.good();
      if (torn > 0) {
        Path aside = keepAside(tail.file(), channel, tail.good());
        channel.truncate(tail.good());
        channel.force(true);
        tail.cutOff();
        LOG.warn("A write of {} was cut short; {} bytes kept in {}", tail.file(), torn, aside);
      }
      if (tail.good() > 0) {
        close(tail, channel, torn);
      }
    }
    if (tail.good() == 0) {
      Files.delete(tail.file());
    }
    return tail.good() > 0;
  }

  private void close(FileTail tail, FileChannel channel, long torn) throws IOException {
    Line.Closed closed = new Line.Closed(clock.instant(), process.label(), torn);
    byte[] line = LineCodec.encode(tail.nextN(), tail.last(), closed).bytes();
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    for (long at = tail.good(); bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
    channel.force(true);
  }

  private static Path keepAside(Path file, FileChannel from, long offset) throws IOException {
    Path aside = newAside(file);
    try (FileChannel to =
        OwnerOnly.open(aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      for (long at = offset; at < from.size(); ) {
        at += from.transferTo(at, from.size() - at, to);
      }
      to.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("another process is keeping aside " + aside, e);
    }
    OwnerOnly.sync(file.getParent());
    return aside;
  }

  /** Where the torn tail of a file is kept. */
  static Path aside(Path file) {
    return file.resolveSibling(file.getFileName() + ".torn");
  }

  private static Path newAside(Path file) throws IOException {
    Path aside = aside(file);
    for (int i = 2; Files.exists(aside); i++) {
      if (i > MOST_ASIDE) {
        throw new IOException("too many torn tails beside " + file);
      }
      aside = file.resolveSibling(file.getFileName() + ".torn-" + i);
    }
    return aside;
  }
}
