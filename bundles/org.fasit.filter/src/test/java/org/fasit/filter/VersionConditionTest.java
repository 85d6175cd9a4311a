package org.fasit.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConditionTest {

  @ParameterizedTest
  @CsvSource({
    "2.4.1, 2.4.1, true",
    "2.4.1, ' 2.4.1 ', true",
    "2.4, 2.4.0, false",
    "2.4-RC1, 2.4-rc1, true",
    "'2.4 (build 7)', '2.4 (build 7)', true",
    ">=2.4, 2.4, true",
    ">=2.4, 2.4.0, true",
    ">=2.4, 2.10, true",
    ">=2.4, 2.3.9, false",
    ">2.4, 2.4.0, false",
    ">2.4, 2.4.0.1, true",
    "<3, 2.99.99, true",
    "<3, 3.0, false",
    "<=3, 3.0, true",
    "'>=2.4 <3', 2.9, true",
    "'>=2.4 <3', 3, false",
    "'>= 2.4 < 3', 2.9, true",
    ">=2.4, v2.5, true",
    ">=2.4, 2.5-rc1, true",
    ">=2.4, '2.5 (build 77)', true",
    ">=2.4, 20240115120000, true",
    ">=2.4, unknown, false",
    ">=2.4, '', false",
    ">=2.4, 3., false",
    "<3, 1.2.3.4.5.6.7, false",
    "<3, 99999999999999999999, false",
  })
  void comparesVersions(String condition, String version, boolean matches) {
    assertEquals(matches, VersionCondition.parse(condition).orElseThrow().holds(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " 2.4", "=2.4", ">=", ">=x", "<3 >=2", ">=2,<3", ">=2 >=3", ">=2 <3 <4"})
  void refusesWhatIsNoVersionAndNoRange(String condition) {
    assertTrue(VersionCondition.parse(condition).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'>=3 <2', true",
    "'>=3 <3', true",
    "'>3 <=3', true",
    "'>=3 <=3.0', false",
    "'>=2.4 <2.10', false",
    "<3, false",
    "2.4, false",
  })
  void knowsARangeInWhichNothingLies(String condition, boolean isVoid) {
    assertEquals(isVoid, VersionCondition.parse(condition).orElseThrow().isVoid());
  }

  @Test
  void aHostileVersionCostsNoTime() {
    String hostile = "1.".repeat(500_000) + "x";
    VersionCondition range = VersionCondition.parse(">=1").orElseThrow();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertEquals(false, range.holds(hostile)));
  }
}
