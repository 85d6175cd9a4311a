package org.fasit.cli.demo;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fasit.cli.ErrorsTable;
import org.fasit.samples.SampleStudies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fasit demo}: made-up studies, a PACS, a registry and a reader on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Makes 40 made-up studies with AI results, starts a PACS and a registry on free ports, reads"
          + " the studies, shows the error lists and the annual review, and stops what it started.",
      "Without a display, or with --headless, a script reads them through the same use cases."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final long SEED = 20261101;

  @Spec private CommandSpec spec;

  @Option(names = "--headless", description = "Read by script; the default without a display.")
  private boolean headless;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Where everything is left to look at (default: target/demo-TIME).")
  private Optional<Path> keep = Optional.empty();

  @Option(
      names = "--without-orthanc",
      description = "Use a storage SCP of our own even where Orthanc is installed.")
  private boolean withoutOrthanc;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    Path home = Path.of(System.getProperty("fasit.home", ".")).toAbsolutePath().normalize();
    Path folder = Files.createDirectories(keep.orElseGet(() -> home.resolve(newFolder())));
    Path studies = folder.resolve("studies");
    out.printf("Making %d made-up studies in %s%n", SampleStudies.STANDARD_COUNT, studies);
    out.flush();
    SampleStudies.write(studies, SampleStudies.STANDARD_COUNT, SEED);
    try (DemoPacs pacs = DemoPacs.start(folder.resolve("pacs"), withoutOrthanc, out);
        DemoRegistry registry = DemoRegistry.start(home, folder)) {
      out.println("PACS: " + pacs.name());
      out.println("Registry: " + registry.url());
      out.flush();
      pacs.take(studies);
      Path settings = DemoSettings.write(folder, pacs.settings(), registry.url(), registry.token());
      DemoDesk desk = new DemoDesk(home, folder, settings);
      if (headless || GraphicsEnvironment.isHeadless()) {
        readByScript(desk, studies, folder, out);
      } else {
        out.println("The desk is open. Close its window to see the lists and the review.");
        out.flush();
        desk.open(studies);
      }
      showLists(pacs, out);
      showReviews(registry, folder, out);
    }
    out.printf(
        "%nDone in %d s. Everything lies in %s%n",
        Duration.ofNanos(System.nanoTime() - start).toSeconds(), folder);
    out.flush();
    return 0;
  }

  private static void readByScript(DemoDesk desk, Path studies, Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    out.println("Reading them by script, through the same use cases as the window");
    out.flush();
    Path report = folder.resolve("report.json");
    Optional<Path> pictures = desk.read(studies, report);
    DemoReport.print(report, out);
    pictures.ifPresentOrElse(
        where -> out.println("Pictures of the desk: " + where),
        () -> out.println("No pictures: Xvfb is not installed (Debian: xvfb)."));
  }

  private static void showLists(DemoPacs pacs, PrintWriter out)
      throws IOException, InterruptedException {
    out.println();
    out.println("The error lists, as the PACS tells them");
    out.println(ErrorsTable.of(pacs.errorLists()));
  }

  private static void showReviews(DemoRegistry registry, Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    int year = Year.now().getValue();
    for (String product : List.of(SampleStudies.FRAC_AI.name(), SampleStudies.THORAX_SCAN.name())) {
      out.println();
      out.printf("The review of %s in %d, as the registry tells it%n", product, year);
      ReviewPrinter.print(registry.review(product, year, "json"), out);
      Path page = folder.resolve("review-" + product + ".html");
      Files.writeString(page, registry.review(product, year, "html"));
      Files.writeString(
          folder.resolve("review-" + product + ".csv"), registry.review(product, year, "csv"));
      out.println("To print and sign: " + page);
    }
  }

  private static String newFolder() {
    return "target/demo-" + LocalDateTime.now().format(DateTimeFormatter.ofPattern("MMdd-HHmmss"));
  }
}
