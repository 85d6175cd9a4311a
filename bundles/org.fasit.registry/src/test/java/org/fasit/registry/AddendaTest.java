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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which missed findings wait for an addendum to the report. */
@ExtendWith(SharedRegistry.class)
class AddendaTest {

  private Client client;
  private Schemas schemas;
  private ObjectNode exposure;

  @BeforeEach
  void site(Registry shared) throws Exception {
    client = Client.ofFreshSite(shared);
    schemas = new Schemas(client.get("/openapi").json());
    exposure = Wire.exposure("s", "P", "1", "NEGATIVE");
    client.send(exposure);
  }

  private ObjectNode missed() {
    return Wire.word(exposure, "FALSE_NEGATIVE");
  }

  /** Worked out by hand; the entries arrive in any order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void waitUntilSomebodyHasSeenToThem(long seed) throws Exception {
    ObjectNode waiting = missed();
    ObjectNode needed = Wire.addendum(waiting, "NEEDED");
    ObjectNode seenTo = missed();
    ObjectNode neededNot = missed();
    ObjectNode notNeeded = Wire.addendum(neededNot, "NEEDED");
    ObjectNode reopened = missed();
    ObjectNode since = Wire.addendum(reopened, "NEEDED");
    ObjectNode tooSoon = Wire.addendum(reopened, "ACKNOWLEDGED");
    ObjectNode takenBack = missed();
    List<ObjectNode> entries =
        new ArrayList<>(
            List.of(
                waiting,
                needed,
                seenTo,
                Wire.addendum(seenTo, "NEEDED"),
                Wire.addendum(seenTo, "ACKNOWLEDGED"),
                neededNot,
                notNeeded,
                Wire.undo(notNeeded),
                reopened,
                since,
                tooSoon,
                Wire.undo(tooSoon),
                takenBack,
                Wire.addendum(takenBack, "NEEDED"),
                Wire.undo(takenBack)));
    Collections.shuffle(entries, new Random(seed));
    Client.Answer answer = client.send(entries);
    assertEquals(Collections.nCopies(entries.size(), "STORED"), answer.statuses(), answer.body());

    JsonNode review = client.review("P", "site=" + client.site());
    assertEquals(List.of(), schemas.faults("Review", review));
    assertEquals(2, review.at("/addenda/waiting").asInt());
    assertEquals(needed.path("time").asText(), review.at("/addenda/oldest").asText());
    assertEquals(213, review.at("/addenda/oldestDays").asInt());
    String sentence = "2 missed findings wait for an addendum to the report";
    assertTrue(client.get(Client.path("P", "format=html", "lang=en")).body().contains(sentence));
    assertTrue(client.get("/?lang=en").body().contains(sentence));
    assertTrue(
        client
            .get("/?lang=nb")
            .body()
            .contains(
                "2 oversette funn venter på tillegg til svar; det eldste har ventet i 213 døgn."));
  }

  @Test
  void nothingIsSaidWhereNoneWaits() throws Exception {
    JsonNode review = client.review("P");
    assertEquals(0, review.at("/addenda/waiting").asInt());
    assertTrue(review.at("/addenda/oldest").isNull());
    assertFalse(client.get("/?lang=en").body().contains("addendum"));
  }

  @ParameterizedTest
  @CsvSource({"ACKNOWLEDGED, true, REJECTED", "NEEDED, true, STORED", "LATER, false, REJECTED"})
  void whoAcknowledgesIsKnown(String step, boolean anonymous, String status) throws Exception {
    ObjectNode addendum = Wire.addendum(missed(), step);
    if (anonymous) {
      addendum.remove("reader");
    }
    assertEquals(List.of(status), client.send(addendum).statuses());
  }

  /** Three were shown, one of them to somebody who is not known. */
  @Test
  void nobodyIsCountedAsTheReaderOfASharedSignIn() throws Exception {
    ObjectNode shared = Wire.exposure("t", "P", "1", "NEGATIVE");
    shared.remove("reader");
    ObjectNode word = Wire.word(shared, "AGREE");
    word.remove("reader");
    ObjectNode undo = Wire.undo(word);
    undo.remove("reader");
    client.send(shared, word, undo, Wire.exposure("u", "P", "1", "NEGATIVE"));

    JsonNode overall = client.review("P").path("overall");
    assertEquals(3, overall.path("exposures").asInt());
    assertEquals(1, overall.path("readers").asInt());
    assertEquals(1, overall.path("exposuresWithoutReader").asInt());
    assertEquals(1, overall.at("/assessments/undone").asInt());
    assertTrue(
        client
            .review("P")
            .path("method")
            .toString()
            .contains("1 of 3 showings came from a shared"));
  }

  @Test
  void thePageDoesNotSayThatNobodyLooked() throws Exception {
    ObjectNode shared = Wire.exposure("t", "Q", "1", "NEGATIVE");
    shared.remove("reader");
    client.send(shared);
    String page = client.get(Client.path("Q", "format=html", "lang=en")).body();
    assertTrue(page.contains("1 exam with a result of Q was shown. Who read it is not known."));
  }
}
