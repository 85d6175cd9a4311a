package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command from the folder that users get: its help, its work and its errors, each with its
 * exit code and a sentence that says what to do, and no stack trace.
 */
class CommandsTest {

  private static final String REGISTRY = "org.fasit.registry.Main";
  private static final String DESK = "org.fasit.desk.launcher.Main";
  private static final int DESK_USAGE = 64;

  @TempDir Path work;
  private Delivered delivered;

  @BeforeEach
  void delivered() {
    delivered = new Delivered(work);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "--help",
        "inspect --help",
        "errors --help",
        "errors rebuild --help",
        "stats --help",
        "journal --help",
        "journal verify --help",
        "check-host --help",
        "host-index --help",
        "install --help",
        "demo --help"
      })
  void tellsHowItIsUsed(String command) throws Exception {
    Delivered.Said said = delivered.fasit((Object[]) command.split(" ")).ended(0);
    assertTrue(said.out().startsWith("Usage: fasit"), said::toString);
    assertEquals("", said.err());
    if (!command.equals("help")) {
      said.says("--debug");
    }
  }

  /** {@code @} stands for a folder with bad.json, {@code {"a":}, and an empty journal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                                     | 2 | Missing required subcommand",
        "bogus                                                | 2 | bogus",
        "inspect                                              | 2 | PATH",
        "inspect @/none                                       | 2 | There is no such file or folder",
        "inspect --profile @/none @                           | 2 | There is no such file",
        "inspect --profile @/bad.json @                       | 2 | is wrong. Line 1",
        "inspect @/bad.json                                   | 0 | Could not be read: 1",
        "errors                                               | 2 | --pacs",
        "errors --pacs nonsense                               | 2 | must be an http or https address",
        "errors --pacs http://127.0.0.1:1/dicom-web           | 1 | No answer from the PACS at",
        "errors --pacs http://127.0.0.1:1 --codes @/bad.json  | 2 | --codes",
        "errors --pacs http://127.0.0.1:1 --codes @/none      | 2 | there is no file",
        "errors --pacs http://127.0.0.1:1 --zone Nowhere      | 2 | --zone is no time zone",
        "errors --pacs https://127.0.0.1:1 --ca @/none        | 1 | none",
        "errors --pacs http://127.0.0.1:1 --bearer-file @/no  | 1 | @/no",
        "errors rebuild --pacs http://127.0.0.1:1             | 2 | --journal",
        "errors rebuild --journal @/none --pacs http://h:1    | 2 | is not a folder",
        "errors rebuild --journal @/journal --node nonsense   | 2 | AET@HOST:PORT",
        "errors rebuild --journal @/journal --node A@h:1      | 0 | 0 sent",
        "stats                                                | 2 | --tp=N",
        "stats --tp x --fp 1 --fn 1 --tn 1                    | 2 | --tp",
        "stats --tp -1 --fp 1 --fn 1 --tn 1                   | 2 | --tp",
        "stats --tp 10 --fp 33 --fn 2 --tn 85                 | 0 | sensitivity",
        "journal                                              | 2 | verify",
        "journal verify                                       | 2 | DIR",
        "journal verify @/none                                | 2 | is not a folder",
        "journal verify @/journal                             | 0 | 0 entries",
        "host-index @/journal                                 | 1 | name the folder where Weasis",
        "install                                              | 2 | --weasis=DIR",
        "install --weasis @/none                              | 1 | no such folder",
        "install --weasis @                                   | 1 | no Weasis in",
        "install --weasis @ --from @/bad.json                 | 1 | no Weasis in",
        "demo --bogus                                         | 2 | Unknown option"
      })
  void endsWithACodeAndASentence(String command, int exit, String words) throws Exception {
    Files.writeString(work.resolve("bad.json"), "{\"a\":");
    Files.createDirectory(work.resolve("journal"));
    List<Object> arguments = new ArrayList<>();
    if (command != null) {
      for (String word : command.split(" +")) {
        boolean isPlace = word.startsWith("@");
        arguments.add(isPlace ? word.replaceFirst("@", work.toString()) : word);
      }
    }
    delivered
        .fasit(arguments.toArray())
        .ended(exit)
        .says(words.replaceFirst("^@", work.toString()));
  }

  @Test
  void statsGivesJson() throws Exception {
    Delivered.Said said =
        delivered.fasit("stats", "--json", "--tp", 10, "--fp", 33, "--fn", 2, "--tn", 85).ended(0);
    assertTrue(new ObjectMapper().readTree(said.out()).isObject(), said::toString);
    assertEquals("", said.err());
  }

  @Test
  void putsTheFeatureIntoAWeasisAndTakesItOut() throws Exception {
    Path app = work.resolve("weasis/lib/app");
    InstalledHost.layOut(Delivered.index("4.7.2"), app);
    Files.writeString(app.resolve("Weasis.cfg"), "[Application]\n[JavaOptions]\n");
    String before = Files.readString(app.resolve("Weasis.cfg"));
    Path weasis = work.resolve("weasis");

    delivered
        .fasit("install", "--dry-run", "--weasis", weasis)
        .ended(0)
        .says("Nothing was changed");
    delivered.fasit("install", "--weasis", weasis).ended(0).says("Installed.");
    delivered.fasit("check-host", weasis).ended(0).says("Weasis 4.7.2 fits");
    delivered.fasit("install", "--uninstall", "--weasis", weasis).ended(0).says("Taken out.");
    assertEquals(before, Files.readString(app.resolve("Weasis.cfg")));
  }

  @Test
  void refusesAZipThatIsNotTheFeature() throws Exception {
    Path app = work.resolve("weasis/lib/app");
    InstalledHost.layOut(Delivered.index("4.7.2"), app);
    Files.writeString(app.resolve("Weasis.cfg"), "[JavaOptions]\n");
    Path zip = work.resolve("other.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("other.txt"));
    }
    for (Path from : List.of(zip, work.resolve("none.zip"), app.resolve("Weasis.cfg"))) {
      delivered
          .fasit("install", "--weasis", work.resolve("weasis"), "--from", from)
          .ended(1)
          .says(from.getFileName().toString());
    }
  }

  private Delivered.Said registry(Object... arguments) throws Exception {
    return delivered.run(Delivered.REGISTRY, REGISTRY, Map.of(), arguments);
  }

  @Test
  void theRegistryTellsHowItIsUsedAndWhyItDoesNotStart() throws Exception {
    registry("--help").ended(0).says("--database=JDBC_URL");
    registry("--bogus").ended(2).says("--bogus");
    registry("token").ended(2).says("--site=SITE");
    registry("--database", "jdbc:postgresql://127.0.0.1:1/fasit")
        .ended(1)
        .says("The registry does not start: the database cannot be reached");
    Path file = Files.writeString(work.resolve("file"), "");
    registry("--data", file.resolve("data")).ended(1).says("cannot make or use its folder");
  }

  private Delivered.Said desk(Object... arguments) throws Exception {
    return delivered.run(Delivered.DESK, DESK, Map.of("DISPLAY", ""), arguments);
  }

  @Test
  void theDeskTellsHowItIsUsedAndWhyItDoesNotStart() throws Exception {
    Path bundles = Delivered.DESK.resolveSibling("bundles");
    desk("--help").ended(0).says("Usage: desk");
    desk().ended(DESK_USAGE).says("--bundles is missing");
    desk("--bundles", bundles, "--open", work.resolve("none"), "--headless")
        .ended(DESK_USAGE)
        .says("there is no folder");
    desk("--bundles", work.resolve("none"), "--headless").ended(DESK_USAGE).says("no folder");
    desk("--bundles", bundles, "--open", work).ended(DESK_USAGE).says("there is no display");
  }
}
