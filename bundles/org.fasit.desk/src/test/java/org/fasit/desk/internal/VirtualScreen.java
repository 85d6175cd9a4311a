package org.fasit.desk.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An X server of its own, for a process that shows windows. */
public final class VirtualScreen implements AutoCloseable {

  private final Process server;
  private final String display;

  private VirtualScreen(Process server, String display) {
    this.server = server;
    this.display = display;
  }

  /** Starts one of that size; skips the test where there is no Xvfb, and fails in CI. */
  public static VirtualScreen start(int width, int height) throws IOException {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
    if (!installed && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("no display: install the Debian package xvfb");
    }
    Assumptions.assumeTrue(installed, "SKIPPED: install the Debian package xvfb");
    String size = width + "x" + height + "x24";
    Process server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader told = server.inputReader();
    return new VirtualScreen(server, ":" + told.readLine());
  }

  public String display() {
    return display;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
