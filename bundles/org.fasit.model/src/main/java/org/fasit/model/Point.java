package org.fasit.model;

/**
 * A place in an image in pixel units: 0,0 is the top-left corner of the top-left pixel, its centre
 * is 0.5,0.5 (DICOM (0070,0022)).
 *
 * @param x column
 * @param y row
 */
public record Point(double x, double y) {}
