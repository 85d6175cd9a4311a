package org.fasit.samples;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** Content items of structured reports (PS3.3 section C.17.3), ready to be put together. */
public final class SrItems {

  /** SOP class of the images that the samples write. */
  public static final String DX_IMAGE = "1.2.840.10008.5.1.4.1.1.1.1";

  private SrItems() {}

  /** An item with its children, related to its parent in that way. */
  public static Attributes item(
      String relationship, String type, Code concept, Attributes... children) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, relationship);
    item.setString(Tag.ValueType, VR.CS, type);
    putCode(item, Tag.ConceptNameCodeSequence, concept);
    return add(item, children);
  }

  /** Adds children to an item or to the root of a report. */
  public static Attributes add(Attributes item, Attributes... children) {
    if (children.length > 0) {
      Sequence content = item.getSequence(Tag.ContentSequence);
      if (content == null) {
        content = item.newSequence(Tag.ContentSequence, children.length);
      }
      content.addAll(List.of(children));
    }
    return item;
  }

  public static Attributes container(Code concept, Attributes... children) {
    Attributes item = item("CONTAINS", "CONTAINER", concept, children);
    item.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    return item;
  }

  public static Attributes code(
      String relationship, Code concept, Code value, Attributes... children) {
    Attributes item = item(relationship, "CODE", concept, children);
    putCode(item, Tag.ConceptCodeSequence, value);
    return item;
  }

  public static Attributes text(String relationship, Code concept, String value) {
    Attributes item = item(relationship, "TEXT", concept);
    item.setString(Tag.TextValue, VR.UT, value);
    return item;
  }

  public static Attributes uidRef(String relationship, Code concept, String uid) {
    Attributes item = item(relationship, "UIDREF", concept);
    item.setString(Tag.UID, VR.UI, uid);
    return item;
  }

  public static Attributes personName(String relationship, Code concept, String name) {
    Attributes item = item(relationship, "PNAME", concept);
    item.setString(Tag.PersonName, VR.PN, name);
    return item;
  }

  public static Attributes number(
      String relationship, Code concept, double value, Code unit, Attributes... children) {
    Attributes item = item(relationship, "NUM", concept, children);
    Attributes measured = new Attributes();
    measured.setString(Tag.NumericValue, VR.DS, decimal(value));
    putCode(measured, Tag.MeasurementUnitsCodeSequence, unit);
    item.newSequence(Tag.MeasuredValueSequence, 1).add(measured);
    return item;
  }

  private static String decimal(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** A region on a DX image, selected from it. */
  public static Attributes region(String relationship, Region region) {
    Attributes item = item(relationship, "SCOORD", SampleCodes.dcm("111030", "Image Region"));
    item.setString(Tag.GraphicType, VR.CS, region.type().name());
    item.setFloat(Tag.GraphicData, VR.FL, coordinates(region.points()));
    return add(item, image("SELECTED FROM", DX_IMAGE, region.imageUid(), region.frame()));
  }

  private static float[] coordinates(List<Point> points) {
    float[] data = new float[points.size() * 2];
    int i = 0;
    for (Point point : points) {
      data[i++] = (float) point.x();
      data[i++] = (float) point.y();
    }
    return data;
  }

  /** A reference to a frame of an image; frame 1 is not written out. */
  public static Attributes image(String relationship, String sopClass, String uid, int frame) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, relationship);
    item.setString(Tag.ValueType, VR.CS, "IMAGE");
    Attributes reference = reference(sopClass, uid);
    if (frame > 1) {
      reference.setInt(Tag.ReferencedFrameNumber, VR.IS, frame);
    }
    item.newSequence(Tag.ReferencedSOPSequence, 1).add(reference);
    return item;
  }

  /** An item that stands for another one, given by its path from the root, which is 1. */
  public static Attributes byReference(String relationship, int... path) {
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, relationship);
    item.setInt(Tag.ReferencedContentItemIdentifier, VR.UL, path);
    return item;
  }

  /**
   * Puts a code sequence; a value over 16 characters goes into Long Code Value, a URN into its own.
   */
  public static void putCode(Attributes dataset, int tag, Code code) {
    Attributes item = new Attributes();
    boolean urn = code.scheme().isEmpty();
    int valueTag = code.value().length() > 16 ? Tag.LongCodeValue : Tag.CodeValue;
    if (urn) {
      item.setString(Tag.URNCodeValue, VR.UR, code.value());
    } else {
      VR vr = valueTag == Tag.CodeValue ? VR.SH : VR.UC;
      item.setString(valueTag, vr, code.value());
      item.setString(Tag.CodingSchemeDesignator, VR.SH, code.scheme());
    }
    item.setString(Tag.CodeMeaning, VR.LO, code.meaning());
    dataset.newSequence(tag, 1).add(item);
  }

  static Attributes reference(String sopClass, String uid) {
    Attributes reference = new Attributes();
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, sopClass);
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, uid);
    return reference;
  }

  static Attributes reference(InstanceRef instance) {
    return reference(instance.sopClassUid(), instance.sopInstanceUid());
  }
}
