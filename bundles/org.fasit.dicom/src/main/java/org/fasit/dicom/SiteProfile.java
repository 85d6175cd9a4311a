package org.fasit.dicom;

import java.util.List;
import java.util.Locale;

/**
 * What a site knows of its AI products that their objects do not say themselves.
 *
 * @param senders whose objects count as AI results although nothing in them tells so
 */
public record SiteProfile(List<Sender> senders) {

  /** A site that knows nothing special. */
  public static final SiteProfile NONE = new SiteProfile(List.of());

  public SiteProfile {
    senders = List.copyOf(senders);
  }

  /** Whether objects with this Manufacturer and Series Description count as AI results. */
  public boolean names(String manufacturer, String seriesDescription) {
    return senders.stream().anyMatch(sender -> sender.fits(manufacturer, seriesDescription));
  }

  /**
   * A sender of AI results. Both patterns must fit the whole text; {@code *} stands for any
   * characters, {@code ?} for one; case does not matter.
   *
   * @param manufacturer pattern of (0008,0070) Manufacturer
   * @param seriesDescription pattern of (0008,103E) Series Description
   */
  public record Sender(String manufacturer, String seriesDescription) {

    boolean fits(String actualManufacturer, String actualDescription) {
      return like(manufacturer, actualManufacturer) && like(seriesDescription, actualDescription);
    }

    private static boolean like(String pattern, String text) {
      return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }

    /**
     * Linear in practice, at worst the product of both lengths; a regular expression is neither.
     */
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
}
