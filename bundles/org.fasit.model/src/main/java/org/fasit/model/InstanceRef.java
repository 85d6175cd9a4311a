package org.fasit.model;

/**
 * A reference to a DICOM instance of the study at hand.
 *
 * @param sopClassUid SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param seriesInstanceUid Series Instance UID; empty where the referring object does not tell it
 */
public record InstanceRef(String sopClassUid, String sopInstanceUid, String seriesInstanceUid) {}
