package org.fasit.desk.launcher;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Starts the framework with FlatLaf, SLF4J and Logback from the class path, without versions, as
 * Weasis does, and our bundles from a folder.
 *
 * <p>Exit codes: 0 all well; 1 a bundle did not start; 2 the script cannot be read; 3 an action was
 * not confirmed; 4 deliveries still wait; 64 the command line was not understood.
 */
public final class Main {

  private static final String SYSTEM_PACKAGES =
      String.join(
          ",",
          "com.formdev.flatlaf",
          "com.formdev.flatlaf.icons",
          "com.formdev.flatlaf.themes",
          "com.formdev.flatlaf.ui",
          "com.formdev.flatlaf.util",
          "org.slf4j",
          "org.slf4j.event",
          "org.slf4j.helpers",
          "org.slf4j.spi",
          "ch.qos.logback.classic",
          "ch.qos.logback.core");
  private static final int USAGE = 64;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (Options.UsageException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(USAGE);
      return;
    }
    if (options.flag("help")) {
      System.out.print(Options.USAGE);
      return;
    }
    prepareScreen(options);
    Optional<String> hindrance = hindrance(options);
    if (hindrance.isPresent()) {
      System.err.println("fasit: " + hindrance.get());
      System.exit(USAGE);
    }
    System.exit(run(options));
  }

  /** What keeps the desk from doing what it is asked to, in words. */
  private static Optional<String> hindrance(Options options) {
    for (String name : List.of("bundles", "open")) {
      Optional<String> folder = options.value(name);
      if (folder.isPresent() && !Files.isDirectory(Path.of(folder.get()))) {
        return Optional.of("there is no folder " + folder.get());
      }
    }
    boolean wantsWindow = !options.flag("headless") && options.value("script").isEmpty();
    return wantsWindow && GraphicsEnvironment.isHeadless()
        ? Optional.of("there is no display; start it in a desktop session, or add --headless")
        : Optional.empty();
  }

  private static int run(Options options) throws Exception {
    Path cache =
        options.value("cache").isPresent()
            ? Path.of(options.value("cache").get())
            : Files.createTempDirectory("fasit-desk");
    Framework framework = framework(options, cache);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework)));
    framework.init();
    List<String> lame = start(framework, Path.of(options.value("bundles").orElseThrow()));
    lame.forEach(System.err::println);
    boolean scripted = options.value("script").isPresent();
    if (!lame.isEmpty() && scripted) {
      stop(framework);
      return 1;
    }
    framework.waitForStop(0);
    return scripted ? Integer.getInteger("fasit.desk.exit", 2) : 0;
  }

  private static void prepareScreen(Options options) {
    if (options.flag("headless") && options.value("pictures").isEmpty()) {
      System.setProperty("java.awt.headless", "true");
    }
    if (options.value("pictures").isPresent()) {
      System.setProperty("sun.java2d.uiScale", "2");
    }
  }

  private static Framework framework(Options options, Path cache) {
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    properties.put(
        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SYSTEM_PACKAGES);
    pass(options, "config", "fasit.config", properties);
    pass(options, "lang", "fasit.language", properties);
    for (String name : List.of("open", "script", "report", "pictures", "theme", "patience")) {
      pass(options, name, "fasit.desk." + name, properties);
    }
    if (options.flag("headless")) {
      properties.put("fasit.desk.headless", "true");
    }
    return ServiceLoader.load(FrameworkFactory.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no OSGi framework on the class path"))
        .newFramework(properties);
  }

  private static void pass(
      Options options, String name, String property, Map<String, String> properties) {
    options.value(name).ifPresent(value -> properties.put(property, value));
  }

  /** Starts all bundles; tells which did not become active, and why. */
  private static List<String> start(Framework framework, Path folder)
      throws IOException, BundleException {
    List<Bundle> bundles = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        bundles.add(framework.getBundleContext().installBundle(file.toUri().toString()));
      }
    }
    framework.start();
    List<String> lame = new ArrayList<>();
    for (Bundle bundle : bundles) {
      boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
      if (!fragment) {
        try {
          bundle.start();
        } catch (BundleException e) {
          lame.add("bundle not started: " + bundle.getSymbolicName() + ": " + e.getMessage());
        }
      }
    }
    return lame;
  }

  private static void stop(Framework framework) {
    try {
      framework.stop();
      framework.waitForStop(10_000);
    } catch (BundleException e) {
      System.err.println("the framework does not stop: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
