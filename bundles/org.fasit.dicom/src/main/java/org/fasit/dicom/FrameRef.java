package org.fasit.dicom;

/**
 * A frame of an image.
 *
 * @param imageUid SOP Instance UID
 * @param frame frame number, 1 and up
 */
public record FrameRef(String imageUid, int frame) {}
