package org.fasit.registry.internal.http;

/** A request that is not answered as asked; told to the caller as {@code problem+json}. */
final class Trouble extends RuntimeException {

  private final int status;
  private final String code;

  /**
   * Tells why.
   *
   * @param code the kind, for machines, such as {@code MALFORMED}
   * @param detail a sentence for people
   */
  Trouble(int status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  static Trouble badParameter(String detail) {
    return new Trouble(400, "PARAMETER", detail);
  }
}
