package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditTrail;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Prompt;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing leaves while the journal cannot tell what must not leave with it. */
class UnreadableJournalTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000009");

  /** What refers to another entry. */
  enum Adding {
    COMMENT,
    UNDO,
    PROMPT,
    DISMISSED,
    SHOWN_FOR;

    Event to(UUID entry) {
      return switch (this) {
        case COMMENT ->
            new Event.Refined(
                entry,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("An old fracture"));
        case UNDO -> new Event.Undone(entry, Planted.READER);
        case PROMPT ->
            new Event.PromptShown(
                entry,
                new Prompt("lying", Planted.assessment().product(), "prompt.lying", List.of()));
        case DISMISSED -> new Event.PromptDismissed(entry);
        case SHOWN_FOR -> new Event.ExposureEnded(entry, java.time.Duration.ofSeconds(2));
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Adding.class)
  void waitsAndThenGoesWhole(Adding adding) throws Exception {
    List<Entry> journal = new ArrayList<>();
    UUID assessment =
        Planted.add(
            journal,
            new Event.Assessed(
                Optional.empty(), Planted.STUDY, Planted.assessment(), Planted.READER, ""));
    AtomicReference<Lookup> answer =
        new AtomicReference<>(new Lookup.Unreadable("The share is away."));
    List<AuditEvent> audited = new ArrayList<>();
    try (CaptureServer server = new CaptureServer(IdentityOnTheWireTest::allStored)) {
      RegistryDestination destination =
          new RegistryDestination(
              SyncSettings.of(
                  server.url(), "ahus", "tok", Planted.SITE_KEY, true, false, TlsFiles.NONE),
              id -> answer.get(),
              RegistryDestination.TIMEOUT,
              (AuditTrail) audited::add);
      Entry entry = new Entry(ID, Instant.parse("2026-01-01T00:00:00Z"), adding.to(assessment));

      Outcome.Again again =
          assertInstanceOf(Outcome.Again.class, destination.deliver(List.of(entry)).get(0));
      assertEquals("The share is away.", again.reason());
      assertEquals(0, server.requests().size());
      assertEquals(List.of(), audited);

      answer.set(new Lookup.Found(journal.get(0)));
      assertEquals(List.of(new Outcome.Delivered()), destination.deliver(List.of(entry)));
      JsonNode sent = JSON.readTree(server.requests().get(0).body()).path("entries").get(0);
      assertEquals(adding == Adding.COMMENT, sent.has("comment"));
      assertEquals(1, audited.size());
    }
  }
}
