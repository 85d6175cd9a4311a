package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedRegistry.class)
class ReviewsTest {

  private static final double EXACT = 1e-9;

  /** The published figures are given with two decimals. */
  private static final double PUBLISHED = 0.005;

  private Registry registry;
  private Client client;

  @BeforeEach
  void site(Registry shared) {
    registry = shared;
    client = Client.ofFreshSite(shared);
  }

  /** A published follow-up validation: TP 10, FP 33, FN 2, TN 85 (n = 130). */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesThePublishedFiguresInWhateverOrderEntriesArrive(long seed) throws Exception {
    List<ObjectNode> entries = new ArrayList<>();
    add(entries, 10, "POSITIVE", "AGREE");
    add(entries, 33, "POSITIVE", "FALSE_POSITIVE");
    add(entries, 2, "NEGATIVE", "FALSE_NEGATIVE");
    add(entries, 85, "NEGATIVE", "AGREE");
    add(entries, 7, "NEGATIVE", "");
    Collections.shuffle(entries, new Random(seed));
    for (int i = 0; i < entries.size(); i += 50) {
      client.send(entries.subList(i, Math.min(i + 50, entries.size())));
    }
    JsonNode review = client.review("P");
    JsonNode overall = review.path("overall");
    assertEquals(137, overall.path("exams").asInt());
    assertEquals(7, overall.path("neverAssessed").asInt());
    assertMatrix(overall, 10, 33, 2, 85);
    assertFigure(overall, "accuracy", 95, 130, 0.73, 0.65, 0.80);
    assertFigure(overall, "sensitivity", 10, 12, 0.83, 0.55, 0.95);
    assertFigure(overall, "specificity", 85, 118, 0.72, 0.63, 0.79);
    assertFigure(overall, "ppv", 10, 43, 0.23, 0.13, 0.38);
    assertFigure(overall, "npv", 85, 87, 0.98, 0.92, 0.99);
    assertEquals("READER", review.path("truth").asText());
    assertEquals(10.0 / 12, overall.at("/sensitivity/value").asDouble(), EXACT);
  }

  private static void add(
      List<ObjectNode> entries, int count, String conclusion, String judgement) {
    for (int i = 0; i < count; i++) {
      String study = conclusion + judgement + i;
      ObjectNode exposure = Wire.exposure(study, "P", "1", conclusion, findings(conclusion, study));
      entries.add(exposure);
      if (!judgement.isEmpty()) {
        entries.add(Wire.word(exposure, judgement));
      }
    }
  }

  private static String[] findings(String conclusion, String study) {
    return conclusion.equals("POSITIVE") ? new String[] {study + "f"} : new String[0];
  }

  /** Worked out by hand, one exam a line. */
  @Test
  void countsAsWorkedOutByHand() throws Exception {
    ObjectNode twice = exposure("twice", "POSITIVE", "a");
    ObjectNode twiceAgain = exposure("twice", "POSITIVE", "a");
    twiceAgain.put("reader", Wire.pseudonym("another reader"));
    ObjectNode undone = exposure("undone", "POSITIVE", "b");
    ObjectNode taken = Wire.word(undone, "FALSE_POSITIVE", "b");
    ObjectNode half = exposure("half", "POSITIVE", "c", "d");
    ObjectNode both = exposure("both", "POSITIVE", "e", "f");
    ObjectNode doubtTrue = exposure("doubt-true", "INDETERMINATE", "g");
    ObjectNode doubtFalse = exposure("doubt-false", "INDETERMINATE", "h");
    ObjectNode missed = exposure("missed", "NEGATIVE");
    ObjectNode outOfScope = exposure("out-of-scope", "NEGATIVE");
    ObjectNode changedMind = exposure("changed-mind", "POSITIVE", "i");
    ObjectNode wrongPlace = exposure("wrong-place", "POSITIVE", "j");
    client.send(
        twice,
        twiceAgain,
        Wire.word(twice, "AGREE"),
        undone,
        taken,
        Wire.undo(taken),
        half,
        Wire.word(half, "FALSE_POSITIVE", "c"),
        both,
        Wire.word(both, "FALSE_POSITIVE", "e"),
        Wire.word(both, "FALSE_POSITIVE", "f"),
        doubtTrue,
        Wire.word(doubtTrue, "AGREE"),
        doubtFalse,
        Wire.word(doubtFalse, "FALSE_POSITIVE"),
        missed,
        Wire.word(missed, "FALSE_NEGATIVE").put("level", "FINDING").put("placed", true),
        outOfScope,
        Wire.word(outOfScope, "OUT_OF_SCOPE").put("level", "FINDING").put("placed", true),
        changedMind,
        Wire.word(changedMind, "FALSE_POSITIVE"),
        Wire.word(changedMind, "AGREE"),
        wrongPlace,
        Wire.word(wrongPlace, "FALSE_POSITIVE", "j"),
        Wire.word(wrongPlace, "FALSE_NEGATIVE").put("level", "FINDING").put("placed", true),
        exposure("failed", "NOT_PROCESSED"),
        exposure("silent", "NEGATIVE"),
        exposure("says-nothing", "NOT_STATED"));
    JsonNode overall = client.review("P").path("overall");
    assertEquals(13, overall.path("exams").asInt());
    assertEquals(14, overall.path("exposures").asInt());
    assertEquals(2, overall.path("readers").asInt());
    assertEquals(
        Client.JSON.readTree(
            "{\"POSITIVE\":6,\"INDETERMINATE\":2,\"NEGATIVE\":3,\"NOT_PROCESSED\":1,\"NOT_STATED\":1,\"HIDDEN\":0,\"OUT_OF_INTENDED_USE\":0}"),
        overall.path("conclusions"));
    assertEquals(
        Client.JSON.readTree(
            "{\"AGREE\":2,\"FALSE_POSITIVE\":6,\"FALSE_NEGATIVE\":2,\"OUT_OF_SCOPE\":1,\"undone\":1}"),
        overall.path("assessments"));
    assertEquals(4, overall.path("neverAssessed").asInt());
    assertMatrix(overall, 3, 3, 1, 0);
    assertEquals(1, overall.at("/wordsNotCounted/contradictory").asInt());
    assertEquals(7, overall.path("decided").asInt());
    assertEquals(4, overall.path("undecided").asInt());
    assertEquals(1, overall.path("rightExamWrongPlace").asInt());

    JsonNode negative = client.review("P", "indeterminate=negative").path("overall");
    assertMatrix(negative, 2, 2, 1, 2);
    JsonNode excluded = client.review("P", "indeterminate=excluded").path("overall");
    assertMatrix(excluded, 2, 2, 1, 0);
    assertEquals(2, excluded.path("indeterminateLeftOut").asInt());
    JsonNode agreement = client.review("P", "silence=agreement").path("overall");
    assertMatrix(agreement, 5, 3, 1, 2);
    assertEquals(7, agreement.path("decided").asInt());
    assertEquals(0, agreement.path("undecided").asInt());
    assertEquals(4, agreement.path("neverAssessed").asInt());
  }

  @Test
  void anAssessmentMayComeBeforeItsExposureAndAnUndoBeforeItsAssessment() throws Exception {
    ObjectNode exposure = exposure("s", "POSITIVE", "a");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE");
    ObjectNode undo = Wire.undo(word);
    client.send(undo);
    client.send(word);
    assertEquals(0, client.review("P").at("/overall/exams").asInt());
    assertEquals(0, client.review("P").path("assessmentsWithoutExposure").asInt());
    ObjectNode second = Wire.word(exposure, "AGREE");
    client.send(second);
    assertEquals(1, client.review("P").path("assessmentsWithoutExposure").asInt());
    client.send(exposure);
    JsonNode review = client.review("P");
    assertEquals(0, review.path("assessmentsWithoutExposure").asInt());
    assertMatrix(review.path("overall"), 1, 0, 0, 0);
    assertEquals(1, review.at("/overall/assessments/undone").asInt());
  }

  @Test
  void severalResultsOfOneExamAreOneExam() throws Exception {
    ObjectNode left = exposure("s", "NEGATIVE").put("result", Wire.pseudonym("left"));
    ObjectNode right = exposure("s", "POSITIVE", "a").put("result", Wire.pseudonym("right"));
    ObjectNode failed = exposure("s", "NOT_PROCESSED").put("result", Wire.pseudonym("third"));
    client.send(right, failed, left, Wire.word(right, "FALSE_POSITIVE", "a"));
    JsonNode overall = client.review("P").path("overall");
    assertEquals(1, overall.path("exams").asInt());
    assertEquals(1, overall.at("/conclusions/POSITIVE").asInt());
    assertMatrix(overall, 0, 1, 0, 0);
  }

  @Test
  void theLatestShowingOfAResultCounts() throws Exception {
    ObjectNode before = exposure("s", "POSITIVE", "a");
    ObjectNode after = exposure("s", "NEGATIVE");
    client.send(after, before);
    assertEquals(1, client.review("P").at("/overall/conclusions/NEGATIVE").asInt());
  }

  @Test
  void versionsAreComparedAndTheLastShownCountsOverall() throws Exception {
    ObjectNode old = Wire.exposure("s", "P", "1", "POSITIVE", "a");
    ObjectNode fresh = Wire.exposure("s", "P", "2", "NEGATIVE");
    client.send(old, Wire.word(old, "FALSE_POSITIVE"), fresh, Wire.word(fresh, "AGREE"));
    client.send(Wire.exposure("t", "P", "2", "NEGATIVE"));
    JsonNode review = client.review("P");
    assertMatrix(review.path("overall"), 0, 0, 0, 1);
    assertEquals(2, review.path("byVersion").size());
    assertEquals("1", review.at("/byVersion/0/version").asText());
    assertMatrix(review.at("/byVersion/0"), 0, 1, 0, 0);
    assertEquals(2, review.at("/byVersion/1/exams").asInt());
    assertMatrix(review.at("/byVersion/1"), 0, 0, 0, 1);
    JsonNode first = client.review("P", "version=1");
    assertEquals(0, first.path("byVersion").size());
    assertMatrix(first.path("overall"), 0, 1, 0, 0);
  }

  @Test
  void tellsWhatTheFilterTookAway() throws Exception {
    ObjectNode hidden = exposure("hidden", "POSITIVE", "a").put("decision", "HIDE");
    ObjectNode outside = exposure("out", "POSITIVE", "b").put("decision", "OUT_OF_INTENDED_USE");
    ObjectNode doubted = exposure("doubted", "POSITIVE", "c").put("decision", "SHOW_AS_DOUBTFUL");
    ObjectNode emptied = exposure("emptied", "POSITIVE", "d");
    ((ObjectNode) emptied.at("/findings/0")).put("decision", "HIDE");
    ObjectNode halved = exposure("halved", "POSITIVE", "e", "f");
    ((ObjectNode) halved.at("/findings/0")).put("decision", "HIDE");
    ObjectNode faded = exposure("faded", "POSITIVE", "g");
    ((ObjectNode) faded.at("/findings/0")).put("decision", "SHOW_AS_DOUBTFUL");
    client.send(
        hidden,
        outside,
        doubted,
        emptied,
        halved,
        Wire.word(halved, "FALSE_POSITIVE", "f"),
        faded,
        Wire.word(hidden, "FALSE_NEGATIVE"));
    JsonNode overall = client.review("P").path("overall");
    assertEquals(2, overall.at("/conclusions/HIDDEN").asInt());
    assertEquals(1, overall.at("/conclusions/OUT_OF_INTENDED_USE").asInt());
    assertEquals(2, overall.at("/conclusions/INDETERMINATE").asInt());
    assertEquals(1, overall.at("/conclusions/POSITIVE").asInt());
    assertMatrix(overall, 0, 1, 0, 0);
  }

  @Test
  void groupsByAge() throws Exception {
    int[] ages = {0, 1, 2, 17, 18, 64, 65, 90};
    for (int age : ages) {
      ObjectNode exposure = exposure("age" + age, "POSITIVE", "f" + age);
      exposure.set("exam", Wire.exam("age" + age, age));
      client.send(exposure, Wire.word(exposure, "AGREE"));
    }
    ObjectNode unknown = exposure("no age", "NEGATIVE");
    ((ObjectNode) unknown.path("exam")).remove("age");
    client.send(unknown);
    JsonNode byAge = client.review("P").path("byAge");
    List<String> told = new ArrayList<>();
    byAge.forEach(g -> told.add(g.path("age").asText() + " " + g.path("exams").asInt()));
    assertEquals(
        List.of("UNDER_2 2", "FROM_2_TO_17 2", "FROM_18_TO_64 2", "FROM_65 2", "UNKNOWN 1"), told);
    assertEquals(2, byAge.at("/0/matrix/tp").asInt());
  }

  @Test
  void anExamBelongsToTheYearInWhichItWasFirstShown() throws Exception {
    ObjectNode oldYear = exposure("s", "POSITIVE", "a").put("time", "2025-12-31T22:59:59.999Z");
    ObjectNode again = exposure("s", "POSITIVE", "a").put("time", "2026-01-02T08:00:00Z");
    ObjectNode newYear = exposure("t", "NEGATIVE").put("time", "2025-12-31T23:00:00Z");
    client.send(oldYear, again, newYear, Wire.word(oldYear, "AGREE"));
    JsonNode of2025 = client.review("P", "year=2025").path("overall");
    assertEquals(1, of2025.path("exams").asInt());
    assertEquals(2, of2025.path("exposures").asInt());
    assertMatrix(of2025, 1, 0, 0, 0);
    JsonNode of2026 = client.review("P").path("overall");
    assertEquals(1, of2026.path("exams").asInt());
    assertEquals(1, of2026.at("/conclusions/NEGATIVE").asInt());
  }

  @Test
  void manufacturersAreKeptApartWhereAsked() throws Exception {
    ObjectNode other = exposure("s", "NEGATIVE");
    ((ObjectNode) other.path("product")).put("manufacturer", "Sørbein");
    client.send(exposure("s", "POSITIVE", "a"), other);
    assertEquals(2, client.review("P").at("/overall/exams").asInt());
    assertEquals(
        1,
        client
            .review("P", "manufacturer=S%C3%B8rbein")
            .at("/overall/conclusions/NEGATIVE")
            .asInt());
  }

  @Test
  void aReaderSeesAllSitesAndASiteItself() throws Exception {
    String product = "P of " + client.site();
    Client other = Client.ofFreshSite(registry);
    client.send(Wire.exposure("s", product, "1", "POSITIVE", "a"));
    other.send(Wire.exposure("s", product, "1", "NEGATIVE"));
    Client reader = client.with(SharedRegistry.READER_TOKEN);
    JsonNode all = reader.review(product);
    assertEquals(2, all.at("/overall/exams").asInt());
    assertEquals(2, all.path("bySite").size());
    assertEquals(1, reader.review(product, "site=" + other.site()).at("/overall/exams").asInt());
    assertEquals(1, client.review(product).at("/overall/exams").asInt());
    assertEquals(1, client.review(product, "site=" + client.site()).at("/overall/exams").asInt());
    Client.Answer refused = client.get(Client.path(product, "site=" + other.site()));
    assertEquals(403, refused.status());
    assertEquals(401, client.with("").get(Client.path(product)).status());
  }

  @Test
  void nothingShownIsNoFailure() throws Exception {
    JsonNode review = client.review("Nobody's product");
    JsonNode overall = review.path("overall");
    assertEquals(0, overall.path("exams").asInt());
    assertTrue(overall.at("/sensitivity/value").isNull());
    assertTrue(overall.at("/sensitivity/lower").isNull());
    assertEquals(0, overall.at("/sensitivity/n").asInt());
    assertFalse(review.path("method").isEmpty());
    Client reader = client.with(SharedRegistry.READER_TOKEN);
    assertEquals(0, reader.review("P", "site=nowhere").at("/overall/exams").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/reviews?year=2026|the parameter product is missing",
        "/api/v1/reviews?product=&year=2026|the parameter product is missing",
        "/api/v1/reviews?product=P|the parameter year is missing",
        "/api/v1/reviews?product=P&year=twenty|the parameter year is not a year",
        "/api/v1/reviews?product=P&year=1999|the parameter year is not a year",
        "/api/v1/reviews?product=P&year=999999999999|the parameter year is not a year",
        "/api/v1/reviews?product=P&year=2026&indeterminate=maybe|the parameter indeterminate is none of",
        "/api/v1/reviews?product=P&year=2026&silence=gold|the parameter silence is none of",
        "/api/v1/reviews?product=P&year=2026&format=pdf|the parameter format is none of",
        "/api/v1/reviews?product=P&year=2026&lang=de|the parameter lang is none of",
        "/api/v1/reviews?product=P&year=2026&produkt=x|unknown parameter",
        "/api/v1/reviews?product=P&year=2026&year=2025|the parameter year is given more than once",
        "/api/v1/reviews?product=%00&year=2026|the parameter product has more than 64",
      })
  void saysWhichParameterIsWrong(String path, String sentence) throws Exception {
    Client.Answer answer = client.get(path);
    assertEquals(400, answer.status(), answer.body());
    String detail = answer.json().path("detail").asText();
    assertTrue(detail.startsWith(sentence), detail);
  }

  @Test
  void everyFigureStatesHowItWasMade() throws Exception {
    client.send(exposure("s", "POSITIVE", "a"));
    JsonNode plain = client.review("P");
    JsonNode other = client.review("P", "silence=agreement", "indeterminate=negative");
    assertNotEquals(plain.path("method"), other.path("method"));
    String method = plain.path("method").toString();
    for (String said :
        List.of(
            "Wilson",
            "readers' own word",
            "1 of 1 exams were never",
            "count as positive",
            "Silence is not")) {
      assertTrue(method.contains(said), said + " is not in " + method);
    }
    assertEquals("excluded", plain.path("silence").asText());
    assertEquals("negative", other.path("indeterminate").asText());
    assertEquals(0.95, plain.at("/overall/ppv/confidence").asDouble());
    assertEquals("WILSON", plain.at("/overall/ppv/method").asText());
    assertEquals("2027-01-15T09:30:00Z", plain.path("made").asText());
  }

  private ObjectNode exposure(String study, String conclusion, String... findings) {
    return Wire.exposure(study, "P", "1", conclusion, findings);
  }

  private static void assertMatrix(JsonNode group, int tp, int fp, int fn, int tn) {
    JsonNode matrix = group.path("matrix");
    assertEquals(
        List.of(tp, fp, fn, tn),
        List.of(
            matrix.path("tp").asInt(-1),
            matrix.path("fp").asInt(-1),
            matrix.path("fn").asInt(-1),
            matrix.path("tn").asInt(-1)),
        group.toPrettyString());
  }

  private static void assertFigure(
      JsonNode group, String name, int successes, int n, double value, double lower, double upper) {
    JsonNode figure = group.path(name);
    assertEquals(successes, figure.path("successes").asInt(), name);
    assertEquals(n, figure.path("n").asInt(), name);
    assertEquals(value, figure.path("value").asDouble(), PUBLISHED, name);
    assertEquals(lower, figure.path("lower").asDouble(), PUBLISHED, name);
    assertEquals(upper, figure.path("upper").asDouble(), PUBLISHED, name);
  }
}
