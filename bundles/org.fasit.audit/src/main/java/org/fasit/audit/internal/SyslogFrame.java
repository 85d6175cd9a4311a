package org.fasit.audit.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/**
 * Syslog messages (RFC 5424) with the facility authpriv, as DICOM PS3.15 section A.6 has them.
 *
 * @param messageId MSGID
 */
record SyslogFrame(Origin origin, String messageId) {

  private static final int AUTHPRIV = 10;
  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_APPLICATION = 48;
  private static final int LONGEST_ID = 32;

  byte[] of(Message message) {
    int priority = AUTHPRIV * 8 + (message.failure() ? WARNING : NOTICE);
    String header =
        "<%d>1 %s %s %s %d %s - "
            .formatted(
                priority,
                message.time().truncatedTo(ChronoUnit.MILLIS),
                word(origin.host(), LONGEST_HOST),
                word(origin.application(), LONGEST_APPLICATION),
                origin.process(),
                word(messageId, LONGEST_ID));
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    frame.writeBytes(BOM);
    frame.writeBytes(message.bytes());
    return frame.toByteArray();
  }

  private static String word(String text, int longest) {
    String printable = text.replaceAll("[^\\x21-\\x7e]", "_");
    if (printable.isEmpty()) {
      return "-";
    }
    return printable.length() <= longest ? printable : printable.substring(0, longest);
  }
}
