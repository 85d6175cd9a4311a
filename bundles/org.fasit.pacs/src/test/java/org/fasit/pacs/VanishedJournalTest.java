package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A share that is away for a moment while an undo or a reason is delivered. */
@Timeout(60)
class VanishedJournalTest extends FaultyPacsCase {

  @TempDir Path home;

  private JournalOptions options(OpenJournal[] opened, FaultyPacs pacs) {
    PacsSettings settings =
        new PacsSettings(
            new DicomWeb(pacs.base(), Credentials.bearer("abc"), TIMEOUT),
            Duration.ZERO,
            Cases.OSLO);
    return JournalOptions.of(home.resolve("journal"))
        .withPoll(Duration.ofMillis(5))
        .withArchiveAfter(Duration.ZERO)
        .withBackoff(new Backoff(Duration.ofMillis(5), Duration.ofMillis(50)))
        .withDestinations(new PacsDestination(settings, id -> opened[0].find(id)));
  }

  private static void eventually(String what, Callable<Boolean> condition) throws Exception {
    for (long end = System.nanoTime() + 20_000_000_000L; !condition.call(); Thread.sleep(5)) {
      assertTrue(System.nanoTime() < end, "not in time: " + what);
    }
  }

  private static DeliveryState.Line line(OpenJournal journal) {
    return journal.deliveries().lines().get(0);
  }

  /** Logs an event; it is delivered, and its file is archived. */
  private Entry archived(Event event, FaultyPacs pacs) throws Exception {
    OpenJournal[] opened = new OpenJournal[1];
    Entry entry;
    try (OpenJournal journal = FileJournal.open(options(opened, pacs))) {
      opened[0] = journal;
      entry = journal.append(event).get();
      eventually("delivered", () -> line(journal).waiting() == 0);
    }
    try (OpenJournal journal = FileJournal.open(options(opened, pacs))) {
      opened[0] = journal;
      eventually("archived", () -> Files.isDirectory(home.resolve("journal/archive")));
    }
    return entry;
  }

  private static Reply stored(FaultyPacs.Request request) {
    String items =
        uids(request).stream()
            .map(uid -> "{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}".formatted(uid))
            .collect(Collectors.joining(","));
    return Reply.json(200, "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[%s]}}".formatted(items));
  }

  @Test
  void undoAndReasonWaitUntilTheJournalIsBack() throws Exception {
    FaultyPacs pacs = pacs(VanishedJournalTest::stored);
    Entry assessed = archived(cases.assessed(Judgement.FALSE_POSITIVE, 1).event(), pacs);
    int before = pacs.requests().size();
    OpenJournal[] opened = new OpenJournal[1];
    try (OpenJournal journal = FileJournal.open(options(opened, pacs))) {
      opened[0] = journal;
      CompletableFuture<Entry> other =
          journal.append(cases.assessed(Judgement.OUT_OF_SCOPE, 2).event());
      other.get();
      eventually("delivered", () -> line(journal).waiting() == 0);
      Files.move(home.resolve("journal"), home.resolve("away"));
      journal.append(reasonOf(assessed)).get();
      journal.append(new Event.Undone(assessed.id(), Cases.READER)).get();
      eventually("both wait", () -> line(journal).trouble().isPresent());
      String trouble = line(journal).trouble().orElseThrow();
      assertTrue(trouble.contains("cannot be read just now"), trouble);
      assertEquals(2, line(journal).waiting());
      Files.move(home.resolve("away"), home.resolve("journal"));
      eventually("delivered", () -> line(journal).waiting() == 0);
      assertEquals(0, line(journal).rejected(), journal.remarks().toString());
    }
    assertTrue(pacs.requests().size() > before + 2);
    assertTrue(FileJournal.verify(home.resolve("journal")).untampered());
    try (Stream<Path> all = Files.list(home)) {
      assertEquals(List.of("journal"), all.map(p -> p.getFileName().toString()).toList());
    }
  }

  private static Event reasonOf(Entry assessed) {
    return new Event.Refined(
        assessed.id(),
        Optional.of(Cases.OLD),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
