package org.fasit.dicom.internal;

import java.util.List;
import java.util.Set;

/** SOP classes by what they are to an AI result reader (PS3.4 annex B). */
public final class SopClasses {

  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

  private static final Set<String> CAD =
      Set.of(STORAGE + "88.50", STORAGE + "88.65", STORAGE + "88.69");

  /** Basic text, enhanced, comprehensive, comprehensive 3D and extensible SR. */
  private static final Set<String> REPORTS =
      Set.of(
          STORAGE + "88.11",
          STORAGE + "88.22",
          STORAGE + "88.33",
          STORAGE + "88.34",
          STORAGE + "88.35");

  /** Roots of what refers to images but is none: SR, presentation states, segmentations, RT. */
  private static final List<String> NO_IMAGE_ROOTS =
      List.of("88.", "11.", "66.", "104.", "9.", "90.");

  /** The same, but classes without others below them. */
  private static final Set<String> NO_IMAGES =
      Set.of(
          STORAGE + "66",
          STORAGE + "30",
          STORAGE + "67",
          STORAGE + "4.2",
          STORAGE + "481.3",
          STORAGE + "481.5",
          STORAGE + "481.8");

  /** Grayscale, colour, pseudo-colour, blending, XA/XRF and advanced blending. */
  private static final Set<String> PRESENTATIONS =
      Set.of(
          STORAGE + "11.1",
          STORAGE + "11.2",
          STORAGE + "11.3",
          STORAGE + "11.4",
          STORAGE + "11.5",
          STORAGE + "11.8");

  private static final String MEDIA_DIRECTORY = "1.2.840.10008.1.3.10";

  private SopClasses() {}

  /** Whether it is a CAD SR: mammography, chest or colon. */
  public static boolean isCad(String sopClassUid) {
    return CAD.contains(sopClassUid);
  }

  /** Whether it is a structured report, CAD SRs included; key object selections are none. */
  static boolean isStructured(String sopClassUid) {
    return REPORTS.contains(sopClassUid) || isCad(sopClassUid);
  }

  /** Whether it is a segmentation: binary or fractional, surface, label map, height map. */
  public static boolean isSegmentation(String sopClassUid) {
    return sopClassUid.startsWith(STORAGE + "66.");
  }

  /** Whether it is a presentation state of plane images, which may carry graphics on them. */
  static boolean isPresentation(String sopClassUid) {
    return PRESENTATIONS.contains(sopClassUid);
  }

  /** Whether it is a key object selection. */
  static boolean isKeyObjects(String sopClassUid) {
    return sopClassUid.equals(STORAGE + "88.59");
  }

  /** Whether it is a parametric map. */
  static boolean isParametricMap(String sopClassUid) {
    return sopClassUid.equals(STORAGE + "30");
  }

  /** Whether it is a secondary capture, of one frame or of many. */
  static boolean isSecondaryCapture(String sopClassUid) {
    return sopClassUid.equals(STORAGE + "7") || sopClassUid.startsWith(STORAGE + "7.");
  }

  /** Whether it is an encapsulated PDF. */
  static boolean isPdf(String sopClassUid) {
    return sopClassUid.equals(STORAGE + "104.1");
  }

  /** Whether it is an RT structure set: contours. */
  static boolean isStructureSet(String sopClassUid) {
    return sopClassUid.equals(STORAGE + "481.3");
  }

  /** Whether it is the index of a medium. */
  public static boolean isDirectory(String sopClassUid) {
    return sopClassUid.equals(MEDIA_DIRECTORY);
  }

  /** Whether instances are images; told by exclusion, as new image classes come every year. */
  public static boolean isImage(String sopClassUid) {
    if (!sopClassUid.startsWith(STORAGE) || NO_IMAGES.contains(sopClassUid)) {
      return false;
    }
    for (String root : NO_IMAGE_ROOTS) {
      if (sopClassUid.startsWith(root, STORAGE.length())) {
        return false;
      }
    }
    return true;
  }
}
