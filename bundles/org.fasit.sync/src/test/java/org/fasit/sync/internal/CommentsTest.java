package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Free text: stays, goes, or is withheld with the reason; the entry goes in any case. */
class CommentsTest {

  @Test
  void stayUnlessTheSiteTurnedThemOn() throws Exception {
    JsonNode sent = sent("An old fracture", false, true);
    assertFalse(sent.has("comment") || sent.has("commentWithheld"));
  }

  @Test
  void goWhenNothingInThemIdentifiesAnybody() throws Exception {
    assertEquals(
        "An old fracture\nof the radius",
        sent("An old fracture\nof the radius", true, true).path("comment").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "Prøvesen again, NAME",
    "seen 14.09.2026, DATE",
    "see ACC20260914XY, IDENTIFIER",
    "same as 1.2.826.0.1.3680043.8.498.4 there, IDENTIFIER",
  })
  void areWithheldWithTheReason(String comment, String reason) throws Exception {
    JsonNode sent = sent(comment, true, true);
    assertEquals(reason, sent.path("commentWithheld").asText());
    assertFalse(sent.has("comment"));
  }

  @Test
  void areWithheldWhenTooLongToCheck() throws Exception {
    assertEquals("TOO_LONG", sent("a ".repeat(2000), true, true).path("commentWithheld").asText());
  }

  @Test
  void areWithheldWhenTheStudyIsNotAtHand() throws Exception {
    assertEquals(
        "STUDY_UNKNOWN", sent("An old fracture", true, false).path("commentWithheld").asText());
  }

  private static JsonNode sent(String comment, boolean sendFreeText, boolean studyAtHand)
      throws Exception {
    List<Entry> journal = new ArrayList<>();
    UUID assessment =
        Planted.add(
            journal,
            new Event.Assessed(
                Optional.empty(), Planted.STUDY, Planted.assessment(), Planted.READER, ""));
    WireEntries wire =
        new WireEntries(
            new Pseudonyms(Planted.SITE_KEY),
            sendFreeText,
            id -> studyAtHand ? new Lookup.Found(journal.get(0)) : new Lookup.NotThere());
    return wire.of(
        new Entry(
            UUID.fromString("01920000-0000-7000-8000-000000000001"),
            Instant.parse("2026-01-01T00:00:00Z"),
            new Event.Refined(
                assessment,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(comment))));
  }
}
