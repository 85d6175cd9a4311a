package org.fasit.workstation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The framework that Weasis ships, set up as Weasis does: its system packages and no others, what
 * it brings at low start levels, and what the extended configuration names at the level it says.
 */
final class HostFramework implements AutoCloseable {

  private static final String MODEL_BUNDLE = "org.fasit.weasis-core-api";
  private static final String MODEL = "org.weasis.dicom.explorer.DicomModel";
  static final String SETTINGS = "fasit.json";
  private static final int HOST_LEVEL = 30;
  private static final int LAST_LEVEL = 130;
  private static final long PATIENCE_MILLIS = 20_000;

  private final Framework framework;
  private final Map<String, String> failures;

  private HostFramework(Framework framework, Map<String, String> failures) {
    this.framework = framework;
    this.failures = failures;
  }

  /**
   * Starts all bundles.
   *
   * @param host folder of what the host brings
   * @param extended the extended configuration
   * @param work an empty folder for the bundle cache, the settings and the journal
   */
  static HostFramework start(Path host, Path extended, Path work)
      throws IOException, BundleException {
    return start(host, ExtendedConfiguration.read(extended).bundles(), work);
  }

  /** Starts what the host brings, and installs or starts further bundles. */
  static HostFramework start(Path host, List<ExtendedConfiguration.Named> further, Path work)
      throws IOException, BundleException {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(properties(work));
    framework.init();
    Map<String, String> failures = new TreeMap<>();
    framework
        .getBundleContext()
        .addFrameworkListener(
            event -> {
              if (event.getType() == FrameworkEvent.ERROR) {
                failures.put(event.getBundle().getSymbolicName(), "" + event.getThrowable());
              }
            });
    List<Path> plain = new ArrayList<>();
    for (Path jar : jars(host)) {
      if (PlainJars.isBundle(jar)) {
        install(framework, jar.toUri(), HOST_LEVEL).start();
      } else {
        plain.add(jar);
      }
    }
    if (!plain.isEmpty()) {
      Path bundle = work.resolve("plain.jar");
      if (!Files.exists(bundle)) {
        PlainJars.asBundle(plain, bundle);
      }
      install(framework, bundle.toUri(), HOST_LEVEL).start();
    }
    for (Path life : HostLife.asBundles(work)) {
      install(framework, life.toUri(), HOST_LEVEL).start();
    }
    offerModel(framework);
    for (ExtendedConfiguration.Named named : further) {
      Bundle bundle = install(framework, named.url(), named.level());
      if (named.start()) {
        bundle.start();
      }
    }
    framework.start();
    return new HostFramework(framework, failures);
  }

  /** Weasis' data model is a service; its explorer registers it at a low start level. */
  private static void offerModel(Framework framework) throws BundleException {
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      if (bundle.getSymbolicName().equals(MODEL_BUNDLE)) {
        try {
          Object model = bundle.loadClass(MODEL).getConstructor().newInstance();
          framework.getBundleContext().registerService(MODEL, model, null);
        } catch (ReflectiveOperationException e) {
          throw new BundleException("no data model", e);
        }
      }
    }
  }

  private static Map<String, String> properties(Path work) throws IOException {
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, work.resolve("cache").toString());
    properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "" + LAST_LEVEL);
    properties.put("felix.systempackages.substitution", "true");
    properties.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES,
        "${osgi-exports}, " + String.join(",", HostPackages.ofTheJdk()));
    properties.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        String.join(",", HostPackages.FROM_SYSTEM_BUNDLE));
    properties.put("fasit.config", settings(work).toString());
    return properties;
  }

  /** The settings that stand in the folder, else some with both destinations. */
  private static Path settings(Path work) throws IOException {
    if (Files.exists(work.resolve(SETTINGS))) {
      return work.resolve(SETTINGS);
    }
    return Files.writeString(
        work.resolve(SETTINGS),
        """
        {"journal": {"folder": "journal"},
         "audit": {"folder": "audit"}, "reading": {"superuser": true},
         "pacs": {"transport": "stow", "url": "http://127.0.0.1:1/dicom-web"},
         "sync": {"url": "http://127.0.0.1:1", "site": "test", "token": "t",
                  "siteKey": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}}
        """);
  }

  private static Bundle install(Framework framework, URI url, int level) throws BundleException {
    Bundle bundle = framework.getBundleContext().installBundle(url.toString());
    bundle.adapt(BundleStartLevel.class).setStartLevel(level);
    return bundle;
  }

  static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new IOException("no bundles in " + folder);
      }
      return jars;
    }
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Each bundle with "ACTIVE", or why it is not, once all are or patience is at its end. */
  Map<String, String> states() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    Map<String, String> states = statesNow();
    while (!states.values().stream().allMatch("ACTIVE"::equals) && System.nanoTime() < end) {
      Thread.sleep(5);
      states = statesNow();
    }
    return states;
  }

  private Map<String, String> statesNow() {
    Map<String, String> states = new TreeMap<>();
    for (Bundle bundle : context().getBundles()) {
      String name = bundle.getSymbolicName();
      states.put(
          name,
          bundle.getState() == Bundle.ACTIVE
              ? "ACTIVE"
              : failures.getOrDefault(name, "state " + bundle.getState()));
    }
    return states;
  }

  /** How many services of that name there are, once there are enough or patience is at its end. */
  int services(String name, int enough) throws InterruptedException {
    ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context(), name, null);
    tracker.open(true);
    try {
      long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
      while (tracker.size() < enough && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      return tracker.size();
    } finally {
      tracker.close();
    }
  }

  /** Each declared component of ours with its state, once all are satisfied or patience is out. */
  Map<String, String> components()
      throws ReflectiveOperationException, InterruptedException, InvalidSyntaxException {
    states();
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    Map<String, String> states = Components.of(context());
    while (!states.values().stream().allMatch(Components.SATISFIED::equals)
        && System.nanoTime() < end) {
      Thread.sleep(5);
      states = Components.of(context());
    }
    return states;
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(10_000);
  }
}
