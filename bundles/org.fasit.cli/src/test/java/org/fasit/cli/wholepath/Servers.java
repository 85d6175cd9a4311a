package org.fasit.cli.wholepath;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.registry.Registry;
import org.fasit.registry.RegistryOptions;
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.Assumptions;

/** A real Orthanc, a real PostgreSQL, and the registry on it. */
final class Servers implements AutoCloseable {

  static final String TOKEN = "a-token-of-the-tests-0123456789abcdef";
  static final String SITE_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final OrthancServer pacs;
  private final PostgresServer postgres;
  private final Registry registry;

  private Servers(OrthancServer pacs, PostgresServer postgres, Registry registry) {
    this.pacs = pacs;
    this.postgres = postgres;
    this.registry = registry;
  }

  /** Starts all; what is not installed fails in CI and skips the test elsewhere. */
  static Servers start(Path folder) throws IOException, InterruptedException {
    require(OrthancServer.isInstalled(), OrthancServer.DEBIAN_PACKAGES);
    require(PostgresServer.isInstalled(), "postgresql");
    OrthancServer pacs = OrthancServer.start(folder.resolve("orthanc"));
    PostgresServer postgres = PostgresServer.start();
    RegistryOptions options =
        RegistryOptions.embedded(folder.resolve("unused"))
            .keptIn(new RegistryOptions.Store.External(postgres.jdbcUrl(), postgres.user(), ""))
            .withSiteToken("north", TOKEN);
    return new Servers(pacs, postgres, Registry.start(options));
  }

  OrthancServer pacs() {
    return pacs;
  }

  PostgresServer postgres() {
    return postgres;
  }

  URI registry() {
    return registry.url();
  }

  /** Starts a {@link ReadingProcess}; without a run it only delivers what waits. */
  Process startReading(Path journal, Path output, Optional<String> run) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ReadingProcess.class.getName(),
                journal.toString(),
                pacs.dicomWeb().toString(),
                registry.url().toString(),
                TOKEN,
                SITE_KEY));
    run.ifPresent(command::add);
    File file = output.toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file).start();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    registry.close();
    postgres.close();
    pacs.close();
  }

  private static void require(boolean installed, String packages) {
    if (installed) {
      return;
    }
    String what = "not installed: " + packages + " (apt-get install " + packages + ")";
    if (System.getenv("CI") != null) {
      throw new IllegalStateException(what);
    }
    System.err.println("SKIPPED: " + what);
    Assumptions.abort(what);
  }
}
