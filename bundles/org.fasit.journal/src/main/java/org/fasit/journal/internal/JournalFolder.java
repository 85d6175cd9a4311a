package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The names in a journal's folder. */
record JournalFolder(Path path) {

  /** How journal files are called. */
  static final String SUFFIX = ".jsonl";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int SHORT_ID = 8;

  /** Where files go when all of them is delivered. */
  Path archive() {
    return path.resolve("archive");
  }

  /** Where a file of the folder lies once it has gone to the archive. */
  Path archived(Path file) {
    return archive().resolve(file.getFileName());
  }

  /** Locked by the process that delivers. */
  Path deliverLock() {
    return path.resolve("deliver.lock");
  }

  /** The name of a new file: start, host, process id and the end of its id. */
  Path file(Instant started, ThisProcess process, UUID id) {
    String text = id.toString();
    String shortId = text.substring(text.length() - SHORT_ID);
    String who = "-" + clean(process.host()) + "-" + process.pid() + "-";
    return path.resolve(TIME.format(started) + who + shortId + SUFFIX);
  }

  /** Whether a file was begun on that host, by its name. */
  static boolean begunOn(String host, Path file) {
    String name = file.getFileName().toString();
    return name.matches("[0-9TZ.]+-" + Pattern.quote(clean(host)) + "-\\d+-[0-9a-f]{8}\\.jsonl");
  }

  /** When a file was begun, by its name. */
  static Optional<Instant> begun(Path file) {
    String name = file.getFileName().toString();
    try {
      return Optional.of(TIME.parse(name.substring(0, name.indexOf('-')), Instant::from));
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static String clean(String host) {
    return host.replaceAll("[^A-Za-z0-9._]", "_");
  }

  /**
   * The journal files that lie here, oldest first.
   *
   * @throws IOException when the folder is not there or cannot be read
   */
  List<Path> files() throws IOException {
    return files(path);
  }

  /**
   * The journal files of the archive, oldest first; none when the folder has no archive.
   *
   * @throws IOException when the folder or its archive cannot be read
   */
  List<Path> archived() throws IOException {
    try {
      return files(archive());
    } catch (NoSuchFileException e) {
      files();
      return List.of();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : found) {
        files.add(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(files);
    return files;
  }
}
