package org.fasit.pacs.internal;

import java.util.Optional;

/** What became of one instance. */
sealed interface StoreStatus {

  /**
   * The PACS has it.
   *
   * @param warning what the PACS remarked, such as that it changed elements
   */
  record Stored(Optional<String> warning) implements StoreStatus {
    static final Stored PLAIN = new Stored(Optional.empty());
  }

  /** Not now; a later attempt may succeed. */
  record Again(String reason) implements StoreStatus {}

  /** Refused without telling which instance or why: the request may have been harmed. */
  record Unclear(String reason) implements StoreStatus {}

  /** Refused for good. */
  record Rejected(String reason) implements StoreStatus {}

  /** Refused for good, for the PACS does not take instances of that SOP Class. */
  record ClassRefused(String reason) implements StoreStatus {}

  /** The PACS says that it has an instance of that UID; to be checked. */
  record AlreadyThere(String reason) implements StoreStatus {}
}
