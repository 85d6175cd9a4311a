package org.fasit.model;

/** Whether a finding is stated to be there (DICOM CID 240). */
public enum Presence {
  PRESENT,
  ABSENT,
  /** The product says that it cannot tell. */
  UNDETERMINED,
  /**
   * The product neither affirms nor denies it: its answer is not understood, or it names no
   * abnormality at all, such as an organ that it outlines.
   */
  NOT_STATED
}
