package org.fasit.samples;

import java.util.Map;
import org.fasit.model.Code;

/** Codes that the samples use. Source: DICOM PS3.16 and SNOMED CT. */
public final class SampleCodes {

  public static final Code FRACTURE = sct("125605004", "Fracture of bone");
  public static final Code PNEUMOTHORAX = sct("36118008", "Pneumothorax");
  public static final Code PLEURAL_EFFUSION = sct("60046008", "Pleural effusion");
  public static final Code NODULE = sct("27925004", "Nodule");
  public static final Code CONSOLIDATION = sct("95436008", "Lung consolidation");
  public static final Code CARDIOMEGALY = sct("287272002", "Cardiomegaly");

  public static final Code WRIST = sct("74670003", "Wrist joint");
  public static final Code HAND = sct("85562004", "Hand");
  public static final Code ELBOW = sct("16953009", "Elbow joint");
  public static final Code KNEE = sct("72696002", "Knee");
  public static final Code ANKLE = sct("70258002", "Ankle joint");
  public static final Code FOOT = sct("56459004", "Foot");
  public static final Code CHEST = sct("816094009", "Chest");
  public static final Code LUNG = sct("39607008", "Lung");
  public static final Code PLEURA = sct("3120008", "Pleura");
  public static final Code HEART = sct("80891009", "Heart");

  public static final Code LEFT = sct("7771000", "Left");
  public static final Code RIGHT = sct("24028007", "Right");

  public static final Code PRESENT = sct("52101004", "Present");
  public static final Code ABSENT = sct("272519000", "Absent");
  public static final Code UNDETERMINED = sct("373068000", "Undetermined");
  public static final Code YES = sct("373066001", "Yes");
  public static final Code NO = sct("373067005", "No");
  public static final Code POSITIVE = sct("10828004", "Positive");
  public static final Code NEGATIVE = sct("260385009", "Negative");
  public static final Code INDETERMINATE = sct("82334004", "Indeterminate");

  public static final Code CERTAINTY = dcm("111012", "Certainty of Finding");
  public static final Code PROBABILITY = dcm("122157", "Probability");
  public static final Code PERCENT = new Code("%", "UCUM", "Percent");

  static final Code FINDING_SITE = sct("363698007", "Finding Site");
  static final Code LATERALITY = sct("272741003", "Laterality");

  /** SNOMED RT ids of the same concepts, as older writers send them. */
  private static final Map<String, String> SNOMED_RT =
      Map.ofEntries(
          Map.entry("363698007", "G-C0E3"),
          Map.entry("272741003", "G-C171"),
          Map.entry("7771000", "G-A101"),
          Map.entry("24028007", "G-A100"),
          Map.entry("52101004", "G-A203"),
          Map.entry("272519000", "R-4089B"),
          Map.entry("373068000", "R-0038A"),
          Map.entry("373066001", "R-0038D"),
          Map.entry("373067005", "R-00339"),
          Map.entry("10828004", "G-A200"),
          Map.entry("260385009", "R-40759"),
          Map.entry("82334004", "G-A385"),
          Map.entry("27925004", "M-03010"),
          Map.entry("39607008", "T-28000"),
          Map.entry("36118008", "D2-80300"),
          Map.entry("60046008", "D2-80100"));

  private SampleCodes() {}

  /** A SNOMED CT concept. */
  public static Code sct(String value, String meaning) {
    return new Code(value, "SCT", meaning);
  }

  /** A concept of DICOM's own. */
  public static Code dcm(String value, String meaning) {
    return new Code(value, "DCM", meaning);
  }

  /** The same concept in SNOMED RT where it has an id there. */
  static Code inSnomedRt(Code code) {
    String rt = code.scheme().equals("SCT") ? SNOMED_RT.get(code.value()) : null;
    return rt == null ? code : new Code(rt, "SRT", code.meaning());
  }
}
