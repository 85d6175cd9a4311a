package org.fasit.samples;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;

/** Writes segmentations as an AI product would (PS3.3 section A.51). */
public final class SegWriter {

  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.66.";

  /** What pixel values mean. */
  public enum Kind {
    /** One bit a pixel. */
    BINARY(1),
    /** 0 to 255 for 0 to 1. */
    PROBABILITY(8),
    /** 0 to 255 for 0 to 1. */
    OCCUPANCY(8),
    /** Segment numbers in 8 bits. */
    LABELMAP(8),
    /** Segment numbers in 16 bits. */
    LABELMAP16(16);

    private final int bits;

    Kind(int bits) {
      this.bits = bits;
    }

    private boolean isLabelMap() {
      return this == LABELMAP || this == LABELMAP16;
    }
  }

  /** How frames are stored; whoever writes the file chooses the transfer syntax to match. */
  public enum Encoding {
    NATIVE,
    /** RLE Lossless. */
    RLE,
    /** Deflated Image Frame Compression. */
    DEFLATED_FRAMES
  }

  /** Segment Algorithm Type. */
  public enum By {
    MANUAL,
    SEMIAUTOMATIC,
    AUTOMATIC
  }

  /**
   * A segment.
   *
   * @param number 1 and up
   * @param tracking Tracking UID
   */
  public record Segment(
      int number,
      String label,
      Code category,
      Code type,
      Optional<Code> site,
      Optional<Code> side,
      By by,
      Optional<String> tracking) {}

  /** Segmented Property Categories (CID 7150). */
  public static final Code ABNORMAL = sct("49755003", "Morphologically Abnormal Structure");

  public static final Code ANATOMY = sct("123037004", "Anatomical Structure");

  /**
   * A frame.
   *
   * @param segment its segment; of label maps, 0
   * @param source the image that it lies on
   * @param position Image Position (Patient)
   */
  private record Frame(
      int segment, Optional<InstanceRef> source, Optional<double[]> position, int[] values) {}

  private final Attributes context;
  private final AiProduct product;
  private final Uids uids;
  private final String name;
  private final int rows;
  private final int columns;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private Kind kind = Kind.BINARY;
  private Encoding encoding = Encoding.NATIVE;
  private boolean identified = true;

  /**
   * A segmentation of a study.
   *
   * @param context a header of the study, such as that of one of its images
   * @param uids makes its UIDs
   * @param name tells it from others of the same {@code uids}
   */
  public SegWriter(
      Attributes context, AiProduct product, Uids uids, String name, int rows, int columns) {
    this.context = context;
    this.product = product;
    this.uids = uids;
    this.name = name;
    this.rows = rows;
    this.columns = columns;
  }

  public SegWriter kind(Kind value) {
    kind = value;
    return this;
  }

  public SegWriter encoding(Encoding value) {
    encoding = value;
    return this;
  }

  /** Leaves the Segmentation Algorithm Identification Sequence out. */
  public SegWriter unidentified() {
    identified = false;
    return this;
  }

  public SegWriter segment(Segment segment) {
    segments.add(segment);
    return this;
  }

  /**
   * Adds a frame that was derived from an image, pixel on pixel.
   *
   * @param values along the rows; 0 or 1 of binary ones, 0 to 255, or segment numbers
   */
  public SegWriter frame(int segment, InstanceRef source, int... values) {
    frames.add(new Frame(segment, Optional.of(source), Optional.empty(), values.clone()));
    return this;
  }

  /** Adds a frame that lies in the patient: axial, 0.5 mm between columns, 2 mm between rows. */
  public SegWriter frame(int segment, double[] position, int... values) {
    frames.add(new Frame(segment, Optional.empty(), Optional.of(position.clone()), values.clone()));
    return this;
  }

  /** SOP Instance UID. */
  public String sopInstanceUid() {
    return uids.of("seg|" + name);
  }

  /** The object. */
  public Attributes write() {
    Attributes object = new Attributes();
    SrHeader.write(object, context, product, SrWriter.Kind.ENHANCED);
    for (int tag :
        new int[] {
          Tag.CompletionFlag,
          Tag.VerificationFlag,
          Tag.PerformedProcedureCodeSequence,
          Tag.ReferencedPerformedProcedureStepSequence
        }) {
      object.remove(tag);
    }
    object.setString(Tag.SOPClassUID, VR.UI, STORAGE + (kind.isLabelMap() ? "7" : "4"));
    object.setString(Tag.SOPInstanceUID, VR.UI, sopInstanceUid());
    object.setString(Tag.SeriesInstanceUID, VR.UI, uids.of("seg-series|" + name));
    object.setString(Tag.Modality, VR.CS, "SEG");
    object.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY");
    object.setString(Tag.ContentLabel, VR.CS, "SEGMENTATION");
    object.setString(Tag.ContentDescription, VR.LO, product.label());
    object.setNull(Tag.ContentCreatorName, VR.PN);
    object.setString(Tag.BurnedInAnnotation, VR.CS, "NO");
    object.setString(Tag.LossyImageCompression, VR.CS, "00");
    image(object);
    Sequence described = object.newSequence(Tag.SegmentSequence, segments.size());
    segments.forEach(segment -> described.add(describe(segment)));
    references(object);
    dimensions(object);
    functionalGroups(object);
    pixels(object);
    return object;
  }

  private void image(Attributes object) {
    object.setInt(Tag.SamplesPerPixel, VR.US, 1);
    object.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    object.setInt(Tag.NumberOfFrames, VR.IS, frames.size());
    object.setInt(Tag.Rows, VR.US, rows);
    object.setInt(Tag.Columns, VR.US, columns);
    object.setInt(Tag.BitsAllocated, VR.US, kind.bits);
    object.setInt(Tag.BitsStored, VR.US, kind.bits);
    object.setInt(Tag.HighBit, VR.US, kind.bits - 1);
    object.setInt(Tag.PixelRepresentation, VR.US, 0);
    if (kind.isLabelMap()) {
      object.setString(Tag.SegmentationType, VR.CS, "LABELMAP");
      object.setInt(Tag.PixelPaddingValue, VR.US, 0);
    } else if (kind == Kind.BINARY) {
      object.setString(Tag.SegmentationType, VR.CS, "BINARY");
    } else {
      object.setString(Tag.SegmentationType, VR.CS, "FRACTIONAL");
      object.setString(Tag.SegmentationFractionalType, VR.CS, kind.name());
      object.setInt(Tag.MaximumFractionalValue, VR.US, 255);
    }
  }

  private Attributes describe(Segment segment) {
    Attributes item = new Attributes();
    SrItems.putCode(item, Tag.SegmentedPropertyCategoryCodeSequence, segment.category());
    SrItems.putCode(item, Tag.SegmentedPropertyTypeCodeSequence, segment.type());
    item.setInt(Tag.SegmentNumber, VR.US, segment.number());
    item.setString(Tag.SegmentLabel, VR.LO, segment.label());
    item.setString(Tag.SegmentAlgorithmType, VR.CS, segment.by().name());
    segment
        .tracking()
        .ifPresent(
            uid -> {
              item.setString(Tag.TrackingID, VR.UT, segment.label());
              item.setString(Tag.TrackingUID, VR.UI, uid);
            });
    segment
        .site()
        .ifPresent(
            site -> {
              SrItems.putCode(item, Tag.AnatomicRegionSequence, site);
              segment
                  .side()
                  .ifPresent(
                      side ->
                          SrItems.putCode(
                              item.getSequence(Tag.AnatomicRegionSequence).get(0),
                              Tag.AnatomicRegionModifierSequence,
                              side));
            });
    if (segment.by() != By.MANUAL) {
      item.setString(Tag.SegmentAlgorithmName, VR.LO, product.name());
      if (identified) {
        item.newSequence(Tag.SegmentationAlgorithmIdentificationSequence, 1).add(algorithm());
      }
    }
    return item;
  }

  private Attributes algorithm() {
    Attributes item = new Attributes();
    SrItems.putCode(
        item, Tag.AlgorithmFamilyCodeSequence, dcm("123110", "Artificial Intelligence"));
    item.setString(Tag.AlgorithmName, VR.LO, product.name());
    item.setString(Tag.AlgorithmVersion, VR.LO, product.version());
    item.setString(Tag.AlgorithmSource, VR.LO, product.manufacturer());
    return item;
  }

  private void references(Attributes object) {
    Map<String, Sequence> series = new LinkedHashMap<>();
    frames.stream()
        .flatMap(frame -> frame.source().stream())
        .distinct()
        .forEach(
            source ->
                series
                    .computeIfAbsent(source.seriesInstanceUid(), uid -> listedSeries(object, uid))
                    .add(SrItems.reference(source)));
  }

  private static Sequence listedSeries(Attributes object, String uid) {
    Sequence all = object.getSequence(Tag.ReferencedSeriesSequence);
    Attributes one = new Attributes();
    (all == null ? object.newSequence(Tag.ReferencedSeriesSequence, 1) : all).add(one);
    one.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    return one.newSequence(Tag.ReferencedInstanceSequence, 1);
  }

  private void dimensions(Attributes object) {
    String organization = uids.of("seg-dimensions|" + name);
    Attributes item = new Attributes();
    item.setString(Tag.DimensionOrganizationUID, VR.UI, organization);
    object.newSequence(Tag.DimensionOrganizationSequence, 1).add(item);
    Attributes index = new Attributes();
    index.setString(Tag.DimensionOrganizationUID, VR.UI, organization);
    int pointer = kind.isLabelMap() ? Tag.ImagePositionPatient : Tag.ReferencedSegmentNumber;
    int group = kind.isLabelMap() ? Tag.PlanePositionSequence : Tag.SegmentIdentificationSequence;
    index.setInt(Tag.DimensionIndexPointer, VR.AT, pointer);
    index.setInt(Tag.FunctionalGroupPointer, VR.AT, group);
    object.newSequence(Tag.DimensionIndexSequence, 1).add(index);
  }

  private void functionalGroups(Attributes object) {
    Attributes shared = new Attributes();
    object.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
    if (frames.stream().anyMatch(frame -> frame.position().isPresent())) {
      object.setString(Tag.FrameOfReferenceUID, VR.UI, uids.of("frame-of-reference"));
      object.setNull(Tag.PositionReferenceIndicator, VR.LO);
      Attributes orientation = new Attributes();
      orientation.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
      shared.newSequence(Tag.PlaneOrientationSequence, 1).add(orientation);
      Attributes measures = new Attributes();
      measures.setDouble(Tag.PixelSpacing, VR.DS, 2, 0.5);
      measures.setDouble(Tag.SliceThickness, VR.DS, 3);
      measures.setDouble(Tag.SpacingBetweenSlices, VR.DS, 3);
      shared.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
    }
    if (!object.contains(Tag.FrameOfReferenceUID)) {
      object.setNull(Tag.PatientOrientation, VR.CS);
    }
    Sequence all = object.newSequence(Tag.PerFrameFunctionalGroupsSequence, frames.size());
    for (int i = 0; i < frames.size(); i++) {
      all.add(functionalGroup(frames.get(i), i + 1));
    }
  }

  private Attributes functionalGroup(Frame frame, int number) {
    Attributes group = new Attributes();
    Attributes content = new Attributes();
    content.setInt(Tag.DimensionIndexValues, VR.UL, kind.isLabelMap() ? number : frame.segment());
    group.newSequence(Tag.FrameContentSequence, 1).add(content);
    frame
        .source()
        .ifPresent(
            source -> {
              Attributes reference = SrItems.reference(source);
              SrItems.putCode(
                  reference,
                  Tag.PurposeOfReferenceCodeSequence,
                  dcm("121322", "Source image for image processing operation"));
              Attributes derivation = new Attributes();
              derivation.newSequence(Tag.SourceImageSequence, 1).add(reference);
              SrItems.putCode(
                  derivation, Tag.DerivationCodeSequence, dcm("113076", "Segmentation"));
              group.newSequence(Tag.DerivationImageSequence, 1).add(derivation);
            });
    frame
        .position()
        .ifPresent(
            position -> {
              Attributes plane = new Attributes();
              plane.setDouble(Tag.ImagePositionPatient, VR.DS, position);
              group.newSequence(Tag.PlanePositionSequence, 1).add(plane);
            });
    if (!kind.isLabelMap()) {
      Attributes identification = new Attributes();
      identification.setInt(Tag.ReferencedSegmentNumber, VR.US, frame.segment());
      group.newSequence(Tag.SegmentIdentificationSequence, 1).add(identification);
    }
    return group;
  }

  private void pixels(Attributes object) {
    if (encoding == Encoding.NATIVE) {
      VR vr = kind.bits == 16 ? VR.OW : VR.OB;
      object.setBytes(Tag.PixelData, vr, nativeFrames());
      return;
    }
    Fragments fragments = object.newFragments(Tag.PixelData, VR.OB, frames.size() + 1);
    fragments.add(new byte[0]);
    for (Frame frame : frames) {
      byte[] bytes = SegFrames.pack(List.of(frame.values()), kind.bits);
      fragments.add(
          encoding == Encoding.RLE ? SegFrames.rle(bytes, kind.bits) : SegFrames.deflate(bytes));
    }
  }

  private byte[] nativeFrames() {
    byte[] all = SegFrames.pack(frames.stream().map(Frame::values).toList(), kind.bits);
    ByteArrayOutputStream out = new ByteArrayOutputStream(all.length + 1);
    out.writeBytes(all);
    if (all.length % 2 == 1) {
      out.write(0);
    }
    return out.toByteArray();
  }
}
