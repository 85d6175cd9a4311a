package org.fasit.filter.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fasit.filter.BadRulesException;
import org.fasit.filter.Rules;
import org.fasit.filter.RulesFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the last good rules file: one beside it, for workstations that have not seen it yet,
 * and one in the user's own folder, for the day on which the network share is away or read-only.
 */
final class LastGood {

  private static final Logger LOGGER = LoggerFactory.getLogger(LastGood.class);
  private static final String SUFFIX = ".last-good";

  private final Path beside;
  private final Path own;

  LastGood(Path file, Path ownFolder) {
    beside = file.resolveSibling(file.getFileName() + SUFFIX);
    String path = file.toAbsolutePath().normalize().toString();
    UUID name = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
    own = ownFolder.resolve("filter-" + name + SUFFIX);
  }

  /** The copy in the user's own folder. */
  Optional<Rules> own() {
    return read(own).map(Copy::rules);
  }

  /** The newer of the good copies. */
  Optional<Rules> newest() {
    return Stream.of(beside, own)
        .map(LastGood::read)
        .flatMap(Optional::stream)
        .max(Comparator.comparing(Copy::modified))
        .map(Copy::rules);
  }

  /** Remembers a good file, wherever that is possible. */
  void remember(byte[] bytes) {
    write(beside, bytes);
    write(own, bytes);
  }

  private record Copy(Rules rules, FileTime modified) {}

  private static Optional<Copy> read(Path path) {
    try {
      return Optional.of(new Copy(RulesFile.parse(bounded(path)), Files.getLastModifiedTime(path)));
    } catch (IOException | BadRulesException none) {
      return Optional.empty();
    }
  }

  private static void write(Path path, byte[] bytes) {
    try {
      if (Files.exists(path) && Arrays.equals(bounded(path), bytes)) {
        return;
      }
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path whole = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
      try {
        Files.write(whole, bytes);
        Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException readOnly) {
      LOGGER.debug("no copy of the filter rules at {}", path, readOnly);
    }
  }

  /** Reads a file up to one byte more than a rules file may have. */
  static byte[] bounded(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(RulesFile.MOST_BYTES + 1);
    }
  }
}
