package org.fasit.model;

/** Whether a finding is stated to be there (DICOM CID 240). */
public enum Presence {
  PRESENT,
  ABSENT,
  UNDETERMINED
}
