package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.model.Age;
import org.fasit.model.Code;
import org.fasit.model.Score;
import org.fasit.ui.Scenes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Instant NOW = Scenes.NOW;

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void back() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private static void norwegian() {
    Locale.setDefault(Locale.forLanguageTag("nb-NO"));
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertEquals(keys("messages.properties"), keys("messages_nb.properties"));
  }

  /** Names of codes and body parts are in English already when they are not translated. */
  private static Set<String> keys(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(WordsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Set<String> keys = new TreeSet<>(properties.stringPropertyNames());
    keys.removeIf(key -> key.startsWith("code.SCT."));
    assertTrue(keys.size() > 80);
    return keys;
  }

  @Test
  void aKeyStandsOnOneLineWithWhatItDoes() {
    String hint = KeyHint.of(org.fasit.ui.ReadingKeys.standard());
    for (String part : hint.split(" ")) {
      assertTrue(part.matches("[A-Z]\\u00a0.+|Ctrl.+"), part);
    }
  }

  @Test
  void tellsPatientAndExamAsAViewerDoes() {
    assertEquals("Prøve, Åse · 8\u00a0y", StudyText.who(Scenes.study().study()));
    assertEquals("DX left wrist", StudyText.exam(Scenes.study()));
    assertEquals("14 Sep 2026", StudyText.when(Scenes.study().study()));
    norwegian();
    assertEquals("Prøve, Åse · 8\u00a0år", StudyText.who(Scenes.study().study()));
    assertEquals("DX venstre håndledd", StudyText.exam(Scenes.study()));
    assertEquals("14. sep. 2026", StudyText.when(Scenes.study().study()));
  }

  @Test
  void tellsAgesUnderTwoYearsInMonths() {
    assertEquals("14\u00a0mo", StudyText.age(new Age(14)));
    assertEquals("2\u00a0y", StudyText.age(new Age(24)));
  }

  @Test
  void namesWithoutPartsStayReadable() {
    assertEquals("Unnamed patient", StudyText.name("^^"));
    assertEquals("Prøve", StudyText.name("Prøve"));
    assertEquals("Yamada, Tarou", StudyText.name("Yamada^Tarou=山田^太郎=やまだ^たろう"));
  }

  @Test
  void scoresStandAsSent() {
    assertEquals("87\u00a0%", CodeText.score(new Score("Certainty", 87, "%")));
    assertEquals("0.87", CodeText.score(new Score("Probability", 0.87, "1")));
    assertEquals("7", CodeText.score(new Score("Lung score", 7, "{score}")));
    norwegian();
    assertEquals("0,87", CodeText.score(new Score("Probability", 0.87, "1")));
  }

  @Test
  void translatesKnownCodesAndKeepsOthersAsSent() {
    Code fracture = new Code("125605004", "SCT", "Fracture of bone");
    assertEquals("Fracture of bone", CodeText.of(fracture));
    norwegian();
    assertEquals("Brudd", CodeText.of(fracture));
    assertEquals("Own thing", CodeText.of(new Code("X1", "99VENDOR", "Own thing")));
    assertEquals("X1", CodeText.of(new Code("X1", "99VENDOR", " ")));
  }

  @Test
  void vendorsTextsCannotBreakTheLine() {
    String hostile = "a\u0000b\n\u202ec" + "x".repeat(5000);
    String clean = CodeText.clean(hostile);
    assertEquals(200, clean.length());
    assertTrue(clean.startsWith("a b c"), clean);
  }

  @Test
  void oneCalmLineTellsWhatWaitsWhereAndSinceWhen() {
    List<DeliveryText> lines = DeliveryText.of(Scenes.deliveries(), NOW);
    assertEquals(1, lines.size());
    assertEquals("2 waiting for PACS, 4\u00a0min · registry up to date", lines.get(0).text());
    norwegian();
    assertEquals(
        "2 venter på PACS, 4\u00a0min · registeret oppdatert",
        DeliveryText.of(Scenes.deliveries(), NOW).get(0).text());
  }

  @Test
  void troubleSaysWhyAndWhenItIsTriedAgain() {
    var pacs =
        new DeliveryState.Line(
            "pacs",
            3,
            Optional.of(NOW.minusSeconds(7200)),
            4,
            Optional.of(NOW.plusSeconds(30)),
            Optional.of("no answer on port 4242."),
            0,
            Optional.empty());
    DeliveryText text = DeliveryText.of(new DeliveryState(true, List.of(pacs)), NOW).get(0);
    assertEquals(
        "PACS not reached, next try in 30\u00a0s: no answer on port 4242. 3 waiting, 2\u00a0h.",
        text.text());
    assertTrue(text.trouble());
  }

  private static DeliveryState.Line hindered(DeliveryTrouble.Cause cause, Duration lasting) {
    return new DeliveryState.Line(
        "pacs",
        3,
        Optional.of(NOW.minus(lasting)),
        4,
        Optional.of(NOW.plusSeconds(30)),
        Optional.of("The PACS answers 503: Out of order"),
        0,
        Optional.empty(),
        Optional.of(
            new DeliveryTrouble(cause, "The PACS answers 503: Out of order", NOW.minus(lasting))));
  }

  private static String told(DeliveryTrouble.Cause cause, Duration lasting) {
    return DeliveryText.of(new DeliveryState(true, List.of(hindered(cause, lasting))), NOW)
        .get(0)
        .text();
  }

  @Test
  void whatLastsForAnHourIsToldWithItsBeginning() {
    String young = told(DeliveryTrouble.Cause.OTHER, Duration.ofMinutes(59));
    assertTrue(young.startsWith("PACS not reached, next try in"), young);
    String since = StudyText.time(NOW.minus(Duration.ofMinutes(60)));
    assertEquals(
        "3 waiting for PACS. Since "
            + since
            + ": The PACS answers 503: Out of order. Tell the administrator.",
        told(DeliveryTrouble.Cause.OTHER, Duration.ofMinutes(60)));
    norwegian();
    assertEquals(
        "3 venter på PACS. Siden "
            + since
            + ": The PACS answers 503: Out of order. Si fra til administrator.",
        told(DeliveryTrouble.Cause.OTHER, Duration.ofMinutes(60)));
  }

  @Test
  void whatNeedsAPersonIsToldAtOnce() {
    String since = StudyText.time(NOW);
    for (DeliveryTrouble.Cause cause : DeliveryTrouble.Cause.values()) {
      assertEquals(
          cause.needsPerson(), told(cause, Duration.ZERO).contains("Since " + since), cause.name());
    }
    assertTrue(
        told(DeliveryTrouble.Cause.SIGN_IN, Duration.ofDays(3)).contains(" 20"),
        "another day is told with its date");
  }

  @Test
  void whatWasRefusedCanBeSentAgain() {
    var registry =
        new DeliveryState.Line(
            "registry",
            0,
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            2,
            Optional.of("unknown site"));
    List<DeliveryText> lines = DeliveryText.of(new DeliveryState(true, List.of(registry)), NOW);
    assertEquals("2 refused by registry: unknown site.", lines.get(1).text());
    assertEquals(Optional.of("registry"), lines.get(1).retry());
  }

  @Test
  void saysSoWhenNothingIsSent() {
    assertEquals(
        "Kept on this PC: no PACS or registry is set up",
        DeliveryText.of(new DeliveryState(true, List.of()), NOW).get(0).text());
  }
}
