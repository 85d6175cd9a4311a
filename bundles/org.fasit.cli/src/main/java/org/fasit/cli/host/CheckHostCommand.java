package org.fasit.cli.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fasit check-host}: whether the workstation bundles fit a Weasis. */
@Command(
    name = "check-host",
    mixinStandardHelpOptions = true,
    description = {
      "Checks that a Weasis has every class, method and field that our bundles use,",
      "and every package that they import.",
      "Exits 0 if so, 1 if anything is missing, 2 if it could not be checked."
    })
public final class CheckHostCommand implements Callable<Integer> {

  private static final String DELIVERED = "features/workstation/target/bundles";

  @Parameters(paramLabel = "DIR|INDEX", description = "installation folder, or a host index")
  private Path host = Path.of("");

  @Option(names = "--bundles", paramLabel = "DIR", description = "our bundles")
  private Optional<Path> folder = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Path> jars = jars();
    require(Files.exists(host), host + " is not there");
    PrintWriter err = spec.commandLine().getErr();
    try {
      HostFolder.Taken taken = HostCheck.host(host);
      taken.notes().forEach(note -> err.println("fasit: " + note));
      err.flush();
      return told(HostCheck.checkJars(taken.index(), jars));
    } catch (IOException e) {
      err.println("fasit: cannot check " + host + ": " + e.getMessage());
      err.flush();
      return spec.exitCodeOnInvalidInput();
    }
  }

  private int told(HostCheck.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    FindingsTable.print(result.findings(), out);
    out.println(summary(result));
    out.flush();
    return result.fits() ? 0 : 1;
  }

  private List<Path> jars() throws IOException {
    Path place =
        folder.orElseGet(() -> Path.of(System.getProperty("fasit.home", "")).resolve(DELIVERED));
    List<Path> jars = Files.isDirectory(place) ? BundleJar.jarsIn(place) : List.of();
    require(
        !jars.isEmpty(),
        "no bundles of ours in "
            + place
            + "; build them with ./fasit build, or name their folder with --bundles");
    return jars;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private static String summary(HostCheck.Result result) {
    LinkCheck.Result links = result.links();
    String looked =
        "%d bundles, %d imports, %d classes, %d methods, %d fields"
            .formatted(
                result.bundles(),
                result.wires().imports(),
                links.classes(),
                links.methods(),
                links.fields());
    long blocking = result.findings().stream().filter(Finding::isBlocking).distinct().count();
    String untold =
        links.untold() == 0 ? "" : "; %d cannot be told from an index".formatted(links.untold());
    return result.fits()
        ? "Weasis %s fits: %s%s".formatted(result.host(), looked, untold)
        : "Weasis %s does NOT fit: %s in %s%s"
            .formatted(
                result.host(),
                blocking == 1 ? "1 problem" : blocking + " problems",
                looked,
                untold);
  }
}
