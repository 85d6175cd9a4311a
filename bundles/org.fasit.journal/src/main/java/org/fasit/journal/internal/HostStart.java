package org.fasit.journal.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;

/** The host's start, which is not to be slowed down by what can as well be done after it. */
final class HostStart {

  private static final long LONGEST_SECONDS = 60;

  private final CountDownLatch over = new CountDownLatch(1);

  HostStart(BundleContext context) {
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.STARTED) {
            over.countDown();
          }
        };
    context.addFrameworkListener(listener);
    if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() != Bundle.STARTING) {
      context.removeFrameworkListener(listener);
      over.countDown();
    }
  }

  /** Waits until all is started that the host starts, a minute at most. */
  void await() {
    try {
      over.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
