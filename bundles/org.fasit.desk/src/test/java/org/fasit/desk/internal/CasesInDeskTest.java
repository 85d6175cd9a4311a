package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesInDeskTest {

  @TempDir private Path home;

  @Test
  void aSuperuserOpensTheStudyOfACaseAndStaysAmongTheCases() throws Exception {
    Map<String, String> seen = seen();

    assertEquals("1", seen.get("before"), "no tab without cases");
    assertEquals("2", seen.get("offered"));
    assertEquals(seen.get("expected"), seen.get("opened"));
    assertEquals("1", seen.get("still"), "the cases stay in view");
    assertEquals("1", seen.get("after"));
  }

  private Map<String, String> seen() throws Exception {
    SampleStudies.write(home.resolve("studies"), 3, 11);
    Path log = home.resolve("log.txt");
    try (VirtualScreen screen = VirtualScreen.start(1600, 1200)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  CasesInDesk.class.getName(),
                  home.resolve("studies").toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
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
