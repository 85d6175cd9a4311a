package org.fasit.reading.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.model.Age;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Patient;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;

/**
 * A made-up study with a made-up result (TID 1500), to go through once before the first real one:
 * the first time costs several times what all others do, for classes to load.
 */
final class Rehearsal {

  /** The study is there before its report, as always. */
  static final int REPORT_AFTER_MILLIS = 300;

  private static final String ROOT = "2.25.58361920471";
  private static final String STUDY = ROOT + ".1";
  private static final int FINDINGS = 3;
  private static final InstanceRef IMAGE =
      new InstanceRef(UID.DigitalXRayImageStorageForPresentation, ROOT + ".3", ROOT + ".2");

  private Rehearsal() {}

  static OpenStudy study() {
    Patient nobody = new Patient("Rehearsal", "rehearsal", "", Optional.empty(), Sex.UNKNOWN);
    Study study =
        new Study(
            nobody,
            STUDY,
            "",
            "",
            Optional.of(LocalDate.EPOCH),
            Optional.of(LocalTime.NOON),
            "",
            "DX",
            "WRIST",
            Optional.of(new Age(600)));
    return new OpenStudy(
        study, List.of(new StudyImage(IMAGE, "DX", "WRIST", "AP", "L", "", 640, 512, 1)));
  }

  static Attributes report() {
    Attributes report = new Attributes();
    report.setString(Tag.SOPClassUID, VR.UI, UID.Comprehensive3DSRStorage);
    report.setString(Tag.SOPInstanceUID, VR.UI, ROOT + ".5");
    report.setString(Tag.StudyInstanceUID, VR.UI, STUDY);
    report.setString(Tag.SeriesInstanceUID, VR.UI, ROOT + ".4");
    report.setString(Tag.PatientID, VR.LO, "rehearsal");
    report.setString(Tag.Modality, VR.CS, "SR");
    report.setString(Tag.CompletionFlag, VR.CS, "COMPLETE");
    report.setString(Tag.ValueType, VR.CS, "CONTAINER");
    report.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    code(report, Tag.ConceptNameCodeSequence, "126000", "DCM", "Imaging Measurement Report");
    add(report, coded("HAS OBS CONTEXT", "121005", "Observer Type", "121007", "DCM", "Device"));
    add(report, text("HAS OBS CONTEXT", "121013", "Device Observer Name", "Rehearsal"));
    Attributes measurements = container("126010", "Imaging Measurements");
    for (int i = 1; i <= FINDINGS; i++) {
      add(measurements, group(i));
    }
    add(report, measurements);
    return report;
  }

  private static Attributes group(int number) {
    Attributes group = container("125007", "Measurement Group");
    add(group, text("HAS OBS CONTEXT", "112039", "Tracking Identifier", "finding " + number));
    Attributes uid = item("HAS OBS CONTEXT", "UIDREF", "112040", "Tracking Unique Identifier");
    uid.setString(Tag.UID, VR.UI, ROOT + ".6." + number);
    add(group, uid);
    add(group, coded("CONTAINS", "121071", "Finding", "72704001", "SCT", "Fracture"));
    add(group, site());
    add(group, certainty(50 + number));
    add(group, region(number));
    return group;
  }

  private static Attributes site() {
    Attributes site = item("CONTAINS", "CODE", "363698007", "Finding Site");
    code(site, Tag.ConceptNameCodeSequence, "363698007", "SCT", "Finding Site");
    code(site, Tag.ConceptCodeSequence, "62413002", "SCT", "Radius");
    return site;
  }

  private static Attributes certainty(int percent) {
    Attributes number = item("CONTAINS", "NUM", "111012", "Certainty of Finding");
    Attributes value = new Attributes();
    value.setString(Tag.NumericValue, VR.DS, Integer.toString(percent));
    code(value, Tag.MeasurementUnitsCodeSequence, "%", "UCUM", "percent");
    number.newSequence(Tag.MeasuredValueSequence, 1).add(value);
    return number;
  }

  private static Attributes region(int number) {
    Attributes region = item("CONTAINS", "SCOORD", "111030", "Image Region");
    region.setString(Tag.GraphicType, VR.CS, "POLYLINE");
    region.setFloat(Tag.GraphicData, VR.FL, 10, 10, 90, 10, 90, 20 * number, 10, 10);
    Attributes image = new Attributes();
    image.setString(Tag.RelationshipType, VR.CS, "SELECTED FROM");
    image.setString(Tag.ValueType, VR.CS, "IMAGE");
    Attributes reference = new Attributes();
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, IMAGE.sopClassUid());
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, IMAGE.sopInstanceUid());
    reference.setInt(Tag.ReferencedFrameNumber, VR.IS, 1);
    image.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    add(region, image);
    return region;
  }

  private static Attributes container(String value, String meaning) {
    Attributes container = item("CONTAINS", "CONTAINER", value, meaning);
    container.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    return container;
  }

  private static Attributes text(String relationship, String name, String meaning, String text) {
    Attributes item = item(relationship, "TEXT", name, meaning);
    item.setString(Tag.TextValue, VR.UT, text);
    return item;
  }

  private static Attributes coded(
      String relationship,
      String name,
      String nameMeaning,
      String value,
      String scheme,
      String meaning) {
    Attributes item = item(relationship, "CODE", name, nameMeaning);
    code(item, Tag.ConceptCodeSequence, value, scheme, meaning);
    return item;
  }

  private static Attributes item(String relationship, String type, String name, String meaning) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, relationship);
    item.setString(Tag.ValueType, VR.CS, type);
    code(item, Tag.ConceptNameCodeSequence, name, "DCM", meaning);
    return item;
  }

  private static void code(
      Attributes in, int sequence, String value, String scheme, String meaning) {
    Attributes code = new Attributes();
    code.setString(Tag.CodeValue, VR.SH, value);
    code.setString(Tag.CodingSchemeDesignator, VR.SH, scheme);
    code.setString(Tag.CodeMeaning, VR.LO, meaning);
    in.newSequence(sequence, 1).add(code);
  }

  private static void add(Attributes to, Attributes item) {
    Sequence content = to.getSequence(Tag.ContentSequence);
    (content == null ? to.newSequence(Tag.ContentSequence, 4) : content).add(item);
  }
}
