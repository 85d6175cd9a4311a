package org.fasit.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fasit.cli.wholepath.Cases;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.ErrorLists;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPacsTest {

  private static final Instant NOON = Instant.parse("2026-09-14T10:00:00Z");

  @TempDir Path folder;

  @Test
  void tellsTheErrorListsWithoutOrthanc() throws Exception {
    PrintWriter out = new PrintWriter(new StringWriter());
    try (DemoPacs pacs = DemoPacs.start(folder, true, out)) {
      Entry first = entry(0);
      Entry second = entry(1);
      Entry undo = new Entry(id(9), NOON.plusSeconds(60), Cases.undone(first.id()));
      Map<UUID, Entry> journal = Map.of(first.id(), first, second.id(), second);
      PacsDestination destination =
          new PacsDestination(
              settings(pacs.settings()), id -> Lookup.of(Optional.ofNullable(journal.get(id))));

      Outcome done = new Outcome.Delivered();
      assertEquals(List.of(done, done, done), destination.deliver(List.of(first, second, undo)));

      ErrorLists lists = pacs.errorLists();
      assertEquals(List.of(), lists.unread());
      assertEquals(List.of(LoggedCase.State.WITHDRAWN), states(lists.of(Judgement.FALSE_POSITIVE)));
      assertEquals(List.of(LoggedCase.State.OPEN), states(lists.of(Judgement.FALSE_NEGATIVE)));
    }
  }

  private static PacsSettings settings(Map<String, Object> section) {
    return new PacsSettings(
        new PacsSettings.Dimse(
            (String) section.get("host"),
            (Integer) section.get("port"),
            (String) section.get("aet"),
            (String) section.get("callingAet"),
            Duration.ofSeconds(10)),
        Duration.ZERO,
        ZoneId.systemDefault());
  }

  private static Entry entry(int number) {
    return new Entry(id(number), NOON.plusSeconds(number), Cases.error(id(7), "demo", number));
  }

  private static UUID id(int number) {
    return new UUID(0x0199_0000_0000_7000L + number, 0x8000_0000_0000_0000L);
  }

  private static List<LoggedCase.State> states(List<LoggedCase> cases) {
    return cases.stream().map(LoggedCase::state).toList();
  }
}
