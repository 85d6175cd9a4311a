package org.fasit.dicom.internal;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;
import org.fasit.model.Code;

/**
 * Units of measurement that are compared exactly with each other: lengths, areas, volumes, masses,
 * times and shares in UCUM. Any other unit is only equal to itself.
 */
final class Units {

  /** A unit, as so many of the first one of its kind. */
  private record Unit(String kind, BigDecimal factor) {}

  private static final Map<String, Unit> KNOWN =
      Map.ofEntries(
          unit("m", "length", "1"),
          unit("dm", "length", "0.1"),
          unit("cm", "length", "0.01"),
          unit("mm", "length", "0.001"),
          unit("um", "length", "0.000001"),
          unit("m2", "area", "1"),
          unit("cm2", "area", "0.0001"),
          unit("mm2", "area", "0.000001"),
          unit("m3", "volume", "1"),
          unit("dm3", "volume", "0.001"),
          unit("cm3", "volume", "0.000001"),
          unit("mm3", "volume", "0.000000001"),
          unit("l", "volume", "0.001"),
          unit("dl", "volume", "0.0001"),
          unit("cl", "volume", "0.00001"),
          unit("ml", "volume", "0.000001"),
          unit("ul", "volume", "0.000000001"),
          unit("kg", "mass", "1000"),
          unit("g", "mass", "1"),
          unit("mg", "mass", "0.001"),
          unit("ug", "mass", "0.000001"),
          unit("h", "time", "3600"),
          unit("min", "time", "60"),
          unit("s", "time", "1"),
          unit("ms", "time", "0.001"),
          unit("1", "share", "1"),
          unit("%", "share", "0.01"));

  private Units() {}

  private static Map.Entry<String, Unit> unit(String code, String kind, String factor) {
    return Map.entry(code, new Unit(kind, new BigDecimal(factor)));
  }

  /**
   * Compares a value with a limit.
   *
   * @param value finite
   * @param unit its unit
   * @param limit finite
   * @param unitOfLimit a UCUM code
   * @return negative, 0 or positive as the value is below, at or above the limit; empty when the
   *     units cannot be compared exactly
   */
  static OptionalInt compare(double value, Code unit, double limit, String unitOfLimit) {
    if (!unit.scheme().equalsIgnoreCase("UCUM")) {
      return OptionalInt.empty();
    }
    String sent = plain(unit.value());
    String wanted = plain(unitOfLimit);
    Unit one = KNOWN.getOrDefault(sent, new Unit(sent, BigDecimal.ONE));
    Unit other = KNOWN.getOrDefault(wanted, new Unit(wanted, BigDecimal.ONE));
    return one.kind().equals(other.kind())
        ? OptionalInt.of(in(one, value).compareTo(in(other, limit)))
        : OptionalInt.empty();
  }

  private static BigDecimal in(Unit unit, double value) {
    return BigDecimal.valueOf(value).multiply(unit.factor());
  }

  /** UCUM has two codes for the litre. */
  private static String plain(String code) {
    String unit = code.strip();
    return unit.matches("[dcmu]?L") ? unit.replace('L', 'l') : unit;
  }
}
