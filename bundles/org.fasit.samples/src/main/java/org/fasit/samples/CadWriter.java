package org.fasit.samples;

import static org.fasit.samples.SampleCodes.dcm;

import java.util.ArrayList;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.Region;

/** Writes CAD SRs (PS3.16 TID 4000, 4100, 4120) as a CAD product would. */
public final class CadWriter {

  /** Which CAD SR to write. */
  public enum Kind {
    MAMMOGRAPHY("88.50", "4000", dcm("111036", "Mammography CAD Report")),
    CHEST("88.65", "4100", dcm("112000", "Chest CAD Report")),
    COLON("88.69", "4120", dcm("112220", "Colon CAD Report"));

    private final String sopClass;
    private final String template;
    private final Code title;

    Kind(String suffix, String template, Code title) {
      this.sopClass = "1.2.840.10008.5.1.4.1.1." + suffix;
      this.template = template;
      this.title = title;
    }

    public String sopClass() {
      return sopClass;
    }
  }

  /** Whether a mark is to be shown (CID 6034). */
  public enum Intent {
    REQUIRED("111150", "Presentation Required"),
    OPTIONAL("111151", "Presentation Optional"),
    FORBIDDEN("111152", "Not for Presentation");

    private final Code code;

    Intent(String value, String meaning) {
      code = dcm(value, meaning);
    }
  }

  /** How the run as a whole went (CID 6047). */
  public enum Summary {
    WITHOUT_FINDINGS("111241", "All algorithms succeeded; without findings"),
    WITH_FINDINGS("111242", "All algorithms succeeded; with findings"),
    PARTLY_WITHOUT_FINDINGS("111243", "Not all algorithms succeeded; without findings"),
    PARTLY_WITH_FINDINGS("111244", "Not all algorithms succeeded; with findings"),
    NONE_SUCCEEDED("111245", "No algorithms succeeded; without findings");

    private final Code code;

    Summary(String value, String meaning) {
      code = dcm(value, meaning);
    }
  }

  /** How the detections, or the analyses, went (CID 6042). */
  public enum Status {
    SUCCEEDED("111222", "Succeeded"),
    PARTLY("111223", "Partially Succeeded"),
    FAILED("111224", "Failed"),
    NOT_ATTEMPTED("111225", "Not Attempted");

    private final Code code;

    Status(String value, String meaning) {
      code = dcm(value, meaning);
    }
  }

  private static final Code RENDERING_INTENT = dcm("111056", "Rendering Intent");
  private static final Code PROBABILITY_OF_CANCER = dcm("111047", "Probability of cancer");
  private static final String PROPERTIES = "HAS PROPERTIES";
  private static final int LIBRARY = 2;

  private final Kind kind;
  private final Attributes context;
  private final AiProduct product;
  private final Uids uids;
  private final String name;
  private final List<InstanceRef> images = new ArrayList<>();
  private final List<Attributes> statements = new ArrayList<>();

  /**
   * A report on a study.
   *
   * @param context a header of the study, such as that of one of its images
   * @param product what the equipment attributes name
   * @param name tells this report from others of the same {@code uids}
   */
  public CadWriter(Kind kind, Attributes context, AiProduct product, Uids uids, String name) {
    this.kind = kind;
    this.context = context;
    this.product = product;
    this.uids = uids;
    this.name = name;
  }

  /** Names an image that was analysed; it goes into the image library and the evidence. */
  public CadWriter image(InstanceRef image) {
    images.add(image);
    return this;
  }

  /** How the run went, with the impressions or marks that this is inferred from. */
  public CadWriter summary(Summary summary, Attributes... from) {
    Attributes item =
        SrItems.code(
            "CONTAINS", dcm("111017", "CAD Processing and Findings Summary"), summary.code);
    return statement(inferred(item, from));
  }

  /** How the detections went, with the lists of those that succeeded or failed. */
  public CadWriter detections(Status status, Attributes... lists) {
    Attributes item = SrItems.code("CONTAINS", dcm("111064", "Summary of Detections"), status.code);
    return statement(inferred(item, lists));
  }

  /** How the analyses went, with the lists of those that succeeded or failed. */
  public CadWriter analyses(Status status, Attributes... lists) {
    Attributes item = SrItems.code("CONTAINS", dcm("111065", "Summary of Analyses"), status.code);
    return statement(inferred(item, lists));
  }

  /** Adds an item below the root. */
  public CadWriter statement(Attributes item) {
    statements.add(item);
    return this;
  }

  private static Attributes inferred(Attributes item, Attributes... from) {
    for (Attributes child : from) {
      child.setString(Tag.RelationshipType, VR.CS, "INFERRED FROM");
    }
    return SrItems.add(item, from);
  }

  /** An individual impression with its marks (TID 4003). */
  public static Attributes impression(Intent intent, Attributes... marks) {
    Attributes impression =
        SrItems.container(dcm("111034", "Individual Impression/Recommendation"), intent(intent));
    return SrItems.add(impression, marks);
  }

  /** A composite feature with what it was inferred from (TID 4004, 4102, 4125). */
  public static Attributes composite(Code what, Intent intent, Attributes... from) {
    Attributes item =
        SrItems.code("CONTAINS", dcm("111015", "Composite Feature"), what, intent(intent));
    return inferred(item, from);
  }

  /** A single image finding with its properties (TID 4006, 4104, 4127). */
  public static Attributes single(Code what, Intent intent, Attributes... properties) {
    Attributes item =
        SrItems.code("CONTAINS", dcm("111059", "Single Image Finding"), what, intent(intent));
    return SrItems.add(item, properties);
  }

  private static Attributes intent(Intent intent) {
    return SrItems.code("HAS CONCEPT MOD", RENDERING_INTENT, intent.code);
  }

  /** Puts a mark's operating point below its rendering intent. */
  public static Attributes atOperatingPoint(int point, Attributes mark) {
    Attributes intent = mark.getSequence(Tag.ContentSequence).get(0);
    SrItems.add(intent, operatingPoint(point));
    return mark;
  }

  private static Attributes operatingPoint(int point) {
    return SrItems.number(
        PROPERTIES,
        dcm("111071", "CAD Operating Point"),
        point,
        new Code("{0:3}", "UCUM", "range: 0:3"));
  }

  /** A tracking UID, and its name. */
  public static Attributes[] tracking(String identifier, String uid) {
    return new Attributes[] {
      SrItems.text("HAS OBS CONTEXT", dcm("112039", "Tracking Identifier"), identifier),
      SrItems.uidRef("HAS OBS CONTEXT", dcm("112040", "Tracking Unique Identifier"), uid)
    };
  }

  public static Attributes certainty(double percent) {
    return SrItems.number(PROPERTIES, SampleCodes.CERTAINTY, percent, SampleCodes.PERCENT);
  }

  public static Attributes probabilityOfCancer(double percent) {
    return SrItems.number(PROPERTIES, PROBABILITY_OF_CANCER, percent, SampleCodes.PERCENT);
  }

  /** A centre or an outline, by its shape, on an image that it names itself. */
  public static Attributes place(Region region) {
    Attributes item = SrItems.region(PROPERTIES, region);
    boolean centre = region.points().size() == 1;
    SrItems.putCode(
        item,
        Tag.ConceptNameCodeSequence,
        centre ? dcm("111010", "Center") : dcm("111041", "Outline"));
    return item;
  }

  /** Like {@link #place}, on an image of the library, by reference: 1 is the first. */
  public static Attributes place(Region region, int image) {
    Attributes item = place(region);
    item.remove(Tag.ContentSequence);
    return SrItems.add(item, SrItems.byReference("SELECTED FROM", 1, LIBRARY, image));
  }

  /** The detections that succeeded, or failed. */
  public static Attributes detectionList(boolean succeeded, Attributes... performed) {
    return SrItems.container(
        succeeded ? dcm("111063", "Successful Detections") : dcm("111025", "Failed Detections"),
        performed);
  }

  /** The analyses that succeeded, or failed. */
  public static Attributes analysisList(boolean succeeded, Attributes... performed) {
    return SrItems.container(
        succeeded ? dcm("111062", "Successful Analyses") : dcm("111024", "Failed Analyses"),
        performed);
  }

  /** A detection, by which algorithm (TID 4017, 4019). */
  public static Attributes detection(Code what, String algorithm, String version) {
    return performed(dcm("111022", "Detection Performed"), what, algorithm, version);
  }

  /** An analysis, by which algorithm (TID 4018, 4019). */
  public static Attributes analysis(Code what, String algorithm, String version) {
    return performed(dcm("111004", "Analysis Performed"), what, algorithm, version);
  }

  private static Attributes performed(Code how, Code what, String algorithm, String version) {
    return SrItems.code("CONTAINS", how, what, algorithm(algorithm, version));
  }

  /** Which algorithm (TID 4019). */
  public static Attributes[] algorithm(String algorithm, String version) {
    return new Attributes[] {
      SrItems.text(PROPERTIES, dcm("111001", "Algorithm Name"), algorithm),
      SrItems.text(PROPERTIES, dcm("111003", "Algorithm Version"), version)
    };
  }

  /**
   * States false markers per image and case sensitivity at operating points 0 to 3, of which it
   * recommends one (TID 4023).
   *
   * @param falseMarkers per image, for each operating point
   * @param sensitivity in percent, for each operating point
   */
  public static Attributes withOperatingPoints(
      Attributes detection, int recommended, double[] falseMarkers, double[] sensitivity) {
    Code rate = dcm("111086", "False Markers per Image");
    Code hits = dcm("111088", "Case Sensitivity");
    Attributes table =
        SrItems.container(
            dcm("111093", "CAD Operating Point Table"),
            SrItems.code("CONTAINS", dcm("122698", "X-Concept"), rate),
            SrItems.code("CONTAINS", dcm("122699", "Y-Concept"), hits));
    table.setString(Tag.RelationshipType, VR.CS, PROPERTIES);
    for (int i = 0; i < falseMarkers.length; i++) {
      Attributes point = operatingPoint(i);
      point.setString(Tag.RelationshipType, VR.CS, "CONTAINS");
      Code perImage = new Code("/{image}", "UCUM", "per image");
      SrItems.add(
          point,
          SrItems.text(PROPERTIES, dcm("111081", "CAD Operating Point Description"), "Point " + i),
          SrItems.number(PROPERTIES, rate, falseMarkers[i], perImage),
          SrItems.number(PROPERTIES, hits, sensitivity[i], SampleCodes.PERCENT));
      SrItems.add(table, point);
    }
    Code range = new Code("{0:3}", "UCUM", "range: 0:3");
    Code highest = dcm("111072", "Maximum CAD Operating Point");
    return SrItems.add(
        detection,
        SrItems.number(
            PROPERTIES,
            highest,
            falseMarkers.length - 1,
            new Code("[arb'U]", "UCUM", "arbitrary unit")),
        SrItems.number(
            PROPERTIES, dcm("111092", "Recommended CAD Operating Point"), recommended, range),
        table);
  }

  /** The report. */
  public Attributes write() {
    Attributes report = new Attributes();
    SrHeader.write(report, context, product, SrWriter.Kind.COMPREHENSIVE);
    report.setString(Tag.SOPClassUID, VR.UI, kind.sopClass);
    report.setString(Tag.SOPInstanceUID, VR.UI, uids.of("cad|" + name));
    report.setString(Tag.SeriesInstanceUID, VR.UI, uids.of("cad-series|" + name));
    SrContext.putEvidence(report, context, images);
    report.setString(Tag.ValueType, VR.CS, "CONTAINER");
    report.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
    SrItems.putCode(report, Tag.ConceptNameCodeSequence, kind.title);
    Attributes template = new Attributes();
    template.setString(Tag.MappingResource, VR.CS, "DCMR");
    template.setString(Tag.TemplateIdentifier, VR.CS, kind.template);
    report.newSequence(Tag.ContentTemplateSequence, 1).add(template);
    Attributes library = SrItems.container(dcm("111028", "Image Library"));
    for (InstanceRef image : images) {
      SrItems.add(
          library, SrItems.image("CONTAINS", image.sopClassUid(), image.sopInstanceUid(), 1));
    }
    SrItems.add(
        report,
        SrItems.code(
            "HAS CONCEPT MOD",
            dcm("121049", "Language of Content Item and Descendants"),
            new Code("en", "RFC5646", "English")),
        library);
    return SrItems.add(report, statements.toArray(Attributes[]::new));
  }
}
