package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.Uids;

/** Objects for the tests, written by the samples' own SR writer. */
final class Made {

  static final Uids UIDS = new Uids(1);
  static final AiProduct PRODUCT = new AiProduct("Nordbein AS", "FracAI", "2.4.1");
  static final String IMAGE = UIDS.of("image");
  static final InstanceRef IMAGE_REF =
      new InstanceRef(SrItems.DX_IMAGE, IMAGE, UIDS.of("image-series"));
  static final ReaderOptions OPTIONS = new ReaderOptions(SiteProfile.NONE, false, Locale.ENGLISH);
  static final ReaderOptions EVERYONE = new ReaderOptions(SiteProfile.NONE, true, Locale.ENGLISH);

  private Made() {}

  static Attributes header() {
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    header.setString(Tag.PatientName, VR.PN, "Prøve^Åse");
    header.setString(Tag.PatientID, VR.LO, "FASIT-0001");
    header.setString(Tag.StudyInstanceUID, VR.UI, UIDS.of("study"));
    header.setString(Tag.StudyDate, VR.DA, "20260901");
    header.setString(Tag.StudyTime, VR.TM, "101500");
    return header;
  }

  static SrWriter writer() {
    return new SrWriter(header(), PRODUCT, UIDS, "test").image(IMAGE_REF);
  }

  static Finding finding(Code code, Presence presence, Region... regions) {
    String uid = UIDS.of("finding|" + code.value());
    return new Finding(
        uid,
        code,
        Optional.of(SampleCodes.WRIST),
        Optional.of(SampleCodes.LEFT),
        presence,
        OptionalDouble.of(0.87),
        Optional.of(new Score("Probability", 87, "%")),
        Optional.of(uid),
        List.of(regions));
  }

  static Finding fracture(Presence presence) {
    return finding(SampleCodes.FRACTURE, presence, region(GraphicType.CIRCLE));
  }

  static Region region(GraphicType type) {
    List<Point> points =
        switch (type) {
          case POINT -> List.of(new Point(0.5, 639.5));
          case MULTIPOINT -> List.of(new Point(1, 2), new Point(3.25, 4.75), new Point(5, 6));
          case POLYLINE ->
              List.of(
                  new Point(10, 10),
                  new Point(90.5, 10),
                  new Point(90.5, 70.25),
                  new Point(10, 70.25),
                  new Point(10, 10));
          case CIRCLE -> List.of(new Point(100, 120), new Point(100, 140));
          case ELLIPSE ->
              List.of(new Point(10, 50), new Point(90, 50), new Point(50, 30), new Point(50, 70));
        };
    return new Region(type, IMAGE, 1, points);
  }

  /** A circle as a content item. */
  static Attributes region() {
    return SrItems.region("CONTAINS", region(GraphicType.CIRCLE));
  }

  /** Names contributing equipment with the purpose Processing Equipment. */
  static void contributed(Attributes object, String manufacturer, String model, String version) {
    Attributes equipment = new Attributes();
    equipment.setString(Tag.Manufacturer, VR.LO, manufacturer);
    equipment.setString(Tag.ManufacturerModelName, VR.LO, model);
    equipment.setString(Tag.SoftwareVersions, VR.LO, version);
    SrItems.putCode(
        equipment,
        Tag.PurposeOfReferenceCodeSequence,
        SampleCodes.dcm("109102", "Processing Equipment"));
    object.newSequence(Tag.ContributingEquipmentSequence, 1).add(equipment);
  }

  static AiResult read(SrWriter writer) {
    return read(writer.write());
  }

  static AiResult read(Attributes object) {
    return found(object, OPTIONS).result();
  }

  static AiResultFound found(Attributes object, ReaderOptions options) {
    return assertInstanceOf(AiResultFound.class, new AiResultReader(options).read(object));
  }

  static String whyNot(Attributes object) {
    ReadOutcome outcome = new AiResultReader(OPTIONS).read(object);
    return assertInstanceOf(NotAiResult.class, outcome).reason();
  }
}
