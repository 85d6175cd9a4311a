package org.fasit.journal.internal;

import java.io.EOFException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/** An entry of the folder and where its line stands; the entry itself only as memory allows. */
final class EntryRef {

  private final UUID id;
  private final Instant time;
  private final Path file;
  private final long offset;
  private final int length;
  private final Optional<UUID> base;
  private final boolean held;
  private final boolean undoes;
  private final List<String> wantedBy;
  private final boolean archived;
  private final Optional<Moment> fresh;
  private volatile SoftReference<Entry> entry;

  private EntryRef(Placed placed, Line.Logged logged, boolean archived, Optional<Moment> fresh) {
    Entry whole = logged.entry();
    this.id = whole.id();
    this.time = whole.time();
    this.file = placed.file();
    this.offset = placed.offset();
    this.length = placed.length();
    this.base = base(whole.event());
    this.held =
        whole.event() instanceof Event.Assessed
            || whole.event() instanceof Event.Adjudicated
            || whole.event() instanceof Event.Addendum;
    this.undoes = whole.event() instanceof Event.Undone;
    this.wantedBy = logged.wantedBy();
    this.archived = archived;
    this.fresh = fresh;
    this.entry = new SoftReference<>(whole);
  }

  /**
   * Refers to an entry.
   *
   * @param fresh when it was seen by a process that delivers; empty when another process may have
   *     handed it out already
   */
  static EntryRef of(Placed placed, Line.Logged logged, Optional<Moment> fresh) {
    return new EntryRef(placed, logged, false, fresh);
  }

  /** Refers to an entry of the archive. */
  static EntryRef archived(Placed placed, Line.Logged logged) {
    return new EntryRef(placed, logged, true, Optional.empty());
  }

  /** The entry that another adds to, and which it must not overtake. */
  static Optional<UUID> base(Event event) {
    if (event instanceof Event.Refined it) {
      return Optional.of(it.assessment());
    }
    if (event instanceof Event.Undone it) {
      return Optional.of(it.assessment());
    }
    if (event instanceof Event.Adjudicated it) {
      return Optional.of(it.assessment());
    }
    if (event instanceof Event.Addendum it) {
      return Optional.of(it.assessment());
    }
    if (event instanceof Event.ExposureEnded it) {
      return Optional.of(it.exposure());
    }
    if (event instanceof Event.PromptShown it) {
      return Optional.of(it.exposure());
    }
    if (event instanceof Event.PromptDismissed it) {
      return Optional.of(it.shown());
    }
    return Optional.empty();
  }

  /** The entry, read back from its file where memory was short. */
  Entry load() throws IOException {
    Entry cached = entry.get();
    if (cached != null) {
      return cached;
    }
    Entry read = readBack(file);
    entry = new SoftReference<>(read);
    return read;
  }

  /** The entry, read back from its file or, when that is gone by now, from the archive. */
  Entry load(Path archive) throws IOException {
    try {
      return load();
    } catch (NoSuchFileException e) {
      return readBack(archive.resolve(file.getFileName()));
    }
  }

  private Entry readBack(Path from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(from, StandardOpenOption.READ)) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, offset + bytes.position()) < 0) {
          throw new EOFException(from.toString());
        }
      }
    }
    try {
      Line line = LineCodec.decode(bytes.array(), bytes.capacity()).line();
      if (line instanceof Line.Logged logged && logged.entry().id().equals(id)) {
        return logged.entry();
      }
    } catch (HarmedLine e) {
      throw new IOException(e.getMessage(), e);
    }
    throw new IOException("another line stands in its place");
  }

  UUID id() {
    return id;
  }

  Instant time() {
    return time;
  }

  Path file() {
    return file;
  }

  Optional<UUID> base() {
    return base;
  }

  /** Whether it is held back for a while, so that it can be undone without having left. */
  boolean held() {
    return held;
  }

  boolean undoes() {
    return undoes;
  }

  /** Whether its file lies in the archive, and stays there. */
  boolean isArchived() {
    return archived;
  }

  List<String> wantedBy() {
    return wantedBy;
  }

  Optional<Moment> fresh() {
    return fresh;
  }
}
