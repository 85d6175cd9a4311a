package org.fasit.cli.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A made-up installation of Weasis and a made-up feature to put into it. */
final class Fixture {

  static final String LAUNCHER =
      """
      [Application]
      app.classpath=$APPDIR/weasis-launcher.jar
      app.mainclass=org.weasis.launcher.AppLauncher

      [JavaOptions]
      java-options=-Djpackage.app-version=4.7.2
      java-options=-splash:$APPDIR/resources/images/about-round.png
      java-options=-XX:MaxRAMPercentage=25

      [ArgOptions]
      arguments=$dicom:get
      """;

  private Fixture() {}

  /** As the Linux package lays it out below its root; returns the root. */
  static Path weasis(Path root, String version, String launcher) throws IOException {
    Path app = root.resolve("lib").resolve("app");
    Files.createDirectories(app.resolve("conf"));
    Files.createDirectories(app.resolve("bundle"));
    Files.createDirectories(root.resolve("bin"));
    Files.writeString(root.resolve("bin").resolve("Weasis"), "launcher");
    Files.writeString(app.resolve("bundle").resolve("weasis-core-4.7.2.jar.xz"), "jar");
    Files.writeString(app.resolve("Dicomizer.cfg"), launcher, ISO_8859_1);
    Files.writeString(app.resolve("Weasis.cfg"), launcher, ISO_8859_1);
    Files.writeString(
        app.resolve("conf").resolve("base.json"),
        """
        {"weasisPreferences": [
          {"code": "weasis.version", "value": "%s", "type": "A", "category": "LOCK"}]}
        """
            .formatted(version));
    return root;
  }

  static Path feature(Path file, String version, String... bundles) throws IOException {
    String root = "fasit-workstation-" + version + "/";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, root + "LICENSE", "licence");
      put(
          zip,
          root + "fasit-ext.json",
          """
          {"weasisPreferences": [
            {"code": "fasit.bundles", "value": "file:///${user.home}/bundle"},
            {"code": "felix.auto.start.125", "value": "\\"${fasit.bundles}/%s\\""}]}
          """
              .formatted(String.join("\\\" \\\"${fasit.bundles}/", bundles)));
      for (String bundle : bundles) {
        put(zip, root + "bundle/" + bundle, "content of " + bundle);
      }
    }
    return file;
  }

  static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }

  /** Every file and folder below with its content. */
  static Map<String, String> content(Path root) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.toList()) {
        content.put(
            root.relativize(file).toString(),
            Files.isDirectory(file) ? "folder" : Files.readString(file, ISO_8859_1));
      }
    }
    return content;
  }

  static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, ISO_8859_1);
  }
}
