package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.OwnDocuments;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.ListEntry;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Worklist;
import org.fasit.pacs.internal.PacsArchive;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workstations that share nothing but a PACS know of each other's cases, through a real Orthanc.
 */
@Timeout(180)
class MemoryInOrthancTest {
  private static final Reader OLA = new Reader("ola", "Test^Ola");
  private static final Reader KARI = new Reader("kari", "Test^Kari");
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AiResult RESULT =
      Cast.result("1.2.3.7.1", Conclusion.POSITIVE, Cast.present("a", 0.9), Cast.present("b", 0.6));

  @TempDir private Path folder;
  private final Bench bench = new Bench();
  private final List<Desk> desks = new ArrayList<>();
  private OrthancServer orthanc;

  /** A workstation: its own journal, one reader, the PACS of all. */
  private final class Desk {
    final OpenJournal journal;
    final StudyReading reading;

    Desk(Reader reader) throws Exception {
      Path home = folder.resolve("journal" + desks.size());
      journal = FileJournal.open(JournalOptions.of(home));
      journal.add(
          new PacsDestination(
              new PacsSettings(web(), Duration.ZERO, OSLO),
              journal::find,
              Optional.of(web()),
              new Worklist(Worklist.Mode.OFF, "FASIT"),
              AuditTrail.NONE));
      Workplace like = bench.workplace(journal);
      LongSupplier nanos = System::nanoTime;
      reading =
          new StudyReading(
              new Workplace(
                  reader,
                  journal,
                  new Everything(),
                  like.vigilance(),
                  Optional::empty,
                  like.parser(),
                  Clock.systemUTC(),
                  nanos,
                  bench.threads),
              Cast.study(3));
      desks.add(this);
      reading.inView(true);
      reading.offer(RESULT.key(), bench.object(RESULT));
      for (CaseDocument document : inPacs()) {
        String uid = document.self().sopInstanceUid();
        reading.offer(uid, bench.object(uid, new ResultParser.Parsed.Own(document)));
      }
      Bench.until(reading, state -> state.cards().size() == 1 && !state.loading());
    }

    private static Row row(ReadingState state, int number) {
      return state.cards().get(0).rows().stream()
          .filter(row -> row.number() == number)
          .findFirst()
          .orElseThrow();
    }

    /** The first finding's row once it is like that. */
    Row row(Predicate<Row> like) {
      return row(Bench.until(reading, state -> like.test(row(state, 1))), 1);
    }

    void delivered(Entry entry) throws Exception {
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (inPacs().stream().noneMatch(document -> isOf(document, entry.id()))
          || journal.deliveries().lines().stream().anyMatch(line -> line.waiting() > 0)) {
        assertTrue(System.nanoTime() < end, () -> journal.deliveries().toString());
        Thread.sleep(50);
      }
    }

    private static boolean isOf(CaseDocument document, UUID id) {
      return document instanceof AssessmentSr sr && sr.entry().equals(Optional.of(id));
    }

    void close() {
      reading.close();
      journal.close();
    }
  }

  private static final class Everything implements org.fasit.filter.Filter {
    @Override
    public FilteredResult apply(AiResult result, OpenStudy study) {
      return FilteredResult.untouched(result);
    }

    @Override
    public String rulesHash() {
      return "";
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }
  }

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
    desks.forEach(Desk::close);
    bench.close();
    if (orthanc != null) {
      orthanc.stop();
    }
  }

  private DicomWeb web() {
    return new DicomWeb(orthanc.dicomWeb(), Credentials.NONE, Duration.ofSeconds(30));
  }

  /** Our documents, as files that the host has fetched from the PACS. */
  private List<CaseDocument> inPacs() throws Exception {
    OwnDocuments own = new OwnDocuments(DocumentOptions.in(OSLO));
    List<CaseDocument> documents = new ArrayList<>();
    for (JsonNode id : JSON.readTree(orthanc.get("/instances").body())) {
      Path file = folder.resolve(id.textValue());
      URI address = orthanc.rest().resolve("/instances/" + id.textValue() + "/file");
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofFile(file));
      own.read(file).ifPresent(documents::add);
    }
    return documents;
  }

  private LoggedCase onlyCase() throws Exception {
    PacsArchive archive =
        new PacsArchive(
            web(),
            new Worklist(Worklist.Mode.OFF, "FASIT"),
            DocumentOptions.in(OSLO),
            Clock.systemUTC(),
            AuditTrail.NONE);
    List<LoggedCase> cases = archive.read(true, progress -> {}).cases();
    assertEquals(1, cases.size(), cases::toString);
    return cases.get(0);
  }

  @Test
  void anotherWorkstationShowsTheCaseAndItsReaderTakesItBackThere() throws Exception {
    Desk first = new Desk(OLA);
    Entry entry = Bench.get(first.reading.falsePositive(RESULT.key(), "a"));
    UUID id = entry.id();
    first.delivered(entry);
    first.close();

    Desk second = new Desk(OLA);
    Logged shown = second.row(row -> row.logged().isPresent()).logged().orElseThrow();
    assertEquals(id, shown.entry());
    assertTrue(shown.voice().undoable());
    String why = Bench.failure(second.reading.falsePositive(RESULT.key(), "a")).getMessage();
    assertTrue(why.contains("already logged"), why);
    Refinement told =
        new Refinement(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("Kontrollert"));
    second.delivered(Bench.get(second.reading.refine(id, told)));
    assertEquals(Optional.of("Kontrollert"), onlyCase().comment());
    second.delivered(Bench.get(second.reading.undo(id)));
    assertEquals(State.WITHDRAWN, onlyCase().state());

    Desk third = new Desk(OLA);
    third.row(row -> row.logged().isEmpty() && row.others().isEmpty());
    Bench.get(third.reading.falsePositive(RESULT.key(), "a"));
  }

  @Test
  void twoReadersShareOneEntryOnTheListAndItStaysUntilBothTookItBack() throws Exception {
    Desk first = new Desk(OLA);
    Entry entry = Bench.get(first.reading.falsePositive(RESULT.key(), "a"));
    UUID id = entry.id();
    first.delivered(entry);

    Desk second = new Desk(KARI);
    assertEquals(OLA, second.row(row -> !row.others().isEmpty()).others().get(0).voice().reader());
    Entry voice = Bench.get(second.reading.falsePositive(RESULT.key(), "a"));
    assertEquals(Optional.of(id), ((Event.Assessed) voice.event()).seconds());
    second.delivered(voice);
    assertEquals(1, inPacs().stream().filter(ListEntry.class::isInstance).count(), "key objects");
    assertEquals(2, inPacs().stream().filter(AssessmentSr.class::isInstance).count(), "reports");
    assertEquals(State.OPEN, onlyCase().state());

    Desk again = new Desk(OLA);
    assertEquals(
        KARI,
        again
            .row(row -> row.logged().isPresent() && !row.others().isEmpty())
            .others()
            .get(0)
            .voice()
            .reader());
    again.delivered(Bench.get(again.reading.undo(id)));
    assertEquals(State.OPEN, onlyCase().state(), "the second voice stands");
    assertEquals(1, inPacs().stream().filter(ListEntry.class::isInstance).count(), "not closed");

    Desk last = new Desk(KARI);
    last.row(row -> row.logged().isPresent() && row.others().isEmpty());
    last.delivered(Bench.get(last.reading.undo(voice.id())));
    assertEquals(State.WITHDRAWN, onlyCase().state());
  }
}
