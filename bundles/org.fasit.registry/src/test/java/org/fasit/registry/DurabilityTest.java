package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is confirmed stays: over restarts, kills and a server left behind. */
class DurabilityTest {

  private static final String TOKEN = "token-of-the-site-for-tests";

  @TempDir Path folder;

  @Test
  void whatWasConfirmedSurvivesAKillAtAnyMoment() throws Exception {
    long seed = 41;
    Random random = new Random(seed);
    Path data = folder.resolve("data");
    RegistryProcess.lendBinaries(data);
    Queue<ObjectNode> confirmed = new ConcurrentLinkedQueue<>();
    List<ObjectNode> sent = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      RegistryProcess registry = RegistryProcess.start(data, "--site-token", "a=" + TOKEN);
      Client client = new Client(registry.url(), "a", TOKEN);
      Thread sender = new Thread(() -> sendUntilCut(client, sent, confirmed), "sender");
      sender.start();
      int enough = confirmed.size() + 15 + random.nextInt(60);
      while (sender.isAlive() && confirmed.size() < enough) {
        Thread.sleep(1);
      }
      Thread.sleep(random.nextInt(50));
      registry.kill();
      sender.join();
    }
    assertTrue(confirmed.size() >= 60, "seed " + seed + ": only " + confirmed.size());
    long orphan = RegistryProcess.postgres(data);
    try (RegistryProcess registry = RegistryProcess.start(data, "--site-token", "a=" + TOKEN)) {
      assertFalse(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isPresent());
      Client client = new Client(registry.url(), "a", TOKEN);
      List<ObjectNode> all = List.copyOf(confirmed);
      for (int i = 0; i < all.size(); i += 200) {
        List<ObjectNode> part = all.subList(i, Math.min(all.size(), i + 200));
        assertEquals(Set.of("DUPLICATE"), Set.copyOf(client.send(part).statuses()));
      }
      for (int i = 0; i < sent.size(); i += 200) {
        client.send(sent.subList(i, Math.min(sent.size(), i + 200)));
      }
      assertEquals(sent.size(), client.review("P").at("/overall/exposures").asInt());
      assertEquals(143, registry.stop());
    }
    assertFalse(Files.exists(data.resolve("postgresql-17").resolve("postmaster.pid")));
  }

  private static void sendUntilCut(
      Client client, List<ObjectNode> sent, Queue<ObjectNode> confirmed) {
    try {
      while (true) {
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          batch.add(Wire.exposure("s" + sent.size() + "-" + i, "P", "1", "POSITIVE", "f"));
        }
        sent.addAll(batch);
        if (client.send(batch).status() == 200) {
          confirmed.addAll(batch);
        }
      }
    } catch (Exception cut) {
      // The registry was killed.
    }
  }

  @Test
  void rowsAndTokensSurviveARestartAndTheFolderIsPrivate() throws Exception {
    Path data = folder.resolve("data");
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    String token;
    try (Registry first = Registry.start(SharedRegistry.options(data))) {
      token = first.createSiteToken("a");
      assertEquals(List.of("STORED"), new Client(first.url(), "a", token).send(entry).statuses());
      assertThrows(IOException.class, () -> Registry.start(SharedRegistry.options(data)));
      assertPostgresIsSafe(data);
    }
    try (Registry second = Registry.start(SharedRegistry.options(data))) {
      Client client = new Client(second.url(), "a", token);
      assertEquals(List.of("DUPLICATE"), client.send(entry).statuses());
      assertEquals(1, client.review("P").at("/overall/exams").asInt());
    }
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    Path password = data.resolve("postgresql.password");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
    String everything =
        Files.readString(password) + Files.readString(data.resolve("postgresql-17/pg_hba.conf"));
    assertFalse(everything.contains(token));
  }

  /** Durable settings, loopback only, and nobody without the password. */
  private static void assertPostgresIsSafe(Path data) throws Exception {
    List<String> pid = Files.readAllLines(data.resolve("postgresql-17/postmaster.pid"));
    String url = "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/fasit";
    for (String user : List.of("fasit", "postgres")) {
      Properties nobody = new Properties();
      nobody.put("user", user);
      SQLException refused =
          assertThrows(SQLException.class, () -> DriverManager.getConnection(url, nobody));
      assertTrue(
          Set.of("28P01", "28000", "08004").contains(String.valueOf(refused.getSQLState())),
          refused.toString());
    }
    Properties owner = new Properties();
    owner.put("user", "fasit");
    owner.put("password", Files.readString(data.resolve("postgresql.password")));
    try (Connection connection = DriverManager.getConnection(url, owner);
        Statement statement = connection.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertEquals("on", show(statement, setting), setting);
      }
      assertEquals("127.0.0.1", show(statement, "listen_addresses"));
      assertEquals("off", show(statement, "is_superuser"));
    }
  }

  private static String show(Statement statement, String setting) throws SQLException {
    try (ResultSet row = statement.executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void aSetUpThatWasCutShortIsBegunAnew() throws Exception {
    Path data = folder.resolve("data");
    Path half = Files.createDirectories(data.resolve("postgresql-17"));
    Files.writeString(half.resolve("postgresql.conf"), "# half written");
    try (Registry registry = Registry.start(SharedRegistry.options(data))) {
      Client client = new Client(registry.url(), "a", registry.createSiteToken("a"));
      assertEquals(
          List.of("STORED"), client.send(Wire.exposure("s", "P", "1", "NEGATIVE")).statuses());
    }
    assertEquals(
        "# half written",
        Files.readString(data.resolve("postgresql-17.unfinished-1/postgresql.conf")));
    try (var files = Files.list(data)) {
      assertTrue(
          files
              .map(f -> f.getFileName().toString())
              .collect(Collectors.toSet())
              .contains("registry.lock"));
    }
  }
}
