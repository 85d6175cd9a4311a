package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.audit.files.OwnerOnly;

/**
 * Locks between processes, by files that are locked and hold nothing.
 *
 * <p>POSIX frees all of a process's locks on a file as soon as the process closes any channel to
 * it. So within this JVM a lock that is held is never opened a second time, and where another class
 * loader holds it, the channel that found out is kept open.
 */
final class Locks {

  private static final Set<Path> HELD = new HashSet<>();
  private static final Map<Path, FileChannel> PARKED = new HashMap<>();

  private Locks() {}

  /** A lock that is held until closed, or until the process ends in whatever way. */
  static final class Held implements AutoCloseable {

    private final Path key;
    private final FileChannel channel;

    private Held(Path key, FileChannel channel) {
      this.key = key;
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      synchronized (HELD) {
        if (HELD.remove(key)) {
          channel.close();
        }
      }
    }
  }

  /**
   * Takes a lock if nobody holds it.
   *
   * @throws IOException when locks do not work here
   */
  static Optional<Held> tryHold(Path file) throws IOException {
    Path key = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    synchronized (HELD) {
      if (HELD.contains(key)) {
        return Optional.empty();
      }
      return tryLock(key);
    }
  }

  private static Optional<Held> tryLock(Path key) throws IOException {
    FileChannel channel = PARKED.remove(key);
    if (channel == null) {
      channel = OwnerOnly.open(key, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }
    boolean keep = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return Optional.empty();
      }
      keep = true;
      HELD.add(key);
      return Optional.of(new Held(key, channel));
    } catch (OverlappingFileLockException e) {
      keep = true;
      PARKED.put(key, channel);
      return Optional.empty();
    } finally {
      if (!keep) {
        channel.close();
      }
    }
  }
}
