package org.fasit.audit.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An audit message.
 *
 * @param time when it happened
 * @param failure whether it tells of a failure or an alert
 * @param xml one line
 */
record Message(Instant time, boolean failure, String xml) {

  byte[] bytes() {
    return xml.getBytes(StandardCharsets.UTF_8);
  }
}
