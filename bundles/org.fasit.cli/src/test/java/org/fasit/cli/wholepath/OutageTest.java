package org.fasit.cli.wholepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.fasit.cli.wholepath.FaultyLine.Mode;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.OpenJournal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PACS and registry fail for a while, each in every way; nothing is lost and nothing doubled. */
class OutageTest {

  private static final int CASES = 6;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static Servers servers;

  @BeforeAll
  static void startServers() throws Exception {
    servers = Servers.start(folder);
  }

  @AfterAll
  static void stopServers() throws Exception {
    if (servers != null) {
      servers.close();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "WHOLE", mode = EnumSource.Mode.EXCLUDE)
  void allArrivesOnceTheLineIsBack(Mode fault, @TempDir Path here) throws Exception {
    URI dicomWeb = servers.pacs().dicomWeb();
    Path folder = here.resolve("journal");
    Set<UUID> confirmed = new HashSet<>();
    try (FaultyLine toPacs = new FaultyLine(dicomWeb);
        FaultyLine toRegistry = new FaultyLine(servers.registry())) {
      toPacs.become(fault);
      toRegistry.become(fault);
      try (OpenJournal journal =
          ReadingProcess.open(
              folder,
              toPacs.through(dicomWeb),
              toRegistry.through(servers.registry()).toString(),
              Servers.TOKEN,
              Servers.SITE_KEY)) {
        for (int number = 0; number < CASES; number++) {
          UUID exposure = journal.append(Cases.exposure(fault.name(), number)).get().id();
          UUID error = journal.append(Cases.error(exposure, fault.name(), number)).get().id();
          confirmed.addAll(List.of(exposure, error));
        }
        await(journal, state -> failing(state).size() == 2);
        DeliveryState during = journal.deliveries();
        assertTrue(toPacs.harmed() > 0 && toRegistry.harmed() > 0, "the fault was never met");
        assertEquals(2, failing(during).size(), during::toString);
        for (DeliveryState.Line line : failing(during)) {
          assertTrue(line.waiting() > 0 && line.oldest().isPresent(), line::toString);
          assertTrue(line.trouble().isPresent(), line::toString);
        }
        toPacs.become(Mode.WHOLE);
        toRegistry.become(Mode.WHOLE);
        await(journal, OutageTest::isEmpty);
        assertEquals(List.of(), failing(journal.deliveries()));
        assertEquals(0, rejected(journal.deliveries()), () -> journal.deliveries().toString());
      }
    }
    new Arrivals(servers, folder).assertEachArrivedOnce(confirmed);
  }

  private static List<DeliveryState.Line> failing(DeliveryState state) {
    return state.lines().stream().filter(line -> line.failures() >= 2).toList();
  }

  private static int rejected(DeliveryState state) {
    return state.lines().stream().mapToInt(DeliveryState.Line::rejected).sum();
  }

  private static boolean isEmpty(DeliveryState state) {
    return state.lines().stream().allMatch(line -> line.waiting() == 0);
  }

  private static void await(OpenJournal journal, Predicate<DeliveryState> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    List<DeliveryState> seen = new ArrayList<>();
    while (System.nanoTime() < end) {
      DeliveryState state = journal.deliveries();
      if (wanted.test(state)) {
        return;
      }
      seen.add(state);
      Thread.sleep(20);
    }
    throw new AssertionError("not within " + LIMIT + "; last seen " + seen.get(seen.size() - 1));
  }
}
