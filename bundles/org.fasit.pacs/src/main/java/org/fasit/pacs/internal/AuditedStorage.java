package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fasit.audit.AuditEvent.Outcome;

/**
 * Tells the audit trail what was stored and what could not be. A failure that repeats itself is
 * told once, for a PACS that is out of order is tried again and again.
 */
final class AuditedStorage implements Storage {

  private static final int MOST_REMEMBERED = 10_000;

  private final Storage storage;
  private final PacsAudit audit;
  private final Map<String, String> told = new LinkedHashMap<>();

  AuditedStorage(Storage storage, PacsAudit audit) {
    this.storage = storage;
    this.audit = audit;
  }

  @Override
  public Map<String, StoreStatus> store(List<Outgoing> instances)
      throws IOException, InterruptedException {
    try {
      Map<String, StoreStatus> statuses = storage.store(instances);
      tell(instances, statuses);
      return statuses;
    } catch (IOException e) {
      failed(instances, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void tell(List<Outgoing> instances, Map<String, StoreStatus> statuses) {
    List<Outgoing> stored =
        instances.stream()
            .filter(it -> statuses.get(it.uid()) instanceof StoreStatus.Stored)
            .toList();
    audit.sent(stored, Outcome.SUCCESS);
    stored.forEach(it -> remember(it.uid(), ""));
    Map<String, List<Outgoing>> failures = new LinkedHashMap<>();
    Set<String> notAllowed = new LinkedHashSet<>();
    for (Outgoing instance : instances) {
      StoreStatus status = statuses.get(instance.uid());
      if (status == null || status instanceof StoreStatus.Stored) {
        continue;
      }
      failures.computeIfAbsent(status.reason(), reason -> new ArrayList<>()).add(instance);
      if (status instanceof StoreStatus.Again again && again.notAllowed()) {
        notAllowed.add(again.reason());
      }
    }
    notAllowed.forEach(audit::notAllowed);
    failures.forEach((reason, failed) -> failed(failed, reason));
  }

  private void failed(List<Outgoing> instances, String reason) {
    List<Outgoing> news = instances.stream().filter(it -> remember(it.uid(), reason)).toList();
    audit.sent(news, Outcome.failed(reason));
  }

  /** Whether this is something else than what was told of the instance last. */
  private synchronized boolean remember(String uid, String reason) {
    String before = told.remove(uid);
    if (!reason.isEmpty()) {
      told.put(uid, reason);
    }
    if (told.size() > MOST_REMEMBERED) {
      told.remove(told.keySet().iterator().next());
    }
    return !reason.equals(before);
  }
}
