package org.fasit.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a product's version: the very text, or a range of version numbers.
 *
 * @param text as the rules file has it, such as {@code 2.4.1} or {@code >=2.4 <3}
 * @param lower the lower bound of a range
 * @param upper the upper bound of a range; without any bound, the text itself must be equal
 */
public record VersionCondition(String text, Optional<Bound> lower, Optional<Bound> upper) {

  private static final String NUMBER = "[0-9]{1,18}(?:\\.[0-9]{1,18}){0,5}";
  private static final Pattern RANGE =
      Pattern.compile("(>=?) ?(%1$s)(?: (<=?) ?(%1$s))?|(<=?) ?(%1$s)".formatted(NUMBER));
  private static final Pattern EXACT = Pattern.compile("[^<>=\\s](?:[^<>=]*[^<>=\\s])?");
  private static final Pattern LEADING_NUMBER =
      Pattern.compile("[vV]?(%s)(?![.0-9]).*".formatted(NUMBER), Pattern.DOTALL);

  /** Reads a condition; empty when it is neither a plain version nor a range. */
  static Optional<VersionCondition> parse(String text) {
    if (EXACT.matcher(text).matches()) {
      return Optional.of(new VersionCondition(text, Optional.empty(), Optional.empty()));
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    Optional<Bound> upper = bound(range.group(3), range.group(4));
    return Optional.of(
        new VersionCondition(
            text,
            bound(range.group(1), range.group(2)),
            upper.or(() -> bound(range.group(5), range.group(6)))));
  }

  /** Whether no version can lie between the bounds. */
  boolean isVoid() {
    if (lower.isEmpty() || upper.isEmpty()) {
      return false;
    }
    int order = lower.get().version().compareTo(upper.get().version());
    return order > 0 || order == 0 && !(lower.get().inclusive() && upper.get().inclusive());
  }

  /**
   * Whether a version as sent matches. A range looks at the number that it begins with ({@code
   * 2.4.1} of {@code v2.4.1-rc2}); a version that begins with none matches no range.
   */
  boolean holds(String version) {
    if (lower.isEmpty() && upper.isEmpty()) {
      return text.equalsIgnoreCase(version.strip());
    }
    Matcher leading = LEADING_NUMBER.matcher(version.strip());
    if (!leading.matches()) {
      return false;
    }
    VersionNumber number = VersionNumber.of(leading.group(1));
    return lower.map(bound -> bound.admits(number.compareTo(bound.version()))).orElse(true)
        && upper.map(bound -> bound.admits(bound.version().compareTo(number))).orElse(true);
  }

  private static Optional<Bound> bound(@Nullable String comparator, @Nullable String number) {
    return comparator == null || number == null
        ? Optional.empty()
        : Optional.of(new Bound(VersionNumber.of(number), comparator.endsWith("=")));
  }

  /** One end of a range. */
  public record Bound(VersionNumber version, boolean inclusive) {

    private boolean admits(int distance) {
      return distance > 0 || distance == 0 && inclusive;
    }
  }

  /** Numbers from the weightiest on; one that is left out counts as 0. */
  public record VersionNumber(List<Long> parts) implements Comparable<VersionNumber> {
    public VersionNumber {
      parts = List.copyOf(parts);
    }

    private static VersionNumber of(String number) {
      return new VersionNumber(Arrays.stream(number.split("\\.")).map(Long::valueOf).toList());
    }

    @Override
    public int compareTo(VersionNumber other) {
      int length = Math.max(parts.size(), other.parts.size());
      for (int i = 0; i < length; i++) {
        int order = Long.compare(part(i), other.part(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    private long part(int index) {
      return index < parts.size() ? parts.get(index) : 0;
    }
  }
}
