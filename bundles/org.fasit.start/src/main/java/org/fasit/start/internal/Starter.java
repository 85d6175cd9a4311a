package org.fasit.start.internal;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts our other bundles, which the host only installs, on a thread of its own: when the
 * framework has started, or at once when it has already. They are started for this time only, so
 * that the next start too is over before theirs.
 */
public final class Starter implements BundleActivator {

  private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
  private static final String OURS = "org.fasit.";

  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean stopping;

  @Override
  public void start(BundleContext context) {
    context.addFrameworkListener(
        event -> {
          if (event.getType() == FrameworkEvent.STARTED) {
            begin(context);
          }
        });
    if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.ACTIVE) {
      begin(context);
    }
  }

  private void begin(BundleContext context) {
    if (begun.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> startAll(context), "fasit-start");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void startAll(BundleContext context) {
    long before = System.nanoTime();
    try {
      List<Bundle> others =
          Arrays.stream(context.getBundles()).filter(other -> isToStart(other, context)).toList();
      context
          .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
          .adapt(FrameworkWiring.class)
          .resolveBundles(others);
      for (Bundle other : others) {
        if (stopping) {
          return;
        }
        start(other);
      }
      LOG.debug("Started in {} ms", (System.nanoTime() - before) / 1_000_000);
    } catch (IllegalStateException stopped) {
      LOG.debug("The host stopped in the middle of the start", stopped);
    }
  }

  private static boolean isToStart(Bundle other, BundleContext context) {
    String name = other.getSymbolicName();
    boolean resting = other.getState() == Bundle.INSTALLED || other.getState() == Bundle.RESOLVED;
    return name != null
        && name.startsWith(OURS)
        && resting
        && other != context.getBundle()
        && !isFragment(other);
  }

  private static boolean isFragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }

  private void start(Bundle other) {
    try {
      other.start(Bundle.START_TRANSIENT);
    } catch (BundleException e) {
      if (!stopping) {
        LOG.error("{} cannot be started, so Fasit does not work whole", other.getSymbolicName(), e);
      }
    }
  }

  @Override
  public void stop(BundleContext context) {
    stopping = true;
  }
}
