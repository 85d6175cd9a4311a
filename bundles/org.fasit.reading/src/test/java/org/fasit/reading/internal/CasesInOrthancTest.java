package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Adjudication;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Study;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Worklist;
import org.fasit.pacs.internal.PacsArchive;
import org.fasit.reading.DecisionBasis;
import org.fasit.reading.OpenCases.Ruling;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cases logged, read back, decided on and read again, through a real Orthanc. */
@Timeout(180)
class CasesInOrthancTest {
  private static final Reader READER = new Reader("ola", "Test^Ola");
  private static final Reader SUPERUSER = new Reader("kari", "Test^Kari");
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final Worklist NO_WORKLIST = new Worklist(Worklist.Mode.OFF, "FASIT");

  @TempDir private Path folder;
  private final AtomicReference<OpenJournal> journal = new AtomicReference<>();
  private OrthancServer orthanc;
  private PacsDestination pacs;
  private CaseDesk desk;

  @BeforeEach
  void start() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    boolean there = OrthancServer.isInstalled();
    String missing = "SKIPPED: install the Debian packages " + OrthancServer.DEBIAN_PACKAGES;
    assertTrue(there || System.getenv("CI") == null, missing);
    Assumptions.assumeTrue(there, missing);
    orthanc = OrthancServer.start(folder.resolve("orthanc"));
  }

  @AfterEach
  void stop() throws Exception {
    if (orthanc != null) {
      desk.close();
      journal.get().close();
      orthanc.stop();
    }
  }

  private void work(Duration hold) {
    DicomWeb web = new DicomWeb(orthanc.dicomWeb(), Credentials.NONE, Duration.ofSeconds(30));
    pacs =
        new PacsDestination(
            new PacsSettings(web, hold, OSLO),
            id -> journal.get().find(id),
            Optional.of(web),
            NO_WORKLIST,
            AuditTrail.NONE);
    journal.set(FileJournal.open(JournalOptions.of(folder.resolve("journal"))));
    journal.get().add(pacs);
    PacsArchive archive =
        new PacsArchive(
            web, NO_WORKLIST, DocumentOptions.in(OSLO), Clock.systemUTC(), AuditTrail.NONE);
    desk =
        new CaseDesk(
            () -> Optional.of(archive),
            journal.get(),
            () -> SUPERUSER,
            () -> OpenCasesComponent.undoWindow(List.of(pacs)),
            Clock.systemUTC());
  }

  private Entry log(int number, Judgement judgement) {
    InstanceRef image = new InstanceRef(Cast.DX, "1.2.3.4." + number, "1.2.3.5." + number);
    Study like = Cast.study(1).study();
    Study study =
        new Study(
            like.patient(),
            "1.2.3.9." + number,
            "",
            "ACC" + number,
            like.date(),
            like.time(),
            "",
            "DX",
            "WRIST",
            Optional.empty());
    Assessment assessment =
        new Assessment(
            judgement,
            Cast.FRAC,
            Conclusion.POSITIVE,
            List.of(new InstanceRef(Cast.SR, "1.2.3.6." + number, "1.2.3.7." + number)),
            Optional.empty(),
            Optional.empty(),
            List.of(image));
    return journal
        .get()
        .append(new Event.Assessed(Optional.empty(), study, assessment, READER, ""))
        .join();
  }

  private void untilDelivered() {
    Bench.until(
        () ->
            journal.get().deliveries().lines().stream()
                .allMatch(line -> line.waiting() == 0 && line.rejected() == 0));
  }

  private void read() {
    Bench.until(() -> desk.state().phase() == org.fasit.reading.OpenCasesState.Phase.IDLE);
    Optional<java.time.Instant> before = desk.state().at();
    desk.read(true);
    Bench.until(() -> !desk.state().at().equals(before) || desk.state().trouble().isPresent());
    assertEquals(Optional.empty(), desk.state().trouble());
    assertEquals(List.of(), desk.state().unread());
  }

  private Item item(UUID id) {
    return desk.state().cases().stream()
        .filter(item -> item.logged().id().equals(Optional.of(id)))
        .findFirst()
        .orElseThrow();
  }

  private static Ruling ruling(Adjudication decision, Optional<Judgement> corrected) {
    Code basis = DecisionBasis.FOLLOW_UP.code();
    return new Ruling(decision, corrected, Optional.of(basis), Optional.of("Kontroll i uke 40"));
  }

  @Test
  void whatIsDecidedHereIsReadBackFromThePacs() throws Exception {
    work(Duration.ZERO);
    UUID confirmed = log(1, Judgement.FALSE_POSITIVE).id();
    UUID corrected = log(2, Judgement.FALSE_NEGATIVE).id();
    UUID withdrawn = log(3, Judgement.FALSE_POSITIVE).id();
    UUID open = log(4, Judgement.FALSE_POSITIVE).id();
    untilDelivered();
    read();
    assertEquals(4, desk.state().cases().stream().filter(Item::isOpen).count());

    desk.decide(confirmed, ruling(Adjudication.CONFIRMED, Optional.empty())).join();
    desk.decide(corrected, ruling(Adjudication.CORRECTED, Optional.of(Judgement.AGREE))).join();
    desk.decide(withdrawn, ruling(Adjudication.WITHDRAWN, Optional.empty())).join();
    assertEquals(item(confirmed).mine().orElseThrow().at(), until(confirmed), "no undo");
    untilDelivered();
    Bench.until(
        () -> {
          read();
          return item(withdrawn).mine().isEmpty();
        });

    assertEquals(State.CONFIRMED, item(confirmed).logged().state());
    assertEquals(State.CORRECTED, item(corrected).logged().state());
    assertEquals(State.WITHDRAWN, item(withdrawn).logged().state());
    assertTrue(item(open).isOpen());
    LoggedCase.Decision told = item(corrected).logged().decision().orElseThrow();
    assertEquals(SUPERUSER.id(), told.reader().id());
    assertEquals(Optional.of(Judgement.AGREE), told.corrected());
    assertEquals(Optional.of("Kontroll i uke 40"), told.comment());
    assertFalse(item(confirmed).isOpen());
  }

  private java.time.Instant until(UUID id) {
    return item(id).mine().orElseThrow().until();
  }

  @Test
  void whatIsTakenBackInTimeNeverReachesThePacs() throws Exception {
    work(Duration.ofSeconds(4));
    UUID logged = log(1, Judgement.FALSE_POSITIVE).id();
    untilDelivered();
    read();

    Entry decision = desk.decide(logged, ruling(Adjudication.WITHDRAWN, Optional.empty())).join();
    assertEquals(decision.time().plusSeconds(3), until(logged));
    desk.undo(decision.id()).join();
    untilDelivered();
    read();

    assertTrue(item(logged).isOpen());
    assertEquals(Optional.empty(), item(logged).logged().decision());
  }
}
