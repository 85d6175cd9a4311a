package org.fasit.ui.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.Score;

/** Findings, sites, sides and scores in words. */
public final class CodeText {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

  private CodeText() {}

  /** A code's meaning in the user's language where it is known, else as sent, else its value. */
  public static String of(Code code) {
    return Messages.find("code." + code.scheme() + "." + code.value())
        .orElseGet(() -> code.meaning().isBlank() ? code.value() : clean(code.meaning()));
  }

  /** Site and side, such as {@code radius, left}; empty when neither is told. */
  public static String where(Finding finding) {
    String site = finding.site().map(CodeText::of).map(CodeText::lower).orElse("");
    String side = finding.laterality().map(CodeText::of).map(CodeText::lower).orElse("");
    return site.isEmpty() || side.isEmpty() ? site + side : site + ", " + side;
  }

  /** Finding, site and side in one line, such as {@code Fracture · radius, left}. */
  public static String whole(Finding finding) {
    String where = where(finding);
    return where.isEmpty() ? of(finding.code()) : of(finding.code()) + " · " + where;
  }

  /** The score's number and unit as the vendor sent them, such as {@code 87 %}. */
  static String score(Score score) {
    String unit = score.unit().strip();
    boolean wordless = unit.isEmpty() || unit.equals("1") || unit.startsWith("{");
    String number = Numbers.plain(score.value());
    return wordless ? number : number + "\u00a0" + clean(unit);
  }

  /** The score with its name, for tooltips and screen readers. */
  static Optional<String> scoreInFull(Finding finding) {
    return finding
        .confidenceAsSent()
        .map(score -> Messages.get("score.full", clean(score.name()), fullScore(score)));
  }

  private static String fullScore(Score score) {
    return Numbers.exact(score.value()) + (score.unit().isBlank() ? "" : " " + clean(score.unit()));
  }

  /** Vendors' texts on one line, without control characters, at most 200 characters. */
  public static String clean(String text) {
    String line = UNSEEN.matcher(text).replaceAll(" ").strip();
    return line.length() > 200 ? line.substring(0, 199) + "…" : line;
  }

  /** Begins a sentence. */
  static String upper(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Messages.locale()) + text.substring(1);
  }

  /** Lower-cases the first letter of an ordinary word; leaves acronyms alone. */
  static String lower(String text) {
    boolean acronym = text.length() > 1 && !Character.isLowerCase(text.charAt(1));
    return text.isEmpty() || acronym
        ? text
        : text.substring(0, 1).toLowerCase(Messages.locale()) + text.substring(1);
  }
}
