package org.fasit.dicom.document;

/** As which SOP Class assessments are written. */
public enum ReportClass {
  /** Comprehensive 3D SR: with regions in the patient. */
  COMPREHENSIVE_3D(SopClasses.COMPREHENSIVE_3D_SR),
  /** Comprehensive SR: the same without them, for archives that do not take the former. */
  COMPREHENSIVE(SopClasses.COMPREHENSIVE_SR);

  private final String sopClassUid;

  ReportClass(String sopClassUid) {
    this.sopClassUid = sopClassUid;
  }

  /** SOP Class UID. */
  public String sopClassUid() {
    return sopClassUid;
  }
}
