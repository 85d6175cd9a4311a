package org.fasit.dicom.internal;

import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome;

/** Reads AI results from the objects of some SOP classes. Keeps nothing between objects. */
interface ObjectReader {

  /**
   * Whether it takes this object.
   *
   * @param beginning group 0008 at least
   * @param named whether the site's profile says that it is an AI result
   */
  boolean takes(Attributes beginning, boolean named);

  /** Reads from a file what {@link #read} asks for, within bounds: its root. */
  ContentNode load(DicomFile file) throws UnreadableException;

  /** Is it an AI result, and what does it say. */
  ReadOutcome read(Candidate candidate) throws UnreadableException;
}
