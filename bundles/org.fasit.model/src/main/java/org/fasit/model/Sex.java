package org.fasit.model;

/** DICOM (0010,0040) Patient's Sex. */
public enum Sex {
  FEMALE,
  MALE,
  OTHER,
  UNKNOWN
}
