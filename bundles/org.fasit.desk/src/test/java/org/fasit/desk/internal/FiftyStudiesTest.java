package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 50 studies opened, worked in and closed again in a real window leave nothing behind but what was
 * logged.
 */
class FiftyStudiesTest {

  private static final long MOST_RETAINED = 25L << 20;

  @TempDir private Path home;

  @Test
  void fiftyStudiesOpenedAndClosedLeaveNothingBehind() throws Exception {
    Map<String, Long> counts = counts();
    assertEquals(2 * (FiftyStudies.STUDIES + 1), counts.get("2 opened") - counts.get("0 opened"));
    assertTrue(counts.get("1 logged") >= 10, "false positives were logged");
    assertEquals(counts.get("1 logged"), counts.get("2 logged"), "nothing was logged twice");
    assertEquals(1, counts.get("again refused"), "saying it again was refused");
    for (String what : List.of("readings", "watching", "toolkit")) {
      assertEquals(counts.get("0 " + what), counts.get("2 " + what), what);
    }
    // Rows are kept to be used again: as many as the longest list that was seen. Threads of a pool
    // begin when they are first needed, which may be after the first studies.
    for (String what : List.of("threads", "listeners", "components")) {
      assertEquals(counts.get("1 " + what), counts.get("2 " + what), what);
    }
    assertEquals(1, counts.get("2 readings"), "the one that is open");
    assertTrue(counts.get("2 images") <= 2, "the one shown, the one drawn last");
    for (String round : List.of("1", "2")) {
      long retained = counts.get(round + " heap") - counts.get("0 heap");
      assertTrue(retained < MOST_RETAINED, "retained " + retained + " bytes");
    }
    assertEquals(0, counts.get("closed threads"));
    assertEquals(0, counts.get("closed watching"));
  }

  private Map<String, Long> counts() throws Exception {
    SampleStudies.write(home.resolve("studies"), FiftyStudies.STUDIES + 3, 11);
    Path log = home.resolve("log.txt");
    try (VirtualScreen screen = VirtualScreen.start(1600, 1200)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  FiftyStudies.class.getName(),
                  home.resolve("studies").toString(),
                  Files.createDirectory(home.resolve("journal")).toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("DISPLAY", screen.display());
      Process process = builder.start();
      try {
        assertTrue(process.waitFor(200, TimeUnit.SECONDS), () -> "still running\n" + said(log));
        assertEquals(0, process.exitValue(), () -> said(log));
      } finally {
        process.destroyForcibly();
      }
    }
    String said = said(log);
    System.out.println(said);
    return read(said);
  }

  private static Map<String, Long> read(String said) {
    Map<String, Long> counts = new HashMap<>();
    for (String line : said.lines().toList()) {
      String[] words = line.split(" ");
      if (words.length == 3 && words[2].matches("\\d+")) {
        counts.put(words[0] + " " + words[1], Long.parseLong(words[2]));
      }
    }
    return counts;
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
