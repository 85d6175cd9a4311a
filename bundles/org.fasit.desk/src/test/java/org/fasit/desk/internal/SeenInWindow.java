package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a process that shows the desk's window on a screen of its own prints, by name. */
final class SeenInWindow {

  private SeenInWindow() {}

  /** Runs a main class to its end; what it says is kept in the folder. */
  static Map<String, String> by(Class<?> main, Path folder, String... arguments) throws Exception {
    Path log = folder.resolve("log.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(List.of(arguments));
    try (VirtualScreen screen = VirtualScreen.start(1600, 1200)) {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("DISPLAY", screen.display());
      Process process = builder.start();
      try {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), Files.readString(log));
      } finally {
        process.destroyForcibly();
      }
    }
    Map<String, String> seen = new HashMap<>();
    for (String line : Files.readAllLines(log)) {
      String[] words = line.split(" ", 2);
      seen.put(words[0], words.length > 1 ? words[1] : "");
    }
    return seen;
  }
}
