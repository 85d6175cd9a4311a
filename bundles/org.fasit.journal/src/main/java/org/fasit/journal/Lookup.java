package org.fasit.journal;

import java.util.Optional;
import org.fasit.model.Entry;

/**
 * What a journal answers when it is asked for an entry. "Not there" and "could not be read just
 * now" are two answers: whoever gets the second waits and asks again, and decides nothing by it.
 */
public sealed interface Lookup {

  /** The entry is there. */
  record Found(Entry entry) implements Lookup {}

  /** All of the journal was read, and no such entry is in it. */
  record NotThere() implements Lookup {}

  /**
   * The entry may be there, but the journal, or the part that may hold it, cannot be read just now.
   *
   * @param reason what is in the way, in the user's language
   */
  record Unreadable(String reason) implements Lookup {}

  /** The answer of a journal all of which can be read. */
  static Lookup of(Optional<Entry> entry) {
    return entry.<Lookup>map(Found::new).orElseGet(NotThere::new);
  }

  /**
   * The entry; empty when it is certain that there is none.
   *
   * @throws UnreadableException when that is not certain
   */
  default Optional<Entry> known() throws UnreadableException {
    if (this instanceof Unreadable unreadable) {
      throw new UnreadableException(unreadable.reason());
    }
    return this instanceof Found found ? Optional.of(found.entry()) : Optional.empty();
  }
}
