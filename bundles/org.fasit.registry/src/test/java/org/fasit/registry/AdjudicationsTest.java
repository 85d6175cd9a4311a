package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What decisions on logged cases do to a review. */
@ExtendWith(SharedRegistry.class)
class AdjudicationsTest {

  private Client client;
  private Schemas schemas;

  @BeforeEach
  void site(Registry shared) throws Exception {
    client = Client.ofFreshSite(shared);
    schemas = new Schemas(client.get("/openapi").json());
  }

  /** Worked out by hand, one exam a line; the entries arrive in any order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void decideWhereTheyWereMade(long seed) throws Exception {
    ObjectNode confirmed = exposure("confirmed", "POSITIVE", "a");
    ObjectNode confirmedWord = Wire.word(confirmed, "FALSE_POSITIVE", "a");
    ObjectNode wasTrue = exposure("was-true", "POSITIVE", "b");
    ObjectNode wasTrueWord = Wire.word(wasTrue, "FALSE_POSITIVE", "b");
    ObjectNode withdrawn = exposure("withdrawn", "POSITIVE", "c");
    ObjectNode withdrawnWord = Wire.word(withdrawn, "FALSE_POSITIVE");
    ObjectNode nothingMissed = exposure("nothing-missed", "NEGATIVE");
    ObjectNode missedWord = placed(Wire.word(nothingMissed, "FALSE_NEGATIVE"));
    ObjectNode open = exposure("open", "NEGATIVE");
    ObjectNode overruled = exposure("overruled", "POSITIVE", "d");
    ObjectNode overruledWord = Wire.word(overruled, "FALSE_POSITIVE");
    List<ObjectNode> entries =
        new ArrayList<>(
            List.of(
                confirmed,
                confirmedWord,
                Wire.adjudication(confirmedWord, "CONFIRMED"),
                wasTrue,
                wasTrueWord,
                corrected(wasTrueWord, "AGREE"),
                withdrawn,
                withdrawnWord,
                Wire.adjudication(withdrawnWord, "WITHDRAWN"),
                nothingMissed,
                missedWord,
                corrected(missedWord, "AGREE"),
                open,
                placed(Wire.word(open, "FALSE_NEGATIVE")),
                overruled,
                overruledWord,
                Wire.word(overruled, "AGREE"),
                Wire.adjudication(overruledWord, "CONFIRMED")));
    Collections.shuffle(entries, new Random(seed));
    client.send(entries);

    JsonNode review = client.review("P");
    assertEquals(List.of(), schemas.faults("Review", review));
    assertEquals("REVIEW", review.path("truth").asText());
    assertMatrix(review.path("overall"), 1, 2, 1, 1);
    assertEquals(1, review.at("/overall/undecided").asInt());
    assertEquals(
        Client.JSON.readTree("{\"CONFIRMED\":2,\"CORRECTED\":2,\"WITHDRAWN\":1,\"open\":1}"),
        review.at("/overall/adjudications"));
    assertTrue(method(review).contains("5 cases (2 confirmed, 2 corrected, 1 withdrawn)"));

    JsonNode readers = client.review("P", "truth=reader");
    assertEquals("READER", readers.path("truth").asText());
    assertMatrix(readers.path("overall"), 0, 4, 2, 0);
    assertTrue(method(readers).contains("5 decisions on logged cases are left out of account"));
  }

  @Test
  void theLastThatWasNotTakenBackHolds() throws Exception {
    ObjectNode exposure = exposure("s", "POSITIVE", "a");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE", "a");
    ObjectNode first = corrected(word, "AGREE");
    ObjectNode second = Wire.adjudication(word, "CONFIRMED");
    client.send(second, exposure, word, first);
    assertMatrix(client.review("P").path("overall"), 0, 1, 0, 0);

    client.send(Wire.undo(second));
    assertMatrix(client.review("P").path("overall"), 1, 0, 0, 0);

    client.send(Wire.undo(first));
    JsonNode review = client.review("P");
    assertMatrix(review.path("overall"), 0, 1, 0, 0);
    assertEquals("READER", review.path("truth").asText());
    assertEquals(1, review.at("/overall/adjudications/open").asInt());
    assertEquals(0, review.at("/overall/assessments/undone").asInt());
  }

  @Test
  void mayComeBeforeTheCaseAndAreSaidUntilItComes() throws Exception {
    ObjectNode exposure = exposure("s", "POSITIVE", "a");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE", "a");
    client.send(exposure, corrected(word, "AGREE"));
    JsonNode before = client.review("P");
    assertEquals(1, before.path("adjudicationsWithoutAssessment").asInt());
    assertEquals("READER", before.path("truth").asText());

    client.send(word);

    JsonNode after = client.review("P");
    assertEquals(0, after.path("adjudicationsWithoutAssessment").asInt());
    assertMatrix(after.path("overall"), 1, 0, 0, 0);
  }

  @Test
  void ofAnotherSiteDecideNothing(Registry shared) throws Exception {
    ObjectNode exposure = exposure("s", "POSITIVE", "a");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE", "a");
    client.send(exposure, word);
    Client.ofFreshSite(shared).send(corrected(word, "AGREE"));

    assertMatrix(client.review("P").path("overall"), 0, 1, 0, 0);
  }

  @Test
  void areStoredOnceHoweverOftenTheyCome() throws Exception {
    ObjectNode exposure = exposure("s", "POSITIVE", "a");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE", "a");
    ObjectNode decision = Wire.adjudication(word, "CONFIRMED");
    client.send(exposure, word);

    assertEquals(List.of("STORED"), client.send(decision).statuses());
    assertEquals(List.of("DUPLICATE"), client.send(decision).statuses());
    assertEquals(1, client.review("P").at("/overall/adjudications/CONFIRMED").asInt());
  }

  @Test
  void aCorrectionMustTellWhatItWasInstead() throws Exception {
    ObjectNode word = Wire.word(exposure("s", "POSITIVE", "a"), "FALSE_POSITIVE", "a");
    ObjectNode without = Wire.adjudication(word, "CORRECTED");
    ObjectNode with = Wire.adjudication(word, "CONFIRMED").put("corrected", "AGREE");
    for (ObjectNode entry : List.of(without, with)) {
      assertFalse(schemas.faults("Entry", entry).isEmpty());
      assertEquals(List.of("REJECTED"), client.send(entry).statuses());
    }
  }

  private static String method(JsonNode review) {
    return review.path("method").toString();
  }

  private static ObjectNode corrected(ObjectNode word, String instead) {
    return Wire.adjudication(word, "CORRECTED").put("corrected", instead);
  }

  private static ObjectNode placed(ObjectNode word) {
    return word.put("level", "FINDING").put("placed", true);
  }

  private static ObjectNode exposure(String study, String conclusion, String... findings) {
    return Wire.exposure(study, "P", "1", conclusion, findings);
  }

  private static void assertMatrix(JsonNode group, int tp, int fp, int fn, int tn) {
    JsonNode matrix = group.path("matrix");
    assertEquals(
        List.of(tp, fp, fn, tn),
        List.of(
            matrix.path("tp").asInt(),
            matrix.path("fp").asInt(),
            matrix.path("fn").asInt(),
            matrix.path("tn").asInt()));
  }
}
