package org.fasit.dicom;

/**
 * A segment that a report points to.
 *
 * @param sopInstanceUid the segmentation
 * @param segment Segment Number, 1 and up; 0 when the report names frames only
 */
public record SegmentRef(String sopInstanceUid, int segment) {}
