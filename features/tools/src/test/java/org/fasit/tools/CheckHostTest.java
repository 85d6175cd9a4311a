package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check-host} and {@code host-index} on what Weasis' installers lay out. */
class CheckHostTest {

  private static final String VERSION = "4.7.2";

  @TempDir static Path made;

  @TempDir Path work;
  private Delivered delivered;

  @BeforeAll
  static void layOut() throws IOException {
    InstalledHost.layOut(Delivered.index(VERSION), made.resolve("app"));
  }

  @BeforeEach
  void delivered() {
    delivered = new Delivered(work);
  }

  /** Copies the made application folder, without its bytes, to where an installer would put it. */
  private Path installed(String place) throws IOException {
    Path app = Files.createDirectories(work.resolve("Weasis").resolve(place));
    try (Stream<Path> files = Files.walk(made.resolve("app"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = app.resolve(made.resolve("app").relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.createLink(copy, file);
      }
    }
    return work.resolve("Weasis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib/app", "app", "Contents/app", ""})
  void saysOfAnInstallationWhatItSaysOfItsIndex(String place) throws Exception {
    String ofIndex = delivered.fasit("check-host", Delivered.index(VERSION)).ended(0).out();
    assertTrue(ofIndex.startsWith("Weasis 4.7.2 fits: "), ofIndex);

    Delivered.Said said = delivered.fasit("check-host", installed(place)).ended(0);
    assertEquals(ofIndex, said.out());
    assertEquals("", said.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6"})
  void fitsOlderHosts(String version) throws Exception {
    delivered
        .fasit("check-host", Delivered.index(version))
        .ended(0)
        .says("Weasis " + version + " fits: ");
  }

  @Test
  void writesTheIndexOfAnInstallation() throws Exception {
    Path index = work.resolve("index.txt");
    delivered.fasit("host-index", installed("lib/app"), "-o", index).ended(0).says("Weasis 4.7.2");
    try (var in = new GZIPInputStream(Files.newInputStream(Delivered.index(VERSION)))) {
      String genuine = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(lines(genuine), lines(Files.readString(index)));
    }
    delivered.fasit("check-host", index).ended(0).says("Weasis 4.7.2 fits: ");
  }

  /** Order and versions such as 1.0 for 1.0.0 may differ: they mean the same. */
  private static List<String> lines(String index) {
    return index
        .lines()
        .map(line -> line.startsWith("E ") ? line.replaceFirst(" [0-9][^ ]* ", " ") : line)
        .sorted()
        .toList();
  }

  @Test
  void saysWhatCannotBeToldOfTheSystemPackages() throws Exception {
    Path weasis = installed("lib/app");
    Path base = weasis.resolve("lib/app/conf/base.json");
    String text = Files.readString(base).replace("extra.basic\",", "other\",");
    Files.delete(base);
    Files.writeString(base, text);
    delivered
        .fasit("check-host", weasis)
        .ended(0)
        .says("does not tell what ${framework.system.packages.extra.basic} is");
  }

  @Test
  void saysWhatDoesNotFit() throws Exception {
    Path weasis = installed("lib/app");
    Path bundles = weasis.resolve("lib/app/bundle");
    Files.delete(bundles.resolve("weasis-dicom-viewer2d-4.7.2.jar.xz"));
    delivered
        .fasit("check-host", weasis)
        .ended(1)
        .says("import        org.weasis.dicom.viewer2d [4.5.0,5.0.0)  (not there)")
        .says("Weasis 4.7.2 does NOT fit: ");
  }

  @Test
  void saysWhatToDoWhenItCannotCheck() throws Exception {
    Path broken = Files.createDirectories(work.resolve("broken/bundle"));
    Files.writeString(broken.resolve("weasis-core.jar.xz"), "no xz");
    delivered.fasit("check-host").ended(2).says("DIR|INDEX");
    delivered.fasit("check-host", work.resolve("none")).ended(2).says("is not there");
    delivered
        .fasit("check-host", Files.createDirectory(work.resolve("empty")))
        .ended(2)
        .says("name the folder where Weasis is installed");
    delivered
        .fasit("check-host", broken.getParent())
        .ended(2)
        .says("weasis-core.jar.xz cannot be unpacked");
    delivered
        .fasit("check-host", Files.writeString(work.resolve("index.txt"), "{\"a\": 1}"))
        .ended(2)
        .says("line 1");
    delivered.fasit("host-index", work.resolve("none")).ended(2).says("there is no folder");
  }
}
