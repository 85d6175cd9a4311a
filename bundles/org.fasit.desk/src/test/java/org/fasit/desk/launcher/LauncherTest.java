package org.fasit.desk.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.imageio.ImageIO;
import org.fasit.desk.internal.VirtualScreen;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own: the framework, the very bundles, a script, and what comes of it. */
class LauncherTest {

  private static final List<String> BUNDLES =
      List.of(
          "org.fasit.",
          "dcm4che-core",
          "jackson-",
          "org.apache.felix.scr",
          "org.apache.felix.configadmin",
          "org.osgi.util.",
          "org.osgi.service.component-",
          "commons-math3");
  private static final List<String> LIBRARIES =
      List.of("org.apache.felix.framework", "flatlaf", "slf4j-api", "logback");

  @TempDir private Path home;

  @BeforeEach
  void layOut() throws IOException {
    Path bundles = Files.createDirectories(home.resolve("bundles"));
    for (Path jar : classPath(BUNDLES)) {
      boolean ours = jar.getFileName().toString().startsWith("org.fasit.samples");
      boolean annotations = jar.getFileName().toString().contains("component.annotations");
      if (!ours && !annotations) {
        Files.copy(jar, bundles.resolve(jar.getFileName()));
      }
    }
    packDesk(bundles.resolve("org.fasit.desk.jar"));
    Files.writeString(
        home.resolve("fasit.json"),
        """
        {"journal":{"folder":"journal"},"audit":{"folder":"audit"},"reading":{"readerId":"leser"},
         "vigilance":{"products":[{"name":"FracAI","threshold":0.5}]}}""");
    SampleStudies.write(home.resolve("studies"), 6, 7);
  }

  private static List<Path> classPath(List<String> names) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .filter(jar -> names.stream().anyMatch(jar.getFileName().toString()::startsWith))
        .toList();
  }

  private static Path classes() throws Exception {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The bundle as it will be packed: classes and manifest that the build has laid out. */
  private static void packDesk(Path jar) throws IOException {
    Path from;
    try {
      from = classes();
    } catch (Exception e) {
      throw new IOException(e);
    }
    Manifest manifest;
    try (InputStream in = Files.newInputStream(from.resolve("META-INF/MANIFEST.MF"))) {
      manifest = new Manifest(in);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = from.relativize(file).toString().replace('\\', '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          packed.putNextEntry(new ZipEntry(name));
          Files.copy(file, packed);
          packed.closeEntry();
        }
      }
    }
  }

  private int run(String display, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<String> path = new ArrayList<>(classPath(LIBRARIES).stream().map(Path::toString).toList());
    path.add(classes().toString());
    command.addAll(
        List.of(
            "-cp",
            String.join(File.pathSeparator, path),
            Main.class.getName(),
            "--bundles",
            home.resolve("bundles").toString(),
            "--config",
            home.resolve("fasit.json").toString(),
            "--script",
            home.resolve("studies/script.json").toString(),
            "--report",
            home.resolve("report.json").toString(),
            "--patience",
            "20"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log.txt").toFile());
    builder.environment().put("DISPLAY", display);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(150, TimeUnit.SECONDS), "still running");
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private String log() throws IOException {
    return Files.readString(home.resolve("log.txt"));
  }

  @Test
  void readsByScriptWithoutAWindow() throws Exception {
    assertEquals(0, run("", "--headless"), this::logOrNothing);
    JsonNode report = new ObjectMapper().readTree(home.resolve("report.json").toFile());
    assertEquals(7, report.path("studiesRead").asInt(), "six, and the hostile one");
    assertEquals(0, report.path("failures").asInt());
    assertTrue(report.path("actionsConfirmed").asInt() >= 5);
    JsonNode hostile = report.path("studies").get(6);
    assertTrue(hostile.path("unreadable").size() >= 5, hostile.toString());
    try (Stream<Path> files = Files.list(home.resolve("journal"))) {
      Path journal = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      long lines = Files.readAllLines(journal).size();
      assertTrue(lines > report.path("actionsConfirmed").asInt() + 6, "exposures are logged too");
    }
  }

  @Test
  void anActionThatFailsIsToldAndEndsTheProcessSo() throws Exception {
    Path script = home.resolve("studies/script.json");
    Files.writeString(script, Files.readString(script).replaceFirst("\"FracAI\"", "\"NoSuchAI\""));
    assertEquals(3, run("", "--headless"), this::logOrNothing);
  }

  @Test
  void aBundleThatDoesNotResolveIsNamed() throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("bundles"))) {
      for (Path jar : files.filter(f -> f.toString().contains("org.fasit.journal")).toList()) {
        Files.delete(jar);
      }
    }
    assertEquals(1, run("", "--headless"));
    assertTrue(log().contains("bundle not started: org.fasit.reading"), log());
  }

  @Test
  void takesPicturesOfTheWindow() throws Exception {
    Path pictures = home.resolve("pictures");
    try (VirtualScreen screen = VirtualScreen.start(2800, 1800)) {
      assertEquals(0, run(screen.display(), "--pictures", pictures.toString()), this::logOrNothing);
    }
    try (Stream<Path> files = Files.list(pictures)) {
      List<Path> taken = files.toList();
      assertFalse(taken.isEmpty());
      for (Path picture : taken) {
        BufferedImage image = ImageIO.read(picture.toFile());
        assertTrue(image.getWidth() > 2000, picture + " is " + image.getWidth() + " wide");
      }
      assertTrue(taken.contains(pictures.resolve("unreadable.png")), taken.toString());
    }
  }

  private String logOrNothing() {
    try {
      return log();
    } catch (IOException e) {
      return "";
    }
  }
}
