package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fasit.reading.HostProfile;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class SettingsEditorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path file;
  private Host host;
  private ConfigurationAdmin admin;

  @BeforeEach
  void start() throws Exception {
    file = folder.resolve("site").resolve("fasit.json");
    Files.createDirectories(file.getParent());
    host = new Host(folder.resolve("cache"), Map.of());
    host.run("org.apache.felix.cm.impl.ConfigurationManager");
    admin = (ConfigurationAdmin) host.service(ConfigurationAdmin.class.getName());
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  @Test
  void showsValuesButNeverSecrets() throws Exception {
    json("{'pacs': {'url': 'http://p', 'password': 's3cret', 'timeoutSeconds': 5}, 'sync': {}}");
    Form form = settings().read();
    assertEquals(Map.of("pacs.url", "http://p", "pacs.timeoutSeconds", "5"), form.values());
    assertEquals(Set.of("pacs.password"), form.secrets());
    assertEquals(Optional.empty(), form.locked());
    assertFalse(form.toString().contains("s3cret"));
  }

  @Test
  void aChangeHoldsAtOnceAndLeavesTheRestAlone() throws Exception {
    json(
        "{'vigilance': {'margin': 0.050, 'products': [{'name': 'FracAI', 'threshold': 0.5}]},"
            + " 'pacs': {'url': 'http://one', 'timeoutSeconds': 7}}");
    SettingsFile settings = settings();
    settings.write(
        Map.of("pacs.url", Optional.of("http://two"), "reading.readerName", Optional.of("A^B")));
    assertEquals("http://two", configured("pacs", "url"));
    assertEquals(7, configured("pacs", "timeoutSeconds"));
    assertEquals("A^B", configured("reading", "readerName"));
    assertEquals(
        JSON.readTree(
            ("{'vigilance': {'margin': 0.050, 'products': [{'name': 'FracAI', 'threshold': 0.5}]},"
                    + "'pacs': {'url': 'http://two', 'timeoutSeconds': 7},"
                    + "'reading': {'readerName': 'A^B'}}")
                .replace('\'', '"')),
        JSON.readTree(Files.readAllBytes(file)));
    assertEquals(Optional.empty(), settings.trouble());
  }

  @Test
  void keepsWhatItDoesNotKnow() throws Exception {
    json(
        "{'future': {'a': [1, 2]}, 'pacs': {'url': 'http://one', 'novelty': 12345678901234567890}}");
    SettingsFile settings = settings();
    assertTrue(settings.trouble().isPresent());
    settings.write(Map.of("pacs.url", Optional.of("http://two")));
    assertEquals(
        JSON.readTree(
            "{\"future\": {\"a\": [1, 2]}, \"pacs\": {\"url\": \"http://two\","
                + " \"novelty\": 12345678901234567890}}"),
        JSON.readTree(Files.readAllBytes(file)));
    assertTrue(settings.trouble().orElseThrow().contains("future"), "still told");
  }

  @Test
  void takesKeysAndSectionsAway() throws Exception {
    json(
        "{'pacs': {'url': 'http://one', 'user': 'u'}, 'keys': {'next': 'N'}, 'sync': {'url': 'x'}}");
    SettingsFile settings = settings();
    settings.write(
        Map.of(
            "pacs.user",
            Optional.empty(),
            "keys.next",
            Optional.empty(),
            "sync",
            Optional.empty()));
    assertEquals(
        JSON.readTree("{\"pacs\": {\"url\": \"http://one\"}}"),
        JSON.readTree(Files.readAllBytes(file)));
    Configuration[] left = admin.listConfigurations("(service.pid=org.fasit.sync)");
    assertEquals(null, left);
  }

  @Test
  void makesTheFileAndItsFolder() throws Exception {
    Files.delete(file.getParent());
    SettingsFile settings = settings();
    assertEquals(Optional.empty(), settings.read().locked());
    settings.write(
        Map.of("pacs.port", Optional.of("104"), "sync.sendFreeText", Optional.of("true")));
    assertEquals(104, configured("pacs", "port"));
    assertEquals(true, configured("sync", "sendFreeText"));
  }

  @Test
  void aWrongValueIsToldByItsKeyAndChangesNothing() throws Exception {
    json("{'pacs': {'url': 'http://one'}}");
    byte[] before = Files.readAllBytes(file);
    SettingsFile settings = settings();
    IOException refusal =
        assertThrows(
            IOException.class, () -> settings.write(Map.of("pacs.port", Optional.of("70000"))));
    assertTrue(refusal.getMessage().contains("pacs.port"), refusal.getMessage());
    assertThrows(
        IOException.class, () -> settings.write(Map.of("keys.next", Optional.of("rm -rf"))));
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(Optional.empty(), settings.trouble());
  }

  @Test
  void aDamagedFileIsToldAndNeverWritten() throws Exception {
    for (String damaged : List.of("{'pacs': ", "[]", "7", "{'a': 1, 'a': 2}", "\u0000\u0001")) {
      json(damaged);
      byte[] before = Files.readAllBytes(file);
      SettingsFile settings = settings();
      String locked = settings.read().locked().orElseThrow();
      assertTrue(locked.contains(file.toString()), locked);
      assertThrows(
          IOException.class, () -> settings.write(Map.of("pacs.url", Optional.of("http://x"))));
      assertArrayEquals(before, Files.readAllBytes(file));
    }
    Files.delete(file);
    Files.createDirectory(file);
    SettingsFile settings = settings();
    assertTrue(settings.read().locked().isPresent());
    assertThrows(
        IOException.class, () -> settings.write(Map.of("pacs.url", Optional.of("http://x"))));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aReadOnlyFileOfTheSiteIsToldAndLeftAlone() throws Exception {
    json("{'pacs': {'url': 'http://site'}}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    SettingsFile settings = settings();
    Form form = settings.read();
    assertTrue(form.locked().orElseThrow().contains("read-only"), form.locked().toString());
    assertEquals(Optional.of("http://site"), form.value("pacs.url"));
    assertThrows(
        IOException.class, () -> settings.write(Map.of("pacs.url", Optional.of("http://x"))));
    assertTrue(Files.readString(file).contains("http://site"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsWhoMayReadUnlessSecretsComeIn() throws Exception {
    json("{'pacs': {'url': 'http://one'}}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    SettingsFile settings = settings();
    settings.write(Map.of("pacs.url", Optional.of("http://two")));
    assertEquals("rw-r-----", permissions());
    settings.write(Map.of("pacs.password", Optional.of("s3cret")));
    assertEquals("rw-------", permissions());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    settings.write(Map.of("pacs.url", Optional.of("http://three")));
    assertEquals("rw-r-----", permissions(), "the administrator opened it on purpose");
    Files.delete(file);
    settings.write(Map.of("pacs.url", Optional.of("http://new")));
    assertEquals("rw-------", permissions());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesThroughALinkWithoutBreakingIt() throws Exception {
    Path real = folder.resolve("real.json");
    Files.writeString(real, "{}");
    Files.createSymbolicLink(file, real);
    settings().write(Map.of("pacs.url", Optional.of("http://two")));
    assertTrue(Files.isSymbolicLink(file));
    assertTrue(Files.readString(real).contains("http://two"));
  }

  @ParameterizedTest
  @EnumSource(FileSwap.Step.class)
  void stoppedAtAnyStepTheFileIsOldOrNewAndNothingElse(FileSwap.Step last) throws Exception {
    json("{'pacs': {'url': 'http://old'}}");
    class Stop extends Error {}
    SettingsForms forms =
        new SettingsForms(
            file,
            new SettingsParser(folder, folder),
            new HostNodes(),
            new FileSwap(
                step -> {
                  if (step == last) {
                    throw new Stop();
                  }
                }));
    assertThrows(Stop.class, () -> forms.write(Map.of("pacs.url", Optional.of("http://new"))));
    String url = JSON.readTree(Files.readAllBytes(file)).at("/pacs/url").asText();
    assertEquals(last == FileSwap.Step.MOVED ? "http://new" : "http://old", url);
    assertEquals(List.of("fasit.json"), names());
  }

  @Test
  void aKilledWriterLeavesAWholeFile() throws Exception {
    json("{'pacs': {'url': 'http://old'}}");
    for (int round = 0; round < 3; round++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Scribbler.class.getName(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertEquals('!', writer.getInputStream().read(), "it has begun to write");
      Thread.sleep(20 + 30 * round);
      writer.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      String url = JSON.readTree(Files.readAllBytes(file)).at("/pacs/url").asText();
      assertTrue(url.startsWith("http://"), url);
    }
  }

  /** Writes without end. */
  static final class Scribbler {
    public static void main(String[] arguments) throws Exception {
      Path file = Path.of(arguments[0]);
      SettingsForms forms =
          new SettingsForms(file, new SettingsParser(file, file), new HostNodes());
      for (int i = 0; ; i++) {
        String url = "http://" + "x".repeat(i % 5_000) + i;
        forms.write(Map.of("pacs.url", Optional.of(url)));
        if (i == 0) {
          System.out.print('!');
          System.out.flush();
        }
      }
    }
  }

  @Test
  void tellsWhoWatches() throws Exception {
    SettingsFile settings = settings();
    CountDownLatch told = new CountDownLatch(1);
    List<String> after = new ArrayList<>();
    try (Settings.Watch watch = settings.watch(told::countDown)) {
      settings.write(Map.of("keys.next", Optional.of("ctrl N"), "keys.marks", Optional.of("none")));
      assertTrue(told.await(20, TimeUnit.SECONDS));
    }
    assertEquals(Map.of("next", "ctrl N", "marks", "none"), settings.keys());
    Settings.Watch ended = settings.watch(() -> after.add("told"));
    ended.close();
    settings.write(Map.of("keys.next", Optional.empty()));
    assertEquals(Map.of("marks", "none"), settings.keys());
    assertEquals(List.of(), after);
    assertEquals(null, admin.listConfigurations("(service.pid=org.fasit.keys)"));
  }

  @Test
  void takesTheHostsNodeWithItsSignIn() throws Exception {
    json("{'pacs': {'node': 'Arkiv', 'user': 'mine', 'password': 'mine', 'holdSeconds': 3}}");
    SettingsFile settings = settings();
    assertTrue(settings.trouble().orElseThrow().contains("Arkiv"));
    Nodes nodes = new Nodes();
    nodes.nodes = List.of(node(Map.of("transport", "stow", "url", "https://a", "bearer", "t0ken")));
    settings.bindHost(nodes);
    Bench.until(() -> settings.trouble().isEmpty());
    assertEquals("https://a", configured("pacs", "url"));
    assertEquals("t0ken", configured("pacs", "bearer"));
    assertEquals(null, configured("pacs", "password"));
    assertEquals(null, configured("pacs", "node"));
    assertEquals(3, configured("pacs", "holdSeconds"));
    assertFalse(settings.nodes().toString().contains("t0ken"));
    nodes.nodes =
        List.of(node(Map.of("transport", "cstore", "host", "h", "port", "104", "aet", "ARKIV")));
    for (int i = 0; i < 20; i++) {
      settings.check();
    }
    assertEquals(104, configured("pacs", "port"));
    assertEquals("mine", configured("pacs", "user"));
    nodes.nodes = List.of();
    for (int i = 0; i < 20; i++) {
      settings.check();
    }
    assertTrue(settings.trouble().orElseThrow().contains("Arkiv"));
    assertEquals(104, configured("pacs", "port"), "the last good settings stay");
  }

  @Test
  void aHostOfAnotherVersionDoesNotEndTheSettings() throws Exception {
    json("{'pacs': {'node': 'Arkiv'}}");
    SettingsFile settings = settings();
    settings.bindHost(
        new HostProfile() {
          @Override
          public Optional<String> user() {
            throw new NoSuchFieldError("made up");
          }

          @Override
          public List<Node> nodes() {
            throw new NoSuchMethodError("made up");
          }
        });
    assertEquals(List.of(), settings.nodes());
    assertEquals(System.getProperty("user.name"), settings.signedIn());
    json("{'keys': {'next': 'N'}}");
    settings.check();
    assertEquals(Map.of("next", "N"), settings.keys(), "still follows the file");
  }

  @Test
  void knowsWhoSignedInToTheHost() {
    SettingsFile settings = settings();
    assertEquals(System.getProperty("user.name"), settings.signedIn());
    settings.bindHost(new Nodes());
    assertEquals("LEGE7", settings.signedIn());
  }

  private static HostProfile.Node node(Map<String, String> pacs) {
    return new HostProfile.Node("Arkiv", "https://a", pacs, Optional.empty());
  }

  private static final class Nodes implements HostProfile {
    private volatile List<Node> nodes = List.of();

    @Override
    public Optional<String> user() {
      return Optional.of("LEGE7");
    }

    @Override
    public List<Node> nodes() {
      return nodes;
    }
  }

  private SettingsFile settings() {
    SettingsFile settings =
        new SettingsFile(Optional.of(file.toString()), folder, new Configurations(admin));
    settings.check();
    return settings;
  }

  private void json(String text) throws IOException {
    Files.writeString(file, text.replace('\'', '"'));
  }

  private Object configured(String section, String key) throws IOException {
    return admin.getConfiguration("org.fasit." + section, "?").getProperties().get(key);
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
