package org.fasit.samples;

import static org.fasit.samples.SampleCodes.dcm;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.samples.SrWriter.Observer;

/**
 * AI results that are no reports: key objects, presentation states, secondary captures, PDFs. Each
 * names its product as Processing Equipment.
 */
public final class ResultObjects {

  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
  private static final int[] OF_REPORTS = {
    Tag.CompletionFlag,
    Tag.VerificationFlag,
    Tag.PerformedProcedureCodeSequence,
    Tag.ReferencedPerformedProcedureStepSequence
  };

  private final Attributes context;
  private final AiProduct product;
  private final Uids uids;

  /**
   * Objects of one study.
   *
   * @param context a header of the study, such as that of one of its images
   * @param uids makes their UIDs
   */
  public ResultObjects(Attributes context, AiProduct product, Uids uids) {
    this.context = context;
    this.product = product;
    this.uids = uids;
  }

  private Attributes object(String sopClass, String modality) {
    Attributes object = new Attributes();
    SrHeader.write(object, context, product, SrWriter.Kind.ENHANCED);
    for (int tag : OF_REPORTS) {
      object.remove(tag);
    }
    object.setString(Tag.SOPClassUID, VR.UI, STORAGE + sopClass);
    object.setString(Tag.SOPInstanceUID, VR.UI, uids.of(modality + '|' + product));
    object.setString(Tag.SeriesInstanceUID, VR.UI, uids.of(modality + "-series|" + product));
    object.setString(Tag.Modality, VR.CS, modality);
    return object;
  }

  private void contribute(Attributes object) {
    Attributes equipment = new Attributes();
    equipment.setString(Tag.Manufacturer, VR.LO, product.manufacturer());
    equipment.setString(Tag.ManufacturerModelName, VR.LO, product.name());
    equipment.setString(Tag.SoftwareVersions, VR.LO, product.version());
    SrItems.putCode(
        equipment, Tag.PurposeOfReferenceCodeSequence, dcm("109102", "Processing Equipment"));
    object.newSequence(Tag.ContributingEquipmentSequence, 1).add(equipment);
  }

  /**
   * A key object selection.
   *
   * @param title of CID 7010
   * @param description free text; none when empty
   */
  public Attributes keyObjects(
      Code title, String description, Observer observer, List<InstanceRef> images) {
    Attributes object = object("88.59", "KO");
    object.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
    object.setString(Tag.ValueType, VR.CS, "CONTAINER");
    object.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    SrItems.putCode(object, Tag.ConceptNameCodeSequence, title);
    Attributes template = new Attributes();
    template.setString(Tag.MappingResource, VR.CS, "DCMR");
    template.setString(Tag.TemplateIdentifier, VR.CS, "2010");
    object.newSequence(Tag.ContentTemplateSequence, 1).add(template);
    SrItems.add(object, SrContext.observers(observer, product));
    if (!description.isEmpty()) {
      SrItems.add(
          object, SrItems.text("CONTAINS", dcm("113012", "Key Object Description"), description));
    }
    for (InstanceRef image : images) {
      SrItems.add(
          object, SrItems.image("CONTAINS", image.sopClassUid(), image.sopInstanceUid(), 1));
    }
    SrContext.putEvidence(object, context, images);
    return object;
  }

  /** A grayscale presentation state without graphics. */
  public Attributes presentation(List<InstanceRef> images, int rows, int columns) {
    Attributes object = object("11.1", "PR");
    contribute(object);
    object.remove(Tag.ContentDate);
    object.remove(Tag.ContentTime);
    object.setNull(Tag.Laterality, VR.CS);
    object.setString(Tag.PresentationCreationDate, VR.DA, "20260901");
    object.setString(Tag.PresentationCreationTime, VR.TM, "120000");
    object.setString(Tag.ContentLabel, VR.CS, "AI");
    object.setString(Tag.ContentDescription, VR.LO, product.label());
    object.setNull(Tag.ContentCreatorName, VR.PN);
    object.setString(Tag.PresentationLUTShape, VR.CS, "IDENTITY");
    Attributes series = new Attributes();
    series.setString(Tag.SeriesInstanceUID, VR.UI, images.get(0).seriesInstanceUid());
    Sequence listed = series.newSequence(Tag.ReferencedImageSequence, images.size());
    images.forEach(image -> listed.add(SrItems.reference(image)));
    object.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
    Attributes area = new Attributes();
    area.setInt(Tag.DisplayedAreaTopLeftHandCorner, VR.SL, 1, 1);
    area.setInt(Tag.DisplayedAreaBottomRightHandCorner, VR.SL, columns, rows);
    area.setString(Tag.PresentationSizeMode, VR.CS, "SCALE TO FIT");
    area.setInt(Tag.PresentationPixelAspectRatio, VR.IS, 1, 1);
    object.newSequence(Tag.DisplayedAreaSelectionSequence, 1).add(area);
    Attributes layer = new Attributes();
    layer.setString(Tag.GraphicLayer, VR.CS, "AI");
    layer.setInt(Tag.GraphicLayerOrder, VR.IS, 1);
    object.newSequence(Tag.GraphicLayerSequence, 1).add(layer);
    return object;
  }

  /**
   * Adds an annotation to a presentation state.
   *
   * @param images those it is on; on all of them when there are none
   * @return the annotation, to which graphics and texts are added
   */
  public static Attributes annotate(Attributes presentation, InstanceRef... images) {
    Attributes annotation = new Attributes();
    annotation.setString(Tag.GraphicLayer, VR.CS, "AI");
    if (images.length > 0) {
      Sequence listed = annotation.newSequence(Tag.ReferencedImageSequence, images.length);
      for (InstanceRef image : images) {
        listed.add(SrItems.reference(image));
      }
    }
    Sequence all = presentation.getSequence(Tag.GraphicAnnotationSequence);
    (all == null ? presentation.newSequence(Tag.GraphicAnnotationSequence, 1) : all)
        .add(annotation);
    return annotation;
  }

  /** A graphic object, such as {@code POLYLINE} in {@code PIXEL}. */
  public static Attributes graphic(String type, String units, Point... points) {
    Attributes graphic = new Attributes();
    graphic.setString(Tag.GraphicAnnotationUnits, VR.CS, units);
    graphic.setInt(Tag.GraphicDimensions, VR.US, 2);
    graphic.setInt(Tag.NumberOfGraphicPoints, VR.US, points.length);
    graphic.setFloat(Tag.GraphicData, VR.FL, coordinates(points));
    graphic.setString(Tag.GraphicType, VR.CS, type);
    graphic.setString(Tag.GraphicFilled, VR.CS, "N");
    return graphic;
  }

  /** A compound graphic, such as {@code RECTANGLE} in {@code PIXEL}. */
  public static Attributes compound(String type, String units, Point... points) {
    Attributes graphic = new Attributes();
    graphic.setInt(Tag.CompoundGraphicInstanceID, VR.UL, 1);
    graphic.setString(Tag.CompoundGraphicUnits, VR.CS, units);
    graphic.setInt(Tag.GraphicDimensions, VR.US, 2);
    graphic.setInt(Tag.NumberOfGraphicPoints, VR.US, points.length);
    graphic.setFloat(Tag.GraphicData, VR.FL, coordinates(points));
    graphic.setString(Tag.CompoundGraphicType, VR.CS, type);
    graphic.setString(Tag.GraphicFilled, VR.CS, "N");
    return graphic;
  }

  /** A text that points to a place. */
  public static Attributes text(String words, String units, Point anchor) {
    Attributes text = new Attributes();
    text.setString(Tag.UnformattedTextValue, VR.ST, words);
    text.setString(Tag.AnchorPointAnnotationUnits, VR.CS, units);
    text.setFloat(Tag.AnchorPoint, VR.FL, coordinates(anchor));
    text.setString(Tag.AnchorPointVisibility, VR.CS, "Y");
    return text;
  }

  private static float[] coordinates(Point... points) {
    float[] data = new float[2 * points.length];
    for (int i = 0; i < points.length; i++) {
      data[2 * i] = (float) points[i].x();
      data[2 * i + 1] = (float) points[i].y();
    }
    return data;
  }

  /** A secondary capture in RGB, without pixels. */
  public Attributes capture(int rows, int columns) {
    Attributes object = object("7", "OT");
    contribute(object);
    object.setString(Tag.ConversionType, VR.CS, "WSD");
    object.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY");
    object.setNull(Tag.PatientOrientation, VR.CS);
    object.setNull(Tag.Laterality, VR.CS);
    object.setInt(Tag.SamplesPerPixel, VR.US, 3);
    object.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
    object.setInt(Tag.PlanarConfiguration, VR.US, 0);
    object.setInt(Tag.Rows, VR.US, rows);
    object.setInt(Tag.Columns, VR.US, columns);
    object.setInt(Tag.BitsAllocated, VR.US, 8);
    object.setInt(Tag.BitsStored, VR.US, 8);
    object.setInt(Tag.HighBit, VR.US, 7);
    object.setInt(Tag.PixelRepresentation, VR.US, 0);
    return object;
  }

  /** An encapsulated PDF. */
  public Attributes pdf(String title, byte[] document) {
    Attributes object = object("104.1", "DOC");
    contribute(object);
    object.setString(Tag.ConversionType, VR.CS, "WSD");
    object.setString(Tag.AcquisitionDateTime, VR.DT, "20260901120000");
    object.setString(Tag.BurnedInAnnotation, VR.CS, "NO");
    object.setString(Tag.DocumentTitle, VR.ST, title);
    object.setNull(Tag.ConceptNameCodeSequence, VR.SQ);
    object.setString(Tag.MIMETypeOfEncapsulatedDocument, VR.LO, "application/pdf");
    object.setBytes(Tag.EncapsulatedDocument, VR.OB, document);
    return object;
  }
}
