package org.fasit.dicom.document;

/** Makes texts fit their DICOM value representations (PS3.5 section 6.2). */
final class Texts {

  static final int SH = 16;
  static final int LO = 64;
  static final int PN = 64;
  static final int UT = 10_240;

  private Texts() {}

  /** One line without control characters or backslashes, at most so many characters. */
  static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    text.codePoints()
        .map(c -> c == '\\' ? '/' : Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return cut(line.toString().strip(), longest);
  }

  /** Unlimited text with its line breaks. */
  static String prose(String text) {
    StringBuilder prose = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c))
        .forEach(prose::appendCodePoint);
    return cut(prose.toString().strip(), UT);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splitsPair ? longest - 1 : longest).strip();
  }
}
