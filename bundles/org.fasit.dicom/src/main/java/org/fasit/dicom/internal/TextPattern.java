package org.fasit.dicom.internal;

import java.util.Locale;

/**
 * Patterns for whole texts: {@code *} stands for any characters, {@code ?} for one; case does not
 * matter.
 */
public final class TextPattern {

  private TextPattern() {}

  /**
   * Whether the pattern fits the whole text. Linear in practice, at worst the product of both
   * lengths; a regular expression is neither.
   */
  public static boolean fits(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && wanted == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && (wanted == '?' || wanted == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(rest -> rest == '*');
  }
}
