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
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a folder and its archive hold, read once. Takes no lock, so that viewers may be writing. */
public final class Kept implements JournalEntries {

  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

  private final JournalFolder folder;
  private final NavigableMap<UUID, EntryRef> entries = new TreeMap<>();
  private final Standings standings = new Standings();
  private final Set<UUID> opaque = new HashSet<>();
  private Optional<String> unread = Optional.empty();

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
      readFile(file);
    }
    for (Path file : current) {
      try {
        readFile(file);
      } catch (NoSuchFileException e) {
        readFile(folder.archive().resolve(file.getFileName()));
      }
    }
  }

  private void readFile(Path file) throws IOException {
    FileTail tail = new FileTail(file);
    tail.read(this::take);
    unread = unread.or(() -> Unread.part(tail));
  }

  private void take(Placed placed) {
    if (placed.line() instanceof Line.Logged it) {
      entries.put(it.entry().id(), EntryRef.of(placed, it, Optional.empty()));
    } else if (placed.line() instanceof Line.Opaque it) {
      opaque.add(it.id());
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
    String name = destination.name();
    return meantFor(
        name,
        ref -> {
          try {
            return Wants.ask(destination, load(ref).event());
          } catch (IOException e) {
            LOG.error("Cannot read back entry {} of {}", ref.id(), ref.file(), e);
            return isKnownToBeMeant(name, ref);
          }
        });
  }

  /** What a destination is to have that is not here to be asked: what lines say. */
  List<UUID> meantFor(String destination) {
    return meantFor(destination, ref -> isKnownToBeMeant(destination, ref));
  }

  private boolean isKnownToBeMeant(String destination, EntryRef ref) {
    return ref.wantedBy().contains(destination) || standings.of(destination, ref.id()).isKnown();
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
  public Lookup find(UUID entry) {
    EntryRef ref = entries.get(entry);
    if (opaque.contains(entry)) {
      return new Lookup.Unreadable(Messages.text("unread.newerEntry"));
    }
    if (ref == null) {
      return unread.<Lookup>map(Lookup.Unreadable::new).orElseGet(Lookup.NotThere::new);
    }
    try {
      return new Lookup.Found(load(ref));
    } catch (IOException e) {
      LOG.error("Cannot read back entry {} of {}", ref.id(), ref.file(), e);
      return new Lookup.Unreadable(Unread.words(ref.file(), e));
    }
  }

  /** Reads back, also from a file that has gone to the archive since. */
  private Entry load(EntryRef ref) throws IOException {
    return ref.load(folder.archive());
  }
}
