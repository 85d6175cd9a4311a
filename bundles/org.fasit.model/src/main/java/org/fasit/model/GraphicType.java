package org.fasit.model;

/** Geometry of a region in an image (DICOM (0070,0023) Graphic Type of an SCOORD item). */
public enum GraphicType {
  /** One point. */
  POINT,
  /** Points that stand alone. */
  MULTIPOINT,
  /** Connected points; closed when the first equals the last. */
  POLYLINE,
  /** Two points: the centre, and one on the circumference. */
  CIRCLE,
  /** Four points: the ends of the major axis, then the ends of the minor axis. */
  ELLIPSE
}
