package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoiled objects of every kind never bring a reader down: no unchecked exception, no hang, no more
 * than 2 s of processor time for one of them, in 128 MB of heap.
 *
 * <p>Runs for a minute on the same inputs each time, so that a change is judged by what it did. The
 * search for what nobody has seen yet is the longer run, {@code -Dfasit.fuzz.seconds=600}: it has a
 * seed of its own, which it prints. {@code -Dfasit.fuzz.seed=…} makes the same inputs again, and
 * {@code -Dfasit.fuzz.input=…} one of them only.
 */
class FuzzTest {

  private static final long SEED = 10_383_644_895_507L;

  @TempDir private Path folder;

  @Test
  void nothingBringsAReaderDown() throws Exception {
    Long asked = Long.getLong("fasit.fuzz.seconds");
    long seconds = asked == null ? 60 : asked;
    long seed = Long.getLong("fasit.fuzz.seed", asked == null ? SEED : System.nanoTime());
    System.out.println("fuzz seed " + seed + ", " + seconds + " s");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Xss512k",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Fuzz.class.getName(),
                Long.toString(seed),
                Long.toString(seconds),
                folder.toString()));
    Long input = Long.getLong("fasit.fuzz.input");
    if (input != null) {
      command.add(input.toString());
    }
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(seconds + 120, TimeUnit.SECONDS);
    process.destroyForcibly();
    String told = Files.readString(log);
    System.out.print(told);
    assertTrue(ended, "still running");
    assertEquals(0, process.exitValue(), told);
  }
}
