package org.fasit.dicom.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.fasit.model.Code;
import org.fasit.model.Presence;

/**
 * The concepts that the readers look for, as {@code scheme:value} keys, and the meaning of coded
 * answers. Source: DICOM PS3.16 2026b.
 */
public final class Concepts {

  static final String MEASUREMENT_GROUP = "DCM:125007";
  static final String IMAGE_LIBRARY = "DCM:111028";
  static final String FINDING = "DCM:121071";
  static final String FINDING_SITE = "SCT:363698007";
  static final String LATERALITY = "SCT:272741003";
  static final String TRACKING_IDENTIFIER = "DCM:112039";
  static final String TRACKING_UID = "DCM:112040";
  static final String SOURCE_FOR_SEGMENTATION = "DCM:121233";
  static final String METHOD = "SCT:370129005";
  static final String DERIVATION = "DCM:121401";
  static final String NORMALITY = "DCM:121402";
  static final String SIGNIFICANCE = "DCM:121403";
  static final String SELECTION_STATUS = "DCM:121404";
  static final String MEASUREMENT_QUALITY = "DCM:126406";
  static final String PRESENCE_OF_PROPERTY = "DCM:121052";
  static final String PRESENCE = "SCT:705057003";
  static final String FINDING_CATEGORY = "SCT:276214006";
  static final String RENDERING_INTENT = "DCM:111056";
  static final String NOT_FOR_PRESENTATION = "DCM:111152";

  static final String ALGORITHM_FAMILY = "DCM:111000";
  static final String ALGORITHM_NAME = "DCM:111001";
  static final String ALGORITHM_PARAMETERS = "DCM:111002";
  static final String ALGORITHM_VERSION = "DCM:111003";
  static final String ALGORITHM_MANUFACTURER = "DCM:122405";
  static final String ARTIFICIAL_INTELLIGENCE = "DCM:123110";

  /** CID 7005, and IHE RAD AIR in trial implementation ("Processing Algorithm"). */
  static final Set<String> PROCESSING_EQUIPMENT = Set.of("DCM:109102", "99IHE:Newcode1");

  static final String OBSERVER_TYPE = "DCM:121005";
  static final String PERSON = "DCM:121006";
  static final String DEVICE = "DCM:121007";
  static final String PERSON_NAME = "DCM:121008";
  static final String PERSON_LOGIN = "DCM:128774";
  static final String DEVICE_UID = "DCM:121012";
  static final String DEVICE_NAME = "DCM:121013";
  static final String DEVICE_MANUFACTURER = "DCM:121014";
  static final String DEVICE_MODEL = "DCM:121015";

  static final String CAD_SUMMARY = "DCM:111017";
  static final String DETECTIONS_SUMMARY = "DCM:111064";
  static final String ANALYSES_SUMMARY = "DCM:111065";

  /** Questions whose answer speaks of the exam as a whole. */
  static final Set<String> EXAM_QUESTIONS =
      Set.of(
          CAD_SUMMARY,
          "DCM:121072", // impressions
          "DCM:121073", // impression
          "DCM:121076", // conclusions
          "DCM:121077", // conclusion
          "DCM:111033", // impression description
          "DCM:121402"); // normality

  /** Questions within a finding group that ask for the group's own presence. */
  static final Set<String> PRESENCE_QUESTIONS =
      Set.of(PRESENCE_OF_PROPERTY, PRESENCE, "SCT:52101004", FINDING);

  /** NUM concepts that tell how sure the product is, the most telling first. */
  static final String[] CONFIDENCES = {
    "DCM:111012", // certainty of finding
    "DCM:122157", // probability
    "DCM:111047", // probability of cancer
    "DCM:111013", // certainty of impression
    "DCM:111011" // certainty of feature
  };

  /** Roots of equipment reports, which name a device and no person but hold no AI. */
  static final Set<String> EQUIPMENT_REPORTS =
      Set.of(
          "DCM:113500", // radiopharmaceutical dose
          "DCM:113701", // X-ray dose
          "DCM:128401", // patient dose
          "DCM:125000", // OB-GYN ultrasound
          "DCM:125100", // vascular ultrasound
          "DCM:125200"); // adult echocardiography

  /** Answers that fit the exam as a whole only: CID 242, CID 6047. */
  private static final Map<String, Presence> EXAM_ANSWERS =
      Map.of(
          "SCT:263654008", Presence.PRESENT, // abnormal
          "SCT:17621005", Presence.ABSENT, // normal
          "SCT:281900007", Presence.ABSENT, // no abnormality detected
          "SCT:371934000", Presence.UNDETERMINED, // normality undetermined
          "DCM:111241", Presence.ABSENT,
          "DCM:111242", Presence.PRESENT,
          "DCM:111244", Presence.PRESENT);

  private static final Map<String, String> SNOMED_RT = pairs();

  private static final Set<String> SNOMED_RT_SCHEMES = Set.of("SRT", "SNM3", "99SDM");

  /** What writers put in place of the designators of PS3.16 section 8. */
  private static final Map<String, String> SCHEME_NAMES =
      Map.of(
          "SNOMED", "SCT",
          "SNOMEDCT", "SCT",
          "SNOMED-CT", "SCT",
          "SNOMED CT", "SCT",
          "HTTP://SNOMED.INFO/SCT", "SCT",
          "HTTP://RADLEX.ORG", "RADLEX",
          "HTTP://WWW.RADLEX.ORG", "RADLEX");

  private Concepts() {}

  private static Map<String, String> pairs() {
    Properties pairs = new Properties();
    try (InputStream in = Concepts.class.getResourceAsStream("snomed-rt.properties")) {
      pairs.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> map = new HashMap<>();
    pairs.forEach((rt, ct) -> map.put((String) rt, (String) ct));
    return Map.copyOf(map);
  }

  /** The concept as {@code scheme:value}; SNOMED RT as SNOMED CT where the pair is known. */
  static String key(Code code) {
    if (code.scheme().equals("DCM")) {
      return "DCM:".concat(code.value());
    }
    String scheme = code.scheme().toUpperCase(Locale.ROOT);
    if (!SNOMED_RT_SCHEMES.contains(scheme)) {
      return SCHEME_NAMES.getOrDefault(scheme, scheme) + ':' + code.value();
    }
    String ct = SNOMED_RT.get(code.value());
    return ct == null ? "SRT:" + code.value() : "SCT:" + ct;
  }

  /** The concept in SNOMED CT where it was sent in SNOMED RT and the pair is known. */
  static Code modern(Code code) {
    if (!SNOMED_RT_SCHEMES.contains(code.scheme().toUpperCase(Locale.ROOT))) {
      return code;
    }
    String ct = SNOMED_RT.get(code.value());
    return ct == null ? code : new Code(ct, "SCT", code.meaning());
  }

  static boolean isAny(Optional<Code> code, Set<String> concepts) {
    return code.filter(actual -> concepts.contains(key(actual))).isPresent();
  }

  static boolean is(Optional<Code> code, String concept) {
    return code.filter(actual -> key(actual).equals(concept)).isPresent();
  }

  /** How the patient was placed: {@code ERECT} or {@code RECUMBENT} (CID 19); else the meaning. */
  public static Optional<String> patientPosition(Code orientation) {
    String position =
        switch (key(orientation)) {
          case "NCIT:C86043", "SCT:10904000", "SRT:F-10440" -> "ERECT";
          case "SCT:102538003", "SRT:F-10450" -> "RECUMBENT";
          default -> orientation.meaning();
        };
    return Optional.of(position).filter(text -> !text.isEmpty());
  }

  /** What an answer says of the presence of the thing asked for; empty for other answers. */
  static Optional<Presence> presence(Code answer) {
    return PresenceAnswers.of(key(answer), answer);
  }

  /** What an answer says of the exam as a whole; empty for other answers. */
  static Optional<Presence> examAnswer(Code answer) {
    return Optional.ofNullable(EXAM_ANSWERS.get(key(answer)))
        .or(() -> presence(answer).filter(said -> said != Presence.NOT_STATED));
  }
}
