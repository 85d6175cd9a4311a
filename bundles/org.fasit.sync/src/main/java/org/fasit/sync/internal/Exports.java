package org.fasit.sync.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fasit.audit.AuditEvent.Exported;
import org.fasit.audit.AuditEvent.Node;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditTrail;
import org.fasit.sync.internal.Subjects.Subject;

/**
 * Tells the audit trail what has left for the registry: a message for each patient of a call
 * (PS3.15 section A.5.3.4), with pseudonyms as they went. That an entry failed is told once, not at
 * each attempt. Of an entry whose study is not at hand nothing is told: none of its patient went.
 */
final class Exports {

  private static final int MOST_REMEMBERED = 10_000;

  private final AuditTrail trail;
  private final Node registry;
  private final Set<UUID> failed = new HashSet<>();

  Exports(AuditTrail trail, String address) {
    this.trail = trail;
    this.registry = new Node(address, address);
  }

  /**
   * An entry that was in a call.
   *
   * @param subject whose data it is
   */
  record Item(UUID entry, Optional<Subject> subject) {}

  /** The registry took the call. */
  synchronized void arrived(List<Item> call) {
    call.forEach(item -> failed.remove(item.entry));
    tell(call, Outcome.SUCCESS);
  }

  /** The call went out, and what came of it is not known or not good. */
  synchronized void failed(List<Item> call, String why) {
    List<Item> news = new ArrayList<>();
    for (Item item : call) {
      if (failed.size() >= MOST_REMEMBERED) {
        failed.clear();
      }
      if (failed.add(item.entry)) {
        news.add(item);
      }
    }
    tell(news, Outcome.failed(why));
  }

  private void tell(List<Item> items, Outcome outcome) {
    Map<String, Set<String>> studies = new LinkedHashMap<>();
    for (Item item : items) {
      item.subject.ifPresent(
          subject ->
              studies
                  .computeIfAbsent(subject.patient(), patient -> new LinkedHashSet<>())
                  .add(subject.study()));
    }
    studies.forEach(
        (patient, of) -> trail.record(new Exported(registry, patient, List.copyOf(of), outcome)));
  }
}
