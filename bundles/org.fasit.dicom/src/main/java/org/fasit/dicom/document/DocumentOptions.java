package org.fasit.dicom.document;

import java.time.ZoneId;

/**
 * How documents are written and read.
 *
 * @param zone the hospital's time zone, in which DICOM tells dates and times
 * @param codes the table of codes
 * @param report the SOP Class of assessments
 * @param marks whether presentation states are written that mark the place
 */
public record DocumentOptions(ZoneId zone, CodeMapping codes, ReportClass report, boolean marks) {

  /** The built-in codes, in Comprehensive 3D SR, with marks. */
  public static DocumentOptions in(ZoneId zone) {
    return new DocumentOptions(zone, CodeMapping.builtIn(), ReportClass.COMPREHENSIVE_3D, true);
  }

  /** The same with another SOP Class. */
  public DocumentOptions with(ReportClass other) {
    return new DocumentOptions(zone, codes, other, marks);
  }
}
