package org.fasit.ui;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The display that windows are tested on: starts Xvfb where no server answers, for as long as this
 * process runs (a server that leaves first would take the process with it). Without one, tests of
 * windows are skipped loudly, and fail in CI.
 */
public final class Screen implements LauncherSessionListener {

  private static volatile boolean available;

  /** Skips the test where there is no display; fails in CI. */
  static void needed() {
    if (!available && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("no display: install the Debian package xvfb");
    }
    Assumptions.assumeTrue(available, "SKIPPED: no display, install the Debian package xvfb");
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String display = Optional.ofNullable(System.getenv("DISPLAY")).orElse("");
    if (!display.isEmpty() && !answers(display)) {
      start(display);
    }
    available = !display.isEmpty() && answers(display);
    if (!available) {
      System.setProperty("java.awt.headless", "true");
      System.err.println("SKIPPED: tests of windows; install the Debian package xvfb");
    }
  }

  private void start(String display) {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
    if (!installed) {
      return;
    }
    try {
      String whileThisRuns =
          "Xvfb "
              + display
              + " -screen 0 1600x1200x24 -nolisten tcp & "
              + "while kill -0 "
              + ProcessHandle.current().pid()
              + " 2>/dev/null; do sleep 1; done; kill $!";
      Process process =
          new ProcessBuilder("sh", "-c", whileThisRuns)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      for (int tries = 0; tries < 100 && process.isAlive() && !answers(display); tries++) {
        Thread.sleep(50);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Xvfb does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean answers(String display) {
    String number = display.substring(display.indexOf(':') + 1).split("\\.")[0];
    Path socket = Path.of("/tmp/.X11-unix/X" + number);
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
