package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database address that makes the driver join the statements of a batch. */
class RewrittenBatchesTest {

  private static final String TOKEN = "token-of-the-site-for-tests";
  private static final int CALLS = 4;
  private static final int IN_A_CALL = 500;

  @TempDir Path folder;

  @Test
  void losesNoEntryAndTellsWhatIsNewFromWhatIsKnown() throws Exception {
    try (EmbeddedPostgres postgres = postgres();
        Registry registry = Registry.start(options(postgres))) {
      Client client = new Client(registry.url(), "a", TOKEN);
      List<List<ObjectNode>> calls = calls();
      for (List<ObjectNode> call : calls) {
        assertEquals(Collections.nCopies(IN_A_CALL, "STORED"), client.send(call).statuses());
      }
      assertReview(client);

      for (List<ObjectNode> call : calls) {
        assertEquals(Collections.nCopies(IN_A_CALL, "DUPLICATE"), client.send(call).statuses());
      }
      ObjectNode known = calls.get(0).get(0);
      ObjectNode other = known.deepCopy().put("conclusion", "NEGATIVE");
      ObjectNode fresh = Wire.exposure("fresh", "Q", "1", "POSITIVE", "f");
      assertEquals(
          List.of("DUPLICATE", "STORED", "REJECTED", "DUPLICATE"),
          client.send(known, fresh, other, fresh).statuses());
      assertReview(client);
    }
  }

  private static void assertReview(Client client) throws Exception {
    assertEquals(1000, client.review("P").at("/overall/exposures").asInt());
    assertEquals(500, client.review("P").at("/overall/assessments/AGREE").asInt());
    assertEquals(500, client.review("P").at("/overall/assessments/FALSE_NEGATIVE").asInt());
  }

  /** Exposures and words. */
  private static List<List<ObjectNode>> calls() {
    List<ObjectNode> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      ObjectNode agreed = Wire.exposure("agreed" + i, "P", "1", "POSITIVE", "f" + i);
      ObjectNode silent = Wire.exposure("silent" + i, "P", "1", "NEGATIVE");
      entries.add(agreed);
      entries.add(silent);
      entries.add(Wire.word(agreed, "AGREE"));
      entries.add(Wire.word(silent, "FALSE_NEGATIVE"));
    }
    List<List<ObjectNode>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      calls.add(entries.subList(i * IN_A_CALL, (i + 1) * IN_A_CALL));
    }
    return calls;
  }

  private RegistryOptions options(EmbeddedPostgres postgres) {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/postgres?reWriteBatchedInserts=true"
            .formatted(postgres.getPort());
    return SharedRegistry.options(folder)
        .keptIn(new RegistryOptions.Store.External(url, "postgres", ""))
        .withSiteToken("a", TOKEN);
  }

  private EmbeddedPostgres postgres() throws Exception {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("external"))
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(new File(SharedRegistry.BINARIES.toFile(), "unpacked"))
        .start();
  }
}
