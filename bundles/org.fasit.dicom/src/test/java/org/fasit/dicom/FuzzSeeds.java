package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.ReportedCases;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Observer;
import org.fasit.samples.SrWriter.PresenceStyle;

/** One whole object of each kind that is read, for the fuzz test to spoil. */
final class FuzzSeeds {

  private static final Code MILLIMETRE = new Code("mm", "UCUM", "millimeter");

  /** Inputs after public bug reports. */
  private static final List<String> REPORTED =
      List.of(
          "01-report-contributing-equipment/report.dcm",
          "03-finding-is-normal/group.dcm",
          "05-group-answer-absent/finding-radlex.dcm",
          "07-same-tracking-uid/two-nodules.dcm",
          "09-seg-tiled-full/seg.dcm",
          "11-report-of-anatomy/liver-volume.dcm",
          "14-two-findings-one-group/report.dcm",
          "15-rtstruct/rtstruct.dcm",
          "16-finding-in-words/report.dcm",
          "18-seg-only-background/seg.dcm");

  private FuzzSeeds() {}

  static List<Attributes> all() {
    List<Attributes> seeds = new ArrayList<>();
    for (SrWriter.Kind kind : SrWriter.Kind.values()) {
      seeds.add(report(kind));
    }
    for (CadWriter.Kind kind : CadWriter.Kind.values()) {
      seeds.add(cad(kind));
    }
    for (SegWriter.Kind kind : SegWriter.Kind.values()) {
      for (SegWriter.Encoding encoding : SegWriter.Encoding.values()) {
        boolean bits = kind == SegWriter.Kind.BINARY && encoding == SegWriter.Encoding.RLE;
        if (!bits) {
          seeds.add(segmentation(kind, encoding));
        }
      }
    }
    seeds.addAll(others());
    seeds.add(slice());
    REPORTED.forEach(name -> seeds.add(reported(name)));
    return seeds;
  }

  private static Attributes reported(String name) {
    try (DicomInputStream in =
        new DicomInputStream(new ByteArrayInputStream(ReportedCases.bytes(name)))) {
      return in.readDataset(-1, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Attributes report(SrWriter.Kind kind) {
    SrWriter writer = Made.writer().kind(kind).algorithm(AlgorithmPlace.DOCUMENT);
    for (GraphicType type : GraphicType.values()) {
      Finding finding = Made.finding(SampleCodes.NODULE, Presence.PRESENT, Made.region(type));
      writer.group(finding, PresenceStyle.PRESENT_ABSENT);
    }
    return writer
        .group(SrItems.container(dcm("125007", "Measurement Group"), details()))
        .evaluation(SampleCodes.PNEUMOTHORAX, SampleCodes.ABSENT)
        .evaluation(dcm("121077", "Conclusion"), SampleCodes.POSITIVE)
        .item(SrItems.text("CONTAINS", dcm("121106", "Comment"), "utydelig, følg opp"))
        .item(SrItems.byReference("R-INFERRED FROM", 1, 3, 1))
        .write();
  }

  private static Attributes[] details() {
    Attributes segment =
        SrItems.image("CONTAINS", "1.2.840.10008.5.1.4.1.1.66.4", Made.UIDS.of("seg"), 1);
    segment
        .getSequence(Tag.ReferencedSOPSequence)
        .get(0)
        .setInt(Tag.ReferencedSegmentNumber, VR.US, 1);
    Attributes volume = SrItems.item("CONTAINS", "SCOORD3D", dcm("121231", "Volume Surface"));
    volume.setString(Tag.GraphicType, VR.CS, "ELLIPSOID");
    volume.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, Made.UIDS.of("frame"));
    volume.setFloat(
        Tag.GraphicData, VR.FL, 0, 5, 9, 10, 5, 9, 5, 0, 9, 5, 10, 9, 5, 5, 4, 5, 5, 14);
    Attributes length =
        SrItems.number(
            "CONTAINS",
            SampleCodes.sct("103339001", "Long Axis"),
            12.5,
            MILLIMETRE,
            SrItems.code(
                "HAS CONCEPT MOD", dcm("121401", "Derivation"), SampleCodes.sct("56851009", "Max")),
            SrItems.byReference("R-INFERRED FROM", 1, 4, 2, 1));
    return new Attributes[] {
      SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.NODULE),
      SrItems.uidRef(
          "HAS OBS CONTEXT", dcm("112040", "Tracking Unique Identifier"), Made.UIDS.of("tracked")),
      SrItems.text("CONTAINS", dcm("121106", "Comment"), "Ny"),
      segment,
      volume,
      length
    };
  }

  private static Attributes cad(CadWriter.Kind kind) {
    Attributes detection =
        CadWriter.withOperatingPoints(
            CadWriter.detection(SampleCodes.NODULE, "NoduleFinder", "1.3"),
            1,
            new double[] {0.25, 0.5},
            new double[] {70, 82});
    Attributes mark =
        CadWriter.single(
            SampleCodes.NODULE,
            Intent.REQUIRED,
            CadWriter.certainty(81),
            CadWriter.place(Made.region(GraphicType.POLYLINE), 1));
    SrItems.add(mark, CadWriter.tracking("N1", Made.UIDS.of("n1")));
    Attributes composite =
        CadWriter.composite(
            SampleCodes.NODULE,
            Intent.OPTIONAL,
            mark,
            CadWriter.single(SampleCodes.NODULE, Intent.FORBIDDEN));
    return new CadWriter(kind, Made.header(), Made.PRODUCT, Made.UIDS, "cad")
        .image(Made.IMAGE_REF)
        .summary(Summary.WITH_FINDINGS, CadWriter.impression(Intent.REQUIRED, composite))
        .detections(CadWriter.Status.SUCCEEDED, CadWriter.detectionList(true, detection))
        .analyses(
            CadWriter.Status.FAILED,
            CadWriter.analysisList(
                false, CadWriter.analysis(SampleCodes.NODULE, "NoduleSizer", "2")))
        .write();
  }

  private static Attributes segmentation(SegWriter.Kind kind, SegWriter.Encoding encoding) {
    SegWriter writer =
        new SegWriter(Made.header(), Made.PRODUCT, Made.UIDS, "seg", 3, 3)
            .kind(kind)
            .encoding(encoding);
    for (int i = 1; i <= 2; i++) {
      writer.segment(
          new SegWriter.Segment(
              i,
              "Nodule",
              SegWriter.ABNORMAL,
              SampleCodes.NODULE,
              Optional.of(SampleCodes.LUNG),
              Optional.of(SampleCodes.LEFT),
              SegWriter.By.AUTOMATIC,
              Optional.of(Made.UIDS.of("tracked" + i))));
    }
    return writer
        .frame(1, Made.IMAGE_REF, 1, 1, 0, 1, 0, 0, 1, 1, 1)
        .frame(2, new double[] {0, 0, 10}, 0, 0, 0, 1, 1, 1, 0, 1, 0)
        .write();
  }

  private static List<Attributes> others() {
    ResultObjects objects = new ResultObjects(Made.header(), Made.PRODUCT, Made.UIDS);
    Attributes keys =
        objects.keyObjects(
            dcm("113000", "Of Interest"), "Se her", Observer.DEVICE, List.of(Made.IMAGE_REF));
    Attributes state = objects.presentation(List.of(Made.IMAGE_REF), 100, 100);
    Attributes annotation = ResultObjects.annotate(state, Made.IMAGE_REF);
    Point one = new Point(10, 20);
    Point other = new Point(30, 40);
    annotation
        .newSequence(Tag.GraphicObjectSequence, 2)
        .addAll(
            List.of(
                ResultObjects.graphic("POLYLINE", "PIXEL", one, other),
                ResultObjects.graphic("CIRCLE", "DISPLAY", one, other)));
    annotation
        .newSequence(Tag.CompoundGraphicSequence, 1)
        .add(ResultObjects.compound("RECTANGLE", "PIXEL", one, other));
    annotation
        .newSequence(Tag.TextObjectSequence, 1)
        .add(ResultObjects.text("knute 87 %", "PIXEL", one));
    Attributes picture = objects.capture(4, 4);
    picture.setBytes(Tag.PixelData, VR.OB, new byte[48]);
    Attributes map = new Attributes(picture);
    map.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.30");
    Attributes document =
        objects.pdf("Svar", "%PDF-1.4 made up".getBytes(StandardCharsets.US_ASCII));
    return List.of(keys, state, picture, map, document);
  }

  private static Attributes slice() {
    Attributes slice = Made.header();
    slice.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.2");
    slice.setString(Tag.SOPInstanceUID, VR.UI, Made.IMAGE);
    slice.setString(Tag.SeriesInstanceUID, VR.UI, Made.UIDS.of("series"));
    slice.setString(Tag.FrameOfReferenceUID, VR.UI, Made.UIDS.of("frame"));
    slice.setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, 10);
    slice.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    slice.setDouble(Tag.PixelSpacing, VR.DS, 0.5, 0.5);
    slice.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    slice.setInt(Tag.Rows, VR.US, 100);
    slice.setInt(Tag.Columns, VR.US, 100);
    slice.setInt(Tag.NumberOfFrames, VR.IS, 1);
    return slice;
  }
}
