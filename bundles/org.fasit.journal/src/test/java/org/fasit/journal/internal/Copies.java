package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of a journal's folder, to do harm to. */
final class Copies {

  private Copies() {}

  /** Replaces the target folder by a copy. Locks are not copied: whoever held them is dead. */
  static void copy(Path from, Path to) throws IOException {
    delete(to);
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        if (Files.isDirectory(file)) {
          copy(file, to.resolve(file.getFileName()));
        } else if (!file.toString().endsWith(".lock")) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isDirectory(file)) {
          delete(file);
        } else {
          Files.delete(file);
        }
      }
    }
    Files.delete(folder);
  }
}
