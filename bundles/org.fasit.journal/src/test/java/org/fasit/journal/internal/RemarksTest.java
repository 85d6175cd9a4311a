package org.fasit.journal.internal;

import static org.fasit.journal.internal.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.journal.BusyException;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.Remark;
import org.fasit.journal.Remark.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What destinations say of entries, kept for an administrator; and what they ask for. */
@Timeout(60)
class RemarksTest extends JournalInFolder {

  private static final String WARNING = "the PACS changed elements (B000)";

  private static Set<UUID> ids(List<Remark> remarks, Kind kind) {
    return remarks.stream()
        .filter(remark -> remark.kind() == kind)
        .map(Remark::entry)
        .collect(Collectors.toSet());
  }

  private UUID log(OpenJournal journal) throws Exception {
    return journal.append(events.exposure()).get().id();
  }

  @Test
  void keepsWarningsOfWhatIsDeliveredOverARestart() throws Exception {
    pacs.answer =
        batch -> Collections.nCopies(batch.size(), new Outcome.Delivered(Optional.of(WARNING)));
    UUID warned;
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      warned = log(journal);
      eventually("delivered", () -> !journal.remarks().isEmpty());
      pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      UUID plain = log(journal);
      eventually("delivered, too", () -> pacs.delivered.containsKey(plain));
    }
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      eventually("counted", () -> journal.deliveries().counted());
      Remark remark = journal.remarks().get(0);
      assertEquals(1, journal.remarks().size());
      assertEquals(new Remark("pacs", warned, Kind.WARNED, remark.time(), WARNING), remark);
      assertEquals(0, line(journal, "pacs").waiting());
    }
    assertEquals(Set.of(warned), ids(FolderCheck.of(folder).remarks(), Kind.WARNED));
    assertEquals(2, pacs.handedOut().size());
  }

  @Test
  void listsRefusalsAndTriesOneSomeOrAllAgain() throws Exception {
    pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Rejected("no such class"));
    List<UUID> refused = new ArrayList<>();
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      for (int i = 0; i < 5; i++) {
        refused.add(log(journal));
      }
      eventually("refused", () -> line(journal, "pacs").rejected() == 5);
    }
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      eventually("still refused after a restart", () -> line(journal, "pacs").rejected() == 5);
      assertEquals(Set.copyOf(refused), ids(journal.remarks(), Kind.REFUSED));
      assertTrue(journal.remarks().stream().allMatch(r -> r.words().equals("no such class")));
      pacs.answer = batch -> Collections.nCopies(batch.size(), new Outcome.Delivered());
      journal.retry("pacs", List.of(refused.get(3)));
      eventually("one", () -> line(journal, "pacs").rejected() == 4);
      journal.retry("pacs", List.of(refused.get(0), refused.get(1), UUID.randomUUID()));
      eventually("some", () -> line(journal, "pacs").rejected() == 2);
      assertEquals(Set.of(refused.get(2), refused.get(4)), ids(journal.remarks(), Kind.REFUSED));
      journal.retry("pacs");
      eventually("all", () -> line(journal, "pacs").rejected() == 0);
      eventually("delivered", () -> pacs.delivered.size() == 5);
      assertEquals(List.of(), journal.remarks());
    }
    assertTrue(pacs.delivered.values().stream().allMatch(times -> times == 1));
  }

  @Test
  void leavesADestinationAloneForAsLongAsItAsks() throws Exception {
    List<Long> attempts = Collections.synchronizedList(new ArrayList<>());
    pacs.answer =
        batch -> {
          attempts.add(System.nanoTime());
          throw new BusyException("429", Duration.ofMillis(attempts.size() == 1 ? 1_500 : 0));
        };
    try (OpenJournal journal = new LocalJournal(options().withDestinations(pacs))) {
      log(journal);
      eventually("tried once", () -> attempts.size() == 1);
      // Something new is no reason to ask earlier than the destination wants.
      log(journal);
      eventually("tried again", () -> attempts.size() > 1);
      long pause = (attempts.get(1) - attempts.get(0)) / 1_000_000;
      assertTrue(pause >= 1_500, () -> "after " + pause + " ms");
      assertEquals(Optional.of("429"), line(journal, "pacs").trouble());
    }
  }

  @Test
  void tellsTheAuditTrailOfAFileThatWasChanged() throws Exception {
    try (OpenJournal journal = new LocalJournal(options())) {
      log(journal);
      log(journal);
    }
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.filter(f -> f.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("\"type\":\"entry\"") + 20] ^= 1;
    Files.write(file, bytes);
    List<AuditEvent> told = new CopyOnWriteArrayList<>();
    try (OpenJournal journal = new LocalJournal(options().withAudit(told::add))) {
      eventually("told", () -> !told.isEmpty());
    }
    Alert alert = (Alert) told.get(0);
    assertEquals(1, told.size());
    assertEquals(Alert.Kind.OBJECT_CHANGED, alert.kind());
    assertEquals(file.toUri().toString(), alert.subject());
  }

  @Test
  void tellsTheAuditTrailThatAPersonOpensTheFolder() {
    List<AuditEvent> told = new CopyOnWriteArrayList<>();
    try (OpenJournal journal = new LocalJournal(options().withAudit(told::add))) {
      assertEquals(journal.folder(), journal.folderToOpen());
    }
    assertEquals(List.of(new AuditEvent.LogOpened(folder.toUri().toString(), "journal")), told);
  }
}
