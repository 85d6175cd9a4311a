package org.fasit.workstation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip that the build made, and what the host brings. */
final class Delivered {

  static final Path HOST = Path.of("target", "host");

  /** The bundles that must be among the delivered. */
  static final Set<String> BUNDLES =
      Set.of(
          "org.fasit.model",
          "org.fasit.filter",
          "org.fasit.evaluation",
          "org.fasit.vigilance",
          "org.fasit.dicom",
          "org.fasit.tls",
          "org.fasit.audit",
          "org.fasit.journal",
          "org.fasit.pacs",
          "org.fasit.sync",
          "org.fasit.reading",
          "org.fasit.ui",
          "org.fasit.weasis");

  private Delivered() {}

  static Path zip() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      List<Path> zips =
          files
              .filter(file -> file.getFileName().toString().matches("fasit-workstation-.*\\.zip"))
              .toList();
      if (zips.size() != 1) {
        throw new IOException("expected one zip, found " + zips);
      }
      return zips.get(0);
    }
  }

  /** Unpacks the zip as an admin would; returns its one folder. */
  static Path unpacked(Path into) throws IOException {
    try (InputStream in = Files.newInputStream(zip());
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = into.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    try (Stream<Path> folders = Files.list(into)) {
      return folders.findFirst().orElseThrow();
    }
  }

  /** The extended configuration with the folder of the bundles set, as the instructions say. */
  static Path configured(Path unpacked) throws IOException {
    Path file = unpacked.resolve("fasit-ext.json");
    String folder = unpacked.resolve("bundle").toAbsolutePath().toString().replace('\\', '/');
    String text = Files.readString(file);
    return Files.writeString(
        file, text.replaceFirst("file:///\\$\\{user\\.home}/[^\"]*", "file://" + folder));
  }
}
