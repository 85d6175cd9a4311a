package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.document.CaseReader;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.dicom.document.ReportClass;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.Dimse;
import org.fasit.pacs.PacsSettings.Documents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InEnglish.class)
class CStoreTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration HANG = Duration.ofSeconds(40);
  private static final Outcome DELIVERED = new Outcome.Delivered();

  @TempDir Path folder;

  private final Cases cases = new Cases();
  private final Entry entry = cases.assessed(Judgement.FALSE_POSITIVE, 1);
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private List<Outcome> deliver(int port, String calledAet, Entry... entries) {
    return deliver(Documents.DEFAULT, port, calledAet, entries);
  }

  private List<Outcome> deliver(Documents documents, int port, String calledAet, Entry... entries) {
    PacsSettings settings =
        new PacsSettings(
            new Dimse("127.0.0.1", port, calledAet, "FASIT", TIMEOUT),
            Duration.ZERO,
            Cases.OSLO,
            documents);
    return assertTimeoutPreemptively(
        HANG, () -> new PacsDestination(settings, cases::find).deliver(List.of(entries)));
  }

  private String fails(int port, String calledAet) {
    return assertThrows(IOException.class, () -> deliver(port, calledAet, entry)).getMessage();
  }

  private int storescp(String... options) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(Servers.storescp().toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-od", folder.toString(), Integer.toString(port)));
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
    awaitPort(port);
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws Exception {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        Thread.sleep(25);
      }
    }
    throw new IOException("storescp does not listen on " + port);
  }

  @Test
  void storescpGetsWhatWasSentAndItReadsBack() throws Exception {
    int port = storescp();

    assertEquals(List.of(DELIVERED), deliver(port, "ANY", entry));

    List<Path> files = files();
    assertEquals(3, files.size());
    Set<String> modalities =
        files.stream().map(CStoreTest::modalityOfOurs).collect(Collectors.toSet());
    assertEquals(Set.of("SR", "PR", "KO"), modalities);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String modalityOfOurs(Path file) {
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      var dataset = in.readDataset(-1, -1);
      assertTrue(CaseReader.isOurs(dataset));
      return dataset.getString(Tag.Modality);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusedAssociationIsTriedAgain() throws Exception {
    String told = fails(storescp("--refuse"), "ANY");

    assertTrue(told.startsWith("The PACS refuses the association"), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--abort-after", "--abort-during"})
  void abortWhileStoringIsTriedAgain(String option) throws Exception {
    fails(storescp(option), "ANY");
  }

  @Test
  void unknownCalledTitleIsSaidToTheAdministrator() throws Exception {
    try (StatusScp scp = new StatusScp(0, "*")) {
      String told = fails(scp.port(), "WRONG");
      assertTrue(told.contains("does not know the AE title WRONG"), told);
    }
  }

  @Test
  void silenceEndsInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      fails(silent.getLocalPort(), "ANY");
    }
  }

  @Test
  void nobodyThereIsTriedAgain() throws Exception {
    String told = fails(freePort(), "ANY");

    assertTrue(told.startsWith("No answer from the PACS at 127.0.0.1:"), told);
  }

  @ParameterizedTest
  @CsvSource({
    "0000, ''",
    "B000, The PACS changed elements (B000).",
    "B006, The PACS discarded elements (B006).",
    "B007, The PACS finds that it does not match its SOP class (B007).",
    "0111, The PACS has the object already (0111). It cannot be checked."
  })
  void successWarningAndDuplicateAreDelivered(String status, String warning) throws Exception {
    try (StatusScp scp = new StatusScp(Integer.parseInt(status, 16), "*")) {
      Outcome outcome = deliver(scp.port(), StatusScp.AE_TITLE, entry).get(0);

      assertEquals(
          warning, assertInstanceOf(Outcome.Delivered.class, outcome).warning().orElse(""));
      assertEquals(3, scp.received().size());
      assertEquals(3, Set.copyOf(scp.received()).size(), "sent twice");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0xA700, 0xA702, 0x0110, 0x0124, 0x0213})
  void passingStatusIsTriedAgain(int status) throws Exception {
    try (StatusScp scp = new StatusScp(status, "*")) {
      Outcome outcome = deliver(scp.port(), StatusScp.AE_TITLE, entry).get(0);
      String reason = assertInstanceOf(Outcome.Again.class, outcome).reason();
      assertTrue(reason.contains("%04X".formatted(status)), reason);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0xA900, 0xC000, 0x0122, 0x0117})
  void lastingStatusIsRejected(int status) throws Exception {
    try (StatusScp scp = new StatusScp(status, "*")) {
      Outcome outcome = deliver(scp.port(), StatusScp.AE_TITLE, entry).get(0);
      String reason = assertInstanceOf(Outcome.Rejected.class, outcome).reason();
      assertTrue(reason.contains("%04X".formatted(status)), reason);
    }
  }

  @Test
  void pacsThatTakesNeitherKindOfAssessmentRejectsTheCase() throws Exception {
    try (StatusScp scp = new StatusScp(0, UID.KeyObjectSelectionDocumentStorage)) {
      Outcome outcome = deliver(scp.port(), StatusScp.AE_TITLE, entry).get(0);
      String reason = assertInstanceOf(Outcome.Rejected.class, outcome).reason();
      assertTrue(reason.contains(UID.ComprehensiveSRStorage), reason);
      assertEquals(List.of(UID.KeyObjectSelectionDocumentStorage), scp.classes());
    }
  }

  @Test
  void pacsWithoutComprehensive3dGetsComprehensiveFromThenOn() throws Exception {
    try (StatusScp scp =
        new StatusScp(
            0,
            UID.ComprehensiveSRStorage,
            UID.GrayscaleSoftcopyPresentationStateStorage,
            UID.KeyObjectSelectionDocumentStorage)) {
      Entry second = cases.assessed(Judgement.FALSE_NEGATIVE, 2);

      assertEquals(
          List.of(DELIVERED, DELIVERED), deliver(scp.port(), StatusScp.AE_TITLE, entry, second));

      assertEquals(
          List.of(
              UID.ComprehensiveSRStorage,
              UID.GrayscaleSoftcopyPresentationStateStorage,
              UID.KeyObjectSelectionDocumentStorage,
              UID.ComprehensiveSRStorage,
              UID.GrayscaleSoftcopyPresentationStateStorage,
              UID.KeyObjectSelectionDocumentStorage),
          scp.classes());
    }
  }

  @Test
  void classThatASettingNamesIsSentWithoutAsking() throws Exception {
    Documents plain =
        new Documents(CodeMapping.builtIn(), Optional.of(ReportClass.COMPREHENSIVE), true, false);
    try (StatusScp scp = new StatusScp(0, "*")) {
      assertEquals(List.of(DELIVERED), deliver(plain, scp.port(), StatusScp.AE_TITLE, entry));

      assertEquals(UID.ComprehensiveSRStorage, scp.classes().get(0));
      assertEquals(3, scp.classes().size());
    }
    Documents only3d =
        new Documents(
            CodeMapping.builtIn(), Optional.of(ReportClass.COMPREHENSIVE_3D), true, false);
    try (StatusScp scp = new StatusScp(0, UID.ComprehensiveSRStorage)) {
      Outcome outcome = deliver(only3d, scp.port(), StatusScp.AE_TITLE, entry).get(0);
      assertInstanceOf(Outcome.Rejected.class, outcome);
      assertEquals(List.of(), scp.classes());
    }
  }

  @Test
  void caseIsDeliveredWithAWordWhereThePacsTakesNoMarks() throws Exception {
    try (StatusScp scp =
        new StatusScp(0, UID.Comprehensive3DSRStorage, UID.KeyObjectSelectionDocumentStorage)) {
      Outcome outcome = deliver(scp.port(), StatusScp.AE_TITLE, entry).get(0);

      String warning = assertInstanceOf(Outcome.Delivered.class, outcome).warning().orElse("");
      assertTrue(warning.startsWith("The PACS does not take presentation states"), warning);
      assertEquals(
          List.of(UID.Comprehensive3DSRStorage, UID.KeyObjectSelectionDocumentStorage),
          scp.classes());
    }
  }

  @Test
  void noMarksAreSentWhereASettingSaysSo() throws Exception {
    Documents unmarked = new Documents(CodeMapping.builtIn(), Optional.empty(), false, false);
    try (StatusScp scp = new StatusScp(0, "*")) {
      assertEquals(List.of(DELIVERED), deliver(unmarked, scp.port(), StatusScp.AE_TITLE, entry));

      assertEquals(
          List.of(UID.Comprehensive3DSRStorage, UID.KeyObjectSelectionDocumentStorage),
          scp.classes());
    }
  }

  @Test
  void agreementIsSentAsAnAssessmentWhereASettingWantsIt() throws Exception {
    Documents all = new Documents(CodeMapping.builtIn(), Optional.empty(), true, true);
    Entry agreed = cases.assessed(Judgement.AGREE, 1);
    try (StatusScp scp = new StatusScp(0, "*")) {
      assertEquals(List.of(DELIVERED), deliver(scp.port(), StatusScp.AE_TITLE, agreed));
      assertEquals(List.of(), scp.classes());

      assertEquals(List.of(DELIVERED), deliver(all, scp.port(), StatusScp.AE_TITLE, agreed));
      assertEquals(List.of(UID.Comprehensive3DSRStorage), scp.classes());
    }
  }

  @Test
  void noThreadIsLeftBehind() throws Exception {
    try (StatusScp scp = new StatusScp(0, "*")) {
      for (int i = 0; i < 3; i++) {
        deliver(scp.port(), StatusScp.AE_TITLE, entry);
      }
    }
    fails(freePort(), "ANY");
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread delivery = new Thread(() -> fails(silent.getLocalPort(), "ANY"));
      delivery.start();
      await(() -> ours() > 0, "the threads of a delivery are not seen");
      delivery.join();
    }
    await(() -> ours() == 0, "threads are left");
  }

  private static void await(BooleanSupplier condition, String otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, otherwise);
      Thread.sleep(2);
    }
  }

  private static long ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fasit-dimse"))
        .count();
  }
}
