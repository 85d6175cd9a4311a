package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.dicom.document.ReportClass;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.PacsSettings.Dimse;
import org.fasit.pacs.PacsSettings.Documents;
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InEnglish.class)
class OrthancDeliveryTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Outcome DELIVERED = new Outcome.Delivered();

  @TempDir static Path folder;
  private static OrthancServer orthanc;

  private final Cases cases = new Cases();

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
    orthanc.startAgain();
    orthanc.deleteAll();
  }

  private PacsDestination over(PacsSettings.Transport transport) {
    return new PacsDestination(
        new PacsSettings(transport, Duration.ofSeconds(10), Cases.OSLO), cases::find);
  }

  private PacsDestination stow() {
    return over(web());
  }

  private PacsDestination cstore() {
    return over(dimse());
  }

  private static PacsSettings.Transport web() {
    return new DicomWeb(orthanc.dicomWeb(), Credentials.NONE, TIMEOUT);
  }

  private static PacsSettings.Transport dimse() {
    return new Dimse("127.0.0.1", orthanc.dicomPort(), OrthancServer.AE_TITLE, "FASIT", TIMEOUT);
  }

  private static void store(Attributes document) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(file, UID.ExplicitVRLittleEndian)) {
      out.writeDataset(document.createFileMetaInformation(UID.ExplicitVRLittleEndian), document);
    }
    HttpRequest post =
        HttpRequest.newBuilder(orthanc.rest().resolve("/instances"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(file.toByteArray()))
            .build();
    int status =
        HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
    assertEquals(200, status);
  }

  private static ErrorLists read() throws Exception {
    return ErrorLists.read(orthanc.dicomWeb(), Credentials.NONE);
  }

  @Test
  void casesSentByStowStandOnTheListsThatThePacsTells() throws Exception {
    listsTellWhatWasSent(stow());
  }

  @Test
  void casesSentByCStoreStandOnTheListsThatThePacsTells() throws Exception {
    listsTellWhatWasSent(cstore());
  }

  private void listsTellWhatWasSent(PacsDestination pacs) throws Exception {
    Entry falsePositive = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry falseNegative = cases.assessed(Judgement.FALSE_NEGATIVE, 2);
    Entry outOfScope = cases.assessed(Judgement.OUT_OF_SCOPE, 3);
    List<Entry> batch = List.of(falsePositive, falseNegative, outOfScope);

    assertEquals(List.of(DELIVERED, DELIVERED, DELIVERED), pacs.deliver(batch));

    assertEquals(7, orthanc.instances());
    ErrorLists lists = read();
    assertEquals(List.of(), lists.unread());
    assertEquals(2, lists.cases().size());
    LoggedCase positive = lists.of(Judgement.FALSE_POSITIVE).get(0);
    assertEquals(Cases.FRAC_AI, positive.product());
    assertEquals(Optional.of(Cases.FRACTURE), positive.finding());
    assertEquals(Cases.study(1).patient(), positive.study().patient());
    assertEquals(Cases.READER, positive.reader());
    assertEquals(falsePositive.time(), positive.time());
    assertEquals(State.OPEN, positive.state());
    LoggedCase negative = lists.of(Judgement.FALSE_NEGATIVE).get(0);
    assertEquals(List.of(Cases.image(2)), negative.images());
    assertEquals(List.of(Cases.point(Cases.image(2), 310.5, 77.25)), negative.places());
  }

  @Test
  void repeatedDeliveryLeavesEachInstanceOnce() throws Exception {
    List<Entry> batch =
        List.of(
            cases.assessed(Judgement.FALSE_POSITIVE, 1),
            cases.assessed(Judgement.FALSE_NEGATIVE, 1));

    for (PacsDestination pacs : List.of(stow(), stow(), cstore(), cstore(), stow())) {
      assertEquals(List.of(DELIVERED, DELIVERED), pacs.deliver(batch));
    }

    assertEquals(6, orthanc.instances());
    assertEquals(2, read().cases().size());
  }

  /** Documents of another release, with other settings, have the same UIDs and other bytes. */
  @Test
  void documentsOfAnotherReleaseAreAlreadyThere() throws Exception {
    Entry entry = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    for (Attributes document : CaseDocuments.of(entry, entry, Cases.OSLO)) {
      document.setString(Tag.SoftwareVersions, VR.LO, "0.0.9");
      document.setString(Tag.Manufacturer, VR.LO, "Fasit before");
      document.setString(Tag.ManufacturerModelName, VR.LO, "Another model");
      store(document);
    }
    int before = orthanc.instances();
    Documents plain =
        new Documents(CodeMapping.builtIn(), Optional.of(ReportClass.COMPREHENSIVE), true, false);
    for (PacsSettings.Transport transport : List.of(web(), dimse())) {
      for (Documents documents : List.of(Documents.DEFAULT, plain)) {
        PacsDestination pacs =
            new PacsDestination(
                new PacsSettings(transport, Duration.ZERO, ZoneId.of("UTC"), documents),
                cases::find);
        assertEquals(List.of(DELIVERED), pacs.deliver(List.of(entry)));
      }
    }
    assertEquals(before, orthanc.instances());
    assertEquals(1, read().cases().size());
  }

  @Test
  void undoneCaseIsWithdrawnInThePacs() throws Exception {
    Entry kept = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry undone = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry undo = cases.undo(undone);
    stow().deliver(List.of(kept, undone));

    assertEquals(List.of(DELIVERED), stow().deliver(List.of(undo)));
    assertEquals(List.of(DELIVERED), stow().deliver(List.of(undo)));

    assertEquals(8, orthanc.instances());
    assertEquals(
        List.of(State.OPEN, State.WITHDRAWN),
        read().cases().stream().map(LoggedCase::state).toList());
  }

  @Test
  void refinementIsAppliedToTheCase() throws Exception {
    Entry entry = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry refined = cases.refine(entry, Cases.OLD, Cases.ULNA);

    assertEquals(List.of(DELIVERED, DELIVERED), stow().deliver(List.of(entry, refined)));

    LoggedCase logged = read().cases().get(0);
    assertEquals(Optional.of(Cases.OLD), logged.reason());
    assertEquals(Optional.of(Cases.ULNA), logged.site());
  }

  @Test
  void undoneAgreementSendsNothing() throws Exception {
    Entry agreed = cases.assessed(Judgement.AGREE, 1);

    assertEquals(List.of(DELIVERED), stow().deliver(List.of(cases.undo(agreed))));

    assertEquals(0, orthanc.instances());
  }

  @Test
  void whatCouldNotBeSentIsSentOnceThePacsIsBack() throws Exception {
    List<Entry> batch = List.of(cases.assessed(Judgement.FALSE_POSITIVE, 1));
    orthanc.stop();
    String stow = assertThrows(IOException.class, () -> stow().deliver(batch)).getMessage();
    String cstore = assertThrows(IOException.class, () -> cstore().deliver(batch)).getMessage();
    assertTrue(stow.startsWith("No answer from the PACS at http://127.0.0.1:"), stow);
    assertTrue(cstore.startsWith("No answer from the PACS at 127.0.0.1:"), cstore);

    orthanc.startAgain();

    assertEquals(List.of(DELIVERED), stow().deliver(batch));
    assertEquals(1, read().cases().size());
  }

  @Test
  void listsAreReadOverManyPages() throws Exception {
    List<Entry> batch = new ArrayList<>();
    for (int study = 1; study <= 110; study++) {
      batch.add(cases.assessed(Judgement.FALSE_POSITIVE, study));
    }
    PacsDestination pacs = stow();
    for (int from = 0; from < batch.size(); from += pacs.batchSize()) {
      int to = Math.min(batch.size(), from + pacs.batchSize());
      for (Outcome outcome : pacs.deliver(batch.subList(from, to))) {
        assertEquals(DELIVERED, outcome);
      }
    }

    ErrorLists lists = read();

    assertEquals(110, lists.cases().size());
    assertEquals(
        110, lists.cases().stream().map(c -> c.study().studyInstanceUid()).distinct().count());
    assertTrue(lists.cases().stream().allMatch(c -> c.product().equals(Cases.FRAC_AI)));
  }

  @Test
  void wrongAddressIsSaidToTheAdministrator() throws Exception {
    URI wrong = orthanc.rest().resolve("/nothing-here");
    PacsDestination pacs = over(new DicomWeb(wrong, Credentials.NONE, TIMEOUT));

    Outcome outcome = pacs.deliver(List.of(cases.assessed(Judgement.FALSE_POSITIVE, 1))).get(0);

    String reason = ((Outcome.Again) outcome).reason();
    assertTrue(reason.contains("check url in the section pacs of fasit.json"), reason);
  }

  @Test
  void signInIsSentAndItsRefusalSaidToTheAdministrator(@TempDir Path other) throws Exception {
    List<Entry> batch = List.of(cases.assessed(Judgement.FALSE_POSITIVE, 1));
    try (OrthancServer closed = Servers.orthanc(other, "fasit", "hemmelig")) {
      PacsDestination wrong =
          over(new DicomWeb(closed.dicomWeb(), Credentials.basic("fasit", "feil"), TIMEOUT));
      String reason = ((Outcome.Again) wrong.deliver(batch).get(0)).reason();
      assertTrue(reason.contains("check user, password or bearer"), reason);

      Credentials credentials = Credentials.basic("fasit", "hemmelig");
      PacsDestination right = over(new DicomWeb(closed.dicomWeb(), credentials, TIMEOUT));
      assertEquals(List.of(DELIVERED), right.deliver(batch));
      assertEquals(1, ErrorLists.read(closed.dicomWeb(), credentials).cases().size());
      assertThrows(IOException.class, () -> ErrorLists.read(closed.dicomWeb(), Credentials.NONE));
    }
  }
}
