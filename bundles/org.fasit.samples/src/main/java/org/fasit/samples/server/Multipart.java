package org.fasit.samples.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies of several parts (RFC 2046 section 5.1). */
final class Multipart {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");

  private Multipart() {}

  /** The content of each part, without its headers. */
  static List<byte[]> parts(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.find()) {
      throw new IllegalArgumentException("no boundary");
    }
    List<byte[]> parts = new ArrayList<>();
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    for (String part : text.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
      int start = part.indexOf("\r\n\r\n");
      if (start >= 0 && !part.startsWith("--")) {
        parts.add(part.substring(start + 4).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return parts;
  }

  /** Several parts of one kind. */
  static byte[] write(String boundary, String type, List<String> parts) {
    StringBuilder body = new StringBuilder();
    for (String part : parts) {
      body.append("--%s\r\nContent-Type: %s\r\n\r\n%s\r\n".formatted(boundary, type, part));
    }
    return body.append("--" + boundary + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
