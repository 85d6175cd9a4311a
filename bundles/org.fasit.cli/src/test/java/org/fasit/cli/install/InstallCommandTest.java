package org.fasit.cli.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class InstallCommandTest {

  private static final String OPTION =
      "java-options=-Dfelix.extended.config.properties=file:conf/fasit-ext.json";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path root;
  private Path app;
  private Path zip;
  private Map<String, String> before;

  @BeforeEach
  void makesAnInstallation() throws IOException {
    zip = Fixture.feature(folder.resolve("feature.zip"), "1.0.0", "a-1.0.0.jar", "b-1.0.0.jar");
    place(Fixture.LAUNCHER);
  }

  private void place(String launcher) throws IOException {
    root = Fixture.weasis(folder.resolve("opt, Åse").resolve("weasis"), "4.7.2", launcher);
    app = root.resolve("lib").resolve("app");
    before = Fixture.content(root);
  }

  private int run(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("--weasis", root.toString()));
    arguments.addAll(Arrays.asList(more));
    return new CommandLine(new InstallCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              commandLine.getErr().println(exception.getMessage());
              return 1;
            })
        .execute(arguments.toArray(String[]::new));
  }

  private int install(Path feature, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--from", feature.toString()));
    arguments.addAll(Arrays.asList(more));
    return run(arguments.toArray(String[]::new));
  }

  private String entry(String code) throws IOException {
    JsonNode json = new ObjectMapper().readTree(app.resolve("conf/fasit-ext.json").toFile());
    for (JsonNode entry : json.path("weasisPreferences")) {
      if (entry.path("code").asText().equals(code)) {
        return entry.path("value").asText();
      }
    }
    return "";
  }

  @Test
  void bringsBundlesConfigurationAndOption() throws IOException {
    assertEquals(0, install(zip), err::toString);
    assertEquals(
        "content of a-1.0.0.jar", Files.readString(app.resolve("fasit/bundle/a-1.0.0.jar")));
    assertTrue(Files.exists(app.resolve("fasit/bundle/b-1.0.0.jar")));
    String url = app.resolve("fasit/bundle").toRealPath().toUri().toString();
    assertEquals(url.substring(0, url.length() - 1), entry("fasit.bundles"));
    assertFalse(entry("fasit.bundles").contains(" "));
    assertEquals(
        "\"${fasit.bundles}/a-1.0.0.jar\" \"${fasit.bundles}/b-1.0.0.jar\"",
        entry("felix.auto.start.125"));
    List<String> lines = Fixture.lines(app.resolve("Weasis.cfg"));
    assertEquals(lines.indexOf("java-options=-XX:MaxRAMPercentage=25") + 1, lines.indexOf(OPTION));
    lines.remove(OPTION);
    assertEquals(Fixture.LAUNCHER.lines().toList(), lines);
    assertTrue(out.toString().contains("Weasis 4.7.2"), out::toString);
    assertTrue(out.toString().contains("~/.weasis/cache-"), out::toString);
  }

  @Test
  void findsTheFolderItselfToo() throws IOException {
    root = app;
    assertEquals(0, install(zip), err::toString);
    assertTrue(Fixture.lines(app.resolve("Weasis.cfg")).contains(OPTION));
  }

  @Test
  void aRepeatChangesNothing() throws IOException {
    assertEquals(0, install(zip), err::toString);
    Map<String, String> once = Fixture.content(root);
    assertEquals(0, install(zip), err::toString);
    assertEquals(once, Fixture.content(root));
    assertNotEquals(before, once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Fixture.LAUNCHER,
        "[Application]\r\napp.name=Prøve\r\n[JavaOptions]\r\njava-options=-Xmx1g\r\n",
        "[JavaOptions]\njava-options=-Xmx1g",
        "[Application]\napp.name=x",
        ""
      })
  void takenOutItIsAsBefore(String launcher) throws IOException {
    place(launcher);
    assertEquals(0, install(zip), err::toString);
    assertTrue(Fixture.lines(app.resolve("Weasis.cfg")).contains(OPTION));
    assertEquals(0, run("--uninstall"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @Test
  void keepsWhatOthersChangedInBetween() throws IOException {
    assertEquals(0, install(zip), err::toString);
    Files.writeString(
        app.resolve("Weasis.cfg"), "arguments=$dicom:rs\n", ISO_8859_1, StandardOpenOption.APPEND);
    Files.writeString(app.resolve("fasit/bundle/other.jar"), "of somebody else");
    assertEquals(0, run("--uninstall"), err::toString);
    assertEquals(
        Fixture.LAUNCHER + "arguments=$dicom:rs\n",
        Files.readString(app.resolve("Weasis.cfg"), ISO_8859_1));
    assertTrue(out.toString().contains("changed since"), out::toString);
    assertEquals("of somebody else", Files.readString(app.resolve("fasit/bundle/other.jar")));
    assertFalse(Files.exists(app.resolve("fasit/bundle/a-1.0.0.jar")));
  }

  @Test
  void aNewerFeatureTakesThePlaceOfAnOlder() throws IOException {
    assertEquals(0, install(zip), err::toString);
    Path newer = Fixture.feature(folder.resolve("newer.zip"), "1.1.0", "a-1.1.0.jar");
    assertEquals(0, install(newer), err::toString);
    assertTrue(Files.exists(app.resolve("fasit/bundle/a-1.1.0.jar")));
    assertFalse(Files.exists(app.resolve("fasit/bundle/a-1.0.0.jar")));
    assertFalse(Files.exists(app.resolve("fasit/bundle/b-1.0.0.jar")));
    assertEquals("\"${fasit.bundles}/a-1.1.0.jar\"", entry("felix.auto.start.125"));
    assertEquals(0, run("--uninstall"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @Test
  void keepsTheEntriesThatTheAdminAdded() throws IOException {
    assertEquals(0, install(zip), err::toString);
    Path extended = app.resolve("conf/fasit-ext.json");
    Files.writeString(
        extended,
        Files.readString(extended)
            .replaceFirst(
                "\\[", "[ {\"code\": \"fasit.config\", \"value\": \"/etc/fasit/Åse.json\"},"));
    Path newer = Fixture.feature(folder.resolve("newer.zip"), "1.1.0", "a-1.1.0.jar");
    assertEquals(0, install(newer), err::toString);
    assertEquals("/etc/fasit/Åse.json", entry("fasit.config"));
    assertEquals("\"${fasit.bundles}/a-1.1.0.jar\"", entry("felix.auto.start.125"));
    assertEquals(0, run("--uninstall"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @Test
  void leavesAConfigurationThatCannotBeRead() throws IOException {
    assertEquals(0, install(zip), err::toString);
    Files.writeString(app.resolve("conf/fasit-ext.json"), "{\"weasisPreferences\": [");
    Map<String, String> changed = Fixture.content(root);
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("not valid JSON"), err::toString);
    assertEquals(changed, Fixture.content(root));
    assertEquals(0, run("--uninstall"), err::toString);
    assertTrue(out.toString().contains("leave "), out::toString);
    assertEquals(Fixture.LAUNCHER, Files.readString(app.resolve("Weasis.cfg"), ISO_8859_1));
  }

  @Test
  void anUpdateOfWeasisIsKeptWhenInstalledAgain() throws IOException {
    assertEquals(0, install(zip), err::toString);
    String updated = Fixture.LAUNCHER.replace("4.7.2", "4.7.3");
    Files.writeString(app.resolve("Weasis.cfg"), updated, ISO_8859_1);
    assertEquals(0, install(zip), err::toString);
    assertTrue(Fixture.lines(app.resolve("Weasis.cfg")).contains(OPTION));
    assertEquals(0, run("--uninstall"), err::toString);
    assertEquals(updated, Files.readString(app.resolve("Weasis.cfg"), ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void cutShortAnywhereItCanBeRepeatedAndTakenOut(int steps) throws IOException {
    Installation installation = new Installation(WeasisFolder.find(root), Files::isWritable);
    List<Step> plan = installation.install(Feature.read(zip), "file:///x");
    assertEquals(5, plan.size());
    for (Step step : plan.subList(0, steps)) {
      step.work().run();
    }
    assertEquals(
        Fixture.LAUNCHER,
        Files.readString(app.resolve("Weasis.cfg"), ISO_8859_1),
        "starts as ever");
    for (Step step : installation.install(Feature.read(zip), "file:///x")) {
      step.work().run();
    }
    assertTrue(Fixture.lines(app.resolve("Weasis.cfg")).contains(OPTION));
    assertEquals(0, run("--uninstall"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @Test
  void aDryRunTellsAndChangesNothing() throws IOException {
    assertEquals(0, install(zip, "--dry-run"), err::toString);
    assertTrue(out.toString().contains("would copy 2 bundles"), out::toString);
    assertEquals(before, Fixture.content(root));
    install(zip);
    Map<String, String> installed = Fixture.content(root);
    assertEquals(0, run("--uninstall", "--dry-run"), err::toString);
    assertTrue(out.toString().contains("would restore"), out::toString);
    assertEquals(installed, Fixture.content(root));
  }

  @Test
  void aPortableOneMayBeMoved() throws IOException {
    assertEquals(0, install(zip, "--portable"), err::toString);
    assertEquals("${weasis.codebase.url}/fasit/bundle", entry("fasit.bundles"));
  }

  @Test
  void refusesBesideAnotherExtensionAndTellsHowToMerge() throws IOException {
    place(
        Fixture.LAUNCHER.replace(
            "java-options=-XX",
            "java-options=-Dfelix.extended.config.properties=file:conf/site.json\njava-options=-XX"));
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("file:conf/site.json"), err::toString);
    assertTrue(err.toString().contains("felix.auto.start.125"), err::toString);
    assertTrue(err.toString().contains("${fasit.bundles}/b-1.0.0.jar"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @Test
  void refusesToOverwriteAConfigurationThatItDidNotWrite() throws IOException {
    Files.writeString(app.resolve("conf/fasit-ext.json"), "{}");
    before = Fixture.content(root);
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("move it away"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.4.0", "3.8.1", "5.0.0"})
  void refusesAHostThatDoesNotFit(String version) throws IOException {
    Fixture.weasis(root, version, Fixture.LAUNCHER);
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("Weasis " + version), err::toString);
    assertFalse(Files.exists(app.resolve("fasit")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6", "4.7.2", "4.8.0-SNAPSHOT", "4.10.0"})
  void takesAHostThatFits(String version) throws IOException {
    Fixture.weasis(root, version, Fixture.LAUNCHER);
    assertEquals(0, install(zip), err::toString);
  }

  @Test
  void saysWhenThereIsNoWeasis() throws IOException {
    root = Files.createDirectory(folder.resolve("empty"));
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("no Weasis in"), err::toString);
    root = folder.resolve("nowhere");
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("no such folder"), err::toString);
  }

  @Test
  void saysWhenTheLauncherHasNoOptionsFile() throws IOException {
    Files.delete(app.resolve("Weasis.cfg"));
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("no Weasis.cfg"), err::toString);
  }

  @Test
  void leavesASignedApplicationAlone() throws IOException {
    root = folder.resolve("Weasis.app");
    Path contents = Files.createDirectories(root.resolve("Contents"));
    Fixture.weasis(folder.resolve("mac"), "4.7.2", Fixture.LAUNCHER);
    Files.move(folder.resolve("mac/lib/app"), contents.resolve("app"));
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("JAVA_TOOL_OPTIONS"), err::toString);
  }

  @Test
  void saysWhatMayNotBeWritten() throws IOException {
    WeasisFolder weasis = WeasisFolder.find(root);
    for (Path locked : List.of(app, app.resolve("conf"), app.resolve("Weasis.cfg"))) {
      Installation installation = new Installation(weasis, path -> !path.equals(locked));
      Feature feature = Feature.read(zip);
      InstallException refused =
          assertThrows(InstallException.class, () -> installation.install(feature, "file:///x"));
      assertTrue(refused.getMessage().contains("no right to write " + locked), refused::getMessage);
    }
    assertEquals(before, Fixture.content(root));
  }

  @Test
  void saysWhenAFileIsInTheWay() throws IOException {
    Files.writeString(app.resolve("fasit"), "a file");
    before = Fixture.content(root);
    assertEquals(1, install(zip));
    assertTrue(err.toString().contains("is in the way"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @Test
  void refusesToTakeOutWhatItDidNotBring() {
    assertEquals(1, run("--uninstall"));
    assertTrue(err.toString().contains("was not installed"), err::toString);
  }

  @Test
  void refusesADamagedReceipt() throws IOException {
    assertEquals(0, install(zip), err::toString);
    Map<String, String> installed = Fixture.content(root);
    for (String harm : List.of("{", "{\"bundles\":[\"../../Weasis.cfg\"]}", "{}", "[1]")) {
      Files.writeString(app.resolve("fasit/installed.json"), harm);
      assertEquals(1, run("--uninstall"), harm);
      assertTrue(err.toString().contains("is damaged"), err::toString);
    }
    assertEquals(installed.keySet(), Fixture.content(root).keySet());
  }

  @Test
  void refusesAZipThatIsNotTheFeature() throws IOException {
    Path other = folder.resolve("other.zip");
    try (ZipOutputStream stream = new ZipOutputStream(Files.newOutputStream(other))) {
      Fixture.put(stream, "fasit-workstation-1/bundle/../../../evil.jar", "evil");
      Fixture.put(stream, "fasit-workstation-1/fasit-ext.json", "{}");
    }
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
    for (Path each : List.of(other, text)) {
      assertEquals(1, install(each));
      assertTrue(err.toString().contains("is not a fasit-workstation zip"), err::toString);
    }
    assertEquals(1, install(folder.resolve("nothing.zip")));
    assertTrue(err.toString().contains("no such file"), err::toString);
    assertEquals(before, Fixture.content(root));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void everyUserMayReadWhatWasInstalled() throws IOException {
    Files.setPosixFilePermissions(
        app.resolve("Weasis.cfg"), PosixFilePermissions.fromString("rw-rw-r--"));
    assertEquals(0, install(zip), err::toString);
    for (String file : List.of("fasit/bundle/a-1.0.0.jar", "conf/fasit-ext.json")) {
      assertEquals("rw-r--r--", permissions(file), file);
    }
    assertEquals("rwxr-xr-x", permissions("fasit/bundle"));
    assertEquals("rw-rw-r--", permissions("Weasis.cfg"));
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(app.resolve(file)));
  }
}
