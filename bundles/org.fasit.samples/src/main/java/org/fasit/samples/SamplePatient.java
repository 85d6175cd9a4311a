package org.fasit.samples;

import java.time.LocalDate;
import java.util.Locale;
import org.fasit.model.Age;
import org.fasit.model.Sex;

/**
 * A made-up person.
 *
 * @param name DICOM Person Name
 * @param id made up as well, and no national identity number
 */
record SamplePatient(String name, String id, LocalDate birthDate, Sex sex) {

  static final String ISSUER = "PRØVESYKEHUSET";

  private static final String[] FAMILIES = {
    "Prøve", "Test", "Øvelse", "Eksempel", "Påfunn", "Oppdiktet", "Ærlig", "Skjærgård"
  };
  private static final String[] WOMEN = {
    "Åse", "Bjørg", "Sølvi", "Gjøa", "Målfrid", "Ingebjørg", "Kari", "Rønnaug"
  };
  private static final String[] MEN = {
    "Ola", "Kåre", "Pål", "Håkon", "Bård", "Øystein", "Jørgen", "Asbjørn"
  };

  /** Ages in months, so that every age group from the fourth month to the 93rd year occurs. */
  private static final int[] AGES = {
    4, 14, 31, 60, 88, 111, 139, 162, 180, 197, 215, 240, 277, 310, 345, 388, 421, 460, 502, 547,
    590, 629, 668, 701, 733, 770, 799, 826, 853, 877, 900, 925, 948, 972, 1001, 1024, 1050, 1069,
    1090, 1109
  };

  /** The n-th person, as old on that day as the list of ages says. */
  static SamplePatient number(int n, LocalDate studyDate) {
    boolean woman = n % 2 == 0;
    String given = (woman ? WOMEN : MEN)[n / 2 % WOMEN.length];
    String family = FAMILIES[(n * 3 + n / 8) % FAMILIES.length];
    LocalDate birth = studyDate.minusMonths(AGES[n * 7 % AGES.length]).minusDays(3 + n % 20);
    String id = String.format(Locale.ROOT, "FASIT-%04d", n + 1);
    return new SamplePatient(family + '^' + given, id, birth, woman ? Sex.FEMALE : Sex.MALE);
  }

  /** DICOM Age String on that day: in months under two years. */
  String ageString(LocalDate day) {
    Age age = Age.between(birthDate, day).orElseThrow();
    return age.toldInMonths()
        ? String.format(Locale.ROOT, "%03dM", age.months())
        : String.format(Locale.ROOT, "%03dY", age.years());
  }
}
