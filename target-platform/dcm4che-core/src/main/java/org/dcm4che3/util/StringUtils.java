package org.dcm4che3.util;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The part of dcm4che's string functions that needs nothing else; bus spread them over its own
 * core.
 */
public class StringUtils {
  public static final String[] EMPTY_STRING = {};
  public static final String LINE_SEPARATOR = System.lineSeparator();

  public static String[] split(String s, char delim) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = s.indexOf(delim); end >= 0; end = s.indexOf(delim, start)) {
      parts.add(s.substring(start, end));
      start = end + 1;
    }
    parts.add(s.substring(start));
    return parts.toArray(EMPTY_STRING);
  }

  public static String concat(String[] parts, char delim) {
    return concat(Arrays.asList(parts), delim);
  }

  public static String concat(Collection<String> parts, char delim) {
    List<String> texts = new ArrayList<>(parts.size());
    for (String part : parts) texts.add(part == null ? "" : part);
    return String.join(String.valueOf(delim), texts);
  }

  public static String cut(String s, int index, char delim) {
    String[] parts = split(s, delim);
    return index < parts.length ? parts[index] : "";
  }

  public static String trimTrailing(String s) {
    int end = s.length();
    while (end > 0 && s.charAt(end - 1) <= ' ') end--;
    return s.substring(0, end);
  }

  public static String truncate(String s, int maxLength) {
    return s.length() > maxLength ? s.substring(0, maxLength) : s;
  }

  public static <T> boolean equals(T a, T b) {
    return Objects.equals(a, b);
  }

  public static <T> boolean contains(T[] values, T value) {
    return Arrays.asList(values).contains(value);
  }

  public static <T> T maskNull(T value, T other) {
    return value == null ? other : value;
  }

  public static String maskEmpty(String s, String other) {
    return s == null || s.isEmpty() ? other : s;
  }

  public static <T> T nullify(T value, T nullValue) {
    return Objects.equals(value, nullValue) ? null : value;
  }

  public static boolean containsWildCard(String s) {
    return s.indexOf('*') >= 0 || s.indexOf('?') >= 0;
  }

  public static double parseDS(String s) {
    return Double.parseDouble(s.replace(',', '.'));
  }

  public static long parseIS(String s) {
    return Long.parseLong(s.startsWith("+") ? s.substring(1) : s);
  }
}
