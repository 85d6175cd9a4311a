package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fasit.audit.files.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that this process writes, from its last durable line on. Used by the writer thread
 * alone. While it is open its sidecar {@code .lock} is locked, which tells others that its process
 * lives.
 */
final class OwnFile {

  private static final Logger LOG = LoggerFactory.getLogger(OwnFile.class);

  private final Path path;
  private final Disk disk;
  private final Optional<Locks.Held> lock;
  private FileChannel channel;
  private long nextN;
  private String last = LineCodec.NONE_BEFORE;
  private long length;
  private long durableN;
  private String durableLast = LineCodec.NONE_BEFORE;
  private long durableLength;

  private OwnFile(Path path, Disk disk, Optional<Locks.Held> lock, FileChannel channel) {
    this.path = path;
    this.disk = disk;
    this.lock = lock;
    this.channel = channel;
  }

  /** Begins a file; its header is durable when this returns. Nothing is left where it fails. */
  static OwnFile begin(Path path, Line.Header header, Disk disk) throws IOException {
    OwnerOnly.folder(path.getParent());
    Optional<Locks.Held> lock = lock(path);
    FileChannel channel = null;
    try {
      channel = disk.create(path);
      OwnFile file = new OwnFile(path, disk, lock, channel);
      file.write(header);
      file.commit();
      OwnerOnly.sync(path.getParent());
      return file;
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
        Files.deleteIfExists(path);
      }
      unlock(path, lock);
      throw e;
    }
  }

  /** The sidecar that is locked while a file's process lives. */
  static Path sidecar(Path file) {
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - JournalFolder.SUFFIX.length());
    return file.resolveSibling(stem + ".lock");
  }

  private static Optional<Locks.Held> lock(Path path) {
    try {
      return Locks.tryHold(sidecar(path));
    } catch (IOException e) {
      LOG.warn("Locks do not work in {}: {}", path.getParent(), e.toString());
      return Optional.empty();
    }
  }

  /** Writes a line, which {@link #commit} then makes durable. */
  Placed write(Line line) throws IOException {
    LineCodec.Encoded encoded = LineCodec.encode(nextN, last, line);
    ByteBuffer bytes = ByteBuffer.allocate(encoded.bytes().length + 1);
    bytes.put(encoded.bytes()).put((byte) '\n').flip();
    long at = length;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    Placed placed = new Placed(path, nextN, length, encoded.bytes().length, encoded.hash(), line);
    length = at;
    last = encoded.hash();
    nextN++;
    return placed;
  }

  /** Makes all lines written durable. */
  void commit() throws IOException {
    channel.force(false);
    durableN = nextN;
    durableLast = last;
    durableLength = length;
  }

  /** Takes back all lines written since the last commit. When it fails, call it again later. */
  void rollBack() throws IOException {
    if (!channel.isOpen()) {
      channel = disk.reopen(path);
    }
    try {
      channel.truncate(durableLength);
      channel.force(true);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    nextN = durableN;
    last = durableLast;
    length = durableLength;
  }

  /** Lets go of the file without a closing line; whoever delivers adopts it. */
  void leave() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("Could not close {}", path, e);
    }
    release(lock);
  }

  /** Ends the file with a closing line. */
  void end(Line.Closed closed) {
    try {
      write(closed);
      commit();
      channel.close();
      unlock(path, lock);
    } catch (IOException e) {
      LOG.warn("Could not end {}; the next viewer will", path, e);
      leave();
    }
  }

  Path path() {
    return path;
  }

  private static void unlock(Path path, Optional<Locks.Held> lock) {
    release(lock);
    try {
      Files.deleteIfExists(sidecar(path));
    } catch (IOException e) {
      LOG.debug("Could not delete the lock of {}", path, e);
    }
  }

  private static void release(Optional<Locks.Held> lock) {
    if (lock.isPresent()) {
      try {
        lock.get().close();
      } catch (IOException e) {
        LOG.debug("Could not close a lock", e);
      }
    }
  }
}
