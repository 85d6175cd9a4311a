package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fasit.journal.Destination;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The host exits while a case is on its way to a PACS that takes the connection and then says
 * nothing: it is not kept waiting, and the case goes out after the next start.
 */
@Timeout(60)
class StoppingTest {

  /** What the host may be kept waiting. */
  private static final Duration BOUND = Duration.ofSeconds(2);

  @TempDir Path folder;
  private Path work;
  private Path configuration;

  @BeforeEach
  void unpacks() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
    Path place = Files.createDirectory(folder.resolve("delivered"));
    configuration = Delivered.configured(Delivered.unpacked(place));
  }

  @ParameterizedTest
  @CsvSource({"stow", "cstore"})
  void aSilentPacsDoesNotKeepTheHostWaiting(String transport) throws Exception {
    UUID logged = log();
    try (SilentServer pacs = new SilentServer()) {
      settings(transport, pacs.port());
      long stopping;
      try (HostFramework host = HostFramework.start(Delivered.HOST, configuration, work)) {
        assertTrue(pacs.asked(), "nothing was sent");
        stopping = System.nanoTime();
      }
      long millis = (System.nanoTime() - stopping) / 1_000_000;
      assertTrue(millis < BOUND.toMillis(), transport + ": stopped after " + millis + " ms");
    }
    assertEquals(List.of(logged), waiting());
  }

  /** Logs one case while no destination is there. */
  private UUID log() throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(work.resolve("journal")))) {
      return journal.append(falsePositive()).get(10, TimeUnit.SECONDS).id();
    }
  }

  private void settings(String transport, int port) throws IOException {
    Files.writeString(
        work.resolve(HostFramework.SETTINGS),
        """
        {"journal": {"folder": "journal"},
         "audit": {"folder": "audit"},
         "pacs": {"transport": "%s", "url": "http://127.0.0.1:%d/dicom-web", "holdSeconds": 0,
                  "host": "127.0.0.1", "port": %d, "aet": "PACS"}}
        """
            .formatted(transport, port, port));
  }

  /** What the next start hands to the PACS. */
  private List<UUID> waiting() throws Exception {
    BlockingQueue<UUID> handed = new LinkedBlockingQueue<>();
    Destination pacs = new Taking(handed);
    JournalOptions options = JournalOptions.of(work.resolve("journal"));
    try (OpenJournal journal = FileJournal.open(options)) {
      journal.add(pacs);
      List<UUID> all = new ArrayList<>();
      Optional.ofNullable(handed.poll(20, TimeUnit.SECONDS)).ifPresent(all::add);
      handed.drainTo(all);
      return all;
    }
  }

  private record Taking(BlockingQueue<UUID> handed) implements Destination {
    @Override
    public String name() {
      return "pacs";
    }

    @Override
    public boolean wants(Event event) {
      return event instanceof Event.Assessed;
    }

    @Override
    public Duration hold() {
      return Duration.ZERO;
    }

    @Override
    public int batchSize() {
      return 10;
    }

    @Override
    public List<Outcome> deliver(List<Entry> entries) {
      entries.forEach(entry -> handed.add(entry.id()));
      return entries.stream().<Outcome>map(entry -> new Outcome.Delivered()).toList();
    }
  }

  private static Event falsePositive() {
    String dx = "1.2.840.10008.5.1.4.1.1.1.1";
    String sr = "1.2.840.10008.5.1.4.1.1.88.33";
    Study study =
        new Study(
            new Patient("Prøve^Åse", "P-1", "Test", Optional.empty(), Sex.FEMALE),
            "2.25.4001",
            "S-1",
            "A-1",
            Optional.empty(),
            Optional.empty(),
            "XR wrist",
            "DX",
            "WRIST",
            Optional.empty());
    Assessment assessment =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            new AiProduct("Example Medical", "FracAI", "2.4.1"),
            Conclusion.POSITIVE,
            List.of(new InstanceRef(sr, "2.25.3001", "2.25.3000")),
            Optional.empty(),
            Optional.empty(),
            List.of(new InstanceRef(dx, "2.25.2001", "2.25.2000")));
    return new Event.Assessed(
        Optional.empty(), study, assessment, new Reader("ola", "Test^Ola"), "");
  }

  /** Takes connections and what comes over them, and never answers. */
  private static final class SilentServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> taken = new ArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    SilentServer() throws IOException {
      Thread thread = new Thread(this::take, "silent-server");
      thread.setDaemon(true);
      thread.start();
    }

    private void take() {
      try {
        while (true) {
          Socket one = socket.accept();
          taken.add(one);
          if (one.getInputStream().read() >= 0) {
            asked.countDown();
          }
        }
      } catch (IOException e) {
        asked.countDown();
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    boolean asked() throws InterruptedException {
      return asked.await(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      socket.close();
      for (Socket one : taken) {
        one.close();
      }
    }
  }
}
