package org.fasit.journal.internal;

import java.nio.file.Path;
import java.time.Instant;
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
    final Map<UUID, Instant> restored = new HashMap<>();
    final Map<UUID, Instant> delivered = new HashMap<>();
  }

  void holds(Path file, UUID entry) {
    of(file).entries.add(entry);
  }

  void mentions(Path file, Line.Delivery line) {
    Content content = of(file);
    content.mentions.addAll(line.entries());
    if (line.outcome() == Line.Outcome.RESTORED) {
      line.entries().forEach(id -> content.restored.merge(id, line.time(), FileContents::later));
    } else if (line.outcome() == Line.Outcome.DELIVERED) {
      line.entries().forEach(id -> content.delivered.merge(id, line.time(), FileContents::later));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
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
   * that says so goes while its entry stays, or an earlier wish to send that entry again.
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
      Map<UUID, Instant> wishes = wishesBesides(now);
      shrunk =
          going.removeIf(
              file ->
                  fulfils(of(file), wishes)
                      || of(file).mentions.stream()
                          .flatMap(id -> fileOf.apply(id).stream())
                          .anyMatch(other -> !now.contains(other)));
    }
    return going;
  }

  private static boolean fulfils(Content content, Map<UUID, Instant> wishes) {
    return wishes.entrySet().stream()
        .anyMatch(
            wish ->
                !content
                    .delivered
                    .getOrDefault(wish.getKey(), Instant.MIN)
                    .isBefore(wish.getValue()));
  }

  private Map<UUID, Instant> wishesBesides(Set<Path> files) {
    Map<UUID, Instant> wishes = new HashMap<>();
    byFile.forEach(
        (file, content) -> {
          if (!files.contains(file)) {
            content.restored.forEach((id, time) -> wishes.merge(id, time, FileContents::later));
          }
        });
    return wishes;
  }
}
