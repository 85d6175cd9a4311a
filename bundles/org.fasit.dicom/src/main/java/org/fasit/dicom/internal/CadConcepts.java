package org.fasit.dicom.internal;

import java.util.Set;

/**
 * The concepts of CAD SRs, as {@code scheme:value} keys. Source: DICOM PS3.16 TID 4000 to 4129, CID
 * 6014, 6034, 6042, 6048, 6101, 6201.
 */
final class CadConcepts {

  static final String IMPRESSION = "DCM:111034";
  static final String COMPOSITE_FEATURE = "DCM:111015";
  static final String SINGLE_IMAGE_FINDING = "DCM:111059";

  static final String PRESENTATION_OPTIONAL = "DCM:111151";
  static final String OPERATING_POINT = "DCM:111071";
  static final String OPERATING_POINT_DESCRIPTION = "DCM:111081";
  static final String RECOMMENDED_OPERATING_POINT = "DCM:111092";

  static final String FAILED_ANALYSES = "DCM:111024";
  static final String FAILED_DETECTIONS = "DCM:111025";
  static final String ANALYSIS_PERFORMED = "DCM:111004";
  static final String DETECTION_PERFORMED = "DCM:111022";

  /** What a product says of its own error rate (CID 6048). */
  static final Set<String> ERROR_RATES =
      Set.of(
          "DCM:111086", // false markers per image
          "DCM:111087", // false markers per case
          "DCM:111088", // case sensitivity
          "DCM:111089", // lesion sensitivity
          "DCM:111090", // case specificity
          "DCM:111091"); // image specificity

  /** What is marked or described without being a lesion: CID 6014, CID 6101, CID 6201. */
  static final Set<String> NOT_LESIONS =
      Set.of(
          "DCM:111099", // selected region
          "DCM:111100", // breast geometry
          "DCM:111101", // image quality
          "DCM:111102", // non-lesion
          "DCM:112005", // radiographic anatomy
          "DCM:112238", // anatomic non-colon
          "SCT:129793001", // mammography breast density
          "SCT:24142002", // nipple
          "SRT:T-04100",
          "SCT:6533001", // colonic haustra
          "SRT:T-59345",
          "SCT:39477002", // feces
          "SRT:T-59666",
          "SCT:442170005", // intraluminal fluid
          "SRT:T-50153",
          "SCT:385420005", // contrast media
          "SRT:F-61D54",
          "SCT:23153004", // ileocecal valve
          "SRT:T-58650");

  /** Containers of the algorithms that ran, and how it went: TID 4015, 4016. */
  private static final Set<String> ALGORITHM_LISTS =
      Set.of(
          "DCM:111062", // successful analyses
          "DCM:111063", // successful detections
          FAILED_ANALYSES,
          FAILED_DETECTIONS);

  private CadConcepts() {}

  /** Whether the item lists the algorithms that succeeded or failed. */
  static boolean listsAlgorithms(ContentItem item) {
    return item.is("CONTAINER") && item.isNamedAny(ALGORITHM_LISTS);
  }

  /** Whether the item is a composite feature or single image finding. */
  static boolean isMark(ContentItem item) {
    return (item.isNamed(SINGLE_IMAGE_FINDING) || item.isNamed(COMPOSITE_FEATURE))
        && item.is("CODE");
  }
}
