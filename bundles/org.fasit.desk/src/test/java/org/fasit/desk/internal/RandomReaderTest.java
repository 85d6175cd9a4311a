package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is clicked and typed, only what was meant is logged. {@code -Dfasit.robot.seeds=20} runs
 * as many seeds, {@code -Dfasit.robot.acts=3000} as many acts with each.
 */
class RandomReaderTest {

  @TempDir private Path home;

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(Integer.getInteger("fasit.robot.seeds", 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyWhatWasMeantIsLogged(long seed) throws Exception {
    SampleStudies.write(home.resolve("studies"), 12, seed);
    Map<String, String> seen =
        SeenInWindow.by(
            RandomReader.class,
            home,
            home.resolve("studies").toString(),
            Files.createDirectory(home.resolve("journal")).toString(),
            Long.toString(seed),
            Integer.toString(Integer.getInteger("fasit.robot.acts", 3000)));
    List<String> wrong =
        Files.readAllLines(home.resolve("log.txt")).stream()
            .filter(
                line ->
                    line.matches(
                        "(unmeant|unrecorded|contradiction|focus|thrown) .*|.*Exception.*"))
            .limit(20)
            .toList();
    assertEquals(List.of(), wrong);
    assertTrue(Integer.parseInt(seen.get("said")) > 50, seen.toString());
    assertTrue(Integer.parseInt(seen.get("told")) > 5, seen.toString());
    assertTrue(Integer.parseInt(seen.get("back")) > 5, seen.toString());
  }
}
