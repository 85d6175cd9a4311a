package org.fasit.registry;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The registry as a process of its own, as it is run. */
final class RegistryProcess implements AutoCloseable {

  private static final String READY = "Registry listening on ";

  private final Process process;
  private final URI url;

  private RegistryProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it and waits until it says that it listens. */
  static RegistryProcess start(Path data, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
    all.addAll(List.of(arguments));
    Path log = data.resolveSibling("registry.log");
    Process process =
        command(all.toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    CompletableFuture<URI> url = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, url), "registry-output");
    reader.setDaemon(true);
    reader.start();
    try {
      return new RegistryProcess(process, url.get(3, TimeUnit.MINUTES));
    } catch (Exception e) {
      process.destroyForcibly();
      throw new IOException("the registry did not start:\n" + Files.readString(log), e);
    }
  }

  /** A run of the program; PostgreSQL comes unpacked from the other tests. */
  static ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.fasit.registry.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** Lays the unpacked PostgreSQL into a data folder, so that it is not unpacked again. */
  static void lendBinaries(Path data) throws IOException, InterruptedException {
    Files.createDirectories(data);
    if (Files.isDirectory(SharedRegistry.BINARIES)) {
      new ProcessBuilder(
              "cp",
              "-a",
              SharedRegistry.BINARIES.toString(),
              data + File.separator + "postgresql-binaries")
          .start()
          .waitFor();
    }
  }

  URI url() {
    return url;
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the registry does not stop");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Process id of the PostgreSQL on that data folder. */
  static long postgres(Path data) throws IOException {
    Path file = data.resolve("postgresql-17").resolve("postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).get(0).strip());
  }

  private static void read(Process process, CompletableFuture<URI> url) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(READY)) {
          url.complete(URI.create(line.substring(READY.length())));
        }
      }
      url.completeExceptionally(new IOException("it ended"));
    } catch (IOException e) {
      url.completeExceptionally(e);
    }
  }
}
