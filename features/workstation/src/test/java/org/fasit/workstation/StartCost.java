package org.fasit.workstation;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Prints what the delivered bundles add to the start of a host, as differences in one run: the
 * framework of {@link HostFramework} is started without and with them in turn, each time in a Java
 * of its own, with its bundle cache filled as on any day but the first. What the machine does
 * besides falls on all of a round alike; the processor time hardly feels it.
 *
 * <p>Argument: how many rounds (20). The zip is that of {@code target}.
 */
final class StartCost {

  private static final String CHILD = "child";
  private static final String WITH = "with";
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final Map<String, Integer> OFFERED =
      Map.of(
          "org.fasit.reading.ReadingRoom", 1,
          "org.fasit.journal.Destination", 2,
          "org.weasis.core.api.gui.InsertableFactory", 3,
          "org.weasis.core.api.gui.PreferencesPageFactory", 1);

  /**
   * One start, in milliseconds.
   *
   * @param started until the last start level was reached: what the host waits for
   * @param settled until all services are offered too
   * @param processor processor time of the process for that
   */
  private record Start(double started, double settled, double processor) {}

  /** Three starts, soon after each other; two of the same kind tell what is chance. */
  private record Round(Start without, Start with, Start again) {}

  private StartCost() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals(CHILD)) {
      child(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3].equals(WITH));
      return;
    }
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start-");
    Path ours =
        Delivered.configured(Delivered.unpacked(Files.createDirectory(folder.resolve("zip"))));
    Path without = Files.createDirectory(folder.resolve("without"));
    Path with = Files.createDirectory(folder.resolve(WITH));
    Start firstWithout = start(without, ours);
    Start firstWith = start(with, ours);
    printMachine();
    List<Round> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(round(i % 2 == 0, without, with, ours));
    }
    System.out.printf(
        Locale.ROOT,
        "first start after installing: %.0f ms without, %.0f ms with%n",
        firstWithout.started(),
        firstWith.started());
    System.out.printf("%-38s %4s %8s %8s %8s%n", "ms", "n", "p50", "p95", "max");
    print("without, until started", all, round -> round.without.started());
    print("with, until started", all, round -> round.with.started());
    print("with, until all is offered", all, round -> round.with.settled());
    print("added, until started", all, round -> round.with.started() - round.without.started());
    print(
        "without again, for what is chance",
        all,
        round -> round.again.started() - round.without.started());
    print(
        "added, until all is offered",
        all,
        round -> round.with.settled() - round.without.started());
    print(
        "added, processor time", all, round -> round.with.processor() - round.without.processor());
    List<Double> ratios =
        all.stream().map(round -> round.with.started() / round.without.started()).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "with to without, until started: p50 %.2f, p95 %.2f%n",
        percentile(ratios, 0.5),
        percentile(ratios, 0.95));
    printMachine();
    System.exit(0);
  }

  private static Round round(boolean withFirst, Path without, Path with, Path ours)
      throws IOException, InterruptedException {
    if (withFirst) {
      Start together = start(with, ours);
      return new Round(start(without, ours), together, start(without, ours));
    }
    Start alone = start(without, ours);
    return new Round(alone, start(with, ours), start(without, ours));
  }

  private static void printMachine() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT,
        "%d cores, Java %s, load average %.1f%n",
        system.getAvailableProcessors(),
        Runtime.version(),
        system.getSystemLoadAverage());
  }

  private static void print(String what, List<Round> rounds, Function<Round, Double> millis) {
    List<Double> sorted = rounds.stream().map(millis).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-38s %4d %8.0f %8.0f %8.0f%n",
        what,
        sorted.size(),
        percentile(sorted, 0.5),
        percentile(sorted, 0.95),
        sorted.get(sorted.size() - 1));
  }

  /** The smallest value that at least that share does not exceed (nearest rank). */
  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  /** Reads the configuration in both cases before it times: the host has a reader of its own. */
  private static void child(Path work, Path extended, boolean with) throws Exception {
    List<ExtendedConfiguration.Named> ours = ExtendedConfiguration.read(extended).bundles();
    double processorBefore = processorMillis();
    long before = System.nanoTime();
    try (HostFramework host = HostFramework.start(Delivered.HOST, with ? ours : List.of(), work)) {
      double started = (System.nanoTime() - before) / 1e6;
      if (with) {
        awaitOffered(host.context());
      }
      double settled = (System.nanoTime() - before) / 1e6;
      // In one piece: others log to the same stream.
      System.out.println(
          String.format(
              Locale.ROOT,
              "%nstart %f %f %f",
              started,
              settled,
              processorMillis() - processorBefore));
    }
    System.exit(0);
  }

  /** Looks at references only: a host fetches none of these services while it starts. */
  private static void awaitOffered(BundleContext context) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (Map.Entry<String, Integer> service : OFFERED.entrySet()) {
      while (offered(context, service.getKey()) < service.getValue()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no " + service.getKey());
        }
        Thread.sleep(1);
      }
    }
  }

  private static int offered(BundleContext context, String service) throws InvalidSyntaxException {
    ServiceReference<?>[] references = context.getAllServiceReferences(service, null);
    return references == null ? 0 : references.length;
  }

  private static double processorMillis() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e6;
  }

  private static Start start(Path work, Path extended) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            StartCost.class.getName(),
            CHILD,
            work.toString(),
            extended.toString(),
            work.getFileName().toString());
    File out = work.resolve("out.txt").toFile();
    int exit = builder.redirectErrorStream(true).redirectOutput(out).start().waitFor();
    String said = Files.readString(out.toPath(), StandardCharsets.UTF_8);
    String[] words =
        said.lines()
            .filter(line -> line.startsWith("start "))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("exit " + exit + "\n" + said))
            .split(" ");
    return new Start(
        Double.parseDouble(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]));
  }
}
