package org.fasit.pacs.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers of several parts (RFC 2046 section 5.1). */
final class Multipart {

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  private Multipart() {}

  /** What stands in each part, without its headers; empty when it is no such answer. */
  static Optional<List<byte[]>> parts(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")
        || !boundary.find()) {
      return Optional.empty();
    }
    String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    List<byte[]> parts = new ArrayList<>();
    int at = text.indexOf("\r\n--" + mark);
    while (at >= 0) {
      int next = text.indexOf("\r\n--" + mark, at + 1);
      int start = text.indexOf("\r\n\r\n", at + 1);
      if (next > start && start >= 0) {
        parts.add(text.substring(start + 4, next).getBytes(StandardCharsets.ISO_8859_1));
      }
      at = next;
    }
    return Optional.of(parts);
  }
}
