package org.fasit.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.sync.IdentityGuard.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityGuardTest {

  private static final IdentityGuard GUARD =
      IdentityGuard.of(
          new Study(
              new Patient(
                  "Prøve^Åse^Bo",
                  "AB-1234567",
                  "HOSP",
                  Optional.of(LocalDate.of(1980, 3, 2)),
                  Sex.FEMALE),
              "1.2.3.4",
              "S77",
              "ACC-9981",
              Optional.empty(),
              Optional.empty(),
              "Wrist",
              "DX",
              "WRIST",
              Optional.empty()),
          new Reader("kl-4471", "Lege^Kari"),
          List.of("1.2.840.99.1.2.3.4.5", "tracking-77"));

  /** A made-up number with both check digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01010750160",
        "010107 50160",
        "010107-50160",
        "01 01 07 501 60",
        "01.01.07.50160",
        "0 1 0 1 0 7 5 0 1 6 0",
        "pasient 01010750160.",
        "x01010750160y",
        "901010750160",
        "010107\u00a050160",
        "０１０１０７５０１６０",
      })
  void refusesANationalIdentityNumberHoweverSpaced(String text) {
    assertEquals(Optional.of(Trouble.NATIONAL_ID), GUARD.troubleIn(text));
    assertEquals(Optional.of(Trouble.NATIONAL_ID), GUARD.traceIn(text));
  }

  @Test
  void findsEveryNumberWithBothCheckDigitsAndFewOthers() {
    long seed = 20_261_122L;
    Random random = new Random(seed);
    int valid = 0;
    int claimed = 0;
    for (int i = 0; i < 200_000; i++) {
      int day = 1 + random.nextInt(31) + (random.nextBoolean() ? 40 : 0);
      String number =
          "%02d%02d%02d%05d"
              .formatted(day, 1 + random.nextInt(12), random.nextInt(100), random.nextInt(100_000));
      boolean right = hasBothCheckDigits(number);
      boolean found =
          IdentityGuard.general().traceIn(number).equals(Optional.of(Trouble.NATIONAL_ID));
      assertEquals(right, found, number + ", seed " + seed);
      valid += right ? 1 : 0;
      claimed += found ? 1 : 0;
    }
    assertTrue(valid > 1000 && claimed == valid, "seed " + seed + ": " + valid);
  }

  /** Straight from the definition: modulus 11, 11 becomes 0, 10 is never given out. */
  private static boolean hasBothCheckDigits(String number) {
    int first = check(number.substring(0, 9), new int[] {3, 7, 6, 1, 8, 9, 4, 5, 2});
    int second = check(number.substring(0, 10), new int[] {5, 4, 3, 2, 7, 6, 5, 4, 3, 2});
    return first != 10
        && second != 10
        && number.charAt(9) - '0' == first
        && number.charAt(10) - '0' == second;
  }

  private static int check(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    int check = 11 - sum % 11;
    return check == 11 ? 0 : check;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "born 02.03.1980",
        "born 2.3.80",
        "f. 02-03-80",
        "1980-03-02",
        "1980/3/2",
        "19800302",
        "02031980",
        "2. mars 1980",
        "2 March 1980",
        "March 2nd, 1980",
        "2. mars '80",
        "020380",
        "800302",
        "12.11.2024",
        "2024-11-12",
        "12. nov. 2024",
        "20241112",
      })
  void refusesFullDates(String text) {
    assertEquals(Optional.of(Trouble.DATE), GUARD.troubleIn(text), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4.11", "2024-11-12", "build 20241112", "12.11.2024", "1.2.3"})
  void letsOtherDatesPassInTextsThatMachinesGive(String text) {
    assertEquals(Optional.empty(), GUARD.traceIn(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1980-03-02",
        "19800302",
        "02.03.1980",
        "2/3/1980",
        "02.03.80",
        "020380",
        "3-2-1980"
      })
  void findsTheBirthDateInTextsThatMachinesGive(String text) {
    assertEquals(Optional.of(Trouble.DATE), GUARD.traceIn("v" + " " + text + " x"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prøve has it",
        "PROEVE",
        "prove",
        "for Åse",
        "aase.",
        "ASE",
        "Bo sin arm",
        "Bos arm",
        "Åses arm",
        "xxprøvexx",
        "says Kari",
        "Lege Kari",
      })
  void refusesNamesHoweverSpelled(String text) {
    assertEquals(Optional.of(Trouble.NAME), GUARD.traceIn(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AB-1234567",
        "ab1234567",
        "id AB 123 4567 there",
        "acc-9981",
        "ACC9981",
        "S77",
        "KL4471",
        "KL4471",
        "hosp",
        "tracking-77",
        "1.2.840.113619.2.55.3.604688119.868",
      })
  void refusesIdentifiers(String text) {
    assertEquals(Optional.of(Trouble.IDENTIFIER), GUARD.traceIn(text), text);
  }

  @ParameterizedTest
  @CsvSource({
    "Old fracture of the radius",
    "Growth plate taken for a fracture",
    "seen on 2 of 3 views at 14:30",
    "52 % on the second view",
    "Boston brace",
    "Abortet opptak",
    "se forrige undersøkelse",
    "SCT 125605004",
    "2.4.1",
  })
  void letsOrdinaryCommentsPass(String text) {
    assertEquals(Optional.empty(), GUARD.troubleIn(text), text);
  }

  @Test
  void staysFastOnTextsMadeToBeSlow() {
    String spaces = "1" + " ".repeat(100_000) + "2";
    String dots = "1.".repeat(50_000) + "x";
    String digits = "7".repeat(100_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String text : List.of(spaces, dots, digits)) {
            GUARD.troubleIn(text);
          }
        });
  }
}
