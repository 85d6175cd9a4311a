package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fasit.samples.ReportedCases;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.StorageScp;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who the patient is stands in no output but that of {@code errors}, whose purpose it is: neither
 * in an answer nor in what libraries log, whatever is wrong with an object, a journal or a PACS.
 */
class NoPatientDataTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path work;
  private Delivered delivered;

  @BeforeEach
  void delivered() {
    delivered = new Delivered(work);
  }

  private static Delivered.Said withoutIdentity(Delivered.Said said) {
    Planted.isNotIn(said.out() + said.err(), said);
    return said;
  }

  /** Objects of each form, whole, odd, cut short, and no DICOM at all. */
  private Path study() throws Exception {
    Path study = Files.createDirectories(work.resolve("study"));
    Path odd = Planted.report(study.resolve("odd.dcm"));
    Planted.object("01-report-contributing-equipment/report.dcm", study.resolve("report.dcm"));
    Planted.object("09-seg-tiled-full/seg.dcm", study.resolve("seg.dcm"));
    Planted.object("15-rtstruct/rtstruct.dcm", study.resolve("rtstruct.dcm"));
    Planted.object("16-finding-in-words/report.dcm", study.resolve("words.dcm"));
    byte[] whole = Files.readAllBytes(odd);
    Files.write(study.resolve("cut.dcm"), List.of());
    Files.write(study.resolve("half.dcm"), Arrays.copyOf(whole, whole.length / 2));
    byte[] lengths = whole.clone();
    for (int at = 400; at < lengths.length; at += 97) {
      lengths[at] = (byte) 0xFF;
    }
    Files.write(study.resolve("lengths.dcm"), lengths);
    return study;
  }

  @Test
  void inspectTellsWhatAnAiSaidAndNotOfWhom() throws Exception {
    Path study = study();
    for (String option : List.of("--all", "--explain")) {
      withoutIdentity(delivered.fasit("inspect", option, study).ended(0)).says("AI results: ");
    }
    Delivered.Said json = withoutIdentity(delivered.fasit("inspect", "--json", "--explain", study));
    assertTrue(JSON.readTree(json.ended(0).out()).path("results").size() >= 2, json::toString);
    assertEquals("", json.err());
  }

  @Test
  void everyObjectByItselfGivesJsonAndNothingElse() throws Exception {
    Path study = study();
    Files.move(
        ReportedCases.write("28-debug-on-stdout/object.dcm", study), study.resolve("28.dcm"));
    for (String name : List.of("28.dcm", "odd.dcm", "half.dcm", "lengths.dcm")) {
      Path file = study.resolve(name);
      Delivered.Said said = withoutIdentity(delivered.fasit("inspect", "--json", file).ended(0));
      assertTrue(JSON.readTree(said.out()).isObject(), said::toString);
      assertEquals("", said.err());
    }
  }

  @Test
  void rebuildPrintsAFewLines() throws Exception {
    Path journal = Planted.journal(work.resolve("journal"), 12);
    try (StorageScp node = StorageScp.start(work.resolve("stored"))) {
      Delivered.Said said =
          withoutIdentity(delivered.fasit(rebuild(journal, "127.0.0.1:" + node.port())).ended(0));
      assertTrue(said.out().lines().count() + said.err().lines().count() <= 6, said::toString);
      said.says("12 sent, ");
    }
  }

  @Test
  void aNodeThatIsAwayIsToldInALine() throws Exception {
    Path journal = Planted.journal(work.resolve("journal"), 1);
    Delivered.Said said =
        withoutIdentity(delivered.fasit(rebuild(journal, "127.0.0.1:1")).ended(1));
    assertTrue(said.err().lines().count() <= 3, said::toString);
  }

  private static Object[] rebuild(Path journal, String node) {
    return new Object[] {
      "errors", "rebuild", "--journal", journal, "--timeout", "2", "--node", "ANY@" + node
    };
  }

  @Test
  void aJournalThatWasTamperedWithIsToldByLineAndNotByContent() throws Exception {
    Path journal = Planted.journal(work.resolve("journal"), 3);
    withoutIdentity(delivered.fasit("journal", "verify", journal).ended(0)).says("3 entries");
    try (var files = Files.newDirectoryStream(journal, "*.jsonl")) {
      Path file = files.iterator().next();
      String text = Files.readString(file);
      Files.writeString(file, text.replace("1907-02-13", Planted.NAME));
      Files.writeString(file, "{\"patient\": \"" + Planted.NAME, StandardOpenOption.APPEND);
    }
    withoutIdentity(delivered.fasit("journal", "verify", journal).ended(1)).says("TAMPERED");
    try (StorageScp node = StorageScp.start(work.resolve("stored"))) {
      withoutIdentity(delivered.fasit(rebuild(journal, "127.0.0.1:" + node.port())));
    }
  }

  /** The words of a PACS are told to an administrator, who needs no name for them. */
  @Test
  void whatAPacsSaysOfThePatientIsWithheld() throws Exception {
    String words =
        "Patient %s (%s, born 19070213, 1907-02-13), order %s: unknown"
            .formatted(Planted.NAME.replace('^', ' '), Planted.ID, Planted.ACCESSION);
    Path journal = Planted.refused(work.resolve("journal"), words);
    withoutIdentity(delivered.fasit("journal", "verify", journal).ended(0))
        .says("Patient [withheld] [withheld] ([withheld], born [withheld], [withheld]), order")
        .says("unknown");
    try (RefusingServer pacs = RefusingServer.start(words)) {
      withoutIdentity(
              delivered
                  .fasit("errors", "rebuild", "--journal", journal, "--pacs", pacs.base())
                  .ended(1))
          .says("fasit: refused: ");
    }
  }

  /** Its purpose is a list to work off: name, number and study, on standard output alone. */
  @Test
  void errorsTellsWhoseCasesTheyAreOnStandardOutputOnly() throws Exception {
    Path journal = Planted.journal(work.resolve("journal"), 2);
    try (OrthancServer orthanc = orthanc()) {
      URI pacs = orthanc.dicomWeb();
      withoutIdentity(
          delivered
              .fasit("errors", "rebuild", "--journal", journal, "--pacs", pacs)
              .ended(0)
              .says("2 sent, "));

      Delivered.Said table = delivered.fasit("errors", "--pacs", pacs).ended(0);
      table.says("False positives: 1 open").says(Planted.ID).says(Planted.ACCESSION);
      Planted.isOnlyNamedIn(table.out());
      Planted.isNotIn(table.err(), table);

      Delivered.Said json = delivered.fasit("errors", "--json", "--pacs", pacs).ended(0);
      JsonNode lists = JSON.readTree(json.out());
      assertEquals(1, lists.path("falsePositives").size(), json::toString);
      Planted.isNotIn(json.err(), json);
    }
  }

  private OrthancServer orthanc() throws Exception {
    if (!OrthancServer.isInstalled()) {
      String missing = "install the Debian packages " + OrthancServer.DEBIAN_PACKAGES;
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(missing);
      }
      Assumptions.abort("SKIPPED: " + missing);
    }
    return OrthancServer.start(work.resolve("orthanc"));
  }

  @Test
  void debugWarnsOnceAndKeepsStandardOutputToTheAnswer() throws Exception {
    Path file = Planted.report(work.resolve("odd.dcm"));
    for (Delivered.Said said :
        List.of(
            delivered.fasit("inspect", "--json", "--debug", file),
            delivered.run(
                Delivered.TOOLS,
                "org.fasit.cli.Main",
                Map.of("FASIT_DEBUG", "1"),
                "inspect",
                "--json",
                file))) {
      assertTrue(JSON.readTree(said.ended(0).out()).isObject(), said::toString);
      assertEquals(
          "fasit: debug is on. Patient data may appear in what follows.",
          said.err().lines().findFirst().orElseThrow());
      assertTrue(said.err().contains("DEBUG"), said::toString);
    }
  }
}
