package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Finding;

/**
 * One segment of a segmentation (PS3.3 table C.8.20-4).
 *
 * @param number Segment Number
 * @param label Segment Label
 * @param code Segmented Property Type, else Category, else the label
 * @param category Segmented Property Category
 * @param site Anatomic Region
 * @param laterality a modifier of the region or of the type that names a side
 * @param tracking Tracking UID
 * @param trackingIdentifier Tracking ID
 * @param maker who drew it
 * @param typeMissing whether it names an algorithm but no Segment Algorithm Type
 * @param algorithm the product that it identifies; empty texts where it identifies none
 */
record Segment(
    int number,
    String label,
    Code code,
    Optional<Code> category,
    Optional<Code> site,
    Optional<Code> laterality,
    Optional<String> tracking,
    Optional<String> trackingIdentifier,
    By maker,
    boolean typeMissing,
    AiProduct algorithm) {

  /** Who drew a segment. */
  enum By {
    PERSON,
    /** AUTOMATIC, SEMIAUTOMATIC or no type at all, and the algorithm is identified. */
    ALGORITHM,
    /** AUTOMATIC without telling the algorithm, SEMIAUTOMATIC with a person's tool, or not told. */
    UNKNOWN
  }

  /** CID 7194: types that are abnormal whatever their category. */
  private static final Set<String> ABNORMAL_TYPES =
      Set.of(
          "SCT:52988006", // lesion
          "SCT:301766008", // lesion of brain
          "NCIT:C113842", // enhancing lesion
          "NCIT:C81175", // non-enhancing lesion
          "SCT:108369006", // neoplasm
          "SCT:372087000", // neoplasm, primary
          "SCT:86049000",
          "SCT:14799000", // neoplasm, secondary
          "SCT:4147007", // mass
          "SCT:27925004", // nodule
          "SCT:367643001", // cyst
          "SCT:44132006", // abscess
          "SCT:79654002", // edema
          "SCT:6574001", // necrosis
          "SCT:50960005", // hemorrhage
          "SCT:75753009", // blood clot
          "SCT:55584005", // embolus
          "SCT:409774005"); // inflammation

  private static final Set<String> SIDES = Set.of("SCT:7771000", "SCT:24028007", "SCT:51440002");

  private static final String BACKGROUND = "DCM:125040";

  /** The segments that an object describes, in the order sent. */
  static List<Segment> all(Attributes dataset) {
    List<Segment> segments = new ArrayList<>();
    for (Attributes item : Values.items(dataset, Tag.SegmentSequence)) {
      segments.add(of(item));
    }
    return segments;
  }

  private static Segment of(Attributes item) {
    String label = Values.text(item, Tag.SegmentLabel);
    Optional<Code> type = Values.code(item, Tag.SegmentedPropertyTypeCodeSequence);
    Optional<Code> category = Values.code(item, Tag.SegmentedPropertyCategoryCodeSequence);
    Optional<Attributes> region = Values.item(item, Tag.AnatomicRegionSequence);
    AiProduct algorithm = algorithm(item);
    return new Segment(
        Values.integer(item, Tag.SegmentNumber, -1),
        label,
        type.or(() -> category).map(Concepts::modern).orElseGet(() -> new Code("", "", label)),
        category.map(Concepts::modern),
        Values.code(item, Tag.AnatomicRegionSequence).map(Concepts::modern),
        region
            .flatMap(where -> side(where, Tag.AnatomicRegionModifierSequence))
            .or(() -> modifierOfType(item))
            .map(Concepts::modern),
        some(Values.uid(item, Tag.TrackingUID)),
        some(Values.text(item, Tag.TrackingID)),
        by(item, algorithm),
        !algorithm.name().isEmpty() && Values.text(item, Tag.SegmentAlgorithmType).isEmpty(),
        algorithm);
  }

  private static Optional<Code> modifierOfType(Attributes item) {
    return side(item, Tag.SegmentedPropertyTypeModifierCodeSequence)
        .or(
            () ->
                Values.item(item, Tag.SegmentedPropertyTypeCodeSequence)
                    .flatMap(type -> side(type, Tag.SegmentedPropertyTypeModifierCodeSequence)));
  }

  private static Optional<Code> side(Attributes holder, int tag) {
    return Values.code(holder, tag).filter(code -> SIDES.contains(Concepts.key(code)));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  /**
   * A person's click that an algorithm completes is SEMIAUTOMATIC too; it counts as the algorithm's
   * only where the Segmentation Algorithm Identification Sequence says which. Without a type, it is
   * the algorithm's when it names one: only segments that are not MANUAL do (PS3.3 C.8.20.2).
   */
  private static By by(Attributes item, AiProduct algorithm) {
    boolean identified =
        Values.item(item, Tag.SegmentationAlgorithmIdentificationSequence).isPresent();
    return switch (Values.text(item, Tag.SegmentAlgorithmType)) {
      case "MANUAL" -> By.PERSON;
      case "AUTOMATIC" -> identified || !algorithm.name().isEmpty() ? By.ALGORITHM : By.UNKNOWN;
      case "SEMIAUTOMATIC" -> identified ? By.ALGORITHM : By.UNKNOWN;
      case "" -> identified || !algorithm.name().isEmpty() ? By.ALGORITHM : By.UNKNOWN;
      default -> By.UNKNOWN;
    };
  }

  private static AiProduct algorithm(Attributes item) {
    String name = Values.text(item, Tag.SegmentAlgorithmName);
    return Values.item(item, Tag.SegmentationAlgorithmIdentificationSequence)
        .map(
            identification ->
                new AiProduct(
                    Values.text(identification, Tag.AlgorithmSource),
                    some(Values.text(identification, Tag.AlgorithmName)).orElse(name),
                    Values.text(identification, Tag.AlgorithmVersion)))
        .orElseGet(() -> new AiProduct("", name, ""));
  }

  private String where() {
    return "(0062,0002) " + number;
  }

  /** Tells an explanation who drew it, and that it is left out if so. */
  void tellMaker(Notes notes, boolean wanted) {
    String by = maker.name().toLowerCase(Locale.ROOT);
    String name = algorithm.name().isEmpty() ? "" : ", " + algorithm.label();
    notes.gave(where(), "segment.maker", by + name);
    if (!wanted) {
      String why = maker == By.PERSON ? "a person drew it" : "nothing says which algorithm drew it";
      notes.ignored(where(), label, isBackground() ? "it is the background" : why);
    }
  }

  /** Tells an explanation that it has no pixels. */
  void tellEmpty(Notes notes) {
    notes.ignored(where(), code, "it has not a single pixel");
  }

  /** Tells an explanation what it gave a finding. */
  void tell(Notes notes, Finding finding) {
    notes.gave(where(), "finding", code);
    category.ifPresent(value -> notes.gave(where(), "finding.evaluations", value));
    site.ifPresent(value -> notes.gave(where(), "finding.site", value));
    laterality.ifPresent(value -> notes.gave(where(), "finding.laterality", value));
    tracking.ifPresent(value -> notes.gave(where(), "finding.trackingUid", value));
    trackingIdentifier.ifPresent(value -> notes.gave(where(), "finding.trackingIdentifier", value));
    notes.gave(where(), "finding.regions", finding.regions().size() + " outlines");
  }

  /** Whether it marks what is no part of anything. */
  boolean isBackground() {
    return Concepts.key(code).equals(BACKGROUND);
  }

  /**
   * Whether it marks something that is found. Anatomy, devices and the like are not, nor is what is
   * normal, or known by words alone. A category that is not known tells nothing: then the type has
   * to be known as abnormal.
   */
  boolean isAbnormality() {
    if (code.value().isEmpty() || FindingKind.of(code, category) != FindingKind.CONDITION) {
      return false;
    }
    return category.isEmpty()
        || FindingKind.isAbnormal(category)
        || ABNORMAL_TYPES.contains(Concepts.key(code));
  }

  /** What it is called in a sentence. */
  String name() {
    return label.isEmpty() ? code.meaning() : label;
  }
}
