package org.fasit.audit;

import java.util.Optional;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.tls.TlsTrouble;

/**
 * Tells the audit trail that a node could not prove who it is, or did not accept who we are. Told
 * once until it works again or fails in another way, not at each attempt. Thread-safe.
 */
public final class NodeAlerts {

  private final AuditTrail trail;
  private final String node;
  private Optional<String> told = Optional.empty();

  /**
   * Tells nothing yet.
   *
   * @param node address of the node
   */
  public NodeAlerts(AuditTrail trail, String node) {
    this.trail = trail;
    this.node = node;
  }

  /** A connection came about. */
  public synchronized void connected() {
    told = Optional.empty();
  }

  /** An attempt failed; nothing is told when TLS is not what failed. */
  public synchronized void failed(Throwable failure) {
    Optional<String> words = TlsTrouble.words(failure);
    if (words.isEmpty() || words.equals(told)) {
      return;
    }
    told = words;
    Outcome outcome = Outcome.failedSeriously(words.get());
    trail.record(new Alert(Alert.Kind.NODE_AUTHENTICATION, node, words.get(), outcome));
  }
}
