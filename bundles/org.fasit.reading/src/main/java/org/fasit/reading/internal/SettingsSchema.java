package org.fasit.reading.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which sections and keys the settings file may have, and what values each takes. */
final class SettingsSchema {

  /** What a key takes. */
  sealed interface Kind {
    /** Text; not blank. */
    record Text() implements Kind {}

    /**
     * One of these words.
     *
     * @param refused words that would mean something, but are not possible, each with the key of
     *     the message that says why and what to do
     */
    record Word(Set<String> words, Map<String, String> refused) implements Kind {
      Word(Set<String> words) {
        this(words, Map.of());
      }
    }

    /**
     * A path; {@code ~/} and {@code ${user.home}} are the user's home, a relative one lies beside
     * the settings file.
     */
    record FilePath() implements Kind {}

    /** A key as {@code javax.swing.KeyStroke} reads it, or {@code none}. */
    record Keystroke() implements Kind {}

    /** A whole number, both ends included. */
    record Whole(int from, int to) implements Kind {}

    /** A number, both ends included. */
    record Decimal(double from, double to) implements Kind {}

    /** {@code true} or {@code false}. */
    record Flag() implements Kind {}

    /** A list of texts. */
    record Texts() implements Kind {}

    /** A list of objects with these keys, handed on as JSON text. */
    record Objects(Map<String, Kind> keys, Set<String> required) implements Kind {}
  }

  private static final Kind TEXT = new Kind.Text();
  private static final Kind PATH = new Kind.FilePath();
  private static final Kind FLAG = new Kind.Flag();
  private static final Kind KEYSTROKE = new Kind.Keystroke();
  private static final Kind TEXTS = new Kind.Texts();
  private static final Kind MONTHS = new Kind.Whole(0, 1800);

  /** Whose objects count as AI results although nothing in them says so. */
  static final Kind.Objects SENDERS =
      new Kind.Objects(
          Map.of("manufacturer", TEXT, "seriesDescription", TEXT),
          Set.of("manufacturer", "seriesDescription"));

  /** Who reads at this workstation, to choose from. */
  static final Kind.Objects READERS =
      new Kind.Objects(Map.of("id", TEXT, "name", TEXT), Set.of("id"));

  /** What the AI products are made for. */
  static final Kind.Objects PRODUCTS =
      new Kind.Objects(
          Map.of(
              "name",
              TEXT,
              "manufacturer",
              TEXT,
              "threshold",
              new Kind.Decimal(0, 1),
              "modalities",
              TEXTS,
              "bodyParts",
              TEXTS,
              "viewPositions",
              TEXTS,
              "patientPositions",
              TEXTS,
              "minimumAgeMonths",
              MONTHS,
              "maximumAgeMonths",
              MONTHS),
          Set.of("name"));

  /** Sections that hold without being in the file: their components have defaults. */
  static final List<String> ALWAYS = List.of("audit", "journal", "filter", "vigilance", "reading");

  /**
   * What no component takes: what the settings serve themselves, and the mode of reading, which has
   * one value only.
   */
  static final Set<String> OWN = Set.of("keys", "pacs.node", "reading.mode");

  private static final Set<String> SECRETS = Set.of("bearer", "token", "siteKey");

  /** All sections, each with its keys. */
  static final Map<String, Map<String, Kind>> SECTIONS =
      Map.of(
          "journal",
          Map.of("folder", PATH),
          "audit",
          Map.ofEntries(
              Map.entry("file", FLAG),
              Map.entry("folder", PATH),
              Map.entry("keepDays", new Kind.Whole(1, 36_500)),
              Map.entry("largestMegabytes", new Kind.Whole(1, 1_000_000)),
              Map.entry("syslog", new Kind.Word(Set.of("none", "udp", "tls"))),
              Map.entry("host", TEXT),
              Map.entry("port", new Kind.Whole(1, 65_535)),
              Map.entry("messageId", TEXT),
              Map.entry("caFile", PATH),
              Map.entry("caPassword", TEXT),
              Map.entry("certificate", PATH),
              Map.entry("certificateKey", PATH),
              Map.entry("certificatePassword", TEXT),
              Map.entry("site", TEXT)),
          "pacs",
          Map.ofEntries(
              Map.entry("node", TEXT),
              Map.entry("transport", new Kind.Word(Set.of("stow", "cstore"))),
              Map.entry("url", TEXT),
              Map.entry("user", TEXT),
              Map.entry("password", TEXT),
              Map.entry("bearer", TEXT),
              Map.entry("bearerFile", PATH),
              Map.entry("tls", FLAG),
              Map.entry("caFile", PATH),
              Map.entry("caPassword", TEXT),
              Map.entry("certificate", PATH),
              Map.entry("certificateKey", PATH),
              Map.entry("certificatePassword", TEXT),
              Map.entry("host", TEXT),
              Map.entry("port", new Kind.Whole(1, 65_535)),
              Map.entry("aet", TEXT),
              Map.entry("callingAet", TEXT),
              Map.entry("timeoutSeconds", new Kind.Whole(1, 3600)),
              Map.entry("holdSeconds", new Kind.Whole(0, 3600)),
              Map.entry("timeZone", TEXT),
              Map.entry("worklist", new Kind.Word(Set.of("auto", "on", "off"))),
              Map.entry("codes", PATH),
              Map.entry("report", new Kind.Word(Set.of("auto", "3d", "2d"))),
              Map.entry("marks", FLAG),
              Map.entry("agreements", FLAG)),
          "sync",
          Map.ofEntries(
              Map.entry("url", TEXT),
              Map.entry("token", TEXT),
              Map.entry("site", TEXT),
              Map.entry("siteKey", TEXT),
              Map.entry("sendFreeText", FLAG),
              Map.entry("allowPlainHttp", FLAG),
              Map.entry("caFile", PATH),
              Map.entry("caPassword", TEXT),
              Map.entry("certificate", PATH),
              Map.entry("certificateKey", PATH),
              Map.entry("certificatePassword", TEXT)),
          "keys",
          Map.ofEntries(
              Map.entry("falsePositive", KEYSTROKE),
              Map.entry("falseNegative", KEYSTROKE),
              Map.entry("agree", KEYSTROKE),
              Map.entry("addendum", KEYSTROKE),
              Map.entry("next", KEYSTROKE),
              Map.entry("previous", KEYSTROKE),
              Map.entry("marks", KEYSTROKE),
              Map.entry("open", KEYSTROKE),
              Map.entry("reader", KEYSTROKE),
              Map.entry("undo", KEYSTROKE),
              Map.entry("dismiss", KEYSTROKE)),
          "filter",
          Map.of("rules", PATH),
          "vigilance",
          Map.of("margin", new Kind.Decimal(0, 0.5), "products", PRODUCTS),
          "reading",
          Map.of(
              "readerId",
              TEXT,
              "readerName",
              TEXT,
              "mode",
              new Kind.Word(Set.of("CONCURRENT"), Map.of("READ_FIRST", "settings.readFirst")),
              "senders",
              SENDERS,
              "sharedAccounts",
              TEXTS,
              "readers",
              READERS,
              "profile",
              PATH,
              "superuser",
              FLAG));

  private SettingsSchema() {}

  /** Whether the value of a key, such as {@code pacs.password}, is never shown or told. */
  static boolean isSecret(String key) {
    String name = key.substring(key.indexOf('.') + 1);
    return name.toLowerCase(Locale.ROOT).endsWith("password") || SECRETS.contains(name);
  }
}
