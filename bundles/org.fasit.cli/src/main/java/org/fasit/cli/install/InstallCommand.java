package org.fasit.cli.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fasit install}: the workstation feature into a Linux or portable Weasis, or out of it. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = {
      "Installs the workstation feature into a Weasis 4.5 to 4.7 on Linux or a portable one.",
      "May be repeated: a newer feature takes the place of an older one. Exits 1 when it refuses,"
          + " and then nothing was changed."
    })
public final class InstallCommand implements Callable<Integer> {

  private static final String PORTABLE = "${weasis.codebase.url}/fasit/bundle";

  @Option(
      names = "--weasis",
      paramLabel = "DIR",
      required = true,
      description = "the installation, for instance /opt/weasis")
  private Path weasis = Path.of(".");

  @Option(
      names = "--from",
      paramLabel = "ZIP",
      description = "fasit-workstation-VERSION.zip; without it, the one that was built here")
  private @Nullable Path from;

  @Option(
      names = "--portable",
      description = {
        "name the bundles relative to the installation, which may then be moved;"
            + " such a Weasis must not be started from a remote package (cdb)"
      })
  private boolean portable;

  @Option(names = "--uninstall", description = "bring back what was there before")
  private boolean uninstall;

  @Option(names = "--dry-run", description = "tell the steps, change nothing")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    WeasisFolder folder = WeasisFolder.find(weasis);
    Installation installation = new Installation(folder, Files::isWritable);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(folder.version().map(v -> "Weasis " + v).orElse("Weasis") + " in " + folder.app());
    List<Step> steps =
        uninstall
            ? installation.uninstall()
            : installation.install(
                Feature.read(zip()), portable ? PORTABLE : url(folder.bundles()));
    for (Step step : steps) {
      out.println((dryRun ? "would " : "") + step.text());
      if (!dryRun) {
        step.work().run();
      }
    }
    tellWhatIsNext(out);
    out.flush();
    return 0;
  }

  private static String url(Path folder) {
    String url = folder.toUri().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private void tellWhatIsNext(PrintWriter out) {
    if (dryRun) {
      out.println("Nothing was changed.");
    } else if (uninstall) {
      out.println("Taken out. Journals and settings in ~/.fasit stay where they are.");
    } else {
      out.println("Installed. It is there when Weasis is started the next time.");
      out.println("Settings: ~/.fasit/fasit.json of each user; INSTALL.md tells more.");
      out.println("An update of Weasis replaces Weasis.cfg: run this command again after it.");
      out.println(
          "Weasis keeps bundles by file name in ~/.weasis/cache-*: a rebuilt bundle of the same"
              + " version is read again only if that version ends in SNAPSHOT.");
    }
  }

  private Path zip() throws IOException {
    if (from != null) {
      return from;
    }
    String home = System.getProperty("fasit.home", "");
    Path built = Path.of(home, "features", "workstation", "target");
    return newest(home.isEmpty() ? Path.of(".") : built)
        .orElseThrow(
            () ->
                new InstallException(
                    "no fasit-workstation zip was built here; name it with --from"));
  }

  private static Optional<Path> newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("fasit-workstation-.*\\.zip"))
          .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
    }
  }
}
