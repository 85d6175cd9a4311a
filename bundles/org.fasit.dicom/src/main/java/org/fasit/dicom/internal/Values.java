package org.fasit.dicom.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.fasit.model.Code;

/** Values of a dataset that may hold anything: what does not make sense reads as absent. */
public final class Values {

  private static final int LONGEST_TEXT = 4096;
  private static final int DATE = 8;
  private static final int TIME = 6;
  private static final int FINEST = 6;

  private Values() {}

  /** The first value as text, stripped, without control characters, clipped; empty when absent. */
  public static String text(Attributes dataset, int tag) {
    try {
      String value = dataset.getString(tag, 0);
      return value == null ? "" : clean(value);
    } catch (RuntimeException e) {
      return "";
    }
  }

  /** The value as a UID; empty when absent or not one. */
  public static String uid(Attributes dataset, int tag) {
    return uid(text(dataset, tag));
  }

  /** The text if it is a UID; else empty. */
  static String uid(String value) {
    return value.length() <= 64 && isDotted(value) ? value : "";
  }

  private static boolean isDotted(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** The value as a whole number; the fallback when absent or not one. */
  public static int integer(Attributes dataset, int tag, int fallback) {
    try {
      return dataset.getInt(tag, fallback);
    } catch (RuntimeException e) {
      return fallback;
    }
  }

  /** All values as whole numbers; none when one of them is not. */
  public static int[] integers(Attributes dataset, int tag) {
    try {
      int[] values = dataset.getInts(tag);
      return values == null ? new int[0] : values;
    } catch (RuntimeException e) {
      return new int[0];
    }
  }

  /** The first value as a finite number. */
  public static OptionalDouble number(Attributes dataset, int tag) {
    try {
      double value = dataset.getDouble(tag, Double.NaN);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (RuntimeException e) {
      return OptionalDouble.empty();
    }
  }

  /** All values as single-precision numbers; none when absent. */
  public static float[] floats(Attributes dataset, int tag) {
    try {
      float[] values = dataset.getFloats(tag);
      return values == null ? new float[0] : values;
    } catch (RuntimeException e) {
      return new float[0];
    }
  }

  /** All values as double-precision numbers; none when absent. */
  public static double[] doubles(Attributes dataset, int tag) {
    try {
      double[] values = dataset.getDoubles(tag);
      return values == null ? new double[0] : values;
    } catch (RuntimeException e) {
      return new double[0];
    }
  }

  /** The items of a sequence; none when it is absent or no sequence. */
  public static List<Attributes> items(Attributes dataset, int tag) {
    try {
      Sequence sequence = dataset.getSequence(tag);
      return sequence == null ? List.of() : sequence;
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  /** The first item of a sequence. */
  public static Optional<Attributes> item(Attributes dataset, int tag) {
    List<Attributes> items = items(dataset, tag);
    return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
  }

  /** The code in the first item of a code sequence: basic, long or URN value. */
  public static Optional<Code> code(Attributes dataset, int tag) {
    return item(dataset, tag).flatMap(Values::code);
  }

  private static Optional<Code> code(Attributes item) {
    return code(
        text(item, Tag.CodeValue),
        text(item, Tag.LongCodeValue),
        text(item, Tag.URNCodeValue),
        text(item, Tag.CodingSchemeDesignator),
        text(item, Tag.CodeMeaning));
  }

  /** The code that these make; empty when it has neither value nor meaning. */
  static Optional<Code> code(
      String basicValue, String longValue, String urn, String scheme, String meaning) {
    String notBasic = longValue.isEmpty() ? urn : longValue;
    String value = basicValue.isEmpty() ? notBasic : basicValue;
    return value.isEmpty() && meaning.isEmpty()
        ? Optional.empty()
        : Optional.of(new Code(value, scheme, meaning));
  }

  /** A DICOM date, also in the old form with dots. */
  public static Optional<LocalDate> date(Attributes dataset, int tag) {
    String digits = text(dataset, tag).replace(".", "");
    if (digits.length() != DATE || !isNumber(digits, 0, DATE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6, 8))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A DICOM time to the second, also in the old form with colons and in parts. */
  public static Optional<LocalTime> time(Attributes dataset, int tag) {
    String digits = text(dataset, tag).replace(":", "");
    if (!isTime(digits)) {
      return Optional.empty();
    }
    String full = (digits + "0000").substring(0, 6);
    try {
      return Optional.of(
          LocalTime.of(
              Integer.parseInt(digits.substring(0, 2)),
              Integer.parseInt((digits.length() < 4 ? full : digits).substring(2, 4)),
              Integer.parseInt((digits.length() < 6 ? full : digits).substring(4, 6))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Hours, or with minutes, or with seconds, or with up to six places of their fraction. */
  private static boolean isTime(String text) {
    int whole = Math.min(text.length(), TIME);
    int places = text.length() - TIME - 1;
    boolean fraction =
        text.length() <= TIME
            || text.charAt(TIME) == '.'
                && places >= 1
                && places <= FINEST
                && isNumber(text, TIME + 1, text.length());
    return whole >= 2 && whole % 2 == 0 && isNumber(text, 0, whole) && fraction;
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String clean(String value) {
    if (value.length() <= LONGEST_TEXT && isPlain(value)) {
      return isPadded(value) ? value.strip() : value;
    }
    String clipped = value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value;
    StringBuilder text = new StringBuilder(clipped.length());
    clipped
        .codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : c)
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .forEach(text::appendCodePoint);
    return text.toString().strip();
  }

  private static boolean isPadded(String value) {
    int length = value.length();
    return length > 0 && (value.charAt(0) == ' ' || value.charAt(length - 1) == ' ');
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
