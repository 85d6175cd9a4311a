package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.WorkitemChanged;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Adjudication;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.Cases;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.ErrorLists;
import org.fasit.pacs.InEnglish;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Servers;
import org.fasit.pacs.Worklist;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.UpsServer;
import org.fasit.samples.server.UpsServer.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases on a worklist that stands in front of a real Orthanc. */
@ExtendWith(InEnglish.class)
class UpsWorklistTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Outcome DELIVERED = new Outcome.Delivered();

  @TempDir static Path folder;
  private static OrthancServer orthanc;

  private final Cases cases = new Cases();
  private final List<AuditEvent> recorded = new ArrayList<>();
  private Optional<UpsServer> server = Optional.empty();

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
    server.ifPresent(UpsServer::close);
    orthanc.deleteAll();
  }

  private UpsServer speaking(Dialect dialect) throws Exception {
    server = Optional.of(UpsServer.start(dialect, Optional.of(orthanc.dicomWeb())));
    return server.get();
  }

  private PacsDestination pacs(URI base, Worklist.Mode mode) {
    DicomWeb web = new DicomWeb(base, Credentials.NONE, TIMEOUT);
    return new PacsDestination(
        new PacsSettings(web, Duration.ofSeconds(10), Cases.OSLO),
        cases::find,
        Optional.of(web),
        new Worklist(mode, "FASIT"),
        recorded::add);
  }

  private static Code list(Judgement judgement) {
    return CodeMapping.builtIn().list(judgement).orElseThrow();
  }

  private static String uid(Entry logged) {
    return UpsDelivery.uidOf(logged.id());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_IDS")
  void eachCaseIsOneItemHoweverOftenItIsSent(Dialect dialect) throws Exception {
    UpsServer ups = speaking(dialect);
    Entry positive = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry negative = cases.assessed(Judgement.FALSE_NEGATIVE, 2);
    Entry outside = cases.assessed(Judgement.OUT_OF_SCOPE, 3);
    List<Entry> batch = List.of(positive, negative, outside);

    for (int attempt = 0; attempt < 3; attempt++) {
      List<Outcome> outcomes = pacs(ups.base(), Worklist.Mode.AUTO).deliver(batch);
      assertEquals(List.of(DELIVERED, DELIVERED, DELIVERED), outcomes);
    }

    assertEquals(List.of(uid(positive), uid(negative)), List.copyOf(ups.items().keySet()));
    JsonNode item = ups.items().get(uid(positive));
    assertEquals("SCHEDULED", ups.state(uid(positive)));
    assertEquals("AI error log: FALSE POSITIVE", DatasetText.text(item, UpsTags.WORKLIST_LABEL));
    assertEquals("FALSE_POSITIVE", item.at("/00404025/Value/0/00080100/Value/0").asText());
    assertEquals("110002", item.at("/00404018/Value/0/00080100/Value/0").asText());
    assertEquals("P-0001", item.at("/00100020/Value/0").asText());
    assertEquals(
        "1.2.840.10008.5.1.4.1.1.88.59",
        item.at("/00404021/Value/0/00081199/Value/0/00081150/Value/0").asText());
    String address = item.at("/00404021/Value/0/0040E025/Value/0/00081190/Value/0").asText();
    assertTrue(address.startsWith(ups.base() + "/studies/2.25.9001/series/2.25."), address);
    assertTrue(item.toString().contains("2.25.10011"), "the case's image is not named");
  }

  @Test
  void aServerWithoutWorklistTakesTheKeyObjectsAndIsAskedOnce() throws Exception {
    PacsDestination pacs = pacs(orthanc.dicomWeb(), Worklist.Mode.AUTO);

    assertEquals(
        List.of(DELIVERED), pacs.deliver(List.of(cases.assessed(Judgement.FALSE_POSITIVE, 1))));
    assertEquals(
        List.of(DELIVERED), pacs.deliver(List.of(cases.assessed(Judgement.FALSE_POSITIVE, 2))));

    assertFalse(
        new UpsClient(
                new WebClient(
                    new DicomWeb(orthanc.dicomWeb(), Credentials.NONE, TIMEOUT), recorded::add),
                "F")
            .isThere());
  }

  @Test
  void aWorklistThatMustBeThereIsMissedInPlainWords() throws Exception {
    PacsDestination pacs = pacs(orthanc.dicomWeb(), Worklist.Mode.ON);

    Outcome outcome = pacs.deliver(List.of(cases.assessed(Judgement.FALSE_POSITIVE, 1))).get(0);

    String reason = assertInstanceOf(Outcome.Again.class, outcome).reason();
    assertTrue(reason.contains("has no worklist (UPS-RS)"), reason);
  }

  @Test
  void aServerThatGivesItsOwnIdsIsNotFilledWithDoubles() throws Exception {
    UpsServer ups = speaking(Dialect.OWN_IDS);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);

    for (int i = 1; i <= 3; i++) {
      Outcome outcome = pacs.deliver(List.of(cases.assessed(Judgement.FALSE_POSITIVE, i))).get(0);
      assertInstanceOf(Outcome.Delivered.class, outcome);
    }

    assertEquals(1, ups.items().size());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_IDS")
  void aLostAnswerLeavesNoDouble(Dialect dialect) throws Exception {
    UpsServer ups = speaking(dialect);
    Entry logged = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    ups.loseAnswers(2);
    for (int attempt = 0; attempt < 4; attempt++) {
      pacs.deliver(List.of(logged));
    }

    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(logged)));
    assertEquals(List.of(uid(logged)), List.copyOf(ups.items().keySet()));
  }

  @Test
  void aWorklistInTroubleIsTriedAgainAndTheKeyObjectsAreThereMeanwhile() throws Exception {
    UpsServer ups = speaking(Dialect.STANDARD);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry first = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry second = cases.assessed(Judgement.FALSE_POSITIVE, 2);
    pacs.deliver(List.of(first));
    ups.inTrouble(true);

    assertInstanceOf(Outcome.Again.class, pacs.deliver(List.of(second)).get(0));
    assertEquals(6, orthanc.instances());

    ups.inTrouble(false);
    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(second)));
    assertEquals(2, ups.items().size());
    assertEquals(6, orthanc.instances());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_IDS")
  void whatIsTakenBackIsCanceled(Dialect dialect) throws Exception {
    UpsServer ups = speaking(dialect);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry logged = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    pacs.deliver(List.of(logged));
    Entry undone = cases.undo(logged);

    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(undone)));
    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(undone)));

    assertEquals("CANCELED", ups.state(uid(logged)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_IDS")
  void aDecisionCompletesTheItem(Dialect dialect) throws Exception {
    UpsServer ups = speaking(dialect);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry logged = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    pacs.deliver(List.of(logged));
    Entry decided = cases.adjudicate(logged, Adjudication.CONFIRMED, Optional.empty());

    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(decided)));
    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(decided)));

    assertEquals("COMPLETED", ups.state(uid(logged)));
    JsonNode performed = ups.items().get(uid(logged)).at("/00741216/Value/0");
    assertEquals(
        "Test^Kari", performed.at("/00404035/Value/0/00404037/Value/0/Alphabetic").asText());
    assertTrue(performed.at("/00404033/Value/0/00081199").toString().contains("2.25."));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_IDS")
  void aDecisionCutShortIsTakenUpAgain(Dialect dialect) throws Exception {
    UpsServer ups = speaking(dialect);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry logged = cases.assessed(Judgement.FALSE_NEGATIVE, 1);
    pacs.deliver(List.of(logged));
    Entry decided = cases.adjudicate(logged, Adjudication.CORRECTED, Optional.of(Judgement.AGREE));
    for (int cut = 0; cut < 4; cut++) {
      ups.loseAnswers(1);
      pacs.deliver(List.of(decided));
    }
    ups.loseAnswers(0);

    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(decided)));
    assertEquals("COMPLETED", ups.state(uid(logged)));
  }

  @Test
  void aWithdrawnCaseIsCanceledAndWhatAnotherWorksOnIsLeftToIt() throws Exception {
    UpsServer ups = speaking(Dialect.STANDARD);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry free = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry taken = cases.assessed(Judgement.FALSE_POSITIVE, 2);
    Entry kept = cases.assessed(Judgement.FALSE_POSITIVE, 3);
    pacs.deliver(List.of(free, taken, kept));
    assertEquals(200, ups.claimElsewhere(uid(taken), "1.2.3.4"));
    assertEquals(200, ups.claimElsewhere(uid(kept), "1.2.3.4"));

    List<Outcome> outcomes =
        pacs.deliver(
            List.of(
                cases.adjudicate(free, Adjudication.WITHDRAWN, Optional.empty()),
                cases.adjudicate(taken, Adjudication.WITHDRAWN, Optional.empty()),
                cases.adjudicate(kept, Adjudication.CONFIRMED, Optional.empty())));

    assertEquals(DELIVERED, outcomes.get(0));
    assertEquals("CANCELED", ups.state(uid(free)));
    assertTrue(ups.requests().contains("POST /rs/workitems/" + uid(taken) + "/cancelrequest"));
    for (Outcome left : outcomes.subList(1, 3)) {
      String warning = ((Outcome.Delivered) left).warning().orElse("");
      assertTrue(warning.startsWith("The work item of the case stays as it is"), warning);
    }
    assertEquals("IN PROGRESS", ups.state(uid(kept)));
  }

  @Test
  void aSecondDecisionAndOneOnAnItemThatIsGoneAreDelivered() throws Exception {
    UpsServer ups = speaking(Dialect.STANDARD);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry logged = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    pacs.deliver(List.of(logged));
    pacs.deliver(List.of(cases.adjudicate(logged, Adjudication.CONFIRMED, Optional.empty())));

    Entry second = cases.adjudicate(logged, Adjudication.WITHDRAWN, Optional.empty());
    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(second)));
    assertEquals("COMPLETED", ups.state(uid(logged)));

    ups.remove(uid(logged));
    Entry third = cases.adjudicate(logged, Adjudication.CONFIRMED, Optional.empty());
    assertEquals(List.of(DELIVERED), pacs.deliver(List.of(third)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_IDS")
  void openItemsAreFoundByListAndState(Dialect dialect) throws Exception {
    UpsServer ups = speaking(dialect);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry positive = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry negative = cases.assessed(Judgement.FALSE_NEGATIVE, 2);
    Entry undone = cases.assessed(Judgement.FALSE_POSITIVE, 3);
    pacs.deliver(List.of(positive, negative, undone));
    pacs.deliver(List.of(cases.undo(undone)));
    UpsClient client =
        new UpsClient(
            new WebClient(new DicomWeb(ups.base(), Credentials.NONE, TIMEOUT), recorded::add),
            "FASIT");

    List<UpsItem> found = client.open(list(Judgement.FALSE_POSITIVE), UpsState.SCHEDULED).items();

    assertEquals(List.of(uid(positive)), found.stream().map(UpsItem::uid).toList());
    assertEquals("2.25.9001", found.get(0).keyObjects().orElseThrow().studyUid());
  }

  @Test
  void openItemsAreFoundOverManyPages() throws Exception {
    UpsServer ups = speaking(Dialect.BARE_QUERY);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    for (int study = 1; study <= 210; study += 10) {
      List<Entry> batch =
          IntStream.range(study, study + 10)
              .mapToObj(number -> cases.assessed(Judgement.FALSE_NEGATIVE, number))
              .toList();
      pacs.deliver(batch);
    }
    UpsClient client =
        new UpsClient(
            new WebClient(new DicomWeb(ups.base(), Credentials.NONE, TIMEOUT), recorded::add),
            "FASIT");

    assertEquals(
        210, client.open(list(Judgement.FALSE_NEGATIVE), UpsState.SCHEDULED).items().size());
    assertEquals(0, client.open(list(Judgement.FALSE_POSITIVE), UpsState.SCHEDULED).items().size());
  }

  @Test
  void listsWithCodesOfTheirOwnAreWrittenAndFoundAsSuch() throws Exception {
    UpsServer ups = speaking(Dialect.STANDARD);
    Entry before = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    pacs(ups.base(), Worklist.Mode.AUTO).deliver(List.of(before));
    CodeMapping changed =
        CodeMapping.load(
            Files.writeString(
                folder.resolve("codes.properties"),
                """
                list.falsePositive = LOCAL FALSE POSITIVES | 99SITE | False positives
                scheme.99SITE = 2.25.78 | Codes of the site |
                """));
    DicomWeb web = new DicomWeb(ups.base(), Credentials.NONE, TIMEOUT);
    Entry after = cases.assessed(Judgement.FALSE_POSITIVE, 2);
    new PacsDestination(
            new PacsSettings(
                web,
                Duration.ZERO,
                Cases.OSLO,
                new PacsSettings.Documents(changed, Optional.empty(), true, false)),
            cases::find,
            Optional.of(web),
            new Worklist(Worklist.Mode.ON, "FASIT"),
            recorded::add)
        .deliver(List.of(after));

    JsonNode station = ups.items().get(uid(after)).at("/00404025/Value/0");
    assertEquals("LOCAL FALSE POSITIVES", DatasetText.text(station, UpsTags.LONG_CODE_VALUE));
    assertEquals("99SITE", DatasetText.text(station, UpsTags.CODE_SCHEME));
    assertEquals(2, ErrorLists.read(web, Cases.OSLO, changed).cases().size());
    assertEquals(
        1,
        new UpsClient(new WebClient(web, recorded::add), "FASIT")
            .open(changed.list(Judgement.FALSE_POSITIVE).orElseThrow(), UpsState.SCHEDULED)
            .items()
            .size());
    assertEquals(1, ErrorLists.read(web, Cases.OSLO, CodeMapping.builtIn()).cases().size());
  }

  @Test
  void whatIsDoneWithWorkItemsIsToldTheAuditTrail() throws Exception {
    UpsServer ups = speaking(Dialect.STANDARD);
    PacsDestination pacs = pacs(ups.base(), Worklist.Mode.AUTO);
    Entry logged = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    pacs.deliver(List.of(logged));
    pacs.deliver(List.of(logged));
    pacs.deliver(List.of(cases.adjudicate(logged, Adjudication.CONFIRMED, Optional.empty())));
    Entry taken = cases.assessed(Judgement.FALSE_POSITIVE, 2);
    pacs.deliver(List.of(taken));
    ups.claimElsewhere(uid(taken), "1.2.3.4");
    pacs.deliver(List.of(cases.adjudicate(taken, Adjudication.CONFIRMED, Optional.empty())));

    List<WorkitemChanged> changes =
        recorded.stream()
            .filter(WorkitemChanged.class::isInstance)
            .map(WorkitemChanged.class::cast)
            .toList();
    assertEquals(
        List.of(true, false, true, false), changes.stream().map(WorkitemChanged::created).toList());
    assertEquals(uid(logged), changes.get(0).workitem());
    assertEquals("P-0001", changes.get(0).subject().patientId());
    assertEquals("HUS", changes.get(0).subject().issuer());
    assertEquals(List.of("2.25.9001"), changes.get(1).subject().studies());
    assertEquals(
        List.of(
            AuditEvent.Level.SUCCESS,
            AuditEvent.Level.SUCCESS,
            AuditEvent.Level.SUCCESS,
            AuditEvent.Level.MINOR_FAILURE),
        changes.stream().map(change -> change.outcome().level()).toList());
  }
}
