package org.fasit.dicom.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Makes SR content items (DICOM PS3.3 C.17.3). */
final class ContentItem {

  static final String CONTAINS = "CONTAINS";
  static final String HAS_OBS_CONTEXT = "HAS OBS CONTEXT";
  static final String HAS_CONCEPT_MOD = "HAS CONCEPT MOD";
  static final String SELECTED_FROM = "SELECTED FROM";

  /** What fits in an FL of Explicit VR, whose length has 16 bits: pairs of coordinates. */
  static final int MOST_POINTS = 8000;

  private static final int LONGEST_DS = 16;

  private ContentItem() {}

  static Attributes container(String relation, Code name, Attributes... children) {
    Attributes item = named(relation, "CONTAINER", name);
    item.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    add(item, children);
    return item;
  }

  /** Marks a container as following a template. */
  static Attributes template(Attributes container, CodeMapping.Template template) {
    Attributes item = new Attributes(3);
    item.setString(Tag.MappingResource, VR.CS, template.resource());
    item.setString(Tag.MappingResourceUID, VR.UI, template.resourceUid());
    item.setString(Tag.TemplateIdentifier, VR.CS, template.identifier());
    container.newSequence(Tag.ContentTemplateSequence, 1).add(item);
    return container;
  }

  static Attributes code(String relation, Code name, Code value, Attributes... children) {
    Attributes item = named(relation, "CODE", name);
    item.newSequence(Tag.ConceptCodeSequence, 1).add(encode(value));
    add(item, children);
    return item;
  }

  static Attributes text(String relation, Code name, String value) {
    Attributes item = named(relation, "TEXT", name);
    item.setString(Tag.TextValue, VR.UT, Texts.prose(value));
    return item;
  }

  static Attributes uid(String relation, Code name, String value) {
    Attributes item = named(relation, "UIDREF", name);
    item.setString(Tag.UID, VR.UI, value);
    return item;
  }

  /** A number, as decimal text and exactly. */
  static Attributes number(String relation, Code name, double value, Code unit) {
    Attributes item = named(relation, "NUM", name);
    Attributes measured = new Attributes(3);
    measured.setString(Tag.NumericValue, VR.DS, decimal(value));
    measured.setDouble(Tag.FloatingPointValue, VR.FD, value);
    measured.newSequence(Tag.MeasurementUnitsCodeSequence, 1).add(encode(unit));
    item.newSequence(Tag.MeasuredValueSequence, 1).add(measured);
    return item;
  }

  /** A finite number as a decimal string of at most 16 characters. */
  static String decimal(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value));
    String plain = exact.stripTrailingZeros().toPlainString();
    for (int digits = LONGEST_DS; plain.length() > LONGEST_DS && digits > 0; digits--) {
      plain = exact.round(new MathContext(digits)).stripTrailingZeros().toString();
    }
    return plain;
  }

  static Attributes person(String relation, Code name, String value) {
    Attributes item = named(relation, "PNAME", name);
    item.setString(Tag.PersonName, VR.PN, value);
    return item;
  }

  /**
   * An IMAGE or COMPOSITE item without a purpose, as key objects have it.
   *
   * @param frames the frames meant, 1 and up; none for all of the instance
   */
  static Attributes reference(String relation, InstanceRef ref, int... frames) {
    Attributes item = new Attributes(4);
    item.setString(Tag.RelationshipType, VR.CS, relation);
    item.setString(Tag.ValueType, VR.CS, SopClasses.isImage(ref) ? "IMAGE" : "COMPOSITE");
    refer(item, ref, frames);
    return item;
  }

  static Attributes reference(String relation, Code purpose, InstanceRef ref) {
    Attributes item = reference(relation, ref);
    item.newSequence(Tag.ConceptNameCodeSequence, 1).add(encode(purpose));
    return item;
  }

  /** A segment of a segmentation (PS3.3 C.18.4). */
  static Attributes segment(Code purpose, InstanceRef ref, int number) {
    Attributes item = reference(CONTAINS, purpose, ref);
    item.getNestedDataset(Tag.ReferencedSOPSequence)
        .setInt(Tag.ReferencedSegmentNumber, VR.US, number);
    return item;
  }

  /** Says with which presentation state the image of an item is to be shown (PS3.3 C.18.4). */
  static void show(Attributes imageItem, InstanceRef state) {
    Attributes sop = new Attributes(2);
    sop.setString(Tag.ReferencedSOPClassUID, VR.UI, state.sopClassUid());
    sop.setString(Tag.ReferencedSOPInstanceUID, VR.UI, state.sopInstanceUid());
    imageItem
        .getNestedDataset(Tag.ReferencedSOPSequence)
        .newSequence(Tag.ReferencedSOPSequence, 1)
        .add(sop);
  }

  /** A region with the image that it is drawn on. */
  static Attributes region(Code name, Region region, InstanceRef image) {
    Attributes item = named(CONTAINS, "SCOORD", name);
    item.setString(Tag.GraphicType, VR.CS, region.type().name());
    item.setFloat(Tag.GraphicData, VR.FL, coordinates(thinned(region.points())));
    add(item, reference(SELECTED_FROM, image, region.frame()));
    return item;
  }

  static float[] coordinates(List<Point> points) {
    float[] data = new float[points.size() * 2];
    for (int i = 0; i < points.size(); i++) {
      data[2 * i] = (float) points.get(i).x();
      data[2 * i + 1] = (float) points.get(i).y();
    }
    return data;
  }

  /** The points, or evenly chosen ones with the first and the last when they are too many. */
  static List<Point> thinned(List<Point> points) {
    int size = points.size();
    if (size <= MOST_POINTS) {
      return points;
    }
    return IntStream.range(0, MOST_POINTS)
        .mapToObj(i -> points.get((int) ((long) i * (size - 1) / (MOST_POINTS - 1))))
        .toList();
  }

  /** A region in the patient (PS3.3 C.18.9). */
  static Attributes region3d(Code name, PatientRegion region) {
    Attributes item = named(CONTAINS, "SCOORD3D", name);
    item.setString(Tag.GraphicType, VR.CS, region.graphicType());
    item.setFloat(Tag.GraphicData, VR.FL, region.coordinates());
    item.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, region.frameOfReferenceUid());
    return item;
  }

  static void add(Attributes parent, Attributes... children) {
    add(parent, List.of(children));
  }

  static void add(Attributes parent, List<Attributes> children) {
    if (children.isEmpty()) {
      return;
    }
    Sequence content = parent.getSequence(Tag.ContentSequence);
    if (content == null) {
      content = parent.newSequence(Tag.ContentSequence, children.size());
    }
    content.addAll(children);
  }

  /** A coded entry (PS3.3 section 8.8) with the attribute that its length asks for. */
  static Attributes encode(Code code) {
    Attributes item = new Attributes(3);
    String value = Texts.line(code.value(), Integer.MAX_VALUE);
    if (code.scheme().isEmpty() && value.matches("(?i)(urn:|https?:).+")) {
      item.setString(Tag.URNCodeValue, VR.UR, value);
    } else {
      boolean isShort = value.length() <= Texts.SH;
      item.setString(isShort ? Tag.CodeValue : Tag.LongCodeValue, isShort ? VR.SH : VR.UC, value);
      String scheme = Texts.line(code.scheme(), Texts.SH);
      item.setString(Tag.CodingSchemeDesignator, VR.SH, scheme.isEmpty() ? "99UNKNOWN" : scheme);
    }
    String meaning = Texts.line(code.meaning(), Texts.LO);
    item.setString(
        Tag.CodeMeaning, VR.LO, meaning.isEmpty() ? Texts.line(value, Texts.LO) : meaning);
    return item;
  }

  private static Attributes named(String relation, String valueType, Code name) {
    Attributes item = new Attributes(6);
    if (!relation.isEmpty()) {
      item.setString(Tag.RelationshipType, VR.CS, relation);
    }
    item.setString(Tag.ValueType, VR.CS, valueType);
    item.newSequence(Tag.ConceptNameCodeSequence, 1).add(encode(name));
    return item;
  }

  private static void refer(Attributes item, InstanceRef ref, int... frames) {
    Attributes sop = new Attributes(3);
    sop.setString(Tag.ReferencedSOPClassUID, VR.UI, ref.sopClassUid());
    sop.setString(Tag.ReferencedSOPInstanceUID, VR.UI, ref.sopInstanceUid());
    boolean hasFrames = SopClasses.isMultiFrame(ref) || Arrays.stream(frames).anyMatch(f -> f > 1);
    if (frames.length > 0 && hasFrames) {
      sop.setInt(Tag.ReferencedFrameNumber, VR.IS, frames);
    }
    item.newSequence(Tag.ReferencedSOPSequence, 1).add(sop);
  }
}
