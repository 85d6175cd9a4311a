package org.fasit.registry.internal.intake;

/** Why an entry, or a whole batch, is not taken. */
public final class Refusal extends Exception {

  private final String code;

  /** One entry is not taken, for that reason. */
  Refusal(String reason) {
    this("MALFORMED", reason);
  }

  /** The whole batch is not taken. */
  Refusal(String code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  /** The kind of refusal, such as {@code MALFORMED}. */
  public String code() {
    return code;
  }

  /** What is wrong, field first. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
