package org.fasit.audit;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Takes note of what matters for security and privacy. A service; thread-safe. */
@ProviderType
public interface AuditTrail {

  /** Takes note of nothing. */
  AuditTrail NONE = event -> {};

  /** Takes note of an event that has just happened. Returns at once, and never fails. */
  void record(AuditEvent event);

  /** Takes note of an event that happened a while ago. */
  default void record(AuditEvent event, Instant at) {
    record(event);
  }
}
