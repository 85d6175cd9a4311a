package org.fasit.audit;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Finds the audit trail of a framework. */
public final class AuditTrails {

  private AuditTrails() {}

  /**
   * The trail that is there at each event. What happens while there is none is not recorded, so
   * that nobody has to wait for it.
   */
  public static AuditTrail of(BundleContext context) {
    return event -> {
      try {
        ServiceReference<AuditTrail> reference = context.getServiceReference(AuditTrail.class);
        AuditTrail trail = reference == null ? null : context.getService(reference);
        if (trail != null) {
          trail.record(event);
          context.ungetService(reference);
        }
      } catch (IllegalStateException stopped) {
        // The bundle that asks is just being stopped.
        return;
      }
    };
  }
}
