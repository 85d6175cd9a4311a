package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.fasit.dicom.SiteProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsParserTest {
  private static final Path FOLDER = Path.of("conf").toAbsolutePath();
  private static final Path HOME = Path.of("home").toAbsolutePath();

  @Test
  void readsEachSectionWithTypedValues() throws SettingsException {
    Map<String, Map<String, Object>> sections =
        parse(
            """
            {"pacs": {"transport": "cstore", "host": "pacs", "port": 4242, "aet": "ARCHIVE"},
             "sync": {"url": "https://registry", "sendFreeText": true},
             "vigilance": {"margin": 0.1, "products": [{"name": "FracAI", "threshold": 0.5,
                           "modalities": ["DX", "CR"]}]}}
            """);
    assertEquals(
        Map.of("transport", "cstore", "host", "pacs", "port", 4242, "aet", "ARCHIVE"),
        sections.get("pacs"));
    assertEquals(Map.of("url", "https://registry", "sendFreeText", true), sections.get("sync"));
    assertEquals(0.1, sections.get("vigilance").get("margin"));
    assertEquals(
        "[{\"name\":\"FracAI\",\"threshold\":0.5,\"modalities\":[\"DX\",\"CR\"]}]",
        sections.get("vigilance").get("products"));
  }

  @Test
  void resolvesPaths() throws SettingsException {
    assertEquals(HOME.resolve("j").toString(), folder("~/j"));
    assertEquals(HOME.resolve("j").toString(), folder("${user.home}/j"));
    assertEquals(FOLDER.resolve("j").toString(), folder("j"));
    assertEquals(FOLDER.resolveSibling("j").toString(), folder("../j"));
    assertEquals(HOME.resolve("x").toString(), folder(HOME.resolve("x").toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"pasc": {}}                                        | pasc
          {"pacs": []}                                        | pacs
          {"pacs": {"urll": "x"}}                             | urll
          {"pacs": {"url": ""}}                               | pacs.url
          {"pacs": {"url": null}}                             | pacs.url
          {"pacs": {"port": 0}}                               | pacs.port
          {"pacs": {"port": 65536}}                           | pacs.port
          {"pacs": {"port": 1.5}}                             | pacs.port
          {"pacs": {"port": 99999999999}}                     | pacs.port
          {"pacs": {"transport": "ftp"}}                      | pacs.transport
          {"sync": {"sendFreeText": "yes"}}                   | sync.sendFreeText
          {"vigilance": {"margin": 7}}                        | vigilance.margin
          {"vigilance": {"products": {}}}                     | vigilance.products
          {"vigilance": {"products": [1]}}                    | vigilance.products[0]
          {"vigilance": {"products": [{}]}}                   | name
          {"vigilance": {"products": [{"name":"a","threshold":2}]}} | vigilance.products[0].threshold
          {"vigilance": {"products": [{"name":"a","modalities":"DX"}]}} | products[0].modalities
          {"reading": {"mode": "LATER"}}                      | reading.mode
          {"reading": {"senders": [{"manufacturer":"*"}]}}    | seriesDescription
          """)
  void saysWhichKeyIsWrong(String file, String key) {
    String message = assertThrows(SettingsException.class, () -> parse(file)).getMessage();
    assertTrue(message.contains(key), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "7",
        "{\"pacs\":",
        "{} {}",
        "{\"pacs\":{}, \"pacs\":{}}",
        "{\"pacs\":{\"url\":\"a\",\"url\":\"b\"}}",
        "\u0000\u0001"
      })
  void refusesWhatIsNoSettingsFile(String file) {
    assertThrows(SettingsException.class, () -> parse(file));
  }

  /** It would hide nothing, and every exposure would claim that it had. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | reading.mode: READ_FIRST is not built yet. | Leave the key out, or write CONCURRENT.",
        "nb | reading.mode: READ_FIRST (egen vurdering først) er ikke laget ennå. | Ta bort nøkkelen, eller skriv CONCURRENT."
      })
  void refusesReadFirstAndSaysWhatToDo(String language, String what, String remedy) {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      String file = "{\"reading\": {\"mode\": \"READ_FIRST\"}}";
      String message = assertThrows(SettingsException.class, () -> parse(file)).getMessage();
      assertTrue(message.startsWith(what), message);
      assertTrue(message.endsWith(remedy), message);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void refusesBottomlessNesting() {
    String deep = "{\"vigilance\":{\"products\":" + "[".repeat(100_000);
    assertThrows(SettingsException.class, () -> parse(deep));
  }

  @Test
  void neverRepeatsASecret() {
    for (String file :
        new String[] {
          "{\"pacs\": {\"password\": hunter2}}", "{\"sync\": {\"siteKey\": [\"hunter2\"]}}"
        }) {
      String message = assertThrows(SettingsException.class, () -> parse(file)).getMessage();
      assertFalse(message.contains("hunter2"), message);
    }
  }

  @Test
  void tellsTheLineOfASlip() {
    String message =
        assertThrows(SettingsException.class, () -> parse("{\n \"pacs\": {,}\n}")).getMessage();
    assertTrue(message.contains("2"), message);
  }

  @Test
  void readsSenders() throws SettingsException {
    SiteProfile profile =
        new SiteProfile(
            DicomParser.senders("[{\"manufacturer\":\"Nord*\",\"seriesDescription\":\"*AI*\"}]"));
    assertTrue(profile.names("Nordbein", "Wrist AI result"));
    assertFalse(profile.names("Other", "Wrist AI result"));
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    String bundle = "org.fasit.reading.internal.messages";
    var english = ResourceBundle.getBundle(bundle, Locale.ROOT, noFallback());
    var bokmaal = ResourceBundle.getBundle(bundle, Locale.forLanguageTag("nb"));
    assertEquals("Undersøkelsen er lukket.", bokmaal.getString("closed"));
    assertArrayEquals(
        english.keySet().stream().sorted().toArray(),
        english.keySet().stream()
            .filter(key -> !bokmaal.getString(key).equals(english.getString(key)))
            .sorted()
            .toArray());
  }

  private static ResourceBundle.Control noFallback() {
    return ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  }

  private static Object folder(String path) throws SettingsException {
    String json = "{\"journal\": {\"folder\": \"" + path.replace("\\", "\\\\") + "\"}}";
    return parse(json).get("journal").get("folder");
  }

  private static Map<String, Map<String, Object>> parse(String file) throws SettingsException {
    return new SettingsParser(FOLDER, HOME).parse(file.getBytes(StandardCharsets.UTF_8));
  }
}
