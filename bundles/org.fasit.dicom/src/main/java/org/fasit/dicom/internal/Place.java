package org.fasit.dicom.internal;

import java.util.List;
import org.fasit.dicom.FrameRef;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.SegmentRef;
import org.fasit.model.Region;

/** Where something lies, in each of the ways in which an object may tell it. */
record Place(
    List<Region> regions,
    List<SegmentRef> segments,
    List<Region3d> volumes,
    List<FrameRef> images) {

  static final Place NOWHERE = new Place(List.of(), List.of(), List.of(), List.of());

  /** Whether a mark can be drawn, if need be once the segmentation or the images are there. */
  boolean isMarked() {
    return !regions.isEmpty() || !segments.isEmpty() || !volumes.isEmpty();
  }
}
