package org.fasit.journal.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which file holds which entries, and of which entries its delivery lines tell. */
final class FileContents {

  private final Map<Path, Content> byFile = new HashMap<>();

  private static final class Content {
    final Set<UUID> entries = new HashSet<>();
    final Set<UUID> mentions = new HashSet<>();
  }

  void holds(Path file, UUID entry) {
    of(file).entries.add(entry);
  }

  void mentions(Path file, Collection<UUID> entries) {
    of(file).mentions.addAll(entries);
  }

  private Content of(Path file) {
    return byFile.computeIfAbsent(file, path -> new Content());
  }

  /** Forgets a file; returns the entries that it held. */
  Set<UUID> remove(Path file) {
    Content content = byFile.remove(file);
    return content == null ? Set.of() : content.entries;
  }

  /**
   * The most of these files that can go together: all of their entries are settled, and no line
   * that says so goes while its entry stays.
   *
   * @param fileOf where an entry lies, while it is in the folder
   */
  Set<Path> separable(
      Collection<Path> files, Predicate<UUID> settled, Function<UUID, Optional<Path>> fileOf) {
    Set<Path> going = new HashSet<>(files);
    going.removeIf(file -> !of(file).entries.stream().allMatch(settled));
    boolean shrunk = true;
    while (shrunk) {
      Set<Path> now = Set.copyOf(going);
      shrunk =
          going.removeIf(
              file ->
                  of(file).mentions.stream()
                      .flatMap(id -> fileOf.apply(id).stream())
                      .anyMatch(other -> !now.contains(other)));
    }
    return going;
  }
}
