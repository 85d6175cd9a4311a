package org.fasit.audit;

import java.time.Clock;
import org.osgi.framework.BundleContext;

/** Finds the audit trail of a framework. */
public final class AuditTrails {

  /** How many events wait for a trail that is not there yet. */
  public static final int MOST_WAITING = 500;

  private AuditTrails() {}

  /**
   * The trail that is there at each event. While there is none, events wait for it, so that nobody
   * has to; of more than {@link #MOST_WAITING} it is told how many there were.
   */
  public static AuditTrail of(BundleContext context) {
    return new WaitingTrail(context, Clock.systemUTC());
  }
}
