package org.fasit.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where entries are delivered: the PACS, the registry. Must be idempotent: an entry may come again
 * after a crash, and then counts once.
 */
@ConsumerType
public interface Destination {

  /** Short, stable name that the journal records: {@code pacs}, {@code registry}. */
  String name();

  /** Whether an event goes here. Must depend on the event alone. */
  boolean wants(Event event);

  /** How long a fresh entry is held back, so that an undo in that time sends neither. */
  Duration hold();

  /** The most entries in one call of {@link #deliver}, 1 and up. */
  int batchSize();

  /**
   * Delivers entries, oldest first, on a delivery thread.
   *
   * @return one outcome for each entry, in the same order
   * @throws IOException when the destination could not be reached or its answer not be understood:
   *     all of the batch is tried again later; a {@link BusyException} tells how much later, an
   *     {@link AccessException} that a person must act first
   */
  List<Outcome> deliver(List<Entry> entries) throws IOException, InterruptedException;

  /** What became of one entry. */
  sealed interface Outcome {
    /**
     * It is there (perhaps it was already).
     *
     * @param warning what the destination remarked, such as that it changed elements
     */
    record Delivered(Optional<String> warning) implements Outcome {
      /** It is there, and nothing is to be said of it. */
      public Delivered() {
        this(Optional.empty());
      }
    }

    /**
     * Not now; try again.
     *
     * @param reason why; where a person must act, what to do and who can do it
     * @param cause what kind of trouble it is
     */
    record Again(String reason, DeliveryTrouble.Cause cause) implements Outcome {
      /** Something that may pass by itself. */
      public Again(String reason) {
        this(reason, DeliveryTrouble.Cause.OTHER);
      }
    }

    /**
     * Refused without telling what is wrong, as also happens when the request was harmed on its
     * way. Tried again twice; refused in the same way a third time, it counts as rejected.
     */
    record Unclear(String reason) implements Outcome {}

    /** Never as it stands: a person must look. */
    record Rejected(String reason) implements Outcome {}
  }
}
