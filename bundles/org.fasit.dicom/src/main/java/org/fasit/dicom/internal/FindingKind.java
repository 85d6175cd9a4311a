package org.fasit.dicom.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fasit.model.Code;

/** What kind of thing a code names where a product names a finding. */
enum FindingKind {
  /** Something that may be there or not: a finding. */
  CONDITION,
  /** That all is normal. */
  NORMAL,
  /** In a code that is not known, but by its meaning: that all is normal, or an answer. */
  NO_FINDING_IN_WORDS,
  /** A part of the body, a substance of it, a device: measured or outlined, not found. */
  ANATOMY;

  /** CID 222, 242, 6047 and SNOMED CT 281900007; UMLS as in CID 242. */
  private static final Set<String> NORMALS =
      Set.of("SCT:17621005", "SCT:281900007", "UMLS:C0205307");

  private static final Set<String> NORMAL_WORDS =
      Set.of(
          "normal",
          "normal finding",
          "normal findings",
          "normal study",
          "normal exam",
          "healthy",
          "no finding",
          "no findings",
          "no abnormality",
          "no abnormalities",
          "no abnormality detected",
          "no abnormality found",
          "no abnormal finding",
          "no abnormal findings",
          "no acute finding",
          "no acute findings",
          "no lesion",
          "no lesions",
          "no lesion detected",
          "no significant finding",
          "no significant findings",
          "nothing abnormal detected",
          "nad",
          "unremarkable",
          "within normal limits",
          "normalt",
          "normale forhold",
          "normale funn",
          "ingen funn",
          "ingen påviste funn",
          "uten funn",
          "ingen patologiske funn",
          "ikke påvist patologi",
          "upåfallende");

  /** CID 7150 but for what is abnormal; SNOMED RT where no pair is kept. */
  private static final Set<String> ANATOMICAL_CATEGORIES =
      Set.of(
          "SCT:123037004", // body structure
          "SCT:91723000", // anatomical structure
          "SRT:T-D000A",
          "SCT:85756007", // tissue
          "SCT:91720002", // body substance
          "SRT:T-D0080",
          "SCT:105590001", // substance
          "SCT:260787004", // physical object
          "SRT:A-00004",
          "SCT:246464006", // function
          "SRT:R-42019",
          "SCT:309825002", // spatial and relational concept
          "SRT:R-42018");

  /** CID 7150, and what some writers put in its place. */
  private static final Set<String> ABNORMAL_CATEGORIES =
      Set.of(
          "SCT:49755003", // morphologically abnormal structure
          "SRT:M-01000",
          "SCT:404684003", // clinical finding
          "SCT:64572001"); // disease

  /** Terminologies of nothing but anatomy: FMA, NeuroNames, Uberon, Terminologia Anatomica. */
  private static final Set<String> ANATOMICAL_SCHEMES = Set.of("FMA", "NEU", "UBERON", "TA", "TA2");

  /** By SNOMED CT id, in small letters what each is called. */
  private static final Map<String, String> STRUCTURES = structures();

  private static final Set<String> STRUCTURE_NAMES = Set.copyOf(STRUCTURES.values());

  private static Map<String, String> structures() {
    try (InputStream in = FindingKind.class.getResourceAsStream("anatomy.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(
              Collectors.toUnmodifiableMap(
                  line -> "SCT:" + line[0], line -> PresenceAnswers.plain(line[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kind of what a code names. */
  static FindingKind of(Code code) {
    String key = Concepts.key(code);
    if (NORMALS.contains(key)) {
      return NORMAL;
    }
    if (isAnatomy(key, code)) {
      return ANATOMY;
    }
    return saysNoFinding(code.meaning()) ? NO_FINDING_IN_WORDS : CONDITION;
  }

  /**
   * The kind of what a code names, given what it is counted among.
   *
   * @param category Finding Category or Segmented Property Category; empty when not told
   */
  static FindingKind of(Code code, Optional<Code> category) {
    FindingKind kind = of(code);
    if (isAnatomical(category)) {
      return kind == CONDITION ? ANATOMY : kind;
    }
    return kind == ANATOMY && isAbnormal(category) ? CONDITION : kind;
  }

  /** Whether a text says that all is normal, or only answers a question. */
  static boolean saysNoFinding(String text) {
    String plain = PresenceAnswers.plain(text);
    return NORMAL_WORDS.contains(plain) || PresenceAnswers.isAnswerInWords(plain);
  }

  /**
   * Whether a code names a part of the body: by its id, by its scheme, or, in schemes of which no
   * ids are known here, by its meaning. Topography has ids of its own in SNOMED RT.
   */
  private static boolean isAnatomy(String key, Code code) {
    String scheme = key.substring(0, key.indexOf(':'));
    if (scheme.equals("SCT") || scheme.equals("SRT")) {
      return STRUCTURES.containsKey(key) || key.startsWith("SRT:T-");
    }
    return ANATOMICAL_SCHEMES.contains(scheme)
        || !code.value().isEmpty()
            && STRUCTURE_NAMES.contains(PresenceAnswers.plain(code.meaning()));
  }

  /** Whether a category of findings or segments holds what is no abnormality (CID 7150). */
  static boolean isAnatomical(Optional<Code> category) {
    return Concepts.isAny(category, ANATOMICAL_CATEGORIES);
  }

  /** Whether a category of findings or segments holds what is abnormal. */
  static boolean isAbnormal(Optional<Code> category) {
    return Concepts.isAny(category, ABNORMAL_CATEGORIES);
  }
}
