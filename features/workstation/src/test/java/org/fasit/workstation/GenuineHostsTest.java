package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.fasit.cli.host.CheckHostCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** One and the same set of delivered bundles fits each version of the host. */
class GenuineHostsTest {

  private static final Path INDEXES = Path.of("..", "..", "target-platform", "host-indexes");

  @ParameterizedTest
  @ValueSource(strings = {"4.5.1", "4.6.6", "4.7.2"})
  void hasAllThatTheBundlesNeed(String version) {
    Path index = INDEXES.resolve("weasis-" + version + ".txt.gz");
    StringWriter said = new StringWriter();
    CommandLine command = new CommandLine(new CheckHostCommand()).setOut(new PrintWriter(said));
    int code =
        command.execute(index.toString(), "--bundles", Path.of("target", "bundles").toString());
    assertEquals(0, code, said::toString);
  }
}
