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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.document.CaseReader;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.Dimse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    PacsSettings settings =
        new PacsSettings(
            new Dimse("127.0.0.1", port, calledAet, "FASIT", TIMEOUT), Duration.ZERO, Cases.OSLO);
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
    assertEquals(2, files.size());
    Set<String> modalities =
        files.stream().map(CStoreTest::modalityOfOurs).collect(Collectors.toSet());
    assertEquals(Set.of("SR", "KO"), modalities);
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
  @ValueSource(ints = {0x0000, 0xB000, 0xB006, 0xB007, 0x0111})
  void successWarningAndDuplicateAreDelivered(int status) throws Exception {
    try (StatusScp scp = new StatusScp(status, "*")) {
      assertEquals(List.of(DELIVERED), deliver(scp.port(), StatusScp.AE_TITLE, entry));
      assertEquals(2, scp.received().size());
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
  void kindThatThePacsDoesNotTakeIsRejected() throws Exception {
    try (StatusScp scp = new StatusScp(0, UID.KeyObjectSelectionDocumentStorage)) {
      Outcome outcome = deliver(scp.port(), StatusScp.AE_TITLE, entry).get(0);
      String reason = assertInstanceOf(Outcome.Rejected.class, outcome).reason();
      assertTrue(reason.contains(UID.Comprehensive3DSRStorage), reason);
      assertEquals(1, scp.received().size());
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
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (ours() > 0 && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertEquals(0, ours());
  }

  private static long ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fasit-cstore"))
        .count();
  }
}
