package org.fasit.pacs.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fasit.pacs.internal.WebClient.Answer;

/** What a server says, made short enough for one line on a screen. */
final class HttpText {

  private static final int LONGEST = 200;

  private HttpText() {}

  static String line(String text) {
    String line = text.replaceAll("<[^>]*>", " ").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  static String line(byte[] body) {
    byte[] start = Arrays.copyOf(body, Math.min(body.length, 8 * LONGEST));
    return line(new String(start, StandardCharsets.UTF_8));
  }

  /** That a server answered with this status, and with which words. */
  static String trouble(Answer answer) {
    String said = line(answer.body());
    return said.isEmpty()
        ? Messages.text("trouble.silent", answer.status())
        : Messages.text("trouble", answer.status(), said);
  }
}
