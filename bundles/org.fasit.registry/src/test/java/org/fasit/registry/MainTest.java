package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

  @TempDir Path folder;

  /** What a run of the program printed. */
  private record Run(int exitCode, String out, String err) {}

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  @Test
  void makesAndRevokesTokensBesideARunningRegistryAndWithoutOne() throws Exception {
    Path data = folder.resolve("data");
    String token;
    try (Registry registry = Registry.start(SharedRegistry.options(data))) {
      token = run("token", "--site", "ahus", "--data", data.toString()).out.strip();
      assertTrue(token.matches("fasit_[A-Za-z0-9_-]{43}"), token);
      assertSends(registry, token, 200);
      String reader = run("token", "--reader", "Kari", "--data", data.toString()).out.strip();
      assertEquals(200, new Client(registry.url(), "", reader).get(Client.path("P")).status());
    }
    RegistryProcess.lendBinaries(data);
    Run revoked = run("revoke", "--site", "ahus", "--data", data.toString());
    assertEquals("1 revoked", revoked.out.strip(), revoked.err);
    try (Registry registry = Registry.start(SharedRegistry.options(data))) {
      assertSends(registry, token, 401);
    }
  }

  private static void assertSends(Registry registry, String token, int status) throws Exception {
    assertEquals(
        status,
        new Client(registry.url(), "ahus", token)
            .send(Wire.exposure("s", "P", "1", "POSITIVE"))
            .status());
  }

  @Test
  void saysInASentenceWhatIsWrong() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (List<String> arguments :
        List.of(
            List.of("--site-token", "a=short", "--data", folder.resolve("d").toString()),
            List.of("--database", "jdbc:postgresql://127.0.0.1:1/none"),
            List.of("--database", "jdbc:nonsense"),
            List.of("--data", file.resolve("below").toString()),
            List.of("token", "--data", folder.resolve("d").toString()),
            List.of("token", "--site", "two words", "--data", folder.resolve("d").toString()),
            List.of("--zone", "Mars/Olympus"),
            List.of("--port", "many"))) {
      Run run = run(arguments.toArray(String[]::new));
      assertTrue(run.exitCode != 0, arguments.toString());
      assertFalse(run.err.isBlank(), arguments.toString());
      assertFalse(run.err.contains("\tat "), run.err);
      assertFalse(run.err.contains("a=short"), run.err);
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path data = folder.resolve("data");
      RegistryProcess.lendBinaries(data);
      Run run = run("--port", String.valueOf(taken.getLocalPort()), "--data", data.toString());
      assertTrue(run.err.contains("cannot listen on 127.0.0.1"), run.err);
      assertFalse(Files.exists(data.resolve("postgresql-17").resolve("postmaster.pid")));
    }
  }

  @Test
  void helpNamesEveryOption() {
    Run help = run("--help");
    for (String option :
        List.of(
            "--host",
            "--port",
            "--data",
            "--database",
            "--site-token",
            "--reader-token",
            "token")) {
      assertTrue(help.out.contains(option), help.out);
    }
  }
}
