package org.fasit.ui;

import java.util.List;
import org.fasit.model.Region;

/**
 * One finding's mark on the image.
 *
 * @param number the number on its row; 0 for what the reader added
 * @param label short text for the selected mark
 * @param regions where
 * @param style how it is drawn
 * @param selected whether it is the selected finding
 */
public record Mark(int number, String label, List<Region> regions, Style style, boolean selected) {
  public Mark {
    regions = List.copyOf(regions);
  }

  /** What the line says. */
  public enum Style {
    /** Solid: the AI states it. */
    STATED,
    /** Dotted: doubtful. */
    DOUBTFUL,
    /** Dashed: logged as false positive. */
    FALSE_POSITIVE,
    /** Plus with ring: the AI missed it. */
    MISSED
  }
}
