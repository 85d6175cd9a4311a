package org.fasit.audit.internal;

/** XML as text on one line, of values that may hold anything. */
final class XmlText {

  private static final int LONGEST = 8_000;

  private final StringBuilder text = new StringBuilder(2048);
  private boolean inTag;

  XmlText open(String element) {
    endTag();
    text.append('<').append(element);
    inTag = true;
    return this;
  }

  XmlText attribute(String name, String value) {
    text.append(' ').append(name).append("=\"");
    escape(value);
    text.append('"');
    return this;
  }

  XmlText element(String name, String content) {
    open(name);
    endTag();
    escape(content);
    return close(name);
  }

  XmlText close(String element) {
    if (inTag) {
      text.append("/>");
      inTag = false;
    } else {
      text.append("</").append(element).append('>');
    }
    return this;
  }

  private void endTag() {
    if (inTag) {
      text.append('>');
      inTag = false;
    }
  }

  String text() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text;
  }

  /** What XML 1.0 cannot hold, and line ends, become a space. */
  private void escape(String value) {
    String bounded = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    bounded
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(isAllowed(point) ? point : ' ');
              }
            });
  }

  private static boolean isAllowed(int point) {
    return point >= 0x20 && point < 0x7F
        || point >= 0xA0 && point < 0xD800 && point != 0x2028 && point != 0x2029
        || point >= 0xE000 && point <= 0xFFFD
        || point >= 0x1_0000;
  }
}
