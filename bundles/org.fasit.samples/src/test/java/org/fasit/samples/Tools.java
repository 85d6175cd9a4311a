package org.fasit.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tools of others that judge what we write. Missing, they fail the build in CI, else skip loudly.
 */
final class Tools {

  private Tools() {}

  static void require(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return;
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      fail(name + " is not installed");
    }
    System.out.println("SKIPPED: " + name + " is not installed");
    assumeTrue(false, name + " is not installed");
  }

  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "hangs: " + String.join(" ", command));
    return output;
  }

  /** What dciodvfy calls an error. */
  static List<String> errors(Path file) throws IOException, InterruptedException {
    List<String> errors = new ArrayList<>();
    run("dciodvfy", file.toString())
        .lines()
        .filter(line -> line.startsWith("Error"))
        .forEach(errors::add);
    return errors;
  }
}
