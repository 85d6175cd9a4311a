package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is not the registry's own comes and goes. */
class DatabaseAwayTest {

  private static final String TOKEN = "token-of-the-site-for-tests";

  @TempDir Path folder;

  @Test
  void answers503WhileItIsAwayAndGoesOnWhenItIsBack() throws Exception {
    int port = freePort();
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    EmbeddedPostgres postgres = postgres(port);
    try (Registry registry =
        Registry.start(
            SharedRegistry.options(folder)
                .keptIn(
                    new RegistryOptions.Store.External(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", ""))
                .withSiteToken("a", TOKEN))) {
      Client client = new Client(registry.url(), "a", TOKEN);
      assertEquals(List.of("STORED"), client.send(entry).statuses());
      postgres.close();
      for (Client.Answer answer :
          List.of(
              client.send(entry),
              client.get(Client.path("P")),
              client.with("an-unknown-token-of-nobody").send(entry))) {
        assertEquals(503, answer.status(), answer.body());
        assertEquals("UNAVAILABLE", answer.json().path("code").asText());
        assertTrue(answer.raw().headers().firstValue("Retry-After").isPresent());
      }
      assertEquals(503, client.get("/api/v1/health").status());
      assertEquals(200, client.get("/openapi").status());
      postgres = postgres(port);
      Client.Answer answer = client.send(entry);
      for (int attempt = 0; attempt < 20 && answer.status() == 503; attempt++) {
        Thread.sleep(500);
        answer = client.send(entry);
      }
      assertEquals(List.of("DUPLICATE"), answer.statuses());
      assertEquals(200, client.get("/api/v1/health").status());
    } finally {
      postgres.close();
    }
  }

  private EmbeddedPostgres postgres(int port) throws Exception {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("external"))
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(new File(SharedRegistry.BINARIES.toFile(), "unpacked"))
        .start();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
