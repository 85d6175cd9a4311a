package org.aoju.bus.core.toolkit;

import java.util.regex.Pattern;

/** The part of bus's class of this name that the kept classes touch. */
public class StringKit {
  public static boolean isBlank(CharSequence s) {
    return s == null || s.toString().isBlank();
  }

  public static boolean hasText(String s) {
    return !isBlank(s);
  }

  public static String[] splitToArray(CharSequence s, CharSequence separator) {
    return s.toString().split(Pattern.quote(separator.toString()));
  }
}
