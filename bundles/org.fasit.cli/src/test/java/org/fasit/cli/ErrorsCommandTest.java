package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsCommandTest {

  private static final InstanceRef IMAGE =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.1.1", "2.25.1001", "2.25.100");

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<UUID, Entry> journal = new HashMap<>();

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
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
    if (!OrthancServer.isInstalled()) {
      String missing = "install the Debian packages " + OrthancServer.DEBIAN_PACKAGES;
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(missing);
      }
      Assumptions.abort("SKIPPED: " + missing);
    }
    return OrthancServer.start(folder, "fasit", "hemmelig");
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
      new PacsDestination(settings, id -> Optional.ofNullable(journal.get(id))).deliver(entries);
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
