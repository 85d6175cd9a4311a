package org.fasit.journal.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the entries about cases lie in the files of the folder and its archive, by study. Each file
 * is read once and then only as far as it has grown; of each such entry 16 bytes are kept in mind.
 */
final class StudyIndex {

  private static final Logger LOG = LoggerFactory.getLogger(StudyIndex.class);

  /** The kind of an event stands this near to the start of its line. */
  private static final int HEAD = 1024;

  private static final List<String> KINDS =
      List.of(
          "\"type\":\"assessed\"",
          "\"type\":\"refined\"",
          "\"type\":\"undone\"",
          "\"type\":\"adjudicated\"",
          "\"type\":\"addendum\"");

  private final JournalFolder folder;
  private final Map<String, CaseLines> files = new HashMap<>();

  StudyIndex(JournalFolder folder) {
    this.folder = folder;
  }

  /**
   * What was logged of a study: assessments and decisions, then what adds to them. Another viewer
   * may put a file away just now, so that it is looked for once more.
   */
  synchronized List<Entry> ofStudy(String study) throws IOException {
    try {
      return lookUp(study);
    } catch (NoSuchFileException putAway) {
      return lookUp(study);
    }
  }

  private List<Entry> lookUp(String study) throws IOException {
    Map<String, Path> found = refresh();
    Map<UUID, Entry> entries = new LinkedHashMap<>();
    Set<UUID> cases = new LinkedHashSet<>();
    for (Entry entry : read(found, Set.of(study.hashCode()))) {
      if (studyOf(entry.event()).filter(study::equals).isPresent()) {
        entries.put(entry.id(), entry);
        cases.add(EntryRef.base(entry.event()).orElse(entry.id()));
        cases.add(entry.id());
      }
    }
    if (cases.isEmpty()) {
      return List.of();
    }
    Set<Integer> hashes = cases.stream().map(UUID::hashCode).collect(Collectors.toSet());
    for (Entry entry : read(found, hashes)) {
      if (EntryRef.base(entry.event()).filter(cases::contains).isPresent()) {
        entries.putIfAbsent(entry.id(), entry);
      }
    }
    return List.copyOf(entries.values());
  }

  private static Optional<String> studyOf(Event event) {
    if (event instanceof Event.Assessed it) {
      return Optional.of(it.study().studyInstanceUid());
    }
    if (event instanceof Event.Adjudicated it) {
      return Optional.of(it.study().studyInstanceUid());
    }
    if (event instanceof Event.Addendum it) {
      return Optional.of(it.study().studyInstanceUid());
    }
    if (event instanceof Event.Refined it) {
      return it.elsewhere().map(told -> told.study().studyInstanceUid());
    }
    if (event instanceof Event.Undone it) {
      return it.elsewhere().map(told -> told.study().studyInstanceUid());
    }
    return Optional.empty();
  }

  /** Reads on in all files; gives those that are there, by name, oldest first. */
  private Map<String, Path> refresh() throws IOException {
    if (!Files.isDirectory(folder.path())) {
      throw new NotDirectoryException(folder.path().toString());
    }
    Map<String, Path> found = new TreeMap<>();
    for (Path file : folder.files()) {
      found.put(file.getFileName().toString(), file);
    }
    for (Path file : folder.archived()) {
      found.put(file.getFileName().toString(), file);
    }
    files.keySet().retainAll(found.keySet());
    for (Map.Entry<String, Path> file : found.entrySet()) {
      readOn(file.getKey(), file.getValue());
    }
    return found;
  }

  private void readOn(String name, Path file) throws IOException {
    CaseLines lines = files.computeIfAbsent(name, unknown -> new CaseLines());
    boolean kept = file.startsWith(folder.archive());
    if (kept && lines.whole) {
      return;
    }
    try (FileChannel channel = open(file)) {
      long size = channel.size();
      if (size < lines.next) {
        lines.clear();
      }
      if (size > lines.next) {
        lines.next = LineScanner.scan(channel, lines.next, new Indexer(lines)).offset();
      }
      lines.whole = kept;
    } catch (AccessDeniedException e) {
      LOG.debug("{} is not for this reader", file);
    }
  }

  /** Opens a file, also when it has just gone to the archive. */
  private FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return FileChannel.open(
          folder.archive().resolve(file.getFileName()), StandardOpenOption.READ);
    }
  }

  private List<Entry> read(Map<String, Path> found, Set<Integer> hashes) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Path> file : found.entrySet()) {
      CaseLines lines = files.get(file.getKey());
      List<Integer> hits = lines == null ? List.of() : lines.find(hashes);
      if (!hits.isEmpty()) {
        entries.addAll(read(file.getValue(), lines, hits));
      }
    }
    return entries;
  }

  private List<Entry> read(Path file, CaseLines lines, List<Integer> hits) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Set<Long> done = new HashSet<>();
    try (FileChannel channel = open(file)) {
      for (int hit : hits) {
        if (done.add(lines.offsets[hit])) {
          entries.add(read(channel, lines.offsets[hit], lines.lengths[hit]));
        }
      }
      return entries;
    } catch (HarmedLine e) {
      lines.clear();
      throw new IOException(file + ": a line " + e.getMessage(), e);
    }
  }

  private static Entry read(FileChannel channel, long offset, int length)
      throws IOException, HarmedLine {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("a line is gone");
      }
    }
    if (LineCodec.decode(bytes.array(), length).line() instanceof Line.Logged logged) {
      return logged.entry();
    }
    throw new HarmedLine("is another now");
  }

  /** Where the lines about cases lie in one file; grows as the file does. */
  private static final class CaseLines {
    private int[] hashes = new int[16];
    private long[] offsets = new long[16];
    private int[] lengths = new int[16];
    private int count;
    private long next;
    private boolean whole;

    void clear() {
      count = 0;
      next = 0;
      whole = false;
    }

    void add(int hash, long offset, int length) {
      if (count == hashes.length) {
        int more = count + (count >> 1);
        hashes = Arrays.copyOf(hashes, more);
        offsets = Arrays.copyOf(offsets, more);
        lengths = Arrays.copyOf(lengths, more);
      }
      hashes[count] = hash;
      offsets[count] = offset;
      lengths[count++] = length;
    }

    List<Integer> find(Set<Integer> wanted) {
      List<Integer> hits = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        if (wanted.contains(hashes[i])) {
          hits.add(i);
        }
      }
      return hits;
    }
  }

  private record Indexer(CaseLines lines) implements LineScanner.Sink {

    @Override
    public void line(long offset, byte[] bytes, int length) {
      String head = new String(bytes, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1);
      if (KINDS.stream().noneMatch(head::contains)) {
        return;
      }
      try {
        if (LineCodec.decode(bytes, length).line() instanceof Line.Logged logged) {
          Event event = logged.entry().event();
          studyOf(event).ifPresent(study -> lines.add(study.hashCode(), offset, length));
          EntryRef.base(event).ifPresent(id -> lines.add(id.hashCode(), offset, length));
        }
      } catch (HarmedLine e) {
        LOG.debug("A line {}", e.getMessage());
      }
    }

    @Override
    public void tooLong(long offset) {
      LOG.debug("A line is longer than a line may be");
    }
  }
}
