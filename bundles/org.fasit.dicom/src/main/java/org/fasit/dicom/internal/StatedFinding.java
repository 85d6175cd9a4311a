package org.fasit.dicom.internal;

import org.fasit.dicom.FindingDetail;
import org.fasit.model.Finding;

/**
 * A finding, and whether it affirms or denies anything.
 *
 * @param counts false for a mark or measurement that names no finding: it is shown, but says
 *     nothing of the exam
 */
record StatedFinding(Finding finding, boolean counts, FindingDetail detail) {}
