package org.fasit.start.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.LoggerFactory;

/** In a real framework, with small bundles made here. */
@Timeout(60)
class StarterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OUR_LEVEL = 5;
  private static final int LAST_LEVEL = 9;

  /** What the bundle {@code org.fasit.slow} waits for. */
  private static CountDownLatch gate = new CountDownLatch(0);

  /** Tells in the framework's properties which thread started it. */
  public static final class Slow implements BundleActivator {
    @Override
    public void start(BundleContext context) throws InterruptedException {
      System.setProperty("fasit.test.thread", Thread.currentThread().getName());
      gate.await();
    }

    @Override
    public void stop(BundleContext context) {
      System.clearProperty("fasit.test.thread");
    }
  }

  @TempDir private Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Framework framework;

  @BeforeEach
  void listen() throws Exception {
    gate = new CountDownLatch(0);
    log.start();
    ((Logger) LoggerFactory.getLogger(Starter.class)).addAppender(log);
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    folder.resolve("cache").toString(),
                    Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                    "" + LAST_LEVEL,
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    "org.slf4j",
                    Constants.FRAMEWORK_BOOTDELEGATION,
                    "org.fasit.start.internal",
                    Constants.FRAMEWORK_BUNDLE_PARENT,
                    Constants.FRAMEWORK_BUNDLE_PARENT_APP));
    framework.init();
  }

  @AfterEach
  void stop() throws Exception {
    gate.countDown();
    framework.stop();
    framework.waitForStop(10_000);
    ((Logger) LoggerFactory.getLogger(Starter.class)).detachAppender(log);
  }

  private Bundle install(String name, Map<String, String> headers) throws Exception {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.putValue("Manifest-Version", "1.0");
    attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
    headers.forEach(attributes::putValue);
    Path jar = folder.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("content"));
    }
    Bundle bundle = framework.getBundleContext().installBundle(jar.toUri().toString());
    bundle.adapt(BundleStartLevel.class).setStartLevel(OUR_LEVEL);
    return bundle;
  }

  private Bundle plain(String name) throws Exception {
    return install(name, Map.of());
  }

  private Bundle slow() throws Exception {
    return install("org.fasit.slow", Map.of(Constants.BUNDLE_ACTIVATOR, Slow.class.getName()));
  }

  private Bundle starter() throws Exception {
    Bundle bundle =
        install("org.fasit.start", Map.of(Constants.BUNDLE_ACTIVATOR, Starter.class.getName()));
    bundle.start();
    return bundle;
  }

  private static void await(BooleanSupplier what) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!what.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertTrue(what.getAsBoolean());
  }

  @Test
  void theHostsStartDoesNotWaitForWhatIsStartedAfterIt() throws Exception {
    gate = new CountDownLatch(1);
    Bundle slow = slow();
    starter();

    framework.start();

    assertNotEquals(Bundle.ACTIVE, slow.getState());
    assertEquals(
        LAST_LEVEL, framework.adapt(FrameworkStartLevel.class).getStartLevel(), "all started");
    gate.countDown();
    await(() -> slow.getState() == Bundle.ACTIVE);
    assertEquals("fasit-start", System.getProperty("fasit.test.thread"));
  }

  @Test
  void startsAllOfOursAndNobodyElses() throws Exception {
    Bundle one = plain("org.fasit.one");
    Bundle two = plain("org.fasit.two");
    Bundle foreign = plain("org.example.other");
    starter();

    framework.start();

    await(() -> one.getState() == Bundle.ACTIVE && two.getState() == Bundle.ACTIVE);
    assertEquals(Bundle.INSTALLED, foreign.getState());
  }

  @Test
  void startsThemForThisTimeOnly() throws Exception {
    Bundle one = plain("org.fasit.one");
    starter();

    framework.start();

    await(() -> one.getState() == Bundle.ACTIVE);
    assertFalse(one.adapt(BundleStartLevel.class).isPersistentlyStarted());
  }

  @Test
  void saysWhichCannotBeStartedAndStartsTheRest() throws Exception {
    Bundle broken =
        install("org.fasit.broken", Map.of(Constants.IMPORT_PACKAGE, "org.example.missing"));
    Bundle last = plain("org.fasit.last");
    starter();

    framework.start();

    await(() -> last.getState() == Bundle.ACTIVE);
    assertEquals(Bundle.INSTALLED, broken.getState());
    List<ILoggingEvent> errors =
        List.copyOf(log.list).stream().filter(e -> e.getLevel() == Level.ERROR).toList();
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).getFormattedMessage().contains("org.fasit.broken"));
    assertTrue(errors.get(0).getThrowableProxy().getMessage().contains("org.example.missing"));
  }

  @Test
  void fragmentsAreLeftToTheirHost() throws Exception {
    Bundle one = plain("org.fasit.one");
    install("org.fasit.one.nb", Map.of(Constants.FRAGMENT_HOST, "org.fasit.one"));
    starter();

    framework.start();

    await(() -> one.getState() == Bundle.ACTIVE);
    assertEquals(
        List.of(), log.list.stream().filter(event -> event.getLevel() == Level.ERROR).toList());
  }

  @Test
  void startsAtOnceInAHostThatRunsAlready() throws Exception {
    framework.start();
    Bundle one = plain("org.fasit.one");

    starter();

    await(() -> one.getState() == Bundle.ACTIVE);
  }

  @Test
  void theHostCanStopInTheMiddle() throws Exception {
    gate = new CountDownLatch(1);
    slow();
    Bundle last = plain("org.fasit.z");
    Bundle starter = starter();
    framework.start();
    await(() -> System.getProperty("fasit.test.thread") != null);

    starter.stop();
    gate.countDown();
    Thread.sleep(100);

    assertNotEquals(Bundle.ACTIVE, last.getState());
  }
}
