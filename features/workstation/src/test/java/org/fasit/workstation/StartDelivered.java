package org.fasit.workstation;

import java.nio.file.Path;
import java.util.Map;

/**
 * Starts what is delivered in the Java that runs this, and prints what became of it: {@code java
 * VERSION}, {@code module NAME} for each module of the runtime, {@code bundle NAME STATE}, {@code
 * component NAME STATE} and {@code service NAME COUNT}.
 *
 * <p>Arguments: the folder of what the host brings, the extended configuration, an empty folder to
 * work in.
 */
final class StartDelivered {

  /**
   * The services without which nothing can be read, logged or set, and how many. Each is fetched,
   * so that a component which cannot be made does not count. What the adapter needs of the host's
   * services is its data model; {@link HostFramework} offers one.
   */
  static final Map<String, Integer> SERVICES =
      Map.of(
          "org.fasit.reading.ReadingRoom", 1,
          "org.fasit.reading.Settings", 1,
          "org.fasit.reading.SettingsEditor", 1,
          "org.fasit.reading.HostProfile", 1,
          "org.fasit.reading.OpenCases", 1,
          "org.fasit.journal.Journal", 1,
          "org.fasit.journal.Destination", 2,
          "org.fasit.journal.ConnectionTest", 2,
          "org.weasis.core.api.gui.InsertableFactory", 3,
          "org.weasis.core.api.gui.PreferencesPageFactory", 1);

  private StartDelivered() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("java " + System.getProperty("java.version"));
    ModuleLayer.boot()
        .modules()
        .forEach(module -> System.out.println("module " + module.getName()));
    try (HostFramework host =
        HostFramework.start(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]))) {
      for (Map.Entry<String, Integer> service : SERVICES.entrySet()) {
        int count = host.services(service.getKey(), service.getValue());
        System.out.println("service " + service.getKey() + " " + count);
      }
      host.components()
          .forEach((name, state) -> System.out.println("component " + name + " " + state));
      host.states().forEach((name, state) -> System.out.println("bundle " + name + " " + state));
    }
    System.exit(0);
  }
}
