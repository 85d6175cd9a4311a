package org.fasit.registry.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops the PostgreSQL that a registry left running when it was killed. */
final class Orphan {

  private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Orphan() {}

  /**
   * Stops the server that runs on that data folder, if any. The caller holds the registry's lock,
   * so that it can be nobody else's.
   */
  static void stop(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> server = server(pidFile, data);
    if (server.isEmpty()) {
      Files.deleteIfExists(pidFile);
      return;
    }
    LOG.info("Stopping the PostgreSQL that a killed registry left behind on {}", data);
    server.get().destroy();
    if (!ended(server.get())) {
      server.get().destroyForcibly();
      if (!ended(server.get())) {
        throw new IOException(
            "the PostgreSQL on %s (process %d) does not stop; stop it by hand"
                .formatted(data, server.get().pid()));
      }
    }
  }

  private static Optional<ProcessHandle> server(Path pidFile, Path data) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> isPostgresOn(process, data));
  }

  /** The process id may have been given to another program since. */
  private static boolean isPostgresOn(ProcessHandle process, Path data) {
    ProcessHandle.Info info = process.info();
    String line =
        info.commandLine().orElse("") + String.join(" ", info.arguments().orElse(new String[0]));
    return line.contains("postgres") && line.contains(data.toString());
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
