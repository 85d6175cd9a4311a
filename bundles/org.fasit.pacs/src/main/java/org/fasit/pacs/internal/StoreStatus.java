package org.fasit.pacs.internal;

import java.util.Optional;
import org.fasit.journal.DeliveryTrouble.Cause;

/** What became of one instance. */
sealed interface StoreStatus {

  /** Why it is not there; empty when it is. */
  String reason();

  /**
   * The PACS has it.
   *
   * @param warning what the PACS remarked, such as that it changed elements
   */
  record Stored(Optional<String> warning) implements StoreStatus {
    static final Stored PLAIN = new Stored(Optional.empty());

    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * Not now; a later attempt may succeed.
   *
   * @param cause whether a person must act first
   */
  record Again(String reason, Cause cause) implements StoreStatus {
    Again(String reason) {
      this(reason, Cause.OTHER);
    }

    /** Whether the PACS knows us and does not let us store, or does not know us. */
    boolean notAllowed() {
      return cause == Cause.SIGN_IN || cause == Cause.PERMISSION;
    }
  }

  /** Refused without telling which instance or why: the request may have been harmed. */
  record Unclear(String reason) implements StoreStatus {}

  /** Refused for good. */
  record Rejected(String reason) implements StoreStatus {}

  /** Refused for good, for the PACS does not take instances of that SOP Class. */
  record ClassRefused(String reason) implements StoreStatus {}

  /**
   * The PACS did not take the instance, and may have it already; the PACS is to be asked. Servers
   * say "already there" by many names.
   *
   * @param said whether the PACS says so itself
   * @param otherwise what it is when the PACS does not have it, or cannot be asked and did not say
   */
  record MayBeThere(String reason, boolean said, StoreStatus otherwise) implements StoreStatus {}
}
