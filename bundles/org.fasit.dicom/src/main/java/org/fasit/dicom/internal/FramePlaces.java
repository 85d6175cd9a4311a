package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Region3d.Place;
import org.fasit.model.InstanceRef;

/**
 * Where the frames of a segmentation lie, and which segment each is of (functional groups, PS3.3
 * section C.7.6.16).
 *
 * <p>A frame lies on the one image that it says it was derived from, pixel on pixel. Where it names
 * none or several, or says that locations were not preserved, it lies in the patient, as far as its
 * plane is told. A segmentation without planes that refers to a single image lies on that. Where a
 * tile of a larger image lies is not told in a way that is read here.
 */
final class FramePlaces {

  private static final int MOST_IMAGES = 50_000;

  /** Rounding makes some cosines a little longer than 1. */
  private static final double LONGEST_COSINE = 1.01;

  /** Where a frame lies. */
  sealed interface Whereabouts {}

  /** On a frame of an image. */
  record OnImage(String imageUid, int frame) implements Whereabouts {}

  /**
   * In the patient.
   *
   * @param origin the centre of the first pixel, in mm
   * @param alongRow from one column to the next, in mm
   * @param alongColumn from one row to the next, in mm
   */
  record InSpace(String frameOfReferenceUid, Place origin, Place alongRow, Place alongColumn)
      implements Whereabouts {

    /** The place of a corner of a pixel, as column and row of the grid of corners. */
    Place at(double column, double row) {
      double x = column - 0.5;
      double y = row - 0.5;
      return new Place(
          origin.x() + x * alongRow.x() + y * alongColumn.x(),
          origin.y() + x * alongRow.y() + y * alongColumn.y(),
          origin.z() + x * alongRow.z() + y * alongColumn.z());
    }
  }

  /** In one of several tiles of a larger image. */
  record InTiles() implements Whereabouts {}

  /** Nobody knows. */
  record Nowhere() implements Whereabouts {}

  private final Attributes dataset;
  private final List<Attributes> frames;
  private final Attributes shared;
  private final List<InstanceRef> listed;
  private final TiledFrames tiles;

  FramePlaces(Attributes dataset) {
    this.dataset = dataset;
    this.frames = Values.items(dataset, Tag.PerFrameFunctionalGroupsSequence);
    this.shared =
        Values.item(dataset, Tag.SharedFunctionalGroupsSequence).orElseGet(Attributes::new);
    this.listed = listed(dataset, Tag.ReferencedInstanceSequence);
    this.tiles = TiledFrames.of(dataset, frames.isEmpty());
  }

  /** How many frames are described; all, where their order describes them. */
  int count() {
    return tiles.isFull() ? tiles.frames() : frames.size();
  }

  /** Referenced Segment Number of a frame, counted from 0; empty when it is not told. */
  Optional<Integer> segment(int frame) {
    return group(frame, Tag.SegmentIdentificationSequence)
        .map(item -> Values.integer(item, Tag.ReferencedSegmentNumber, -1))
        .filter(number -> number >= 0)
        .or(() -> tiles.segment(frame));
  }

  private Optional<Attributes> group(int frame, int tag) {
    Optional<Attributes> own =
        frame < frames.size() ? Values.item(frames.get(frame), tag) : Optional.empty();
    return own.or(() -> Values.item(shared, tag));
  }

  /** Where a frame, counted from 0, lies. */
  Whereabouts place(int frame) {
    if (tiles.areSeveral()) {
      return new InTiles();
    }
    List<Attributes> sources = sources(frame);
    Optional<InSpace> plane = plane(frame);
    Optional<OnImage> image =
        sources.size() == 1 ? onImage(sources.get(0)) : Optional.<OnImage>empty();
    if (image.isPresent()) {
      return image.get();
    }
    if (plane.isPresent()) {
      return plane.get();
    }
    return sources.isEmpty() && listed.size() == 1
        ? new OnImage(listed.get(0).sopInstanceUid(), 1)
        : new Nowhere();
  }

  private List<Attributes> sources(int frame) {
    return group(frame, Tag.DerivationImageSequence)
        .map(item -> Values.items(item, Tag.SourceImageSequence))
        .orElse(List.of());
  }

  private static Optional<OnImage> onImage(Attributes source) {
    String uid = Values.uid(source, Tag.ReferencedSOPInstanceUID);
    int[] numbers = Values.integers(source, Tag.ReferencedFrameNumber);
    boolean moved = Values.text(source, Tag.SpatialLocationsPreserved).matches("NO|REORIENTED.*");
    if (uid.isEmpty() || moved || numbers.length > 1) {
      return Optional.empty();
    }
    int frame = numbers.length == 0 ? 1 : numbers[0];
    return frame < 1 ? Optional.empty() : Optional.of(new OnImage(uid, frame));
  }

  /** Where a frame, counted from 0, lies in the patient, as far as its plane is told. */
  Optional<InSpace> plane(int frame) {
    double[] position = numbers(frame, Tag.PlanePositionSequence, Tag.ImagePositionPatient, 3);
    double[] cosines = numbers(frame, Tag.PlaneOrientationSequence, Tag.ImageOrientationPatient, 6);
    double[] spacing = numbers(frame, Tag.PixelMeasuresSequence, Tag.PixelSpacing, 2);
    String reference = Values.uid(dataset, Tag.FrameOfReferenceUID);
    boolean whole = position.length == 3 && cosines.length == 6 && spacing.length == 2;
    if (!whole || reference.isEmpty() || !inPatient(position, cosines, spacing)) {
      return Optional.empty();
    }
    return Optional.of(
        new InSpace(
            reference,
            new Place(position[0], position[1], position[2]),
            step(cosines, 0, spacing[1]),
            step(cosines, 3, spacing[0])));
  }

  /** Whether numbers are of a plane that can lie in a patient; no place there is out of bounds. */
  private static boolean inPatient(double[] position, double[] cosines, double[] spacing) {
    return Arrays.stream(position).allMatch(Shapes3d::near)
        && Arrays.stream(cosines).allMatch(cosine -> Math.abs(cosine) < LONGEST_COSINE)
        && Arrays.stream(spacing).allMatch(PlaneStacks::isLength);
  }

  private static Place step(double[] cosines, int from, double spacing) {
    return new Place(
        cosines[from] * spacing, cosines[from + 1] * spacing, cosines[from + 2] * spacing);
  }

  /** As many numbers as are asked for, or none. */
  private double[] numbers(int frame, int group, int tag, int count) {
    double[] values =
        group(frame, group).map(item -> Values.doubles(item, tag)).orElseGet(() -> new double[0]);
    return values.length == count ? values : new double[0];
  }

  /** All images that the segmentation says it was made from. */
  List<InstanceRef> images() {
    Map<String, InstanceRef> images = new LinkedHashMap<>();
    listed.forEach(image -> images.putIfAbsent(image.sopInstanceUid(), image));
    for (int frame = 0; frame < frames.size() && images.size() < MOST_IMAGES; frame++) {
      for (Attributes source : sources(frame)) {
        reference(source, "").ifPresent(ref -> images.putIfAbsent(ref.sopInstanceUid(), ref));
      }
    }
    return List.copyOf(images.values());
  }

  /**
   * The images that an object lists by series (0008,1115).
   *
   * @param tag the sequence within a series that lists them
   */
  static List<InstanceRef> listed(Attributes dataset, int tag) {
    List<InstanceRef> images = new ArrayList<>();
    for (Attributes series : Values.items(dataset, Tag.ReferencedSeriesSequence)) {
      String uid = Values.uid(series, Tag.SeriesInstanceUID);
      for (Attributes item : Values.items(series, tag)) {
        reference(item, uid).filter(ref -> images.size() < MOST_IMAGES).ifPresent(images::add);
      }
    }
    return images;
  }

  /** The image that an item refers to. */
  static Optional<InstanceRef> reference(Attributes item, String series) {
    String sopClass = Values.uid(item, Tag.ReferencedSOPClassUID);
    String instance = Values.uid(item, Tag.ReferencedSOPInstanceUID);
    return instance.isEmpty() || !SopClasses.isImage(sopClass)
        ? Optional.empty()
        : Optional.of(new InstanceRef(sopClass, instance, series));
  }
}
