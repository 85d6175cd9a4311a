package org.fasit.dicom.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.Code;
import org.fasit.model.Presence;

/**
 * The concepts that the readers look for, as {@code scheme:value} keys, and the meaning of coded
 * answers. Source: DICOM PS3.16 2026b; SNOMED RT to CT after PS3.16 annex O.
 */
public final class Concepts {

  static final String MEASUREMENT_GROUP = "DCM:125007";
  static final String IMAGE_LIBRARY = "DCM:111028";
  static final String FINDING = "DCM:121071";
  static final String FINDING_SITE = "SCT:363698007";
  static final String LATERALITY = "SCT:272741003";
  static final String TRACKING_UID = "DCM:112040";
  static final String PRESENCE_OF_PROPERTY = "DCM:121052";
  static final String RENDERING_INTENT = "DCM:111056";
  static final String NOT_FOR_PRESENTATION = "DCM:111152";

  static final String ALGORITHM_FAMILY = "DCM:111000";
  static final String ALGORITHM_NAME = "DCM:111001";
  static final String ALGORITHM_VERSION = "DCM:111003";
  static final String ALGORITHM_MANUFACTURER = "DCM:122405";
  static final String ARTIFICIAL_INTELLIGENCE = "DCM:123110";
  static final String PROCESSING_EQUIPMENT = "DCM:109102";

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
  static final String SINGLE_IMAGE_FINDING = "DCM:111059";

  /** CAD statements that are no lesions: CID 6014, CID 6101. */
  static final Set<String> NOT_LESIONS =
      Set.of(
          "DCM:111099", // selected region
          "DCM:111101", // image quality
          "DCM:111102", // non-lesion
          "DCM:112005", // radiographic anatomy
          "SCT:129793001"); // mammography breast density

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
      Set.of(PRESENCE_OF_PROPERTY, "SCT:52101004", FINDING);

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

  /** Titles of key object selections that keep house and say nothing of the images: CID 7010. */
  static final Set<String> HOUSEKEEPING_TITLES =
      Set.of(
          "DCM:113001",
          "DCM:113030",
          "DCM:113031",
          "DCM:113032",
          "DCM:113033",
          "DCM:113034",
          "DCM:113035",
          "DCM:113037",
          "DCM:113038",
          "DCM:113039",
          "DCM:131360");

  private static final Map<String, Presence> PRESENCES =
      Map.ofEntries(
          Map.entry("SCT:52101004", Presence.PRESENT), // CID 240
          Map.entry("SCT:272519000", Presence.ABSENT),
          Map.entry("SCT:373068000", Presence.UNDETERMINED),
          Map.entry("DCM:121053", Presence.PRESENT), // retired
          Map.entry("DCM:121054", Presence.ABSENT), // retired
          Map.entry("DCM:121059", Presence.UNDETERMINED),
          Map.entry("SCT:10828004", Presence.PRESENT), // CID 250
          Map.entry("SCT:260385009", Presence.ABSENT),
          Map.entry("SCT:373066001", Presence.PRESENT), // CID 230
          Map.entry("SCT:373067005", Presence.ABSENT),
          Map.entry("SCT:82334004", Presence.UNDETERMINED), // indeterminate
          Map.entry("SCT:42425007", Presence.UNDETERMINED), // equivocal
          Map.entry("SCT:415684004", Presence.UNDETERMINED)); // suspected

  /** Answers that fit the exam as a whole only: CID 242, CID 6047. */
  private static final Map<String, Presence> EXAM_ANSWERS =
      Map.of(
          "SCT:263654008", Presence.PRESENT, // abnormal
          "SCT:17621005", Presence.ABSENT, // normal
          "SCT:371934000", Presence.UNDETERMINED, // normality undetermined
          "DCM:111241", Presence.ABSENT,
          "DCM:111242", Presence.PRESENT,
          "DCM:111244", Presence.PRESENT);

  private static final Map<String, String> SNOMED_RT =
      Map.ofEntries(
          Map.entry("G-C0E3", "363698007"), // finding site
          Map.entry("G-C171", "272741003"), // laterality
          Map.entry("G-C036", "370129005"), // method
          Map.entry("G-A185", "103339001"), // long axis
          Map.entry("G-A186", "103340004"), // short axis
          Map.entry("G-D7FE", "410668003"), // length
          Map.entry("G-A166", "42798000"), // area
          Map.entry("G-D705", "118565006"), // volume
          Map.entry("M-03010", "27925004"), // nodule
          Map.entry("M-01000", "49755003"), // morphologic abnormality
          Map.entry("T-28000", "39607008"), // lung
          Map.entry("T-04000", "76752008"), // breast
          Map.entry("T-D0050", "85756007"), // tissue
          Map.entry("G-A203", "52101004"), // present
          Map.entry("R-4089B", "272519000"), // absent
          Map.entry("R-0038A", "373068000"), // undetermined
          Map.entry("G-A200", "10828004"), // positive
          Map.entry("R-40759", "260385009"), // negative
          Map.entry("R-0038D", "373066001"), // yes
          Map.entry("R-00339", "373067005"), // no
          Map.entry("G-A385", "82334004"), // indeterminate
          Map.entry("G-A466", "42425007"), // equivocal
          Map.entry("G-A47B", "415684004"), // suspected
          Map.entry("R-42037", "263654008"), // abnormal
          Map.entry("G-A460", "17621005"), // normal
          Map.entry("R-0039B", "371934000"), // normality undetermined
          Map.entry("G-A100", "24028007"), // right
          Map.entry("G-A101", "7771000"), // left
          Map.entry("G-A102", "51440002"), // bilateral
          Map.entry("D2-80300", "36118008"), // pneumothorax
          Map.entry("D2-80100", "60046008"), // pleural effusion
          Map.entry("F-01775", "129769006"), // calcification cluster
          Map.entry("F-01796", "129793001")); // mammography breast density

  private static final Set<String> SNOMED_RT_SCHEMES = Set.of("SRT", "SNM3", "99SDM");

  private Concepts() {}

  /** The concept as {@code scheme:value}; SNOMED RT as SNOMED CT where the pair is known. */
  static String key(Code code) {
    String scheme = code.scheme().toUpperCase(Locale.ROOT);
    if (!SNOMED_RT_SCHEMES.contains(scheme)) {
      return scheme + ':' + code.value();
    }
    String ct = SNOMED_RT.get(code.value());
    return ct == null ? "SRT:" + code.value() : "SCT:" + ct;
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
    return Optional.ofNullable(PRESENCES.get(key(answer)));
  }

  /** What an answer says of the exam as a whole; empty for other answers. */
  static Optional<Presence> examAnswer(Code answer) {
    return Optional.ofNullable(EXAM_ANSWERS.get(key(answer))).or(() -> presence(answer));
  }
}
