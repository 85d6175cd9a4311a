package org.fasit.dicom;

/** Why an object could not be read. */
public enum Problem {
  /** There is no file, or it may not be opened. */
  NOT_ACCESSIBLE,
  /** It is not DICOM at all. */
  NOT_DICOM,
  /** It ends in the middle. */
  TRUNCATED,
  /** Its encoding breaks the rules of DICOM PS3.5. */
  DAMAGED,
  /** It is larger, deeper or more intricate than any real report. */
  BEYOND_BOUNDS,
  /** It lacks the UIDs that say which object of which study it is. */
  NO_IDENTITY
}
