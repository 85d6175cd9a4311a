package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.fasit.journal.Destination;
import org.fasit.journal.JournalEntries;
import org.fasit.model.Entry;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a folder and its archive hold, read once. Takes no lock, so that viewers may be writing. */
public final class Kept implements JournalEntries {

  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

  private final JournalFolder folder;
  private final NavigableMap<UUID, EntryRef> entries = new TreeMap<>();
  private final Standings standings = new Standings();

  private Kept(JournalFolder folder) {
    this.folder = folder;
  }

  /** Reads a folder and its archive. */
  public static Kept read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path + " is not a folder");
    }
    Kept kept = new Kept(new JournalFolder(path));
    kept.readAll();
    return kept;
  }

  private void readAll() throws IOException {
    List<Path> current = folder.files();
    for (Path file : folder.archived()) {
      new FileTail(file).read(this::take);
    }
    for (Path file : current) {
      try {
        new FileTail(file).read(this::take);
      } catch (NoSuchFileException e) {
        new FileTail(folder.archive().resolve(file.getFileName())).read(this::take);
      }
    }
  }

  private void take(Placed placed) {
    if (placed.line() instanceof Line.Logged it) {
      entries.put(it.entry().id(), EntryRef.of(placed, it, Optional.empty()));
    } else if (placed.line() instanceof Line.Delivery it) {
      standings.apply(it);
    }
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public List<UUID> meantFor(Destination destination) {
    return meantFor(
        destination.name(),
        ref -> load(ref).filter(entry -> Wants.ask(destination, entry.event())).isPresent());
  }

  /** What a destination is to have that is not here to be asked: what lines say. */
  List<UUID> meantFor(String destination) {
    return meantFor(
        destination,
        ref ->
            ref.wantedBy().contains(destination) || standings.of(destination, ref.id()).isKnown());
  }

  private List<UUID> meantFor(String destination, Predicate<EntryRef> wanted) {
    Set<UUID> leftOut = leftOut(destination);
    return entries.values().stream()
        .filter(ref -> !leftOut.contains(ref.id()) && wanted.test(ref))
        .map(EntryRef::id)
        .toList();
  }

  /** What never got there and is not to: cancelled or undone, and what adds to it. */
  private Set<UUID> leftOut(String destination) {
    Set<UUID> leftOut = new HashSet<>();
    for (EntryRef ref : entries.values()) {
      if (standings.of(destination, ref.id()).isCancelled()) {
        leftOut.add(ref.id());
      } else if (ref.undoes()) {
        ref.base().filter(id -> !wasThere(destination, id)).ifPresent(leftOut::add);
      }
    }
    for (EntryRef ref : entries.values()) {
      if (ref.base().filter(leftOut::contains).isPresent()) {
        leftOut.add(ref.id());
      }
    }
    return Collections.unmodifiableSet(leftOut);
  }

  private boolean wasThere(String destination, UUID id) {
    return standings.of(destination, id).wasEverDelivered();
  }

  @Override
  public Optional<Entry> find(UUID entry) {
    return Optional.ofNullable(entries.get(entry)).flatMap(this::load);
  }

  /** Reads back, also from a file that has gone to the archive since. */
  private Optional<Entry> load(EntryRef ref) {
    try {
      return Optional.of(ref.load(folder.archive()));
    } catch (IOException e) {
      LOG.error("Cannot read back entry {} of {}", ref.id(), ref.file(), Traces.of(e));
      return Optional.empty();
    }
  }
}
