package org.fasit.dicom.internal;

import static org.fasit.model.Presence.ABSENT;
import static org.fasit.model.Presence.NOT_STATED;
import static org.fasit.model.Presence.PRESENT;
import static org.fasit.model.Presence.UNDETERMINED;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fasit.model.Code;
import org.fasit.model.Presence;

/**
 * The coded answers to "is it there?" that are understood. Every other answer leaves its finding
 * not stated.
 *
 * <p>Sources: DICOM PS3.16 CID 230, 240, 250; the finding context of SNOMED CT; the index codes of
 * the open finding models (openimagingdata/findingmodels) in SNOMED CT and RadLex; and the order of
 * values that the common data elements of RSNA and ACR (radelement.org) and the finding models
 * share: 0 absent, 1 present, 2 indeterminate, 3 unknown.
 */
final class PresenceAnswers {

  private static final Map<String, Presence> ANSWERS =
      Map.ofEntries(
          Map.entry("SCT:52101004", PRESENT),
          Map.entry("SCT:2667000", ABSENT),
          Map.entry("SCT:272519000", ABSENT), // absence
          Map.entry("SCT:82334004", UNDETERMINED), // indeterminate
          Map.entry("SCT:373068000", UNDETERMINED),
          Map.entry("SCT:261665006", NOT_STATED), // unknown
          Map.entry("SCT:10828004", PRESENT), // positive
          Map.entry("SCT:260385009", ABSENT), // negative
          Map.entry("SCT:373066001", PRESENT), // yes
          Map.entry("SCT:373067005", ABSENT), // no
          Map.entry("SCT:260373001", PRESENT), // detected
          Map.entry("SCT:260415000", ABSENT), // not detected
          Map.entry("SCT:415684004", UNDETERMINED), // suspected
          Map.entry("SCT:42425007", UNDETERMINED), // equivocal
          Map.entry("SCT:410515003", PRESENT), // known present
          Map.entry("SCT:410591008", PRESENT), // definitely present
          Map.entry("SCT:410605003", PRESENT), // confirmed present
          Map.entry("SCT:410516002", ABSENT), // known absent
          Map.entry("SCT:410594000", ABSENT), // definitely not present
          Map.entry("SCT:410590009", UNDETERMINED), // known possible
          Map.entry("SCT:410592001", UNDETERMINED), // probably present
          Map.entry("SCT:410593006", UNDETERMINED), // probably not present
          Map.entry("DCM:121053", PRESENT), // retired
          Map.entry("DCM:121054", ABSENT), // retired
          Map.entry("DCM:121059", UNDETERMINED),
          Map.entry("UMLS:C0150312", PRESENT), // CID 240
          Map.entry("UMLS:C0442733", ABSENT),
          Map.entry("UMLS:C3536725", UNDETERMINED),
          Map.entry("RADLEX:RID28472", PRESENT),
          Map.entry("RADLEX:RID28473", ABSENT),
          Map.entry("RADLEX:RID39110", UNDETERMINED), // indeterminate
          Map.entry("RADLEX:RID5655", NOT_STATED)); // unknown

  /** A value of a common data element, or of an attribute of a finding model. */
  private static final Pattern ELEMENT_VALUE =
      Pattern.compile("(?:RDE\\d+|OIFMA_[A-Z0-9]+_\\d+)\\.([0-3])");

  private static final List<Presence> BY_INDEX = List.of(ABSENT, PRESENT, UNDETERMINED, NOT_STATED);

  /** Elements with other questions number their values too: the meaning has to agree. */
  private static final List<Set<String>> WORDS_BY_INDEX =
      List.of(
          Set.of("absent", "no", "negative", "not detected", "none"),
          Set.of("present", "yes", "positive", "detected"),
          Set.of("indeterminate", "undetermined", "equivocal", "possible"),
          Set.of("unknown"));

  /** Meanings that answer a question and name nothing, whatever the code. */
  private static final Set<String> WORDS =
      Set.of(
          "absent",
          "absence",
          "not present",
          "no",
          "none",
          "negative",
          "not detected",
          "not seen",
          "not found",
          "false",
          "excluded",
          "unlikely",
          "present",
          "presence",
          "yes",
          "positive",
          "detected",
          "true",
          "confirmed",
          "likely",
          "probable",
          "possible",
          "suspected",
          "equivocal",
          "doubtful",
          "indeterminate",
          "undetermined",
          "uncertain",
          "unknown",
          "not applicable",
          "not assessed",
          "not evaluated",
          "til stede",
          "ikke til stede",
          "ikke påvist",
          "påvist",
          "ja",
          "nei",
          "usikker",
          "ukjent",
          "mulig");

  private PresenceAnswers() {}

  /**
   * What an answer says.
   *
   * @param key its {@link Concepts#key}
   * @return NOT_STATED for "unknown"; empty when it is no answer that is understood
   */
  static Optional<Presence> of(String key, Code answer) {
    Presence known = ANSWERS.get(key);
    return known != null ? Optional.of(known) : ofElement(answer);
  }

  private static Optional<Presence> ofElement(Code answer) {
    Matcher value = ELEMENT_VALUE.matcher(answer.value());
    if (!value.matches()) {
      return Optional.empty();
    }
    int index = value.group(1).charAt(0) - '0';
    String meaning = plain(answer.meaning());
    boolean agrees = meaning.isEmpty() || WORDS_BY_INDEX.get(index).contains(meaning);
    return agrees ? Optional.of(BY_INDEX.get(index)) : Optional.empty();
  }

  /** Whether a text can only answer a question, so that it names no finding. */
  static boolean isAnswerInWords(String text) {
    return WORDS.contains(plain(text));
  }

  /** In small letters, without outer spaces and a full stop. */
  static String plain(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
