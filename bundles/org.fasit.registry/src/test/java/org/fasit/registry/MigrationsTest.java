package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of an earlier release are brought up to date from the entries that they hold. */
class MigrationsTest {

  private static final String TOKEN = "token-of-the-site-for-tests";

  @TempDir Path folder;

  @Test
  void anEntryStoredBeforeIsCountedLikeOneStoredNow() throws Exception {
    ObjectNode exposure = Wire.exposure("s", "P", "1", "POSITIVE", "a");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE", "b");
    ((ObjectNode) word.path("finding")).put("presence", "ABSENT");
    try (EmbeddedPostgres postgres = postgres()) {
      try (Registry registry = Registry.start(options(postgres))) {
        Client client = new Client(registry.url(), "a", TOKEN);
        assertEquals(List.of("STORED", "STORED"), client.send(exposure, word).statuses());
      }
      asBeforeVersion3(postgres);
      try (Registry registry = Registry.start(options(postgres))) {
        Client client = new Client(registry.url(), "a", TOKEN);
        assertEquals(List.of("DUPLICATE", "DUPLICATE"), client.send(exposure, word).statuses());
        assertEquals(1, client.review("P").at("/overall/wordsNotCounted/contradictory").asInt());
      }
    }
  }

  private static void asBeforeVersion3(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table assessment drop column presence");
      statement.execute("drop table addendum");
      assertEquals(
          2, statement.executeUpdate("delete from flyway_schema_history where version::int >= 3"));
    }
  }

  private RegistryOptions options(EmbeddedPostgres postgres) {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
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
