package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.LogOpened;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.CaseArchive.Found;
import org.fasit.dicom.document.CaseArchive.Progress;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.model.Adjudication;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.Cases;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.FaultyPacs;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.InEnglish;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Servers;
import org.fasit.pacs.Worklist;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.UpsServer;
import org.fasit.samples.server.UpsServer.Dialect;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The error lists read back from a real Orthanc, with and without a worklist before it. */
@ExtendWith(InEnglish.class)
class PacsArchiveTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static OrthancServer orthanc;

  private final Cases cases = new Cases();
  private final List<AutoCloseable> started = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    orthanc = Servers.orthanc(folder);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (orthanc != null) {
      orthanc.stop();
    }
  }

  @AfterEach
  void empty() throws Exception {
    for (AutoCloseable server : started) {
      server.close();
    }
    orthanc.deleteAll();
  }

  private static DicomWeb web(URI base) {
    return new DicomWeb(base, Credentials.NONE, TIMEOUT);
  }

  private static PacsArchive archive(URI base) {
    return archive(web(base), new Worklist(Worklist.Mode.AUTO, "FASIT"));
  }

  private static PacsArchive archive(DicomWeb settings, Worklist worklist) {
    return new PacsArchive(
        settings, worklist, DocumentOptions.in(Cases.OSLO), Clock.systemUTC(), AuditTrail.NONE);
  }

  private PacsDestination pacs(URI base) {
    return new PacsDestination(
        new PacsSettings(web(base), Duration.ZERO, Cases.OSLO),
        cases::find,
        Optional.of(web(base)),
        new Worklist(Worklist.Mode.AUTO, "FASIT"),
        AuditTrail.NONE);
  }

  private void deliver(URI base, Entry... entries) throws Exception {
    for (Entry entry : entries) {
      assertEquals(
          "Delivered", pacs(base).deliver(List.of(entry)).get(0).getClass().getSimpleName());
    }
  }

  private UpsServer worklist(Dialect dialect) throws Exception {
    UpsServer server = UpsServer.start(dialect, Optional.of(orthanc.dicomWeb()));
    started.add(server);
    return server;
  }

  private static List<State> states(Found found) {
    return found.cases().stream().map(LoggedCase::state).toList();
  }

  /** How many requests for metadata reach the server in the meantime. */
  private FaultyPacs counting() throws IOException {
    FaultyPacs counter =
        new FaultyPacs(
            request -> {
              try {
                return Through.to(orthanc.dicomWeb(), request);
              } catch (Exception e) {
                return Reply.of(500, "text/plain", e.toString());
              }
            });
    started.add(counter);
    return counter;
  }

  private static long metadata(FaultyPacs pacs) {
    return pacs.requests().stream().filter(r -> r.path().endsWith("/metadata")).count();
  }

  @Test
  void readingTheListsIsToldToTheAuditTrail() throws Exception {
    List<AuditEvent> told = new ArrayList<>();
    URI base = orthanc.dicomWeb();
    PacsArchive archive =
        new PacsArchive(
            web(base),
            new Worklist(Worklist.Mode.OFF, "FASIT"),
            DocumentOptions.in(Cases.OSLO),
            Clock.systemUTC(),
            told::add);

    archive.read(false, progress -> {});

    String address = base.toString().replaceAll("/+$", "");
    assertTrue(told.contains(new LogOpened(address, "error lists")), told.toString());
  }

  @Test
  void whatWasDecidedIsToldWithTheCase() throws Exception {
    Entry confirmed = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry corrected = cases.assessed(Judgement.FALSE_NEGATIVE, 2);
    Entry withdrawn = cases.assessed(Judgement.FALSE_POSITIVE, 3);
    Entry open = cases.assessed(Judgement.FALSE_NEGATIVE, 4);
    deliver(
        orthanc.dicomWeb(),
        confirmed,
        corrected,
        withdrawn,
        open,
        cases.adjudicate(confirmed, Adjudication.WITHDRAWN, Optional.empty()),
        cases.adjudicate(confirmed, Adjudication.CONFIRMED, Optional.empty()),
        cases.adjudicate(corrected, Adjudication.CORRECTED, Optional.of(Judgement.AGREE)),
        cases.adjudicate(withdrawn, Adjudication.WITHDRAWN, Optional.empty()));

    Found found = archive(orthanc.dicomWeb()).read(false, progress -> {});

    assertEquals(List.of(), found.unread());
    assertEquals(
        List.of(State.CONFIRMED, State.CORRECTED, State.WITHDRAWN, State.OPEN), states(found));
    LoggedCase first = found.cases().get(0);
    assertEquals(Optional.of(confirmed.id()), first.id());
    assertEquals("kari", first.decision().orElseThrow().reader().id());
    assertEquals(
        Optional.of(Judgement.AGREE), found.cases().get(1).decision().orElseThrow().corrected());
  }

  @Test
  void theWorklistGivesTheOpenCasesFirstAndTheSearchTheRest() throws Exception {
    UpsServer ups = worklist(Dialect.REQUESTER_IN_PATH);
    Entry before = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    deliver(orthanc.dicomWeb(), before);
    Entry open = cases.assessed(Judgement.FALSE_NEGATIVE, 2);
    Entry closed = cases.assessed(Judgement.FALSE_POSITIVE, 3);
    deliver(
        ups.base(),
        open,
        closed,
        cases.adjudicate(closed, Adjudication.CONFIRMED, Optional.empty()));
    List<Progress> told = new ArrayList<>();

    Found found = archive(ups.base()).read(false, told::add);

    assertEquals(List.of(State.OPEN, State.OPEN, State.CONFIRMED), states(found));
    assertEquals(
        List.of(Optional.of(open.id())), told.get(0).cases().stream().map(LoggedCase::id).toList());
  }

  @Test
  void aWorklistInTroubleLeavesTheSearch() throws Exception {
    UpsServer ups = worklist(Dialect.STANDARD);
    deliver(ups.base(), cases.assessed(Judgement.FALSE_POSITIVE, 1));
    PacsArchive archive = archive(ups.base());
    archive.read(false, progress -> {});
    ups.inTrouble(true);

    Found found = archive.read(false, progress -> {});

    assertEquals(1, found.cases().size());
    assertTrue(found.unread().get(0).startsWith("The worklist was not read: "));
  }

  @Test
  void whatIsKnownAndUnchangedIsNotAskedForAgain() throws Exception {
    Entry closed = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry open = cases.assessed(Judgement.FALSE_POSITIVE, 2);
    deliver(
        orthanc.dicomWeb(),
        closed,
        open,
        cases.adjudicate(closed, Adjudication.CONFIRMED, Optional.empty()));
    FaultyPacs counter = counting();
    PacsArchive archive = archive(counter.base());

    Found first = archive.read(false, progress -> {});
    long all = metadata(counter);
    Found second = archive.read(false, progress -> {});
    long again = metadata(counter) - all;
    deliver(orthanc.dicomWeb(), cases.adjudicate(open, Adjudication.WITHDRAWN, Optional.empty()));
    Found third = archive.read(false, progress -> {});

    assertEquals(first.cases(), second.cases());
    assertTrue(all >= 5, all + " requests");
    assertEquals(1, again, "only the open case's assessments may have changed");
    assertEquals(List.of(State.CONFIRMED, State.WITHDRAWN), states(third));
    assertEquals(Optional.of(third), archive.last());
  }

  @Test
  void aSingleCaseIsLookedUpAgainWithWhatHappenedSince() throws Exception {
    Entry logged = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    deliver(orthanc.dicomWeb(), logged, cases.assessed(Judgement.FALSE_POSITIVE, 2));
    PacsArchive archive = archive(orthanc.dicomWeb());
    LoggedCase known = archive.read(false, progress -> {}).cases().get(0);
    deliver(orthanc.dicomWeb(), cases.adjudicate(logged, Adjudication.CONFIRMED, Optional.empty()));

    LoggedCase now = archive.again(known).orElseThrow();

    assertEquals(State.CONFIRMED, now.state());
    assertEquals(known.id(), now.id());
    orthanc.deleteAll();
    assertEquals(Optional.empty(), archive.again(known));
  }

  @Test
  void readingAnewForgetsWhatWasKnown() throws Exception {
    deliver(orthanc.dicomWeb(), cases.assessed(Judgement.FALSE_POSITIVE, 1));
    FaultyPacs counter = counting();
    PacsArchive archive = archive(counter.base());
    archive.read(false, progress -> {});
    long all = metadata(counter);

    archive.read(true, progress -> {});

    assertEquals(2 * all, metadata(counter));
  }

  @Test
  void aReadingEndsSoonAfterItIsInterrupted() throws Exception {
    FaultyPacs silent = new FaultyPacs(request -> Reply.raw("HTTP/1.1 200 OK\r\n").thenSilence());
    started.add(silent);
    PacsArchive archive = archive(silent.base());
    AtomicReference<Throwable> ended = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              ended.set(
                  assertThrows(
                      InterruptedException.class, () -> archive.read(false, progress -> {})));
              done.countDown();
            });
    thread.start();
    while (silent.requests().isEmpty()) {
      Thread.sleep(10);
    }

    thread.interrupt();

    assertTrue(done.await(10, TimeUnit.SECONDS));
    assertEquals(InterruptedException.class, ended.get().getClass());
    assertEquals(Optional.empty(), archive.last());
  }

  @Test
  void tellsWhereAStudyIsToBeHad() {
    PacsArchive archive = archive(URI.create("http://pacs.example/dicom-web/"));

    assertEquals(
        Optional.of(URI.create("http://pacs.example/dicom-web/studies/1.2.3")),
        archive.study("1.2.3").map(StudyPlace::address));
    assertFalse(archive.study("../x").isPresent());
  }

  @Test
  void lendsItsSignInAndNeverItsCertificate() {
    URI base = URI.create("https://pacs.example/dicom-web");
    Worklist worklist = new Worklist(Worklist.Mode.OFF, "FASIT");
    DicomWeb token = new DicomWeb(base, Credentials.bearer("t0k3n"), TIMEOUT);
    DicomWeb certificate =
        new DicomWeb(
            base, Credentials.NONE, TIMEOUT, TlsFiles.of("", "", "own.p12", "", "changeit"));

    StudyPlace place = archive(token, worklist).study("1.2.3").orElseThrow();

    assertEquals(Optional.of("Bearer t0k3n"), place.authorization());
    assertFalse(place.toString().contains("t0k3n"));
    assertEquals(Optional.empty(), archive(certificate, worklist).study("1.2.3"));
  }
}
