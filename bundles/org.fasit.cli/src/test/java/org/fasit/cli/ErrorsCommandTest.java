package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.journal.Lookup;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.TlsFront;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsCommandTest {

  private static final InstanceRef IMAGE =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.1.1", "2.25.1001", "2.25.100");

  @TempDir Path folder;

  private final Cli cli = new Cli();
  private final StringWriter out = cli.out;
  private final StringWriter err = cli.err;
  private final Map<UUID, Entry> journal = new HashMap<>();

  private int run(String... args) {
    return cli.run((Object[]) args);
  }

  private Entry log(Event event) {
    int number = journal.size() + 1;
    Entry entry =
        new Entry(
            UUID.fromString("0199475a-0000-7000-8000-%012d".formatted(number)),
            Instant.parse("2026-09-14T10:00:00Z").plusSeconds(60L * number),
            event);
    journal.put(entry.id(), entry);
    return entry;
  }

  private Entry assessed(Judgement judgement, String product) {
    boolean missed = judgement == Judgement.FALSE_NEGATIVE;
    Region place =
        new Region(GraphicType.POINT, IMAGE.sopInstanceUid(), 1, List.of(new Point(310.5, 77.25)));
    Finding finding =
        new Finding(
            "2.25.3001",
            new Code("125605004", "SCT", "Fracture of bone"),
            Optional.of(new Code("62413002", "SCT", "Radius")),
            Optional.of(new Code("7771000", "SCT", "Left")),
            Presence.PRESENT,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.of("2.25.3001"),
            List.of());
    Patient patient =
        new Patient(
            "Prøve^Åse", "P-0001", "HUS", Optional.of(LocalDate.of(2018, 3, 2)), Sex.FEMALE);
    Study study =
        new Study(
            patient,
            "2.25.10",
            "",
            "ACC1",
            Optional.of(LocalDate.of(2026, 9, 14)),
            Optional.empty(),
            "Venstre håndledd",
            "DX",
            "",
            Optional.empty());
    Assessment assessment =
        new Assessment(
            judgement,
            new AiProduct("Nordbein", product, "2.4.1"),
            missed ? Conclusion.NEGATIVE : Conclusion.POSITIVE,
            List.of(),
            missed ? Optional.empty() : Optional.of(finding),
            missed ? Optional.of(place) : Optional.empty(),
            List.of(IMAGE));
    return log(
        new Event.Assessed(Optional.empty(), study, assessment, new Reader("ola", "Test^Ola"), ""));
  }

  private OrthancServer orthanc() throws Exception {
    isInstalled();
    return OrthancServer.start(folder, "fasit", "hemmelig");
  }

  private static void isInstalled() {
    if (!OrthancServer.isInstalled()) {
      String missing = "install the Debian packages " + OrthancServer.DEBIAN_PACKAGES;
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(missing);
      }
      Assumptions.abort("SKIPPED: " + missing);
    }
  }

  private PacsDestination pacs(OrthancServer orthanc, PacsSettings.Documents documents) {
    PacsSettings settings =
        new PacsSettings(
            new PacsSettings.DicomWeb(orthanc.dicomWeb(), Credentials.NONE, Duration.ofSeconds(20)),
            Duration.ZERO,
            ZoneId.systemDefault(),
            documents);
    return new PacsDestination(settings, id -> Lookup.of(Optional.ofNullable(journal.get(id))));
  }

  private Entry decided(Entry logged, Adjudication decision, Optional<Judgement> corrected) {
    Event.Assessed event = (Event.Assessed) logged.event();
    return log(
        new Event.Adjudicated(
            logged.id(),
            event.study(),
            event.assessment(),
            decision,
            corrected,
            Optional.of(new Code("FOLLOW_UP", "99FASIT", "Clinical follow-up")),
            Optional.of("Ses på kontroll"),
            new Reader("kari", "Test^Kari")));
  }

  @Test
  void decidedCasesAreCountedAsWhatTheyAre() throws Exception {
    isInstalled();
    try (OrthancServer orthanc = OrthancServer.start(folder)) {
      Entry confirmed = assessed(Judgement.FALSE_POSITIVE, "FracAI");
      Entry corrected = assessed(Judgement.FALSE_POSITIVE, "FracAI");
      Entry open = assessed(Judgement.FALSE_POSITIVE, "FracAI");
      pacs(orthanc, PacsSettings.Documents.DEFAULT)
          .deliver(
              List.of(
                  confirmed,
                  corrected,
                  open,
                  decided(confirmed, Adjudication.CONFIRMED, Optional.empty()),
                  decided(corrected, Adjudication.CORRECTED, Optional.of(Judgement.AGREE))));
      String url = orthanc.dicomWeb().toString();

      assertEquals(0, run("errors", "--pacs", url), err::toString);
      assertTrue(
          out.toString().contains("False positives: 1 open, 1 confirmed, 1 corrected"),
          out::toString);
      assertTrue(out.toString().contains("False negatives: 0 open"), out::toString);

      out.getBuffer().setLength(0);
      assertEquals(0, run("errors", "--json", "--pacs", url));
      JsonNode list = new ObjectMapper().readTree(out.toString()).path("falsePositives");
      assertEquals(confirmed.id().toString(), list.path(0).path("id").asText());
      JsonNode decision = list.path(1).path("decision");
      assertEquals("CORRECTED", decision.path("decision").asText());
      assertEquals("AGREE", decision.path("corrected").asText());
      assertEquals("FOLLOW_UP", decision.path("reason").path("value").asText());
      assertEquals("Ses på kontroll", decision.path("comment").asText());
      assertEquals("kari", decision.path("reader").path("id").asText());
      assertTrue(list.path(2).path("decision").isNull());
    }
  }

  private Entry addendum(Entry missed, AddendumStep step, Reader reader) {
    Event.Assessed event = (Event.Assessed) missed.event();
    return log(new Event.Addendum(missed.id(), event.study(), event.assessment(), step, reader));
  }

  /** A patient waits: said first, until somebody acknowledges it by name, and again if undone. */
  @Test
  void anAddendumThatIsNeededStandsAboveAllElse() throws Exception {
    isInstalled();
    Reader kari = new Reader("kari", "Test^Kari");
    try (OrthancServer orthanc = OrthancServer.start(folder)) {
      Entry missed = assessed(Judgement.FALSE_NEGATIVE, "FracAI");
      Entry needed = addendum(missed, AddendumStep.NEEDED, Reader.UNKNOWN);
      PacsDestination pacs = pacs(orthanc, PacsSettings.Documents.DEFAULT);
      pacs.deliver(List.of(missed, needed));
      String url = orthanc.dicomWeb().toString();

      assertEquals(0, run("errors", "--pacs", url), err::toString);
      assertTrue(
          out.toString().startsWith("!! ADDENDUM NEEDED: 1 missed finding waits"), out::toString);
      assertTrue(out.toString().contains("said by reader not known"), out::toString);
      assertTrue(out.toString().contains("False negatives: 1 open"), out::toString);
      JsonNode waiting = addendum(url);
      assertTrue(waiting.path("waiting").asBoolean());
      assertEquals(needed.time().toString(), waiting.at("/needed/time").asText());

      Entry seenTo = addendum(missed, AddendumStep.ACKNOWLEDGED, kari);
      pacs.deliver(List.of(seenTo));
      assertEquals("kari", addendum(url).at("/acknowledged/reader/id").asText());
      out.getBuffer().setLength(0);
      run("errors", "--pacs", url);
      assertFalse(out.toString().contains("ADDENDUM"), out::toString);

      pacs.deliver(List.of(log(new Event.Undone(seenTo.id(), kari))));
      assertTrue(addendum(url).path("waiting").asBoolean());
      pacs.deliver(List.of(log(new Event.Undone(needed.id(), kari))));
      assertTrue(addendum(url).isNull());
    }
  }

  private JsonNode addendum(String url) throws Exception {
    out.getBuffer().setLength(0);
    assertEquals(0, run("errors", "--json", "--pacs", url), err::toString);
    JsonNode lists = new ObjectMapper().readTree(out.toString());
    return lists.at("/falseNegatives/0/addendum");
  }

  @Test
  void listsWithCodesOfTheSiteAreReadWithItsFile() throws Exception {
    isInstalled();
    Path codes =
        Files.writeString(
            folder.resolve("codes.properties"),
            """
            list.falsePositive = FP | 99SITE | False positives
            scheme.99SITE = 2.25.78 | Codes of the site |
            """);
    try (OrthancServer orthanc = OrthancServer.start(folder)) {
      pacs(
              orthanc,
              new PacsSettings.Documents(CodeMapping.load(codes), Optional.empty(), true, false))
          .deliver(List.of(assessed(Judgement.FALSE_POSITIVE, "FracAI")));
      String url = orthanc.dicomWeb().toString();

      assertEquals(1, run("errors", "--pacs", url), err::toString);
      assertTrue(out.toString().contains("False positives: none could be read"), out::toString);
      assertTrue(out.toString().contains("1 of 1 objects cannot be understood"), out::toString);
      out.getBuffer().setLength(0);
      assertEquals(0, run("errors", "--pacs", url, "--codes", codes.toString()), err::toString);
      assertTrue(out.toString().contains("False positives: 1 open"), out::toString);
    }
  }

  @Test
  void signsInWithACertificateOrATokenInAFile() throws Exception {
    isInstalled();
    Certificates authority = new Certificates(folder.resolve("authority"));
    Pair server = authority.server("server");
    Pair client = authority.client("workstation", 90);
    String ca = authority.ca().toString();
    TlsFiles files =
        TlsFiles.of(ca, "", server.certificate().toString(), server.key().toString(), "");
    Path token = Files.writeString(folder.resolve("token"), "abc");
    try (OrthancServer orthanc = OrthancServer.start(folder);
        TlsFront front = new TlsFront(Tls.load(files).context(), orthanc.rest().getPort())) {
      String url = "https://127.0.0.1:" + front.port() + "/dicom-web";

      assertEquals(1, run("errors", "--pacs", url, "--ca", ca));
      assertTrue(err.toString().contains("client certificate"), err::toString);
      assertEquals(
          0,
          run(
              "errors",
              "--pacs",
              url,
              "--ca",
              ca,
              "--certificate",
              client.certificate().toString(),
              "--key",
              client.key().toString(),
              "--bearer-file",
              token.toString()),
          err::toString);
      assertEquals(1, run("errors", "--pacs", url, "--bearer-file", "/no/such/token"));
      assertTrue(err.toString().contains("/no/such/token"), err::toString);
    }
  }

  @Test
  void codesThatCannotBeUsedAreWrongUsage() throws Exception {
    Path faulty = Files.writeString(folder.resolve("faulty"), "status = A | DCM");

    assertEquals(2, run("errors", "--pacs", "http://127.0.0.1:1/x", "--codes", faulty.toString()));
    assertTrue(err.toString().contains("status is not three parts"), err::toString);
    assertEquals(2, run("errors", "--pacs", "http://127.0.0.1:1/x", "--codes", "/no/such/file"));
    assertTrue(err.toString().contains("there is no file /no/such/file"), err::toString);
  }

  @Test
  void printsBothListsAsThePacsTellsThem() throws Exception {
    try (OrthancServer orthanc = orthanc()) {
      Credentials credentials = Credentials.basic("fasit", "hemmelig");
      PacsSettings settings =
          new PacsSettings(
              new PacsSettings.DicomWeb(orthanc.dicomWeb(), credentials, Duration.ofSeconds(20)),
              Duration.ZERO,
              ZoneId.systemDefault());
      Entry undone = assessed(Judgement.FALSE_POSITIVE, "FracAI");
      List<Entry> entries =
          List.of(
              assessed(Judgement.FALSE_POSITIVE, "FracAI"),
              undone,
              assessed(Judgement.FALSE_POSITIVE, "ThoraxFem"),
              assessed(Judgement.FALSE_NEGATIVE, "FracAI"),
              log(new Event.Undone(undone.id(), new Reader("ola", "Test^Ola"))));
      new PacsDestination(settings, id -> Lookup.of(Optional.ofNullable(journal.get(id))))
          .deliver(entries);
      String url = orthanc.dicomWeb().toString();

      assertEquals(
          0,
          run("errors", "--pacs", url, "--user", "fasit", "--password", "hemmelig"),
          err::toString);
      String text = out.toString();
      assertTrue(text.contains("False positives: 2 open, 1 withdrawn"), text);
      assertTrue(text.contains("FracAI 2.4.1 (Nordbein): 1 open, 1 withdrawn"), text);
      assertTrue(text.contains("ThoraxFem 2.4.1 (Nordbein): 1 open"), text);
      assertTrue(text.contains("False negatives: 1 open"), text);
      assertTrue(text.contains("Prøve, Åse P-0001"), text);
      assertTrue(text.contains("Fracture of bone, Radius, Left"), text);
      assertTrue(text.contains("Test, Ola"), text);

      out.getBuffer().setLength(0);
      assertEquals(
          0, run("errors", "--json", "--pacs", url, "--user", "fasit", "--password", "hemmelig"));
      JsonNode lists = new ObjectMapper().readTree(out.toString());
      assertEquals(3, lists.path("falsePositives").size());
      JsonNode missed = lists.path("falseNegatives").path(0);
      assertEquals("OPEN", missed.path("state").asText());
      assertEquals(310.5, missed.path("regions").path(0).path("points").path(0).path(0).asDouble());
      assertEquals("2.25.10", missed.path("study").path("uid").asText());
      assertEquals("ola", missed.path("reader").path("id").asText());

      assertEquals(1, run("errors", "--pacs", url));
      assertTrue(err.toString().contains("fasit:"), err.toString());
    }
  }

  @Test
  void unreachablePacsIsSaidInOneLine() {
    assertEquals(1, run("errors", "--pacs", "http://127.0.0.1:1/dicom-web"));

    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("http://127.0.0.1:1/dicom-web"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  @Test
  void addressThatIsNoneIsWrongUsage() {
    assertEquals(2, run("errors", "--pacs", "pacs.example"));
    assertEquals(2, run("errors"));
  }
}
