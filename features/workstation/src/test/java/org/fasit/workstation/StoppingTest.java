package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The host exits while something is on its way to where nobody answers: it is not kept waiting, and
 * all that was logged goes out after the next start.
 */
@Timeout(120)
class StoppingTest {

  /** What the host may be kept waiting. */
  private static final Duration BOUND = Duration.ofSeconds(2);

  /** What a person who closes a tab may be kept waiting. */
  private static final long TAB_MILLIS = 100;

  @TempDir Path folder;
  private final List<SilentServer> servers = new ArrayList<>();
  private Path work;
  private Path configuration;

  @BeforeEach
  void unpacks() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
    Path place = Files.createDirectory(folder.resolve("delivered"));
    configuration = Delivered.configured(Delivered.unpacked(place));
  }

  @AfterEach
  void answersNoMore() throws IOException {
    for (SilentServer server : servers) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"stow", "cstore"})
  void aSilentPacsDoesNotKeepTheHostWaiting(String transport) throws Exception {
    UUID logged = log();
    SilentServer pacs = silent();
    settings(pacs(transport, pacs));
    try (HostFramework host = host()) {
      assertTrue(pacs.asked(), "nothing was sent");
      stopInTime(host);
    }
    assertEquals(List.of(logged), ids(afterNextStart("pacs")));
  }

  @Test
  void aSilentRegistryDoesNotKeepTheHostWaiting() throws Exception {
    UUID logged = log();
    SilentServer registry = silent();
    settings(registry(registry));
    try (HostFramework host = host()) {
      assertTrue(registry.asked(), "nothing was sent");
      stopInTime(host);
    }
    assertEquals(List.of(logged), ids(afterNextStart("registry")));
  }

  @ParameterizedTest
  @CsvSource({"stow", "cstore"})
  void aSilentPacsAndASilentRegistryTogetherDoNotKeepTheHostWaiting(String transport)
      throws Exception {
    UUID logged = log();
    SilentServer pacs = silent();
    SilentServer registry = silent();
    settings(pacs(transport, pacs), registry(registry));
    try (HostFramework host = host()) {
      assertTrue(pacs.asked() && registry.asked(), "nothing was sent");
      stopInTime(host);
    }
    assertEquals(List.of(logged), ids(afterNextStart("pacs")));
    assertEquals(List.of(logged), ids(afterNextStart("registry")));
  }

  @ParameterizedTest
  @CsvSource({
    "org.fasit.journal",
    "org.fasit.reading",
    "org.fasit.pacs",
    "org.fasit.sync",
    "org.fasit.audit"
  })
  void anyOfOurBundlesMayBeToldToStopFirst(String first) throws Exception {
    SilentServer pacs = silent();
    SilentServer registry = silent();
    settings(pacs("stow", pacs), registry(registry));
    UUID logged;
    try (HostFramework host = host()) {
      UnaryOperator<String> reader = reader(host);
      reader.apply("open " + study());
      logged = UUID.fromString(reader.apply("log"));
      assertTrue(pacs.asked() && registry.asked(), "nothing was sent");
      long start = System.nanoTime();
      bundle(host, first).stop();
      host.close();
      assertInTime(start);
    }
    assertEquals(List.of(logged), ids(afterNextStart("pacs")));
    assertNothingLost(logged, afterNextStart("registry"));
  }

  @Test
  void exposuresUnderWayEndInTheJournal() throws Exception {
    SilentServer pacs = silent();
    SilentServer registry = silent();
    settings(pacs("stow", pacs), registry(registry));
    try (HostFramework host = host()) {
      reader(host).apply("open " + study());
      assertTrue(registry.asked(), "nothing was sent");
      stopInTime(host);
    }
    assertExposuresEnded(afterNextStart("registry"));
  }

  @Test
  void closingATabDoesNotWaitForASilentPacs() throws Exception {
    SilentServer pacs = silent();
    settings(pacs("stow", pacs), registry(silent()));
    UUID logged;
    try (HostFramework host = host()) {
      UnaryOperator<String> reader = reader(host);
      reader.apply("open " + study());
      logged = UUID.fromString(reader.apply("log"));
      assertTrue(pacs.asked(), "nothing was sent");
      long closing = Long.parseLong(reader.apply("close"));
      assertTrue(closing < TAB_MILLIS, "closed after " + closing + " ms");
      stopInTime(host);
    }
    assertEquals(List.of(logged), ids(afterNextStart("pacs")));
    assertNothingLost(logged, afterNextStart("registry"));
  }

  /** The rules and the site's profile lie on a share that hangs, and so does the audit server. */
  @Test
  void nothingThatHangsKeepsTheHostWaiting() throws Exception {
    SilentServer pacs = silent();
    SilentServer registry = silent();
    SilentServer audit = silent();
    settings(
        pacs("cstore", pacs),
        registry(registry),
        "\"filter\": {\"rules\": \"%s\"}".formatted(hanging("rules.json")),
        "\"reading\": {\"profile\": \"%s\"}".formatted(hanging("profile.json")),
        "\"audit\": {\"folder\": \"%s\", \"syslog\": \"tls\", \"host\": \"127.0.0.1\", \"port\": %d}"
            .formatted(work.resolve("audit"), audit.port()));
    UUID logged;
    try (HostFramework host = host()) {
      UnaryOperator<String> reader = reader(host);
      reader.apply("open " + study());
      logged = UUID.fromString(reader.apply("log"));
      assertTrue(pacs.asked() && registry.asked() && audit.asked(), "nothing was sent");
      stopInTime(host);
    }
    assertEquals(List.of(logged), ids(afterNextStart("pacs")));
    assertNothingLost(logged, afterNextStart("registry"));
  }

  private HostFramework host() throws Exception {
    return HostFramework.start(Delivered.HOST, configuration, work);
  }

  private SilentServer silent() throws IOException {
    SilentServer server = new SilentServer();
    servers.add(server);
    return server;
  }

  private static void stopInTime(HostFramework host) throws Exception {
    long start = System.nanoTime();
    host.close();
    assertInTime(start);
  }

  private static void assertInTime(long start) {
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("stopped after " + millis + " ms");
    assertTrue(millis < BOUND.toMillis(), "stopped after " + millis + " ms");
  }

  @SuppressWarnings("unchecked")
  private UnaryOperator<String> reader(HostFramework host) throws Exception {
    BundleContext context = host.context();
    Path jar = HostReader.asBundle(work.resolve("reader.jar"));
    Bundle bundle = context.installBundle(jar.toUri().toString());
    bundle.start();
    return (UnaryOperator<String>)
        context.getService(context.getServiceReference(UnaryOperator.class.getName()));
  }

  private static Bundle bundle(HostFramework host, String name) {
    return Stream.of(host.context().getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Logs one case while no destination is there. */
  private UUID log() throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(work.resolve("journal")))) {
      return journal.append(falsePositive()).get(10, TimeUnit.SECONDS).id();
    }
  }

  /** A study with a finding. */
  private Path study() throws IOException {
    Path samples = folder.resolve("samples");
    SampleStudies.write(samples, 1, 7);
    return samples.resolve("study-01");
  }

  /** A file that opens and never gives a byte. */
  private Path hanging(String name) throws Exception {
    Path file = work.resolve(name);
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    return file;
  }

  private void settings(String... sections) throws IOException {
    List<String> all = new ArrayList<>(List.of(sections));
    for (String own : List.of("journal", "audit")) {
      if (all.stream().noneMatch(section -> section.strip().startsWith('"' + own + '"'))) {
        all.add("\"%s\": {\"folder\": \"%s\"}".formatted(own, work.resolve(own)));
      }
    }
    Files.writeString(work.resolve(HostFramework.SETTINGS), "{" + String.join(", ", all) + "}");
  }

  private static String pacs(String transport, SilentServer server) {
    return """
        "pacs": {"transport": "%s", "url": "http://127.0.0.1:%d/dicom-web", "holdSeconds": 0,
                 "host": "127.0.0.1", "port": %d, "aet": "PACS"}
        """
        .formatted(transport, server.port(), server.port());
  }

  private static String registry(SilentServer server) {
    return """
        "sync": {"url": "http://127.0.0.1:%d", "site": "test", "token": "t",
                 "siteKey": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}
        """
        .formatted(server.port());
  }

  /** What the next start hands to that destination. */
  private List<Entry> afterNextStart(String destination) throws Exception {
    Taking taking = new Taking(destination, new ArrayList<>());
    JournalOptions options = JournalOptions.of(work.resolve("journal"));
    try (OpenJournal journal = FileJournal.open(options)) {
      journal.add(taking);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (isWaiting(journal, destination)) {
        assertTrue(System.nanoTime() < end, () -> "still waiting: " + journal.deliveries());
        Thread.sleep(20);
      }
    }
    return taking.handed();
  }

  private static boolean isWaiting(OpenJournal journal, String destination) {
    return !journal.deliveries().counted()
        || journal.deliveries().lines().stream()
            .anyMatch(line -> line.destination().equals(destination) && line.waiting() > 0);
  }

  private static List<UUID> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).toList();
  }

  private static void assertNothingLost(UUID logged, List<Entry> handed) {
    assertTrue(ids(handed).contains(logged), "the case is lost");
    assertExposuresEnded(handed);
  }

  private static void assertExposuresEnded(List<Entry> handed) {
    List<UUID> begun =
        handed.stream()
            .filter(entry -> entry.event() instanceof Event.ExposureStarted)
            .map(Entry::id)
            .toList();
    List<UUID> ended =
        handed.stream()
            .map(Entry::event)
            .filter(Event.ExposureEnded.class::isInstance)
            .map(event -> ((Event.ExposureEnded) event).exposure())
            .toList();
    assertFalse(begun.isEmpty(), "nothing was shown");
    assertEquals(begun, ended);
  }

  private record Taking(String name, List<Entry> handed) implements Destination {
    @Override
    public boolean wants(Event event) {
      return !name.equals("pacs") || event instanceof Event.Assessed;
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
      handed.addAll(entries);
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
}
