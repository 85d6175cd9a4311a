package org.fasit.reading.internal;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;

/** A real Felix with the bundles that a test names by one class of each. */
final class Host implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 20_000;

  private final Framework framework;

  Host(Path cache, Map<String, String> properties) throws BundleException {
    Map<String, String> settings = new HashMap<>(properties);
    settings.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    settings.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "org.slf4j,org.osgi.service.cm;version=1.6.1");
    framework = new FrameworkFactory().newFramework(settings);
    framework.start();
  }

  /** Installs the bundles that hold these classes, then starts them all. */
  List<Bundle> run(String... classes) throws Exception {
    List<Bundle> bundles = new ArrayList<>();
    for (String name : classes) {
      bundles.add(framework.getBundleContext().installBundle(location(name)));
    }
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    return bundles;
  }

  private static String location(String className) throws Exception {
    Class<?> type = Class.forName(className, false, Host.class.getClassLoader());
    return "reference:" + place(type);
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return type.getProtectionDomain().getCodeSource().getLocation().toURI().toString();
  }

  /** The service of that name, once it is there. */
  Object service(String name) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (System.nanoTime() < end) {
      Optional<Object> found = find(name);
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(10);
    }
    throw new AssertionError("no service " + name + " among " + services());
  }

  private List<String> services() {
    return Arrays.stream(framework.getBundleContext().getBundles())
        .map(Bundle::getRegisteredServices)
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .map(Object::toString)
        .toList();
  }

  /** The service of that name now, of whichever class loader. */
  Optional<Object> find(String name) {
    return find(name, null);
  }

  /** The service of that name that a filter finds, of whichever class loader. */
  Optional<Object> find(String name, @Nullable String filter) {
    try {
      return Optional.ofNullable(framework.getBundleContext().getAllServiceReferences(name, filter))
          .map(references -> framework.getBundleContext().getService(references[0]));
    } catch (InvalidSyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(PATIENCE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
