package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A command line tool of another maker, which judges what we write. */
record Tool(String name, String debianPackage) {

  static final Tool DCIODVFY = new Tool("dciodvfy", "dicom3tools");
  static final Tool DSRDUMP = new Tool("dsrdump", "dcmtk");
  static final Tool DCMDUMP = new Tool("dcmdump", "dcmtk");
  static final Tool DCMPSCHK = new Tool("dcmpschk", "dcmtk");
  static final Tool DCMP2PGM = new Tool("dcmp2pgm", "dcmtk");

  record Answer(int exit, String text) {
    List<String> lines(String start) {
      return text.lines().filter(line -> line.startsWith(start)).toList();
    }
  }

  /** Runs it; where it is missing, fails in CI and skips elsewhere, saying so. */
  Answer run(Path scratch, byte[] file, String... options) throws Exception {
    Path input = Files.write(Files.createTempFile(scratch, name, ".dcm"), file);
    return run(
        scratch,
        Stream.concat(Stream.of(options), Stream.of(input.toString())).toArray(String[]::new));
  }

  Answer run(Path scratch, String... arguments) throws Exception {
    Path binary = find();
    List<String> command =
        Stream.concat(Stream.of(binary.toString()), Stream.of(arguments)).toList();
    Path output = Files.createTempFile(scratch, name, ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> name + " does not end");
    return new Answer(
        process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
  }

  private Path find() throws IOException {
    for (String folder : System.getenv("PATH").split(":")) {
      Path binary = Path.of(folder, name);
      if (Files.isExecutable(binary)) {
        return binary;
      }
    }
    String missing = "%s is missing: install the Debian package %s".formatted(name, debianPackage);
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      fail(missing);
    }
    Assumptions.abort("SKIPPED, " + missing);
    throw new IOException(missing);
  }
}
