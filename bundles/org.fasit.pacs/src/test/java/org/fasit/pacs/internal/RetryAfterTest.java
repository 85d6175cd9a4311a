package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");

  @Test
  void secondsAndDatesAreUnderstood() {
    assertEquals(Optional.of(Duration.ofSeconds(120)), RetryAfter.parse(" 120 ", NOW));
    assertEquals(
        Optional.of(Duration.ofMinutes(3)), RetryAfter.parse("Mon, 14 Sep 2026 10:03:00 GMT", NOW));
    assertEquals(
        Optional.of(Duration.ZERO), RetryAfter.parse("Mon, 14 Sep 2026 09:00:00 GMT", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "14 Sep 2026"})
  void whatIsNeitherIsNotUnderstood(String value) {
    assertEquals(Optional.empty(), RetryAfter.parse(value, NOW));
  }
}
