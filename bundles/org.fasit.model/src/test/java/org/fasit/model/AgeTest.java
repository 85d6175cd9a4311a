package org.fasit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {

  @ParameterizedTest
  @CsvSource({"008Y, 96", "018M, 18", "003W, 0", "010W, 2", "040D, 1", "000D, 0", "' 090Y', 1080"})
  void readsDicomAgeStrings(String ageString, int months) {
    assertEquals(Optional.of(new Age(months)), Age.parse(ageString));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8Y", "008", "008y", "-08Y", "999Y", "abcY"})
  void refusesWhatIsNoAge(String ageString) {
    assertEquals(Optional.empty(), Age.parse(ageString));
  }

  @Test
  void countsCompletedMonths() {
    LocalDate birth = LocalDate.of(2018, 9, 15);
    assertEquals(Optional.of(new Age(95)), Age.between(birth, LocalDate.of(2026, 9, 14)));
    assertEquals(Optional.of(new Age(96)), Age.between(birth, LocalDate.of(2026, 9, 15)));
  }

  @Test
  void refusesStudiesBeforeBirthAndImpossibleAges() {
    LocalDate birth = LocalDate.of(2026, 1, 2);
    assertEquals(Optional.empty(), Age.between(birth, LocalDate.of(2026, 1, 1)));
    assertEquals(Optional.empty(), Age.between(LocalDate.of(1800, 1, 1), birth));
    assertThrows(IllegalArgumentException.class, () -> new Age(-1));
  }

  @Test
  void tellsTheFirstTwoYearsInMonths() {
    assertTrue(new Age(23).toldInMonths());
    assertFalse(new Age(24).toldInMonths());
    assertEquals(2, new Age(35).years());
  }
}
