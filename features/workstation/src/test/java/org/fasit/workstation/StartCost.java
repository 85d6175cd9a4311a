package org.fasit.workstation;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Prints what the delivered bundles add to the start of a host: the framework of {@link
 * HostFramework} is started without and with them in turn, each time in a Java of its own, with its
 * bundle cache filled as on any day but the first.
 *
 * <p>Arguments: the unpacked zip with its configuration set (or none: the zip of {@code target} is
 * unpacked), and how many pairs (20).
 */
final class StartCost {

  private static final String CHILD = "child";
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
   * @param processor processor time of the process up to then
   */
  private record Start(double started, double settled, double processor) {}

  private StartCost() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals(CHILD)) {
      child(
          Path.of(arguments[1]), Optional.of(arguments[2]).filter(s -> !s.isEmpty()).map(Path::of));
      return;
    }
    int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start-");
    Path ours =
        Delivered.configured(Delivered.unpacked(Files.createDirectory(folder.resolve("zip"))));
    Path without = Files.createDirectory(folder.resolve("without"));
    Path with = Files.createDirectory(folder.resolve("with"));
    Start firstWithout = start(without, "");
    Start firstWith = start(with, ours.toString());
    List<Start> alone = new ArrayList<>();
    List<Start> together = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      alone.add(start(without, ""));
      together.add(start(with, ours.toString()));
    }
    System.out.printf(
        Locale.ROOT,
        "first start after installing: %.0f ms without, %.0f ms with%n",
        firstWithout.started(),
        firstWith.started());
    System.out.printf("%-38s %4s %8s %8s %8s%n", "ms", "n", "p50", "p95", "max");
    print("without, until started", alone.stream().map(Start::started).toList());
    print("with, until started", together.stream().map(Start::started).toList());
    print("with, until all is offered", together.stream().map(Start::settled).toList());
    print("added, until started", added(alone, together, false));
    print("added, until all is offered", added(alone, together, true));
    List<Double> processor = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      processor.add(together.get(i).processor() - alone.get(i).processor());
    }
    print("added, processor time", processor);
    System.exit(0);
  }

  private static List<Double> added(List<Start> alone, List<Start> together, boolean settled) {
    List<Double> added = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      Start with = together.get(i);
      added.add((settled ? with.settled() : with.started()) - alone.get(i).started());
    }
    return added;
  }

  private static void print(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
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

  private static void child(Path work, Optional<Path> extended) throws Exception {
    long before = System.nanoTime();
    try (HostFramework host = HostFramework.start(Delivered.HOST, extended, work)) {
      double started = (System.nanoTime() - before) / 1e6;
      if (extended.isPresent()) {
        awaitOffered(host.context());
      }
      double settled = (System.nanoTime() - before) / 1e6;
      System.out.printf(Locale.ROOT, "start %f %f %f%n", started, settled, processorMillis());
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

  private static Start start(Path work, String extended) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            StartCost.class.getName(),
            CHILD,
            work.toString(),
            extended);
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
