package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.fasit.audit.AuditTrail;
import org.fasit.cli.wholepath.Cases;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Adjudication;
import org.fasit.model.Code;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Worklist;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.UpsServer;
import org.fasit.samples.server.UpsServer.Dialect;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PACS that has lost everything gets its error lists back from the journal. */
@Timeout(180)
class RebuildCommandTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final Duration HOLD = Duration.ofMillis(400);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Cli cli = new Cli();
  private final StringWriter out = cli.out;
  private final StringWriter err = cli.err;

  private int run(String... args) {
    return cli.run((Object[]) args);
  }

  private OrthancServer orthanc() throws Exception {
    if (!OrthancServer.isInstalled()) {
      String missing = "install the Debian packages " + OrthancServer.DEBIAN_PACKAGES;
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(missing);
      }
      Assumptions.abort("SKIPPED: " + missing);
    }
    return OrthancServer.start(folder.resolve("orthanc"));
  }

  private Path journal() {
    return folder.resolve("journal");
  }

  private OpenJournal open(URI base) {
    OpenJournal journal =
        FileJournal.open(
            JournalOptions.of(journal())
                .withPoll(Duration.ofMillis(50))
                .withArchiveAfter(Duration.ZERO));
    DicomWeb web = new DicomWeb(base, Credentials.NONE, Duration.ofSeconds(20));
    journal.add(
        new PacsDestination(
            new PacsSettings(web, HOLD, OSLO),
            journal::find,
            Optional.of(web),
            new Worklist(Worklist.Mode.AUTO, "FASIT"),
            AuditTrail.NONE));
    return journal;
  }

  private static void eventually(String what, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      Thread.sleep(20);
    }
  }

  private static boolean isDelivered(OpenJournal journal) {
    return journal.deliveries().counted()
        && journal.deliveries().lines().stream().allMatch(line -> line.waiting() == 0);
  }

  /** One case of each kind, what was made of it, and one that never left. */
  private UUID log(OpenJournal journal) throws Exception {
    List<UUID> ids = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      ids.add(append(journal, Cases.error(UUID.randomUUID(), "rebuild", number)));
    }
    UUID neverSent = append(journal, Cases.error(UUID.randomUUID(), "rebuild", 8));
    append(journal, Cases.undone(neverSent));
    append(
        journal,
        new Event.Refined(
            ids.get(0),
            Optional.of(new Code("OVERLAP", "99FASIT", "Overlap")),
            Optional.empty(),
            Optional.empty(),
            Optional.of("overlapp")));
    eventually("sent", () -> isDelivered(journal));
    append(journal, Cases.undone(ids.get(1)));
    append(journal, decided(ids.get(2), 2, Adjudication.CONFIRMED, Optional.empty()));
    append(
        journal,
        decided(ids.get(3), 3, Adjudication.CORRECTED, Optional.of(Judgement.OUT_OF_SCOPE)));
    append(journal, decided(ids.get(4), 4, Adjudication.WITHDRAWN, Optional.empty()));
    eventually("decisions sent", () -> isDelivered(journal));
    return neverSent;
  }

  private static UUID append(OpenJournal journal, Event event) throws Exception {
    return journal.append(event).get().id();
  }

  private static Event decided(
      UUID assessment, int number, Adjudication decision, Optional<Judgement> corrected) {
    Event.Assessed logged = Cases.error(UUID.randomUUID(), "rebuild", number);
    return new Event.Adjudicated(
        assessment,
        logged.study(),
        logged.assessment(),
        decision,
        corrected,
        Optional.empty(),
        Optional.of("sett på nytt"),
        new Reader("kari", "Test^Kari"));
  }

  /** The lists without the address at which they were read. */
  private JsonNode lists(URI base) throws Exception {
    assertEquals(
        0,
        run("errors", "--json", "--zone", "Europe/Oslo", "--pacs", base.toString()),
        err::toString);
    ObjectNode lists = (ObjectNode) JSON.readTree(out.toString());
    lists.remove("pacs");
    return lists;
  }

  private static Map<String, String> items(UpsServer ups) {
    Map<String, String> states = new TreeMap<>();
    ups.items().keySet().forEach(uid -> states.put(uid, ups.state(uid)));
    return states;
  }

  private int rebuild(URI base) {
    return rebuild("--pacs", base.toString());
  }

  private int rebuild(String way, String to) {
    return run(
        "errors", "rebuild", "--journal", journal().toString(), "--zone", "Europe/Oslo", way, to);
  }

  private static List<String> instances(OrthancServer orthanc) throws Exception {
    List<String> uids = new ArrayList<>();
    JSON.readTree(orthanc.get("/instances?expand").body())
        .forEach(it -> uids.add(it.at("/MainDicomTags/SOPInstanceUID").asText()));
    return uids.stream().sorted().toList();
  }

  @Test
  void listsAndWorkItemsAreAsBeforeAndASecondRunChangesNothing() throws Exception {
    try (OrthancServer orthanc = orthanc();
        UpsServer before = UpsServer.start(Dialect.STANDARD, Optional.of(orthanc.dicomWeb()));
        UpsServer after = UpsServer.start(Dialect.STANDARD, Optional.of(orthanc.dicomWeb()))) {
      UUID neverSent;
      try (OpenJournal journal = open(before.base())) {
        neverSent = log(journal);
      }
      archive(before.base());
      JsonNode byKeyObjects = lists(orthanc.dicomWeb());
      JsonNode byWorklist = lists(before.base());
      List<String> stored = instances(orthanc);
      assertEquals(4, byKeyObjects.path("falsePositives").size());
      assertEquals(4, byKeyObjects.path("falseNegatives").size());
      assertEquals(8, before.items().size());

      orthanc.deleteAll();
      assertEquals(0, orthanc.instances());
      assertEquals(0, rebuild(after.base()), err::toString);

      assertEquals(byKeyObjects, lists(orthanc.dicomWeb()));
      assertEquals(byWorklist, lists(after.base()));
      assertEquals(items(before), items(after));
      assertEquals(stored, instances(orthanc));
      assertFalse(byKeyObjects.toString().contains(neverSent.toString()));

      String files = orthanc.get("/instances?expand").body();
      assertEquals(0, rebuild(after.base()), err::toString);
      assertEquals(files, orthanc.get("/instances?expand").body(), "stored again");
      assertEquals(byWorklist, lists(after.base()));
      assertEquals(items(before), items(after));
      assertTrue(FileJournal.verify(journal()).untampered());
    }
  }

  @Test
  void aPacsWithoutDicomWebGetsThemByCStore() throws Exception {
    try (OrthancServer orthanc = orthanc()) {
      try (OpenJournal journal = open(orthanc.dicomWeb())) {
        log(journal);
      }
      JsonNode before = lists(orthanc.dicomWeb());
      List<String> stored = instances(orthanc);
      orthanc.deleteAll();

      String node = "ORTHANC@127.0.0.1:" + orthanc.dicomPort();
      assertEquals(0, rebuild("--node", node), err::toString);
      assertEquals(before, lists(orthanc.dicomWeb()));
      assertEquals(stored, instances(orthanc));
    }
  }

  @Test
  void theUndoOfADecisionThatWasSentIsToldAndKeepsNothingBack() throws Exception {
    try (OrthancServer orthanc = orthanc()) {
      try (OpenJournal journal = open(orthanc.dicomWeb())) {
        UUID logged = append(journal, Cases.error(UUID.randomUUID(), "rebuild", 0));
        UUID decision =
            append(journal, decided(logged, 0, Adjudication.CONFIRMED, Optional.empty()));
        eventually("sent", () -> isDelivered(journal));
        append(journal, Cases.undone(decision));
        eventually("refused", () -> isDelivered(journal));
      }
      JsonNode before = lists(orthanc.dicomWeb());
      orthanc.deleteAll();

      assertEquals(0, rebuild(orthanc.dicomWeb()), err::toString);

      assertTrue(out.toString().contains("2 sent, 1 with a warning, 0 refused"), out::toString);
      assertTrue(err.toString().contains("fasit: warning: "), err::toString);
      assertEquals(before, lists(orthanc.dicomWeb()));
    }
  }

  /** Another viewer starts and puts what is delivered into the archive. */
  private void archive(URI base) throws Exception {
    try (OpenJournal journal = open(base)) {
      eventually("archived", () -> archived() > 0);
      assertTrue(isDelivered(journal));
    }
  }

  private long archived() {
    try (Stream<Path> files = Files.list(journal().resolve("archive"))) {
      return files.count();
    } catch (java.io.IOException e) {
      return 0;
    }
  }

  @Test
  void theJournalItselfSendsAllAgainWhileTheViewerIsOpen() throws Exception {
    try (OrthancServer orthanc = orthanc()) {
      try (OpenJournal journal = open(orthanc.dicomWeb())) {
        log(journal);
      }
      archive(orthanc.dicomWeb());
      JsonNode before = lists(orthanc.dicomWeb());
      orthanc.deleteAll();

      try (OpenJournal journal = open(orthanc.dicomWeb())) {
        eventually("counted", () -> journal.deliveries().counted());
        assertEquals(13, journal.redeliver("pacs").get());
        eventually("sent again", () -> isDelivered(journal));
      }
      assertEquals(before, lists(orthanc.dicomWeb()));
    }
  }

  @Test
  void wrongUsageAndWhatCannotBeReachedAreSaidInOneLine() throws Exception {
    Path codes = Files.writeString(folder.resolve("codes.json"), "{");
    String nowhere = "http://127.0.0.1:1/dicom-web";
    Files.createDirectories(journal());

    assertEquals(2, run("errors", "rebuild", "--journal", journal().toString()));
    assertTrue(err.toString().contains("--pacs"), err.toString());
    assertEquals(2, run("errors", "rebuild", "--pacs", nowhere));
    assertEquals(2, rebuildWith("--worklist", "maybe"));
    for (String node : List.of("PACS", "PACS@host", "@host:104", "PACS@host:0", "PACS@h:99999")) {
      assertEquals(2, rebuildWith("--node", node), node);
      assertTrue(err.toString().contains("--node must be AET@HOST:PORT"), err.toString());
    }
    assertEquals(2, rebuildWith("--zone", "Oslo"));
    assertEquals(2, rebuildWith("--codes", codes.toString()));
    assertEquals(2, rebuildWith("--codes", codes + ".none"));
    assertEquals(0, rebuildWith("--report", "2d"), "an empty journal needs no PACS");
    assertEquals(
        2,
        run("errors", "rebuild", "--pacs", nowhere, "--journal", folder.resolve("no").toString()));
    assertTrue(err.toString().contains("is not a folder"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  private int rebuildWith(String option, String value) {
    return run(
        "errors",
        "rebuild",
        "--journal",
        journal().toString(),
        "--pacs",
        "http://127.0.0.1:1/dicom-web",
        option,
        value);
  }
}
