package org.fasit.dicom.document;

import java.util.List;
import java.util.Set;
import org.fasit.model.InstanceRef;

/** What is to be known of SOP Classes for referring to their instances (DICOM PS3.6, PS3.4 B.5). */
final class SopClasses {

  static final String KEY_OBJECTS = "1.2.840.10008.5.1.4.1.1.88.59";
  static final String COMPREHENSIVE_3D_SR = "1.2.840.10008.5.1.4.1.1.88.34";
  static final String COMPREHENSIVE_SR = "1.2.840.10008.5.1.4.1.1.88.33";
  static final String GRAYSCALE_STATE = "1.2.840.10008.5.1.4.1.1.11.1";
  static final String COLOR_STATE = "1.2.840.10008.5.1.4.1.1.11.2";

  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

  /** Documents, presentation states, waveforms, registrations, radiotherapy objects. */
  private static final List<String> NOT_IMAGES =
      List.of(
          "88.", "11.", "104.", "9.", "66", "66.1", "66.2", "66.3", "66.5", "66.6", "67", "68.",
          "78.", "79.", "80.", "90.", "481.2", "481.3", "481.4", "481.5", "481.6", "481.7", "481.8",
          "481.9", "481.10");

  /** Those whose instances always have frames; others have only when a frame above 1 is named. */
  private static final Set<String> MULTI_FRAME =
      Set.of(
          "2.1",
          "2.2",
          "4.1",
          "4.3",
          "4.4",
          "3.1",
          "6.2",
          "7.1",
          "7.2",
          "7.3",
          "7.4",
          "12.1.1",
          "12.2.1",
          "13.1.1",
          "13.1.2",
          "13.1.3",
          "13.1.4",
          "13.1.5",
          "20",
          "30",
          "66.4",
          "66.7",
          "77.1.1.1",
          "77.1.2.1",
          "77.1.4.1",
          "77.1.6",
          "130",
          "128.1");

  private SopClasses() {}

  static boolean isImage(InstanceRef ref) {
    String tail = tail(ref);
    return NOT_IMAGES.stream()
        .noneMatch(known -> known.endsWith(".") ? tail.startsWith(known) : tail.equals(known));
  }

  /** Whether it can be an assessment of ours. */
  static boolean isReport(InstanceRef ref) {
    return ref.sopClassUid().equals(COMPREHENSIVE_3D_SR)
        || ref.sopClassUid().equals(COMPREHENSIVE_SR);
  }

  static boolean isMultiFrame(InstanceRef ref) {
    return MULTI_FRAME.contains(tail(ref));
  }

  private static String tail(InstanceRef ref) {
    String uid = ref.sopClassUid();
    return uid.startsWith(STORAGE) ? uid.substring(STORAGE.length()) : uid;
  }
}
