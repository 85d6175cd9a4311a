package org.fasit.dicom.internal;

/**
 * What one object may cost.
 *
 * @param depth levels of nested sequence items
 * @param items sequence items kept
 * @param elements data elements kept
 * @param valueBytes bytes of one value
 * @param totalBytes bytes read in all, after inflating; bounds what is passed over, too
 * @param skipsLargeValues whether a larger value is passed over; else it ends the reading
 */
record ParseLimits(
    int depth, int items, int elements, int valueBytes, long totalBytes, boolean skipsLargeValues) {

  /**
   * A structured report. The largest real ones (an image library of several thousand slices, some
   * hundred measurement groups) stay below this by half.
   */
  static final ParseLimits REPORT = new ParseLimits(64, 60_000, 400_000, 1 << 20, 16L << 20, false);

  /** An image's header up to the pixel data. */
  static final ParseLimits HEADER = new ParseLimits(64, 1_000, 5_000, 1 << 16, 16L << 20, true);
}
