package org.aoju.bus.image.galaxy.data;

import java.util.Date;
import java.util.TimeZone;

/**
 * Bus's interface of this name, and the place where its default character set is mended before any
 * text is touched.
 */
interface ValueType {
  boolean ASCII = AsciiByDefault.restore();

  boolean isStringValue();

  boolean useSpecificCharacterSet();

  boolean isIntValue();

  boolean isTemporalType();

  int numEndianBytes();

  byte[] toggleEndian(byte[] b, boolean preserve);

  byte[] toBytes(Object val, SpecificCharacterSet cs);

  String toString(Object val, boolean bigEndian, int valueIndex, String defVal);

  Object toStrings(Object val, boolean bigEndian, SpecificCharacterSet cs);

  int toInt(Object val, boolean bigEndian, int valueIndex, int defVal);

  int[] toInts(Object val, boolean bigEndian);

  float toFloat(Object val, boolean bigEndian, int valueIndex, float defVal);

  float[] toFloats(Object val, boolean bigEndian);

  double toDouble(Object val, boolean bigEndian, int valueIndex, double defVal);

  double[] toDoubles(Object val, boolean bigEndian);

  Date toDate(
      Object val, TimeZone tz, int valueIndex, boolean ceil, Date defVal, DatePrecision precision);

  Date[] toDate(Object val, TimeZone tz, boolean ceil, DatePrecision precisions);

  Object toValue(byte[] b);

  Object toValue(String s, boolean bigEndian);

  Object toValue(String[] ss, boolean bigEndian);

  Object toValue(int[] is, boolean bigEndian);

  Object toValue(float[] fs, boolean bigEndian);

  Object toValue(double[] ds, boolean bigEndian);

  Object toValue(Date[] ds, TimeZone tz, DatePrecision precision);

  boolean prompt(
      Object val, boolean bigEndian, SpecificCharacterSet cs, int maxChars, StringBuilder sb);

  int vmOf(Object val);

  /**
   * Its being there makes the virtual machine initialise this interface with the first class that
   * implements it.
   */
  default boolean isTextAsciiByDefault() {
    return ASCII;
  }
}
