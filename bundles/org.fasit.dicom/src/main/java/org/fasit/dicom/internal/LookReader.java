package org.fasit.dicom.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.ImageLook;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Rescale;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.ImageLook.Window;

/** Reads how an image is laid out and shown. */
public final class LookReader {

  /** The elements that it asks for. */
  static final Set<Integer> TAGS =
      Set.of(
          Tag.ImagerPixelSpacing,
          Tag.ImagePositionPatient,
          Tag.ImageOrientationPatient,
          Tag.FrameOfReferenceUID,
          Tag.SamplesPerPixel,
          Tag.PhotometricInterpretation,
          Tag.NumberOfFrames,
          Tag.Rows,
          Tag.Columns,
          Tag.PixelSpacing,
          Tag.WindowCenter,
          Tag.WindowWidth,
          Tag.RescaleIntercept,
          Tag.RescaleSlope,
          Tag.VOILUTFunction);

  private static final Set<String> FUNCTIONS = Set.of("LINEAR", "LINEAR_EXACT", "SIGMOID");

  /** How far a direction may be from a unit vector, and two of them from a right angle. */
  private static final double TOLERANCE = 1e-3;

  private LookReader() {}

  /** What the header tells; empty when it does not tell rows, columns and photometry. */
  public static Optional<ImageLook> read(Attributes header) {
    int rows = Values.integer(header, Tag.Rows, 0);
    int columns = Values.integer(header, Tag.Columns, 0);
    String photometry = Values.text(header, Tag.PhotometricInterpretation).toUpperCase(Locale.ROOT);
    if (rows < 1 || columns < 1 || photometry.isEmpty()) {
      return Optional.empty();
    }
    Optional<Spacing> spacing = spacing(header);
    boolean single = Values.integer(header, Tag.NumberOfFrames, 1) <= 1;
    return Optional.of(
        new ImageLook(
            Values.uid(header, Tag.SOPInstanceUID),
            rows,
            columns,
            !photometry.startsWith("MONOCHROME"),
            photometry.equals("MONOCHROME1"),
            rescale(header),
            window(header),
            spacing,
            single ? plane(header) : Optional.empty()));
  }

  private static Optional<Rescale> rescale(Attributes header) {
    OptionalDouble slope = Values.number(header, Tag.RescaleSlope);
    OptionalDouble intercept = Values.number(header, Tag.RescaleIntercept);
    return slope.isPresent() && intercept.isPresent() && slope.getAsDouble() != 0
        ? Optional.of(new Rescale(slope.getAsDouble(), intercept.getAsDouble()))
        : Optional.empty();
  }

  private static Optional<Window> window(Attributes header) {
    OptionalDouble center = Values.number(header, Tag.WindowCenter);
    OptionalDouble width = Values.number(header, Tag.WindowWidth);
    if (center.isEmpty() || width.isEmpty() || !(width.getAsDouble() > 0)) {
      return Optional.empty();
    }
    String function = Values.text(header, Tag.VOILUTFunction).toUpperCase(Locale.ROOT);
    boolean linear = !FUNCTIONS.contains(function) || function.equals("LINEAR");
    if (linear && width.getAsDouble() < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Window(center.getAsDouble(), width.getAsDouble(), linear ? "LINEAR" : function));
  }

  private static Optional<Spacing> spacing(Attributes header) {
    double[] values = Values.doubles(header, Tag.PixelSpacing);
    double[] spacing = values.length == 2 ? values : Values.doubles(header, Tag.ImagerPixelSpacing);
    return spacing.length == 2 && isLength(spacing[0]) && isLength(spacing[1])
        ? Optional.of(new Spacing(spacing[0], spacing[1]))
        : Optional.empty();
  }

  private static boolean isLength(double value) {
    return Double.isFinite(value) && value > 0;
  }

  /** Only Pixel Spacing tells distances in the patient. */
  private static Optional<Plane> plane(Attributes header) {
    String frame = Values.uid(header, Tag.FrameOfReferenceUID);
    double[] position = Values.doubles(header, Tag.ImagePositionPatient);
    double[] directions = Values.doubles(header, Tag.ImageOrientationPatient);
    boolean complete =
        !frame.isEmpty()
            && position.length == 3
            && directions.length == 6
            && Values.doubles(header, Tag.PixelSpacing).length == 2
            && Arrays.stream(position).allMatch(Double::isFinite)
            && Arrays.stream(directions).allMatch(Double::isFinite);
    if (!complete) {
      return Optional.empty();
    }
    Vector row = new Vector(directions[0], directions[1], directions[2]);
    Vector column = new Vector(directions[3], directions[4], directions[5]);
    boolean upright =
        Math.abs(dot(row, row) - 1) < TOLERANCE
            && Math.abs(dot(column, column) - 1) < TOLERANCE
            && Math.abs(dot(row, column)) < TOLERANCE;
    return upright
        ? Optional.of(
            new Plane(frame, new Vector(position[0], position[1], position[2]), row, column))
        : Optional.empty();
  }

  private static double dot(Vector one, Vector other) {
    return one.x() * other.x() + one.y() * other.y() + one.z() * other.z();
  }
}
