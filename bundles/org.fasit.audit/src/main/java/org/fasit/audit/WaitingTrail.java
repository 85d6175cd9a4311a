package org.fasit.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.fasit.audit.AuditEvent.Alert;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/**
 * Hands events to the trail of a framework, in order and with their times. While there is none it
 * keeps them, up to a number, and listens for one to come.
 */
final class WaitingTrail implements AuditTrail, ServiceListener {

  private final BundleContext context;
  private final Clock clock;
  private final Queue<Kept> waiting = new ArrayDeque<>();
  private long dropped;
  private boolean listening;

  private record Kept(AuditEvent event, Instant at) {}

  WaitingTrail(BundleContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  @Override
  public void record(AuditEvent event) {
    record(event, clock.instant());
  }

  @Override
  public synchronized void record(AuditEvent event, Instant at) {
    if (waiting.size() < AuditTrails.MOST_WAITING) {
      waiting.add(new Kept(event, at));
    } else {
      dropped++;
    }
    handOn();
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    if (event.getType() == ServiceEvent.REGISTERED) {
      handOn();
    }
  }

  private synchronized void handOn() {
    try {
      ServiceReference<AuditTrail> reference = context.getServiceReference(AuditTrail.class);
      AuditTrail trail = reference == null ? null : context.getService(reference);
      if (trail == null) {
        listen();
        return;
      }
      handTo(trail);
      context.ungetService(reference);
      context.removeServiceListener(this);
      listening = false;
    } catch (IllegalStateException stopped) {
      // The bundle that asks is just being stopped.
      waiting.clear();
    }
  }

  /** Looks once more after that: one may have come in between. */
  private void listen() {
    if (!listening) {
      listening = true;
      context.addServiceListener(this);
      handOn();
    }
  }

  private void handTo(AuditTrail trail) {
    for (Kept next = waiting.poll(); next != null; next = waiting.poll()) {
      trail.record(next.event, next.at);
    }
    if (dropped > 0) {
      trail.record(Alert.dropped("org.fasit", dropped));
      dropped = 0;
    }
  }
}
