package org.fasit.audit.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A syslog message, taken apart as RFC 5424 section 6 has it. */
record SyslogLine(
    int facility,
    int severity,
    String time,
    String host,
    String application,
    String process,
    String messageId,
    String structuredData,
    String text) {

  private static final Pattern FORM =
      Pattern.compile(
          "<(\\d{1,3})>1 (\\S+) ([\\x21-\\x7e]{1,255}) ([\\x21-\\x7e]{1,48}) ([\\x21-\\x7e]{1,128})"
              + " ([\\x21-\\x7e]{1,32}) (-|\\[.*\\]) \uFEFF(.*)",
          Pattern.DOTALL);

  static SyslogLine parse(String line) {
    Matcher it = FORM.matcher(line);
    if (!it.matches()) {
      throw new IllegalArgumentException("not RFC 5424: " + line);
    }
    int priority = Integer.parseInt(it.group(1));
    return new SyslogLine(
        priority / 8,
        priority % 8,
        it.group(2),
        it.group(3),
        it.group(4),
        it.group(5),
        it.group(6),
        it.group(7),
        it.group(8));
  }
}
