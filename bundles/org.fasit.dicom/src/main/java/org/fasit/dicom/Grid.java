package org.fasit.dicom;

/**
 * The size of the pixel grid that regions are drawn on.
 *
 * @param rows rows
 * @param columns columns
 */
public record Grid(int rows, int columns) {}
