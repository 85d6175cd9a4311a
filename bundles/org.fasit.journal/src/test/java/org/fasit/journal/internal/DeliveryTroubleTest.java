package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fasit.journal.AccessException;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What keeps entries from a destination stands until a delivery succeeds, also in the files. */
@Timeout(60)
class DeliveryTroubleTest extends JournalInFolder {

  private static final Instant MORNING = Instant.parse("2026-12-01T07:12:00Z");

  private final AtomicReference<Instant> time = new AtomicReference<>(MORNING);

  private JournalOptions timed() {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return time.get();
          }
        };
    return options().withClock(clock);
  }

  private static Optional<DeliveryTrouble> standing(OpenJournal journal) {
    return line(journal, "pacs").standing();
  }

  private Optional<DeliveryTrouble> onRecord() throws IOException {
    return FileJournal.verify(folder).destinations().get("pacs").trouble();
  }

  @Test
  void aRefusedSignInStandsUntilADeliverySucceeds() throws Exception {
    pacs.answer =
        batch -> Collections.nCopies(batch.size(), new Outcome.Again("sign in", Cause.SIGN_IN));
    DeliveryTrouble trouble = new DeliveryTrouble(Cause.SIGN_IN, "sign in", MORNING);
    try (OpenJournal journal = new LocalJournal(timed().withDestinations(pacs))) {
      for (int i = 0; i < 3; i++) {
        journal.append(events.any()).get();
      }
      eventually("stands", () -> standing(journal).equals(Optional.of(trouble)));
      eventually("is written", () -> onRecord().equals(Optional.of(trouble)));
      assertTrue(line(journal, "pacs").failures() > 0);
      time.set(MORNING.plusSeconds(600));
      int tried = pacs.batches.size();
      eventually("is tried again", () -> pacs.batches.size() > tried + 3);
      assertEquals(Optional.of(trouble), standing(journal), "since the first time");
      long lines = troubleLines();
      assertEquals(1, lines, "written once");
      pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
      assertEquals(Optional.empty(), standing(journal));
      assertEquals(Optional.empty(), onRecord());
      pacs.answer =
          batch -> {
            throw new IOException("off");
          };
      journal.append(events.any()).get();
      eventually("fails", () -> line(journal, "pacs").failures() > 0);
      assertEquals(Cause.OTHER, standing(journal).orElseThrow().cause());
      assertEquals(Optional.empty(), onRecord(), "not yet for an hour");
    }
    assertTrue(FolderCheck.of(folder).untampered());
  }

  private long troubleLines() throws IOException {
    long lines = 0;
    for (var file : new JournalFolder(folder).files()) {
      lines +=
          Files.readAllLines(file).stream().filter(l -> l.contains("\"type\":\"trouble\"")).count();
    }
    return lines;
  }

  @Test
  void anotherViewerAndTheNextStartKnowSinceWhen() throws Exception {
    pacs.answer =
        batch -> {
          throw new AccessException("whom to trust", Cause.CERTIFICATE);
        };
    DeliveryTrouble trouble = new DeliveryTrouble(Cause.CERTIFICATE, "whom to trust", MORNING);
    FakeDestination other = new FakeDestination("pacs");
    other.answer = pacs.answer;
    OpenJournal first = new LocalJournal(timed().withDestinations(pacs));
    eventually("the first delivers", () -> first.deliveries().delivering());
    try (OpenJournal second = new LocalJournal(timed().withDestinations(other))) {
      second.append(events.any()).get();
      eventually("told by the first", () -> standing(second).equals(Optional.of(trouble)));
      first.close();
      time.set(MORNING.plusSeconds(3600 * 24));
      eventually("the second tries", () -> !other.batches.isEmpty());
      eventually("same since", () -> standing(second).equals(Optional.of(trouble)));
    }
    try (OpenJournal third = new LocalJournal(timed().withDestinations(pacs))) {
      eventually("same since", () -> standing(third).equals(Optional.of(trouble)));
      pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      eventually("delivered", () -> line(third, "pacs").waiting() == 0);
    }
    assertEquals(Optional.empty(), onRecord());
    assertTrue(FolderCheck.of(folder).untampered());
  }

  @Test
  void whatRepeatsForAnHourIsWrittenDown() throws Exception {
    pacs.answer =
        batch -> {
          throw new IOException("The PACS answers 503");
        };
    try (OpenJournal journal = new LocalJournal(timed().withDestinations(pacs))) {
      journal.append(events.any()).get();
      eventually("fails", () -> line(journal, "pacs").failures() > 1);
      DeliveryTrouble young = standing(journal).orElseThrow();
      assertTrue(!young.stands(MORNING.plus(Duration.ofMinutes(59))));
      assertEquals(0, troubleLines());
      time.set(MORNING.plus(Duration.ofHours(1)));
      DeliveryTrouble trouble = new DeliveryTrouble(Cause.OTHER, "The PACS answers 503", MORNING);
      eventually("is written", () -> onRecord().equals(Optional.of(trouble)));
      assertTrue(standing(journal).orElseThrow().stands(time.get()));
    }
  }

  @Test
  void oneEntryThatIsPutOffForAnHourIsTold() throws Exception {
    try (OpenJournal journal = new LocalJournal(timed().withDestinations(pacs))) {
      Entry stuck = journal.append(events.any()).get();
      eventually("delivered", () -> pacs.delivered.containsKey(stuck.id()));
      Entry bad = journal.append(events.any()).get();
      eventually("delivered", () -> pacs.delivered.containsKey(bad.id()));
    }
    pacs.answer =
        batch ->
            batch.stream()
                .map(
                    entry ->
                        pacs.delivered.size() == 2
                            ? new Outcome.Again("no room")
                            : new Outcome.Delivered())
                .map(Outcome.class::cast)
                .toList();
    try (OpenJournal journal = new LocalJournal(timed().withDestinations(pacs))) {
      Entry stuck = journal.append(events.any()).get();
      eventually("put off", () -> standing(journal).isPresent());
      pacs.answer =
          batch ->
              batch.stream()
                  .map(
                      entry ->
                          entry.id().equals(stuck.id())
                              ? new Outcome.Again("no room")
                              : new Outcome.Delivered())
                  .map(Outcome.class::cast)
                  .toList();
      Entry passes = journal.append(events.any()).get();
      eventually("others pass", () -> pacs.delivered.containsKey(passes.id()));
      DeliveryTrouble trouble = new DeliveryTrouble(Cause.OTHER, "no room", MORNING);
      assertEquals(Optional.of(trouble), standing(journal));
      time.set(MORNING.plus(Duration.ofHours(2)));
      eventually("is written", () -> onRecord().equals(Optional.of(trouble)));
      pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      eventually("delivered", () -> line(journal, "pacs").waiting() == 0);
      assertEquals(Optional.empty(), onRecord());
    }
  }
}
