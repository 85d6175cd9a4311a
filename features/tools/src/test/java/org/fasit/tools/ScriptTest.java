package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The {@code fasit} script in a checkout of its own, with the real tools, and with stand-ins for
 * Maven and apt-get that note how they were called.
 */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {

  private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z|-]+)\\)");

  @TempDir Path work;
  private Path home;
  private Path calls;
  private Path programs;

  @BeforeEach
  void checkout() throws IOException {
    home = Files.createDirectory(work.resolve("checkout"));
    calls = work.resolve("calls");
    programs = Files.createDirectory(work.resolve("programs"));
    Files.copy(Delivered.HOME.resolve("fasit"), home.resolve("fasit"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.createDirectories(home.resolve("target-platform"));
    Files.createDirectories(home.resolve("bundles/a/target/classes"));
    Files.createDirectories(home.resolve("bundles/a/src"));
    Files.writeString(home.resolve("bundles/a/src/A.java"), "");
    Files.writeString(home.resolve("bundles/a/src/B.java"), "");
    Files.createDirectories(home.resolve("features/tools"));
    program("mvn", "echo \"mvn $*\" >>'" + calls + "'; " + layOutTools());
    program("apt-get", "echo \"apt-get $*\" >>'" + calls + "'; exit 100");
  }

  private String layOutTools() {
    String target = home.resolve("features/tools/target").toString();
    return "mkdir -p '" + target + "'; ln -sfn '" + Delivered.TOOLS + "' '" + target + "/lib'";
  }

  private void program(String name, String line) throws IOException {
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Delivered.Said fasit(String... arguments) throws Exception {
    return bash(home.resolve("fasit").toString(), arguments);
  }

  private Delivered.Said bash(String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", script));
    command.addAll(List.of(arguments));
    Path out = work.resolve("stdout");
    Path err = work.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().merge("PATH", "", (path, none) -> programs + ":" + path);
    Process process = builder.start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), command::toString);
    return new Delivered.Said(
        command, process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private List<String> calls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void helpListsEveryVerb() throws Exception {
    Delivered.Said help = fasit("help").ended(0);
    assertEquals(help.out(), fasit().ended(0).out());
    assertEquals(help.out(), fasit("--help").ended(0).out());
    Matcher verbs = VERB.matcher(Files.readString(home.resolve("fasit")));
    int seen = 0;
    while (verbs.find()) {
      for (String verb : verbs.group(1).split("\\|")) {
        if (!verb.contains("help") && !verb.equals("-h")) {
          assertTrue(
              help.out().contains("./fasit " + verb + " ")
                  || help.out().contains("./fasit " + verb + "\n"),
              verb);
          seen++;
        }
      }
    }
    assertTrue(seen >= 11, "only " + seen + " verbs found");
    assertEquals(List.of(), calls());
  }

  @Test
  void wrongUseIsToldBeforeAnythingIsBuilt() throws Exception {
    fasit("bogus").ended(2).says("unknown command: bogus; ./fasit help lists all");
    fasit("desk").ended(2).says("which folder? ./fasit desk DIR");
    fasit("desk", work.resolve("none").toString()).ended(2).says("there is no folder");
    assertEquals(List.of(), calls());
  }

  @Test
  void buildsAgainOnlyWhenASourceIsNewOrGone() throws Exception {
    fasit("build").ended(0);
    fasit("build").ended(0);
    assertEquals(1, calls().size(), calls()::toString);

    Path source = home.resolve("bundles/a/src/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
    fasit("build").ended(0);
    assertEquals(2, calls().size(), "a changed source");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(9)));
    fasit("build").ended(0);
    assertEquals(2, calls().size());

    Path classes = Files.createDirectories(home.resolve("bundles/a/target/classes"));
    Files.delete(home.resolve("bundles/a/src/B.java"));
    fasit("build").ended(0);
    assertEquals(3, calls().size(), "a deleted source");
    assertFalse(Files.exists(classes), "the classes of a deleted source were kept");
    fasit("build").ended(0);
    assertEquals(3, calls().size());
  }

  @Test
  void aFailedBuildIsDoneAgain() throws Exception {
    program("mvn", "echo \"mvn $*\" >>'" + calls + "'; echo broken >&2; exit 1");
    fasit("build").ended(1).says("the build failed; the reason stands above");
    fasit("build").ended(1);
    assertEquals(2, calls().size(), calls()::toString);
  }

  @Test
  void commandsGetTheirArgumentsAndGiveTheirExitCode() throws Exception {
    String[] stats = {"stats", "--json", "--tp", "10", "--fp", "33", "--fn", "2", "--tn", "85"};
    assertTrue(fasit(stats).ended(0).out().startsWith("{"));
    fasit("inspect", work.resolve("no such folder").toString()).ended(2).says("no such folder");
    fasit("check-host", Delivered.index("4.7.2").toString(), "--bundles", "none").ended(2);
    assertEquals(1, calls().size(), calls()::toString);
  }

  @Test
  void waitsForAnotherInstallationAndSaysWhatItInstalls() throws Exception {
    program("id", "echo 0");
    String needed =
        "set -- help; . '%s' >/dev/null; need none-such=package-x".formatted(home.resolve("fasit"));
    Path caller = Files.writeString(work.resolve("caller"), needed);
    Delivered.Said said = bash(caller.toString());
    assertEquals(1, said.exit(), said::toString);
    said.says("installing with apt-get: package-x").says("could not install package-x");
    String aptGet = "apt-get -o DPkg::Lock::Timeout=300 ";
    assertEquals(
        List.of(aptGet + "update -qq", aptGet + "install -y -qq --no-install-recommends package-x"),
        calls());

    program("id", "echo 1000");
    bash(caller.toString()).says("Ask an administrator for: apt-get install package-x");
    assertEquals(2, calls().size(), "not root, and yet installed");
  }
}
