package org.fasit.dicom;

import org.fasit.dicom.ResultDetail.Form;

/**
 * What a result that cannot be read looks like.
 *
 * @param form what kind of object it is
 * @param title Document Title, else Content Description, else Series Description; may be empty
 * @param bytes how long the document or the pixel data are; 0 when that is not known
 * @param thumbnail a small picture of it
 */
public record Preview(Form form, String title, long bytes, Thumbnail thumbnail) {

  /** A small picture. */
  public sealed interface Thumbnail {}

  /**
   * Pixels along the rows.
   *
   * @param rgb {@code 0xRRGGBB} each
   */
  public record Pixels(int width, int height, int[] rgb) implements Thumbnail {}

  /** A whole picture in JPEG (ISO 10918-1), as stored: to be decoded within bounds. */
  public record Jpeg(byte[] bytes) implements Thumbnail {}

  /** There is no picture, or none that can be shown small. */
  public record None() implements Thumbnail {}
}
