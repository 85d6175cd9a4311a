package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs commands from the folders of jars that users get, as the {@code fasit} script does. */
final class Delivered {

  static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  static final Path TOOLS = HOME.resolve("features/tools/target/lib");
  static final Path REGISTRY = HOME.resolve("features/registry/target/lib");
  static final Path DESK = HOME.resolve("features/demo/target/demo/lib");

  private static final Path INDEXES = HOME.resolve("target-platform/host-indexes");
  private static final int LIMIT_S = 180;
  private static final Pattern THROWN =
      Pattern.compile(
          "Exception in thread|Caused by:|^\\s+at \\w|java\\.lang\\.", Pattern.MULTILINE);

  private final Path folder;

  /** Standard output and error of its commands lie in this folder. */
  Delivered(Path folder) {
    this.folder = folder;
  }

  /** What a command said. */
  record Said(List<String> command, int exit, String out, String err) {

    /** Fails with all that was said unless the command ended so, and without a stack trace. */
    Said ended(int expected) {
      assertEquals(expected, exit, this::toString);
      assertFalse(THROWN.matcher(out + err).find(), this::toString);
      return this;
    }

    Said says(String words) {
      assertTrue((out + err).contains(words), () -> "not said: " + words + "\n" + this);
      return this;
    }

    @Override
    public String toString() {
      return "%s%nexit %d%n--- out%n%s--- err%n%s".formatted(command, exit, out, err);
    }
  }

  static Path index(String version) {
    return INDEXES.resolve("weasis-" + version + ".txt.gz");
  }

  Said fasit(Object... arguments) throws IOException, InterruptedException {
    return run(TOOLS, "org.fasit.cli.Main", Map.of(), arguments);
  }

  Said run(Path lib, String main, Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dfasit.home=" + HOME,
                "-cp",
                lib + "/*",
                main));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("FASIT_DEBUG");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, () -> "did not end within " + LIMIT_S + " s: " + command);
    return new Said(
        command.subList(command.indexOf(main), command.size()),
        process.exitValue(),
        Files.readString(out),
        Files.readString(err));
  }
}
