package org.fasit.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * What keeps entries from a destination, from its first attempt until a delivery succeeds.
 *
 * @param cause what kind of trouble it is
 * @param words what the last attempt came to and, where a person must act, what to do and who can
 *     do it
 * @param since when the first attempt came to that
 */
public record DeliveryTrouble(Cause cause, String words, Instant since) {

  /** What may pass by itself stands as trouble from then on. */
  public static final Duration LASTING = Duration.ofHours(1);

  /** The kinds of trouble. */
  public enum Cause {
    /** The destination does not know us, or does not believe us. */
    SIGN_IN,
    /** It knows us and does not allow us what we do. */
    PERMISSION,
    /** One side does not trust the other's certificate, or there is no safe version of TLS. */
    CERTIFICATE,
    /** A setting does not fit, such as an address at which something else answers. */
    SETTINGS,
    /** Anything else, which may pass by itself. */
    OTHER;

    /** The cause that a failure names; {@link #OTHER} when it names none. */
    public static Cause of(Throwable failure) {
      return failure instanceof AccessException told ? told.trouble() : OTHER;
    }

    /** Whether it stays so until a person acts. */
    public boolean needsPerson() {
      return this != OTHER;
    }
  }

  /**
   * Whether a person is to be told by now: at once of what needs one, of all else after a while.
   */
  public boolean stands(Instant now) {
    return cause.needsPerson() || !since.plus(LASTING).isAfter(now);
  }

  /** The same trouble, when it began earlier than this process knows. */
  public DeliveryTrouble begunBy(DeliveryTrouble earlier) {
    return earlier.cause == cause && earlier.since.isBefore(since)
        ? new DeliveryTrouble(cause, words, earlier.since)
        : this;
  }
}
