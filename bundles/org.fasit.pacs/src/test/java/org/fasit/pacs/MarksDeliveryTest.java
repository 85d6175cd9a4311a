package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.PacsSettings.Dimse;
import org.fasit.pacs.PacsSettings.Transport;
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Presentation states that mark a case, grayscale and colour, in real archives. */
@ExtendWith(InEnglish.class)
class MarksDeliveryTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Set<String> KINDS =
      Set.of(
          UID.Comprehensive3DSRStorage,
          UID.GrayscaleSoftcopyPresentationStateStorage,
          UID.ColorSoftcopyPresentationStateStorage,
          UID.KeyObjectSelectionDocumentStorage);

  @TempDir static Path folder;
  private static OrthancServer orthanc;

  private final Cases cases = new Cases();
  private final List<Entry> entries =
      List.of(
          cases.assessed(Judgement.FALSE_POSITIVE, 1), cases.inColor(Judgement.FALSE_NEGATIVE, 2));

  @BeforeAll
  static void start() throws Exception {
    orthanc = Servers.orthanc(folder.resolve("orthanc"));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (orthanc != null) {
      orthanc.stop();
    }
  }

  @AfterEach
  void empty() throws Exception {
    orthanc.deleteAll();
  }

  private void deliver(Transport transport) throws Exception {
    PacsSettings settings = new PacsSettings(transport, Duration.ZERO, Cases.OSLO);
    assertEquals(
        List.of(DELIVERED, DELIVERED), new PacsDestination(settings, cases::find).deliver(entries));
  }

  /** All that the entries give rise to, by SOP Instance UID. */
  private Map<String, Attributes> written() {
    return entries.stream()
        .flatMap(entry -> CaseDocuments.of(entry, entry, Cases.OSLO).stream())
        .collect(Collectors.toMap(it -> it.getString(Tag.SOPInstanceUID), it -> it));
  }

  private void isWhatWasWritten(List<Attributes> found) {
    Map<String, Attributes> stored = new HashMap<>();
    found.forEach(it -> stored.put(it.getString(Tag.SOPInstanceUID), it));
    Map<String, Attributes> written = written();
    assertEquals(new TreeSet<>(written.keySet()), new TreeSet<>(stored.keySet()));
    written.forEach((uid, document) -> assertEquals(document, stored.get(uid)));
    assertEquals(
        KINDS, found.stream().map(it -> it.getString(Tag.SOPClassUID)).collect(Collectors.toSet()));
    namesItsMark(found);
  }

  /** Each key object's image is to be shown with a state that is there. */
  private static void namesItsMark(List<Attributes> found) {
    List<String> states =
        found.stream()
            .filter(it -> "PR".equals(it.getString(Tag.Modality)))
            .map(it -> it.getString(Tag.SOPInstanceUID))
            .toList();
    List<String> named = new ArrayList<>();
    for (Attributes document : found) {
      if ("KO".equals(document.getString(Tag.Modality))) {
        for (Attributes item : document.getSequence(Tag.ContentSequence)) {
          if ("IMAGE".equals(item.getString(Tag.ValueType))) {
            named.add(
                item.getNestedDataset(Tag.ReferencedSOPSequence)
                    .getNestedDataset(Tag.ReferencedSOPSequence)
                    .getString(Tag.ReferencedSOPInstanceUID));
          }
        }
      }
    }
    assertEquals(new TreeSet<>(states), new TreeSet<>(named));
    assertEquals(2, named.size());
  }

  private static Attributes parse(InputStream bytes) throws IOException {
    try (DicomInputStream in = new DicomInputStream(bytes)) {
      return in.readDataset(-1, -1);
    }
  }

  /** Every file that Orthanc holds, as it gives them back. */
  private static List<Attributes> inOrthanc() throws Exception {
    List<Attributes> found = new ArrayList<>();
    Matcher id = Pattern.compile("\"([0-9a-f-]{44})\"").matcher(orthanc.get("/instances").body());
    while (id.find()) {
      URI file = orthanc.rest().resolve("/instances/" + id.group(1) + "/file");
      byte[] bytes =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(file).build(), HttpResponse.BodyHandlers.ofByteArray())
              .body();
      found.add(parse(new ByteArrayInputStream(bytes)));
    }
    return found;
  }

  @Test
  void orthancGivesBackWhatItGotByStow() throws Exception {
    deliver(new DicomWeb(orthanc.dicomWeb(), Credentials.NONE, TIMEOUT));

    isWhatWasWritten(inOrthanc());
    assertEquals(2, ErrorLists.read(orthanc.dicomWeb(), Credentials.NONE).cases().size());
  }

  @Test
  void orthancGivesBackWhatItGotByCStore() throws Exception {
    deliver(new Dimse("127.0.0.1", orthanc.dicomPort(), OrthancServer.AE_TITLE, "FASIT", TIMEOUT));

    isWhatWasWritten(inOrthanc());
  }

  @Test
  void storescpOfDcmtkWritesDownWhatItGot() throws Exception {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    try (DcmtkServer scp = DcmtkServer.storescp(taken)) {
      deliver(new Dimse("127.0.0.1", scp.port(), "ANY", "FASIT", TIMEOUT));
    }

    try (Stream<Path> files = Files.list(taken)) {
      isWhatWasWritten(files.map(MarksDeliveryTest::read).toList());
    }
    assertTrue(Files.size(folder.resolve("storescp.log")) < 10_000, "it complains a lot");
  }

  private static Attributes read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
