package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dcm4che3.data.UID;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.PacsSettings.Dimse;
import org.fasit.pacs.PacsSettings.Documents;
import org.fasit.pacs.PacsSettings.Transport;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.UpsServer;
import org.fasit.samples.server.UpsServer.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the connection test says, word for word, in both languages. */
@ExtendWith(InEnglish.class)
class PacsCheckTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Locale BOKMAL = Locale.forLanguageTag("nb");
  private static final String[] ALL = {
    UID.Verification,
    UID.Comprehensive3DSRStorage,
    UID.ComprehensiveSRStorage,
    UID.KeyObjectSelectionDocumentStorage,
    UID.GrayscaleSoftcopyPresentationStateStorage,
    UID.ColorSoftcopyPresentationStateStorage
  };

  @TempDir static Path folder;
  private static OrthancServer orthanc;

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

  private static DicomWeb web(URI base) {
    return new DicomWeb(base, Credentials.NONE, TIMEOUT);
  }

  private static List<Check> check(Transport transport, Optional<DicomWeb> web, Worklist.Mode mode)
      throws InterruptedException {
    return check(transport, Documents.DEFAULT, web, mode);
  }

  private static List<Check> check(
      Transport transport, Documents documents, Optional<DicomWeb> web, Worklist.Mode mode)
      throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    PacsCheck.run(
        new PacsSettings(transport, Duration.ZERO, Cases.OSLO, documents),
        web,
        new Worklist(mode, "FASIT"),
        Instant.now(),
        checks::add);
    return checks;
  }

  private static Check worklist(URI base, Worklist.Mode mode, Locale language) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(language);
    try {
      List<Check> checks = check(web(base), Optional.of(web(base)), mode);
      return checks.get(checks.size() - 1);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void worklistThatTheServerDoesNotHaveIsJudgedByTheMode() throws Exception {
    URI base = orthanc.dicomWeb();
    String name = "Worklist (UPS-RS)";
    assertEquals(
        new Check(
            Outcome.GOOD,
            name,
            "This PACS has no UPS work list; the error lists are key objects only."
                + " Nothing more is needed."),
        worklist(base, Worklist.Mode.AUTO, Locale.ENGLISH));
    assertEquals(
        new Check(
            Outcome.BAD,
            name,
            "The PACS at "
                + base
                + " has no worklist (UPS-RS). Administrator: set worklist to off in the section"
                + " pacs of fasit.json."),
        worklist(base, Worklist.Mode.ON, Locale.ENGLISH));
    assertEquals(
        new Check(
            Outcome.GOOD,
            name,
            "Switched off in the settings: cases stand on the error lists as key objects only."),
        worklist(base, Worklist.Mode.OFF, Locale.ENGLISH));
  }

  @Test
  void theSameInNorwegian() throws Exception {
    URI base = orthanc.dicomWeb();
    String name = "Arbeidsliste (UPS-RS)";
    assertEquals(
        new Check(
            Outcome.GOOD,
            name,
            "PACS har ingen arbeidsliste (UPS); feillistene er bare nøkkelobjekter."
                + " Mer trengs ikke."),
        worklist(base, Worklist.Mode.AUTO, BOKMAL));
    assertEquals(
        new Check(
            Outcome.BAD,
            name,
            "PACS på "
                + base
                + " har ingen arbeidsliste (UPS-RS). Administrator: sett worklist til off i"
                + " avsnittet pacs i fasit.json."),
        worklist(base, Worklist.Mode.ON, BOKMAL));
    assertEquals(
        new Check(
            Outcome.GOOD,
            name,
            "Slått av i innstillingene: tilfellene står bare på feillistene, som nøkkelobjekter."),
        worklist(base, Worklist.Mode.OFF, BOKMAL));
  }

  @Test
  void worklistThatIsThereIsFoundAndOneThatIsOffIsNotAskedFor() throws Exception {
    try (UpsServer ups = UpsServer.start(Dialect.STANDARD, Optional.of(orthanc.dicomWeb()))) {
      for (Worklist.Mode mode : List.of(Worklist.Mode.AUTO, Worklist.Mode.ON)) {
        Check check = worklist(ups.base(), mode, Locale.ENGLISH);
        assertEquals("There: each case also becomes a work item.", check.told());
        assertEquals(Outcome.GOOD, check.outcome());
      }
    }
    try (FaultyPacs pacs = new FaultyPacs(request -> Reply.json(200, "[]"))) {
      worklist(pacs.base(), Worklist.Mode.OFF, Locale.ENGLISH);
      assertFalse(pacs.requests().stream().anyMatch(r -> r.path().contains("workitems")));
    }
  }

  @Test
  void withCStoreTheWebAddressIsTriedToo() throws Exception {
    try (StatusScp scp = new StatusScp(0, ALL)) {
      Dimse dimse = new Dimse("127.0.0.1", scp.port(), StatusScp.AE_TITLE, "FASIT", TIMEOUT);
      List<Check> both = check(dimse, Optional.of(web(orthanc.dicomWeb())), Worklist.Mode.AUTO);
      assertEquals(
          List.of(
              "Connection (C-ECHO)",
              "Storing",
              "Search (C-FIND)",
              "Connection and sign-in",
              "Searching",
              "Worklist (UPS-RS)"),
          both.stream().map(Check::what).toList());

      Check unreachable =
          last(
              check(
                  dimse,
                  Optional.of(web(URI.create("http://127.0.0.1:1/dicom-web"))),
                  Worklist.Mode.AUTO));
      assertEquals(Outcome.BAD, unreachable.outcome());

      List<Check> without = check(dimse, Optional.empty(), Worklist.Mode.ON);
      assertEquals(Outcome.DOUBTFUL, without.get(without.size() - 2).outcome());
      assertEquals(
          "worklist is on, but there is no address for it. Administrator: give url, the DICOMweb"
              + " address of the PACS, or set worklist to off in the section pacs of fasit.json.",
          last(without).told());
      assertEquals(Outcome.BAD, last(without).outcome());
    }
  }

  @Test
  void whatTheNodeDoesNotTakeIsJudgedByWhatWillBeSent() throws Exception {
    assertEquals("GOOD The PACS takes all kinds of objects that are sent.", storing(ALL));
    assertEquals(
        "GOOD The PACS takes Comprehensive SR, not Comprehensive 3D SR: assessments are sent as"
            + " that, without regions in the patient's coordinates.",
        storing(without(UID.Comprehensive3DSRStorage)));
    assertEquals(
        "GOOD The PACS takes all kinds of objects that are sent.",
        storing(without(UID.ComprehensiveSRStorage)));
    assertEquals(
        "DOUBTFUL The PACS takes the cases, but not Color Softcopy Presentation State: the place is"
            + " not marked on the image. Its administrator can allow it, or set marks to false in"
            + " the section pacs of fasit.json.",
        storing(without(UID.ColorSoftcopyPresentationStateStorage)));
    assertEquals(
        "BAD The PACS does not take Key Object Selection, Comprehensive 3D SR. Its administrator"
            + " must allow it.",
        storing(UID.Verification));
  }

  private static String[] without(String sopClass) {
    return List.of(ALL).stream().filter(uid -> !uid.equals(sopClass)).toArray(String[]::new);
  }

  private static String storing(String... classes) throws Exception {
    try (StatusScp scp = new StatusScp(0, classes)) {
      Dimse dimse = new Dimse("127.0.0.1", scp.port(), StatusScp.AE_TITLE, "FASIT", TIMEOUT);
      Check check =
          check(dimse, Optional.empty(), Worklist.Mode.OFF).stream()
              .filter(it -> it.what().equals("Storing"))
              .findFirst()
              .orElseThrow();
      return check.outcome() + " " + check.told();
    }
  }

  private static Check last(List<Check> checks) {
    return checks.get(checks.size() - 1);
  }
}
