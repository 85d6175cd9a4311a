package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.Optional;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.fasit.pacs.internal.StoreStatus.MayBeThere;

/**
 * Asks the PACS whether it has an instance that it did not take. The UID follows from the entry, so
 * an instance of that UID is ours, where it is found.
 */
final class StoreCheck {

  private StoreCheck() {}

  /** What became of the instance. */
  static StoreStatus of(MayBeThere status, Outgoing instance, InstanceSearch search)
      throws InterruptedException {
    try {
      return search.has(instance) ? StoreStatus.Stored.PLAIN : status.otherwise();
    } catch (NotSearchableException e) {
      return status.said()
          ? new StoreStatus.Stored(Optional.of(Messages.text("unchecked", status.reason())))
          : status.otherwise();
    } catch (IOException e) {
      return status.said()
          ? status.otherwise()
          : new StoreStatus.Again(
              status.reason() + ". " + Messages.text("notAsked", e.getMessage()));
    }
  }
}
