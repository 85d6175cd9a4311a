package org.fasit.dicom;

import java.util.Locale;

/**
 * How to read.
 *
 * @param profile what the site knows of its AI products
 * @param everyone read every structured object, whoever made it
 * @param locale the language of reasons and notes: Norwegian bokmål, else English
 */
public record ReaderOptions(SiteProfile profile, boolean everyone, Locale locale) {

  /** AI results only, no site profile, in the user's language. */
  public static ReaderOptions standard() {
    return new ReaderOptions(SiteProfile.NONE, false, Locale.getDefault());
  }

  /** These options with another profile. */
  public ReaderOptions with(SiteProfile other) {
    return new ReaderOptions(other, everyone, locale);
  }
}
