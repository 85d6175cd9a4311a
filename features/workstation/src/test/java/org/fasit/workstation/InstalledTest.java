package org.fasit.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fasit.cli.install.InstallCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Installs the zip by command in a made-up Weasis, and starts what its configuration names. */
class InstalledTest {

  @TempDir Path folder;

  @Test
  void startsFromWhereTheCommandPutIt() throws Exception {
    Path app = weasis(folder.resolve("opt").resolve("my weasis"));
    String[] arguments = {
      "--weasis", app.getParent().getParent().toString(), "--from", Delivered.zip().toString()
    };
    assertEquals(0, new CommandLine(new InstallCommand()).execute(arguments));

    Path work = Files.createDirectory(folder.resolve("work"));
    Path extended = app.resolve("conf").resolve("fasit-ext.json");
    try (HostFramework host = HostFramework.start(Delivered.HOST, extended, work)) {
      Map<String, String> states = host.states();
      assertEquals(Set.of("ACTIVE"), new HashSet<>(states.values()), states::toString);
      assertTrue(states.keySet().containsAll(Delivered.BUNDLES), states::toString);
    }
  }

  private static Path weasis(Path root) throws IOException {
    Path app = root.resolve("lib").resolve("app");
    Files.createDirectories(app.resolve("conf"));
    Files.writeString(app.resolve("Weasis.cfg"), "[JavaOptions]\njava-options=-Xmx1g\n");
    Files.writeString(
        app.resolve("conf").resolve("base.json"),
        "{\"weasisPreferences\": [{\"code\": \"weasis.version\", \"value\": \"4.7.2\"}]}");
    return app;
  }
}
