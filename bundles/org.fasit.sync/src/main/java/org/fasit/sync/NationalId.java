package org.fasit.sync;

/**
 * Finds Norwegian identity numbers: fødselsnummer and D-number, 11 digits of which the last two are
 * check digits (modulus 11; forskrift om folkeregistrering § 2-2). Synthetic numbers, whose month
 * is raised, count as well.
 */
final class NationalId {

  private static final int DIGITS = 11;
  private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
  private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  private static final int LARGEST_GAP = 2;
  private static final String SEPARATORS = " .-–/_\u00a0\u202f\t";

  private NationalId() {}

  /** Whether one stands in the text, with or without separators between its digits. */
  static boolean isIn(String text) {
    StringBuilder digits = new StringBuilder();
    int gap = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
        gap = 0;
        if (digits.length() >= DIGITS && isOne(digits, digits.length() - DIGITS)) {
          return true;
        }
      } else if (SEPARATORS.indexOf(c) < 0 || ++gap > LARGEST_GAP) {
        digits.setLength(0);
        gap = 0;
      }
    }
    return false;
  }

  private static boolean isOne(CharSequence digits, int from) {
    int day = (digits.charAt(from) - '0') * 10 + digits.charAt(from + 1) - '0';
    boolean plausible = day >= 1 && day <= 31 || day >= 41 && day <= 71;
    return plausible
        && sum(digits, from, FIRST_WEIGHTS) % DIGITS == 0
        && sum(digits, from, SECOND_WEIGHTS) % DIGITS == 0;
  }

  private static int sum(CharSequence digits, int from, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(from + i) - '0');
    }
    return sum;
  }
}
