package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

class SettingsFileTest {
  private static final Set<String> DEFAULTS =
      Set.of("audit", "filter", "journal", "reading", "vigilance");

  @TempDir private Path folder;
  private Path file;
  private Host host;
  private ConfigurationAdmin admin;

  @BeforeEach
  void start() throws Exception {
    file = folder.resolve("fasit.json");
    startHost();
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  @Test
  void defaultsHoldWithoutAFile() throws Exception {
    SettingsFile settings = settings();
    assertEquals(Optional.empty(), settings.trouble());
    assertEquals(file, settings.file());
    assertEquals(DEFAULTS, sections());
    assertEquals(
        folder.resolve(".fasit").resolve("journal").toString(), value("journal", "folder"));
  }

  @Test
  void looksInTheUsersHomeWhenNoFileIsNamed() {
    SettingsFile settings = new SettingsFile(Optional.empty(), folder, new Configurations(admin));
    assertEquals(folder.resolve(".fasit").resolve("fasit.json"), settings.file());
  }

  @Test
  void makesEachSectionAConfiguration() throws Exception {
    write("{'pacs': {'url': 'http://pacs', 'timeoutSeconds': 5}, 'reading': {'readerId': 'r'}}");
    settings();
    assertEquals("http://pacs", value("pacs", "url"));
    assertEquals(5, value("pacs", "timeoutSeconds"));
    assertEquals("r", value("reading", "readerId"));
  }

  @Test
  void followsChanges() throws Exception {
    write("{'pacs': {'url': 'http://one'}}");
    SettingsFile settings = settings();
    write("{'pacs': {'url': 'http://two'}, 'sync': {'url': 'https://registry'}}");
    settings.check();
    assertEquals("http://two", value("pacs", "url"));
    assertEquals("https://registry", value("sync", "url"));
    write("{'sync': {'url': 'https://registry'}}");
    settings.check();
    assertEquals(with("sync"), sections());
  }

  @Test
  void aBadFileChangesNothingAndTellsTheKey() throws Exception {
    write("{'pacs': {'url': 'http://one', 'port': 104}}");
    SettingsFile settings = settings();
    write("{'pacs': {'url': 'http://two', 'port': 'x'}}");
    settings.check();
    assertEquals("http://one", value("pacs", "url"));
    assertTrue(settings.trouble().orElseThrow().contains("pacs.port"));
    write("{'pacs': {'url': 'http://two', 'port': 105}}");
    settings.check();
    assertEquals("http://two", value("pacs", "url"));
    assertEquals(Optional.empty(), settings.trouble());
  }

  @Test
  void readFirstIsRefusedAndTheLastGoodSettingsHold() throws Exception {
    write("{'pacs': {'url': 'http://one'}, 'reading': {'readerId': 'r', 'mode': 'CONCURRENT'}}");
    SettingsFile settings = settings();
    write("{'pacs': {'url': 'http://two'}, 'reading': {'readerId': 's', 'mode': 'READ_FIRST'}}");
    settings.check();
    assertEquals("http://one", value("pacs", "url"));
    assertEquals("r", value("reading", "readerId"));
    assertEquals("CONCURRENT", value("reading", "mode"));
    assertTrue(settings.trouble().orElseThrow().contains("write CONCURRENT"));
  }

  @Test
  void defaultsHoldWhenTheVeryFirstFileIsBad() throws Exception {
    write("{'pacs': 7}");
    assertTrue(settings().trouble().isPresent());
    assertEquals(DEFAULTS, sections());
  }

  @Test
  void theLastGoodSettingsSurviveARestartWithABadFile() throws Exception {
    write("{'pacs': {'url': 'http://one'}}");
    settings();
    host.close();
    write("{'pacs': ");
    startHost();
    assertTrue(settings().trouble().isPresent());
    assertEquals("http://one", value("pacs", "url"));
  }

  @Test
  void aSectionRemovedWhileNothingRanIsGone() throws Exception {
    write("{'pacs': {'url': 'http://one'}}");
    settings();
    host.close();
    write("{}");
    startHost();
    settings();
    assertEquals(DEFAULTS, sections());
  }

  @Test
  void doesNotTouchWhatDoesNotChange() throws Exception {
    write("{'pacs': {'url': 'http://one'}}");
    SettingsFile settings = settings();
    long before = configuration("pacs").getChangeCount();
    write("{'pacs': {'url': 'http://one'}, 'reading': {'readerName': 'Leser^Lise'}}");
    settings.check();
    assertEquals("Leser^Lise", value("reading", "readerName"));
    assertEquals(before, configuration("pacs").getChangeCount());
  }

  @Test
  void believesOnlyTheSecondTimeThatTheFileIsGone() throws Exception {
    write("{'pacs': {'url': 'http://one'}}");
    SettingsFile settings = settings();
    Files.delete(file);
    settings.check();
    assertEquals(with("pacs"), sections());
    write("{'pacs': {'url': 'http://one'}}");
    settings.check();
    Files.delete(file);
    settings.check();
    assertEquals(with("pacs"), sections());
    settings.check();
    assertEquals(DEFAULTS, sections());
  }

  @Test
  void refusesAProductThatContradictsItself() throws Exception {
    write("{'vigilance': {'products': [{'name': 'a'}]}}");
    SettingsFile settings = settings();
    write(
        "{'vigilance': {'products': [{'name': 'a', 'minimumAgeMonths': 9, 'maximumAgeMonths': 8}]}}");
    settings.check();
    assertTrue(settings.trouble().orElseThrow().contains("vigilance.products[0]"));
    assertEquals("[{\"name\":\"a\"}]", value("vigilance", "products"));
  }

  @Test
  void refusesAHugeFile() throws Exception {
    Files.write(file, new byte[SettingsFile.MOST_BYTES + 1]);
    SettingsFile settings = settings();
    assertTrue(settings.trouble().isPresent());
    Files.delete(file);
    settings.check();
    settings.check();
    assertEquals(Optional.empty(), settings.trouble());
  }

  @Test
  void aFolderInPlaceOfTheFileIsToldAndCanBePutRight() throws Exception {
    Files.createDirectory(file);
    SettingsFile settings = settings();
    assertTrue(settings.trouble().isPresent());
    Files.delete(file);
    write("{'pacs': {'url': 'http://one'}}");
    settings.check();
    assertEquals(Optional.empty(), settings.trouble());
    assertEquals("http://one", value("pacs", "url"));
  }

  private void startHost() throws Exception {
    host = new Host(folder.resolve("cache"), Map.of());
    host.run("org.apache.felix.cm.impl.ConfigurationManager");
    admin = (ConfigurationAdmin) host.service(ConfigurationAdmin.class.getName());
  }

  private SettingsFile settings() {
    SettingsFile settings =
        new SettingsFile(Optional.of(file.toString()), folder, new Configurations(admin));
    settings.check();
    return settings;
  }

  private void write(String json) throws IOException {
    Files.writeString(file, json.replace('\'', '"'));
  }

  private Object value(String section, String key) throws IOException {
    return configuration(section).getProperties().get(key);
  }

  private Configuration configuration(String section) throws IOException {
    return admin.getConfiguration("org.fasit." + section, "?");
  }

  private Set<String> sections() throws Exception {
    Configuration[] all = admin.listConfigurations(null);
    Set<String> names = new TreeSet<>();
    if (all != null) {
      Arrays.stream(all)
          .map(known -> known.getPid().substring("org.fasit.".length()))
          .forEach(names::add);
    }
    return names;
  }

  private static Set<String> with(String section) {
    Set<String> names = new TreeSet<>(DEFAULTS);
    names.add(section);
    return names;
  }
}
