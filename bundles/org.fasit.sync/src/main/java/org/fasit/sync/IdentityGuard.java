package org.fasit.sync;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Study;

/**
 * Finds what identifies a person in a text: Norwegian national identity numbers, dates, UIDs, and
 * the names and ids known from the study at hand. Errs on the side of refusing.
 *
 * <p>Case, accents, spellings such as {@code Aase} for {@code Åse}, and separators within numbers
 * do not hide anything from it.
 */
public final class IdentityGuard {

  /** Why a text must stay in the hospital. */
  public enum Trouble {
    /** A Norwegian identity or D-number: 11 digits with both check digits. */
    NATIONAL_ID("holds a Norwegian national identity number"),
    /** A full date, which may be a date of birth. */
    DATE("holds a full date"),
    /** A name of the patient or the reader. */
    NAME("holds a name known from the study"),
    /** An id known from the study, or a DICOM UID. */
    IDENTIFIER("holds an identifier of the patient or the study"),
    /** The study that the text belongs to is not at hand, so its names are not known. */
    STUDY_UNKNOWN("cannot be checked: its study is not at hand");

    private final String sentence;

    Trouble(String sentence) {
      this.sentence = sentence;
    }

    /** What is wrong, such as {@code holds a full date}. */
    public String sentence() {
      return sentence;
    }
  }

  private static final int SHORTEST_NAME = 2;
  private static final int SHORTEST_ID = 3;
  private static final int SHORTEST_INSIDE_A_WORD = 5;
  private static final int MOST_OTHER_IDS = 1000;

  /** Looks like a UID, known or not: six components or more. */
  private static final Pattern UID =
      Pattern.compile("(?=[\\d.]{16})\\d{1,64}+(?:\\.\\d{1,64}+){5,30}+");

  private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Set<String> names = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private final Optional<LocalDate> birthDate;

  private IdentityGuard(Optional<LocalDate> birthDate) {
    this.birthDate = birthDate;
  }

  /** A guard that knows no study; it finds identity numbers, dates and UIDs all the same. */
  public static IdentityGuard general() {
    return new IdentityGuard(Optional.empty());
  }

  /**
   * A guard that knows the people and ids of a study.
   *
   * @param otherIds further ids of that study, such as UIDs of its objects
   */
  public static IdentityGuard of(Study study, Reader reader, Collection<String> otherIds) {
    Patient patient = study.patient();
    IdentityGuard guard = new IdentityGuard(patient.birthDate());
    guard.learnNames(patient.name());
    guard.learnNames(reader.name());
    Stream.of(
            patient.id(),
            patient.issuer(),
            study.studyInstanceUid(),
            study.studyId(),
            study.accessionNumber(),
            reader.id())
        .forEach(guard::learnId);
    otherIds.stream()
        .filter(id -> !UID.matcher(id).matches())
        .limit(MOST_OTHER_IDS)
        .forEach(guard::learnId);
    return guard;
  }

  /**
   * What identifies a person in a text that somebody wrote freely: any full date counts, since it
   * may be a date of birth. Empty when nothing was found.
   */
  public Optional<Trouble> troubleIn(String freeText) {
    Optional<Trouble> trace = traceIn(freeText);
    return trace.isEmpty() && WrittenDates.anyIn(plain(freeText))
        ? Optional.of(Trouble.DATE)
        : trace;
  }

  /**
   * What identifies a person in a text that a machine gave, such as a product's name or version: of
   * dates, only this patient's date of birth counts. Empty when nothing was found.
   */
  public Optional<Trouble> traceIn(String machineText) {
    String plain = plain(machineText);
    if (NationalId.isIn(plain)) {
      return Optional.of(Trouble.NATIONAL_ID);
    }
    if (UID.matcher(plain).find() || holdsId(plain)) {
      return Optional.of(Trouble.IDENTIFIER);
    }
    if (birthDate.filter(date -> WrittenDates.isIn(plain, date)).isPresent()) {
      return Optional.of(Trouble.DATE);
    }
    return holdsName(plain) ? Optional.of(Trouble.NAME) : Optional.empty();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private void learnNames(String personName) {
    for (String part : NOT_ALPHANUMERIC.split(personName)) {
      String folded = fold(part);
      if (folded.length() >= SHORTEST_NAME) {
        names.add(folded);
      }
    }
  }

  private void learnId(String id) {
    String squeezed = squeeze(id);
    if (squeezed.length() >= SHORTEST_ID) {
      ids.add(squeezed);
    }
  }

  private boolean holdsName(String text) {
    String folded = " " + NOT_ALPHANUMERIC.matcher(fold(text)).replaceAll(" ") + " ";
    return names.stream()
        .anyMatch(
            name ->
                name.length() >= SHORTEST_INSIDE_A_WORD
                    ? folded.contains(name)
                    : folded.contains(" " + name + " ") || folded.contains(" " + name + "s "));
  }

  private boolean holdsId(String text) {
    String squeezed = squeeze(text);
    if (ids.contains(squeezed)) {
      return true;
    }
    String words = " " + NOT_ALPHANUMERIC.matcher(lower(text)).replaceAll(" ") + " ";
    return ids.stream()
        .anyMatch(
            id ->
                id.length() >= SHORTEST_INSIDE_A_WORD
                    ? squeezed.contains(id)
                    : words.contains(" " + id + " "));
  }

  /** Letters and digits only, so that separators do not hide an id. */
  private static String squeeze(String id) {
    return NOT_ALPHANUMERIC
        .matcher(lower(Normalizer.normalize(id, Normalizer.Form.NFKC)))
        .replaceAll("");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Lower case without accents; the ways to write Norwegian letters become one. */
  private static String fold(String text) {
    String bare =
        MARKS.matcher(Normalizer.normalize(lower(text), Normalizer.Form.NFKD)).replaceAll("");
    return bare.replace("ø", "o")
        .replace("æ", "a")
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("aa", "a")
        .replace("ß", "ss");
  }
}
