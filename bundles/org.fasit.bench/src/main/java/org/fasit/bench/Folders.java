package org.fasit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders on the disk that is measured. */
final class Folders {

  private Folders() {}

  /**
   * A new folder under the system property {@code fasit.bench.folder}, else under the working
   * folder: the temporary folder is often kept in memory, where an fsync costs nothing.
   */
  static Path make() throws IOException {
    Path parent = Path.of(System.getProperty("fasit.bench.folder", ""));
    return Files.createTempDirectory(parent.toAbsolutePath(), "fasit-bench-");
  }

  static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
