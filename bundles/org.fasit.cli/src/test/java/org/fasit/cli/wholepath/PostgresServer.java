package org.fasit.cli.wholepath;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL of the system's packages, with a cluster of its own that goes with it. */
final class PostgresServer implements AutoCloseable {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";

  /** A busy machine takes more than a minute to lay out a cluster. */
  private static final int PATIENCE_SECONDS = 180;

  private final Path bin;
  private final Path cluster;
  private final int port;

  private PostgresServer(Path bin, Path cluster, int port) {
    this.bin = bin;
    this.cluster = cluster;
    this.port = port;
  }

  static boolean isInstalled() {
    return bin().isPresent();
  }

  static PostgresServer start() throws IOException, InterruptedException {
    Path cluster = Files.createTempDirectory("fasit-postgres");
    if (isRoot()) {
      run(List.of("chown", USER, cluster.toString()));
    }
    PostgresServer server = new PostgresServer(bin().orElseThrow(), cluster, freePort());
    server.postgres(
        "initdb", "--no-sync", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8");
    server.postgres(
        "pg_ctl",
        "-D",
        server.data(),
        "-l",
        cluster.resolve("log").toString(),
        "-w",
        "-o",
        "'-p " + server.port + " -h 127.0.0.1 -k " + cluster + "'",
        "start");
    return server;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  String user() {
    return USER;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    postgres("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(cluster)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private String data() {
    return cluster.resolve("data").toString();
  }

  /** PostgreSQL refuses to run as root, so root becomes its user for the call. */
  private void postgres(String program, String... arguments)
      throws IOException, InterruptedException {
    String command = bin.resolve(program) + " " + String.join(" ", arguments);
    run(isRoot() ? List.of("su", USER, "-c", command) : List.of("sh", "-c", command));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("fasit-postgres", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .directory(log.getParent().toFile())
              .start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      if (!ended || process.exitValue() != 0) {
        throw new IOException(new ArrayList<>(command) + ": " + Files.readString(log));
      }
    } finally {
      Files.delete(log);
    }
  }

  private static Optional<Path> bin() {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
