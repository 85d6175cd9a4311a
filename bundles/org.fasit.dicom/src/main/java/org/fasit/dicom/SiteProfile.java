package org.fasit.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fasit.dicom.internal.ProfileParser;
import org.fasit.dicom.internal.TextPattern;
import org.fasit.dicom.internal.Texts;

/**
 * What a site knows of its AI products that their objects do not say themselves.
 *
 * @param senders whose objects count as AI results although nothing in them tells so
 * @param rules how the objects of certain senders are read; the first that fits decides
 * @param version the SHA-256 of the file that the rules stand in, in hexadecimal; empty without one
 */
public record SiteProfile(List<Sender> senders, List<ProfileRule> rules, String version) {

  /** A larger profile is not read. */
  public static final int MOST_BYTES = 1 << 18;

  /** A site that knows nothing special. */
  public static final SiteProfile NONE = new SiteProfile(List.of());

  public SiteProfile {
    senders = List.copyOf(senders);
    rules = List.copyOf(rules);
  }

  /** A site that names senders and knows no more of them. */
  public SiteProfile(List<Sender> senders) {
    this(senders, List.of(), "");
  }

  /**
   * Reads a profile file (see docs/profiles.md).
   *
   * @param locale the language of what is told when something is wrong
   * @throws IOException when the file cannot be read
   * @throws BadProfileException when something in it is wrong; nothing of it is used then
   */
  public static SiteProfile read(Path file, Locale locale) throws IOException, BadProfileException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readNBytes(MOST_BYTES + 1), locale);
    }
  }

  /** Like {@link #read}, for the bytes of a file. */
  public static SiteProfile parse(byte[] file, Locale locale) throws BadProfileException {
    return new ProfileParser(new Texts(locale)).parse(file);
  }

  /** Whether objects with this Manufacturer and Series Description are of one of the senders. */
  public boolean names(String manufacturer, String seriesDescription) {
    return senders.stream().anyMatch(sender -> sender.fits(manufacturer, seriesDescription));
  }

  /** This profile with other senders. */
  public SiteProfile withSenders(List<Sender> others) {
    return new SiteProfile(others, rules, version);
  }

  /**
   * A sender of AI results. Both patterns must fit the whole text; {@code *} stands for any
   * characters, {@code ?} for one; case does not matter.
   *
   * @param manufacturer pattern of (0008,0070) Manufacturer
   * @param seriesDescription pattern of (0008,103E) Series Description
   */
  public record Sender(String manufacturer, String seriesDescription) {

    /** Whether objects with this Manufacturer and Series Description count as AI results. */
    public boolean fits(String actualManufacturer, String actualDescription) {
      return TextPattern.fits(manufacturer, actualManufacturer)
          && TextPattern.fits(seriesDescription, actualDescription);
    }
  }
}
