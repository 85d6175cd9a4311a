package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.Optional;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditEvent.Subject;
import org.fasit.pacs.Worklist;
import org.fasit.pacs.internal.UpsClient.Reply;
import org.fasit.pacs.internal.UpsClient.Told;

/**
 * The work items of the cases. Each step first looks at where the item stands, so that a step that
 * was cut short is taken up again and a repeat changes nothing.
 *
 * <p>Methods answer with what a person should know, if anything, and throw an {@link IOException}
 * for what should be tried again.
 */
final class UpsWorklist {

  /** How often a state that another changes under our hands is looked at again. */
  private static final int PATIENCE = 3;

  private final UpsClient client;
  private final Worklist.Mode mode;
  private Optional<Boolean> there = Optional.empty();
  private Optional<String> unusable = Optional.empty();

  /**
   * The work item of a case.
   *
   * @param transaction the lock by which it is ours
   * @param subject whose data it is about
   */
  record WorkItem(String uid, String transaction, Subject subject) {}

  UpsWorklist(UpsClient client, Worklist.Mode mode) {
    this.client = client;
    this.mode = mode;
  }

  UpsClient client() {
    return client;
  }

  /**
   * Whether cases become work items. A server is asked once; one that has no work items is not
   * asked again until the settings or the viewer are started anew.
   */
  synchronized boolean isInUse() throws IOException, InterruptedException {
    if (mode == Worklist.Mode.OFF || unusable.isPresent()) {
      return false;
    }
    if (there.isEmpty()) {
      there = Optional.of(client.isThere());
    }
    if (!there.get() && mode == Worklist.Mode.ON) {
      there = Optional.empty();
      throw new IOException(Messages.text("ups.none", client.base()));
    }
    return there.orElse(false);
  }

  /** Puts a case on the worklist; one that is there already stays as it is. */
  Optional<String> put(WorkItem item, UpsJson task) throws IOException, InterruptedException {
    return client.get(item.uid()).isPresent()
        ? Optional.empty()
        : told(true, item, () -> create(item.uid(), task));
  }

  private Optional<String> create(String uid, UpsJson task)
      throws IOException, InterruptedException {
    Told told = client.create(uid, task);
    if (told.reply() == Reply.REFUSED || told.reply() == Reply.GONE) {
      return Optional.of(Messages.text("ups.refused", told.words()));
    }
    if (client.get(uid).isPresent()) {
      return Optional.empty();
    }
    if (told.reply() == Reply.CONFLICT) {
      return Optional.of(Messages.text("ups.refused", told.words()));
    }
    synchronized (this) {
      unusable = Optional.of(Messages.text("ups.ownIds", client.base()));
      return unusable;
    }
  }

  /** Tells that a case was decided on. */
  Optional<String> complete(WorkItem item, UpsJson performed)
      throws IOException, InterruptedException {
    Optional<UpsState> found = state(item.uid());
    return isOpen(found)
        ? told(false, item, () -> complete(item.uid(), item.transaction(), found, performed))
        : Optional.empty();
  }

  private Optional<String> complete(
      String uid, String transaction, Optional<UpsState> found, UpsJson performed)
      throws IOException, InterruptedException {
    for (int look = 0; look < PATIENCE; look++) {
      Optional<UpsState> state = look == 0 ? found : state(uid);
      if (state.isEmpty() || state.get().isFinal()) {
        return Optional.empty();
      }
      if (state.get() == UpsState.SCHEDULED
          && client.changeState(uid, UpsState.IN_PROGRESS, transaction).reply() != Reply.DONE) {
        continue;
      }
      Told told = client.update(uid, performed, transaction);
      if (told.reply() == Reply.DONE) {
        told = client.changeState(uid, UpsState.COMPLETED, transaction);
      }
      if (told.reply() == Reply.DONE) {
        return Optional.empty();
      }
      if (!isOpen(uid)) {
        return Optional.empty();
      }
      return Optional.of(Messages.text("ups.notOurs", told.words()));
    }
    throw new IOException(Messages.text("ups.contested"));
  }

  /** Takes a case off the worklist. Whoever else works on it is asked to give it up. */
  Optional<String> cancel(WorkItem item, UpsJson why, UpsJson progress)
      throws IOException, InterruptedException {
    Optional<UpsState> found = state(item.uid());
    return isOpen(found)
        ? told(false, item, () -> cancel(item, found.get(), why, progress))
        : Optional.empty();
  }

  private Optional<String> cancel(WorkItem item, UpsState state, UpsJson why, UpsJson progress)
      throws IOException, InterruptedException {
    String uid = item.uid();
    String transaction = item.transaction();
    if (state == UpsState.IN_PROGRESS
        && client.update(uid, progress, transaction).reply() == Reply.DONE
        && client.changeState(uid, UpsState.CANCELED, transaction).reply() == Reply.DONE) {
      return Optional.empty();
    }
    Told told = client.requestCancel(uid, why);
    if (told.reply() == Reply.DONE || !isOpen(uid)) {
      return Optional.empty();
    }
    return Optional.of(Messages.text("ups.notOurs", told.words()));
  }

  /** Changes an item, and tells the audit trail how that went. */
  private Optional<String> told(
      boolean created, WorkItem item, PacsAudit.Work<Optional<String>> change)
      throws IOException, InterruptedException {
    try {
      Optional<String> objection = change.run();
      Outcome outcome = objection.map(Outcome::failed).orElse(Outcome.SUCCESS);
      client.audit().workitem(created, item.subject(), item.uid(), outcome);
      return objection;
    } catch (IOException e) {
      client.audit().workitem(created, item.subject(), item.uid(), PacsAudit.failed(e));
      throw e;
    }
  }

  private boolean isOpen(String uid) throws IOException, InterruptedException {
    return isOpen(state(uid));
  }

  private static boolean isOpen(Optional<UpsState> state) {
    return state.filter(it -> !it.isFinal()).isPresent();
  }

  /** Where it stands; empty when there is no such item, or no state that is known. */
  private Optional<UpsState> state(String uid) throws IOException, InterruptedException {
    return client.get(uid).flatMap(UpsItem::state);
  }
}
