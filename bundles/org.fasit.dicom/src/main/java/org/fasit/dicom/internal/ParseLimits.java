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

  /**
   * A segmentation up to its pixel data: five items a frame, so that 16,000 frames are read. Colour
   * tables and the like are passed over.
   */
  static final ParseLimits SEGMENTATION =
      new ParseLimits(64, 80_000, 400_000, 1 << 20, 64L << 20, true);

  /** A presentation state: graphics are small, lookup tables are passed over. */
  static final ParseLimits PRESENTATION =
      new ParseLimits(64, 40_000, 300_000, 4 << 20, 16L << 20, true);

  /** A picture's header with its palette. */
  static final ParseLimits PICTURE = new ParseLimits(64, 1_000, 5_000, 1 << 18, 16L << 20, true);

  /** What is read on the way to pixel data and of them; nothing is kept. */
  static final ParseLimits PIXELS = new ParseLimits(64, 0, 16, 1 << 10, 512L << 20, true);
}
