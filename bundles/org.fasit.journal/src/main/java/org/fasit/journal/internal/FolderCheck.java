package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.JournalReport;
import org.fasit.journal.JournalReport.Condition;
import org.fasit.journal.JournalReport.FileReport;
import org.fasit.journal.JournalReport.Harm;
import org.fasit.journal.JournalReport.Waiting;
import org.fasit.journal.internal.Line.FileMark;

/**
 * Checks a journal's folder and archive: each file's chain, what the files say of each other, and
 * that every delivery is of an entry that is there. Reads only.
 */
public final class FolderCheck {

  private static final int MOST_TROUBLE = 100;

  private final JournalFolder folder;
  private final Map<String, Checked> files = new LinkedHashMap<>();
  private final Set<UUID> entries = new HashSet<>();
  private final Map<String, Set<UUID>> wanted = new TreeMap<>();
  private final Standings standings = new Standings();
  private final Troubles troubles = new Troubles();
  private final Set<UUID> mentions = new HashSet<>();
  private final List<FileMark> marks = new ArrayList<>();
  private final List<String> trouble = new ArrayList<>();

  private FolderCheck(JournalFolder folder) {
    this.folder = folder;
  }

  private static final class Checked {
    final FileTail tail;
    final List<Harm> more = new ArrayList<>();
    long entries;

    Checked(Path file) {
      this.tail = new FileTail(file);
    }
  }

  /** Checks a folder. It may be in use. */
  public static JournalReport of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder + " is not a folder");
    }
    return new FolderCheck(new JournalFolder(folder)).check();
  }

  private JournalReport check() throws IOException {
    List<Path> current = folder.files();
    for (Path file : folder.archived()) {
      read(file);
    }
    for (Path file : current) {
      readOrFollow(file);
    }
    followLiveFiles();
    checkMarks();
    List<FileReport> reports = new ArrayList<>();
    for (Checked file : files.values()) {
      reports.add(report(file));
    }
    mentions.removeAll(entries);
    mentions.stream()
        .sorted()
        .limit(MOST_TROUBLE)
        .forEach(id -> trouble.add("entry " + id + " is gone; a delivery of it is on record"));
    return new JournalReport(reports, trouble, waiting(), standings.remarks(entries::contains));
  }

  private void readOrFollow(Path file) throws IOException {
    try {
      read(file);
    } catch (NoSuchFileException e) {
      read(folder.archive().resolve(file.getFileName()));
    }
  }

  private void read(Path path) throws IOException {
    Checked file = new Checked(path);
    file.tail.read(placed -> take(file, placed));
    files.put(path.getFileName().toString(), file);
  }

  /**
   * Reads on in files that are being written: what was delivered in the meantime was logged in the
   * meantime.
   */
  private void followLiveFiles() throws IOException {
    Set<UUID> mentionedBefore = Set.copyOf(mentions);
    for (Checked file : files.values()) {
      if (file.tail.closed().isEmpty() && Files.exists(file.tail.file())) {
        file.tail.read(placed -> take(file, placed));
      }
    }
    mentions.retainAll(mentionedBefore);
  }

  private void take(Checked file, Placed placed) {
    if (placed.line() instanceof Line.Header it) {
      marks.addAll(it.files());
      it.destinations().forEach(this::wantedBy);
    } else if (placed.line() instanceof Line.Archived it) {
      marks.addAll(it.files());
    } else if (placed.line() instanceof Line.Logged it) {
      entry(file, placed, it.entry().id());
      it.wantedBy().forEach(name -> wantedBy(name).add(it.entry().id()));
    } else if (placed.line() instanceof Line.Trouble it) {
      troubles.apply(it);
    } else if (placed.line() instanceof Line.Opaque it) {
      entry(file, placed, it.id());
    } else if (placed.line() instanceof Line.Delivery it) {
      standings.apply(it);
      troubles.apply(it);
      mentions.addAll(it.entries());
      wantedBy(it.destination()).addAll(it.entries());
    }
  }

  private void entry(Checked file, Placed placed, UUID id) {
    file.entries++;
    if (!entries.add(id)) {
      file.more.add(new Harm(placed.n() + 1, "repeats entry " + id));
    }
  }

  private Set<UUID> wantedBy(String destination) {
    return wanted.computeIfAbsent(destination, name -> new HashSet<>());
  }

  /** What other files say of how far a file had come must still hold. */
  private void checkMarks() throws IOException {
    Map<Checked, Map<Long, Set<String>>> inside = new HashMap<>();
    for (FileMark mark : marks) {
      Checked file = files.get(mark.name());
      if (file == null) {
        gone(mark);
      } else if (file.tail.nextN() < mark.lines()) {
        file.more.add(
            new Harm(
                mark.lines(), "is gone; another file took note of " + mark.lines() + " lines"));
      } else {
        inside
            .computeIfAbsent(file, f -> new HashMap<>())
            .computeIfAbsent(mark.lines() - 1, n -> new HashSet<>())
            .add(mark.last());
      }
    }
    for (Map.Entry<Checked, Map<Long, Set<String>>> entry : inside.entrySet()) {
      checkInside(entry.getKey(), entry.getValue());
    }
  }

  private void gone(FileMark mark) {
    String text = mark.name() + " is gone; it had " + mark.lines() + " lines";
    if (!trouble.contains(text) && trouble.size() < MOST_TROUBLE) {
      trouble.add(text);
    }
  }

  private void checkInside(Checked file, Map<Long, Set<String>> hashes) throws IOException {
    long last = file.tail.nextN() - 1;
    if (hashes.keySet().equals(Set.of(last)) && hashes.get(last).equals(Set.of(file.tail.last()))) {
      return;
    }
    new FileTail(file.tail.file())
        .read(
            placed -> {
              Set<String> here = Set.of(placed.hash());
              if (!hashes.getOrDefault(placed.n(), here).equals(here)) {
                file.more.add(
                    new Harm(placed.n() + 1, "was changed after another file took note of it"));
              }
            });
  }

  private FileReport report(Checked file) throws IOException {
    FileTail tail = file.tail;
    FileTail.End end = tail.end();
    List<Harm> harms = new ArrayList<>(tail.harms(end));
    harms.addAll(file.more);
    Path aside = Adoption.aside(tail.file());
    boolean torn = Files.exists(aside) || tail.closed().filter(c -> c.aside() > 0).isPresent();
    return new FileReport(
        tail.file(),
        condition(tail, end, harms, torn),
        file.entries,
        torn ? Optional.of(aside) : Optional.empty(),
        harms);
  }

  private static Condition condition(
      FileTail tail, FileTail.End end, List<Harm> harms, boolean torn) {
    if (tail.newer()) {
      return Condition.NEWER;
    }
    if (!harms.isEmpty()) {
      return Condition.TAMPERED;
    }
    if (end == FileTail.End.TORN) {
      return Condition.TORN;
    }
    if (tail.closed().isEmpty()) {
      return Condition.OPEN;
    }
    return torn ? Condition.REPAIRED : Condition.WHOLE;
  }

  private Map<String, Waiting> waiting() {
    Map<String, Waiting> result = new TreeMap<>();
    wanted.forEach(
        (name, ids) -> {
          long rejected =
              ids.stream().filter(id -> isOpen(name, id) && isRefused(name, id)).count();
          long waiting =
              ids.stream().filter(id -> isOpen(name, id) && !isRefused(name, id)).count();
          Optional<DeliveryTrouble> standing =
              waiting == 0
                  ? Optional.empty()
                  : troubles.standing(name, id -> isOpen(name, id) && !isRefused(name, id));
          result.put(name, new Waiting(waiting, rejected, standing));
        });
    return result;
  }

  private boolean isOpen(String destination, UUID id) {
    return entries.contains(id) && !standings.of(destination, id).isSettled();
  }

  private boolean isRefused(String destination, UUID id) {
    return standings.of(destination, id).refusal().isPresent();
  }
}
