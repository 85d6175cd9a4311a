package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What earlier releases took and no figure may count: words that contradict the result, and
 * showings that claim to have been read-first. All of it is stored.
 */
@ExtendWith(SharedRegistry.class)
class CountedWordsReviewTest {

  private Client client;
  private Schemas schemas;

  @BeforeEach
  void site(Registry shared) throws Exception {
    client = Client.ofFreshSite(shared);
    schemas = new Schemas(client.get("/openapi").json());
  }

  /**
   * One line of docs/decisions/exam-verdicts.md each. Words are written AGREE, FP, FN, FN@ (at a
   * place); FP:a is of finding a; a word of a second reader starts with {@code 2/}. Then the matrix
   * (TP FP FN TN), and how many words contradict, repeat and are replaced.
   */
  @ParameterizedTest
  @CsvSource({
    "NEGATIVE, '', SHOW, FP, 0 0 0 0, 1 0 0",
    "NEGATIVE, '', SHOW, FP AGREE, 0 0 0 1, 1 0 0",
    "NEGATIVE, '', SHOW, FP FN, 0 0 1 0, 1 0 0",
    "NOT_PROCESSED, '', SHOW, AGREE FP FN FN@, 0 0 0 0, 4 0 0",
    "POSITIVE, a, HIDE, AGREE FP FN, 0 0 0 0, 2 0 0",
    "POSITIVE, a, OUT_OF_INTENDED_USE, AGREE FP, 0 0 0 0, 2 0 0",
    "POSITIVE, a, SHOW, FP:a AGREE, 0 1 0 0, 1 0 0",
    "POSITIVE, a b, SHOW, FP:a FP:b AGREE, 0 1 0 0, 1 0 0",
    "POSITIVE, a b, SHOW, FP:a AGREE, 1 0 0 0, 0 0 0",
    "POSITIVE, a, SHOW, FP AGREE, 0 1 0 0, 1 0 0",
    "POSITIVE, a, SHOW, FN:a, 0 0 0 0, 1 0 0",
    "NEGATIVE, '', SHOW, FN AGREE, 0 0 1 0, 1 0 0",
    "POSITIVE, a, SHOW, FP:a FP:a, 0 1 0 0, 0 1 0",
    "POSITIVE, a b, SHOW, AGREE FP:a, 0 0 0 0, 0 0 1",
    "POSITIVE, a, SHOW, AGREE FP:a, 0 1 0 0, 0 0 1",
    "POSITIVE, a, SHOW, FP:a 2/AGREE, 1 0 0 0, 0 0 0",
    "POSITIVE, a, SHOW, AGREE 2/FP:a, 0 1 0 0, 0 0 0",
    "POSITIVE, a, SHOW, 2/FP:a FP:a, 0 1 0 0, 0 0 0",
  })
  void leavesOutWhatThePossibleWordsRefuse(
      String conclusion,
      String findings,
      String decision,
      String words,
      String matrix,
      String notCounted)
      throws Exception {
    ObjectNode exposure = Wire.exposure("s", "P", "1", conclusion, parts(findings));
    exposure.put("decision", decision);
    List<ObjectNode> entries = new ArrayList<>(List.of(exposure));
    for (String word : parts(words)) {
      entries.add(word(exposure, word));
    }
    assertEquals(Collections.nCopies(entries.size(), "STORED"), client.send(entries).statuses());

    JsonNode review = client.review("P");

    assertEquals(List.of(), schemas.faults("Review", review));
    JsonNode overall = review.path("overall");
    JsonNode cells = overall.path("matrix");
    assertEquals(
        matrix,
        "%s %s %s %s"
            .formatted(cells.path("tp"), cells.path("fp"), cells.path("fn"), cells.path("tn")));
    JsonNode not = overall.path("wordsNotCounted");
    assertEquals(
        notCounted,
        "%s %s %s"
            .formatted(not.path("contradictory"), not.path("repeated"), not.path("replaced")));
    int counted = 0;
    for (String judgement : List.of("AGREE", "FALSE_POSITIVE", "FALSE_NEGATIVE")) {
      counted += overall.path("assessments").path(judgement).asInt();
    }
    int left = Stream.of(parts(notCounted)).mapToInt(Integer::parseInt).sum();
    assertEquals(entries.size() - 1 - left, counted);
    assertEquals(counted == 0 ? 1 : 0, overall.path("neverAssessed").asInt());
  }

  private static ObjectNode word(ObjectNode exposure, String text) {
    String said = text.replace("2/", "").replace("@", "");
    String[] parts = said.split(":");
    String judgement =
        switch (parts[0]) {
          case "FP" -> "FALSE_POSITIVE";
          case "FN" -> "FALSE_NEGATIVE";
          default -> parts[0];
        };
    ObjectNode word =
        parts.length == 1
            ? Wire.word(exposure, judgement)
            : Wire.word(exposure, judgement, parts[1]);
    if (text.endsWith("@")) {
      word.put("level", "FINDING").put("placed", true);
    }
    return text.startsWith("2/") ? word.put("reader", Wire.pseudonym("another reader")) : word;
  }

  private static String[] parts(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ");
  }

  @Test
  void aWordOnAFindingStatedToBeAbsentContradicts() throws Exception {
    ObjectNode exposure = Wire.exposure("s", "P", "1", "POSITIVE", "a");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE", "b");
    ((ObjectNode) word.path("finding")).put("presence", "ABSENT");
    client.send(exposure, word);
    assertEquals(1, client.review("P").at("/overall/wordsNotCounted/contradictory").asInt());
  }

  @Test
  void pageJsonAndCsvSayHowManyWordsContradict() throws Exception {
    ObjectNode exposure = Wire.exposure("s", "P", "1", "NEGATIVE");
    ObjectNode other = Wire.exposure("t", "P", "1", "NEGATIVE");
    client.send(exposure, Wire.word(exposure, "FALSE_POSITIVE"));
    String one = client.get(Client.path("P", "format=html", "lang=en")).body();
    assertTrue(one.contains("1 word contradicts the result that it judges"), one);
    client.send(other, Wire.word(other, "FALSE_POSITIVE"), Wire.word(other, "AGREE"));

    JsonNode review = client.review("P");
    String page = client.get(Client.path("P", "format=html", "lang=en")).body();
    String norwegian = client.get(Client.path("P", "format=html", "lang=nb")).body();
    String csv = client.get(Client.path("P", "format=csv")).body();

    assertEquals(2, review.at("/overall/wordsNotCounted/contradictory").asInt());
    assertEquals(0, review.at("/overall/assessments/FALSE_POSITIVE").asInt());
    assertTrue(page.contains("2 words contradict the result that they judge"), page);
    assertTrue(page.contains("Contradict the result, not counted"), page);
    assertTrue(norwegian.contains("2 ord motsier svaret de gjelder"), norwegian);
    assertTrue(csv.contains("overall,,said_contradictory_not_counted,2,"), csv);
  }

  @Test
  void aReviewThatPutsAContradictoryWordRightCounts() throws Exception {
    ObjectNode exposure = Wire.exposure("s", "P", "1", "NEGATIVE");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE");
    client.send(
        exposure, word, Wire.adjudication(word, "CORRECTED").put("corrected", "FALSE_NEGATIVE"));
    JsonNode review = client.review("P");
    assertEquals("REVIEW", review.path("truth").asText());
    assertEquals(1, review.at("/overall/matrix/fn").asInt());
    assertEquals(0, client.review("P", "truth=reader").at("/overall/matrix/n").asInt());
  }

  @Test
  void aConfirmedContradictionStaysOne() throws Exception {
    ObjectNode exposure = Wire.exposure("s", "P", "1", "NEGATIVE");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE");
    client.send(exposure, word, Wire.adjudication(word, "CONFIRMED"));
    JsonNode overall = client.review("P").path("overall");
    assertEquals(0, overall.at("/matrix/n").asInt());
    assertEquals(0, overall.at("/adjudications/CONFIRMED").asInt());
    assertEquals(0, overall.at("/adjudications/open").asInt());
  }

  /** Agreement with the negative left hand is no agreement that the right hand is broken. */
  @Test
  void agreementWithAnotherResultOfTheExamDecidesNothing() throws Exception {
    ObjectNode left = Wire.exposure("s", "P", "1", "NEGATIVE");
    left.put("result", Wire.pseudonym("left"));
    ObjectNode right = Wire.exposure("s", "P", "1", "POSITIVE", "a");
    right.put("result", Wire.pseudonym("right"));
    client.send(left, right, Wire.word(left, "AGREE"));
    JsonNode review = client.review("P");
    assertEquals(0, review.at("/overall/matrix/n").asInt());
    assertEquals(1, review.at("/overall/wordsOnAnotherConclusion").asInt());
    assertTrue(review.path("method").toString().contains("1 word was said of a result that"));
  }

  /** The result was shown anew, with another conclusion, after the reader had agreed. */
  @Test
  void agreementWithAnEarlierConclusionDecidesNothing() throws Exception {
    ObjectNode before = Wire.exposure("s", "P", "1", "POSITIVE", "a");
    ObjectNode word = Wire.word(before, "AGREE");
    client.send(before, word, Wire.exposure("s", "P", "1", "NEGATIVE"));
    JsonNode overall = client.review("P").path("overall");
    assertEquals(1, overall.at("/conclusions/NEGATIVE").asInt());
    assertEquals(0, overall.at("/matrix/n").asInt());
  }

  @Test
  void readFirstOfEarlierReleasesCountsAsConcurrentAndIsSaid() throws Exception {
    ObjectNode claimed = Wire.exposure("s", "P", "1", "POSITIVE", "a").put("mode", "READ_FIRST");
    ObjectNode plain = Wire.exposure("t", "P", "1", "POSITIVE", "b");
    assertEquals(
        Collections.nCopies(4, "STORED"),
        client
            .send(claimed, plain, Wire.word(claimed, "AGREE"), Wire.word(plain, "AGREE"))
            .statuses());

    JsonNode review = client.review("P");

    assertEquals(2, review.at("/overall/matrix/tp").asInt());
    assertEquals(1, review.at("/overall/exposuresRecordedAsReadFirst").asInt());
    String page = client.get(Client.path("P", "format=html", "lang=en")).body();
    assertTrue(page.contains("1 showing was recorded as read-first."), page);
    String norwegian = client.get(Client.path("P", "format=html", "lang=nb")).body();
    assertTrue(norwegian.contains("1 visning er registrert som egen vurdering først."), norwegian);
    String csv = client.get(Client.path("P", "format=csv")).body();
    assertTrue(csv.contains("overall,,exposures_recorded_as_read_first,1,"), csv);
  }

  /** The product's own word stands; what reached the reader is counted apart. */
  @Test
  void allFindingsHiddenIsPositiveAsMadeAndHiddenAsItReachedTheReader() throws Exception {
    ObjectNode emptied = Wire.exposure("s", "P", "1", "POSITIVE", "a", "b");
    emptied.path("findings").forEach(each -> ((ObjectNode) each).put("decision", "HIDE"));
    client.send(emptied, Wire.word(emptied, "AGREE"), Wire.word(emptied, "FALSE_POSITIVE"));

    JsonNode overall = client.review("P").path("overall");

    assertEquals(1, overall.at("/conclusionsAsMade/POSITIVE").asInt());
    assertEquals(1, overall.at("/conclusions/HIDDEN").asInt());
    assertEquals(0, overall.at("/conclusions/POSITIVE").asInt());
    assertEquals(2, overall.at("/wordsNotCounted/contradictory").asInt());
    assertEquals(0, overall.at("/matrix/n").asInt());
    assertEquals(0, overall.path("undecided").asInt());
    String csv = client.get(Client.path("P", "format=csv")).body();
    assertTrue(csv.contains("overall,,made_positive,1,") && csv.contains("overall,,met_hidden,1,"));
    String page = client.get(Client.path("P", "format=html", "lang=en")).body();
    assertTrue(page.contains("What the AI said, and what reached readers"), page);
  }
}
