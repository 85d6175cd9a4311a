package org.fasit.dicom.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.Grid;
import org.fasit.dicom.Problem;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.SegmentRef;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/**
 * Reads segmentations: binary, fractional, label map; of surfaces, their segments only.
 *
 * <p>Each segment is a finding; segments with one Tracking UID are one. A segment of an abnormality
 * with at least one pixel is present, and the conclusion is POSITIVE; outlines of anatomy, devices
 * and the like, and of what is not understood, are shown and conclude nothing. A segment without a
 * pixel says nothing, either: that nothing was drawn is not the statement that nothing is there. A
 * value between 0 and 1 belongs to its segment from 0.5 on; a segment with none but lower values is
 * listed without an outline. A segmentation with nothing but a background is a result that states
 * nothing.
 */
final class SegmentationReader implements ObjectReader {

  private static final Code CATEGORY = new Code("276214006", "SCT", "Finding category");
  private static final int LARGEST_SIDE = 65_535;
  private static final int NO_SEGMENT = Integer.MAX_VALUE;
  private static final long MOST_PIXELS = 1L << 32;

  @Override
  public boolean takes(Attributes beginning, boolean named) {
    return SopClasses.isSegmentation(Values.uid(beginning, Tag.SOPClassUID));
  }

  @Override
  public ContentNode load(DicomFile file) throws UnreadableException {
    return ContentNode.of(file.parse(ParseLimits.SEGMENTATION, KeptTags.SEGMENTATION));
  }

  @Override
  public ReadOutcome read(Candidate candidate) throws UnreadableException {
    List<Segment> all = Segment.all(candidate.dataset());
    List<Segment> segments = all.stream().filter(segment -> isWanted(segment, candidate)).toList();
    Equipment.tell(candidate.dataset(), candidate.notes());
    all.forEach(segment -> segment.tellMaker(candidate.notes(), segments.contains(segment)));
    if (!isOfAlgorithm(all, candidate)) {
      boolean byPerson = all.stream().anyMatch(each -> each.maker() == Segment.By.PERSON);
      return candidate.notAi(byPerson ? "drawnByPerson" : "byNobody");
    }
    all.stream()
        .filter(segment -> !segment.isBackground() && !segments.contains(segment))
        .forEach(segment -> candidate.notes().add("byPersonSegment"));
    if (segments.stream().anyMatch(Segment::typeMissing)) {
      candidate.notes().once("algorithmTypeMissing");
    }
    if (segments.isEmpty()) {
      candidate.notes().once("onlyBackground");
    }
    candidate.tellRecognised("an algorithm drew a segment of it");
    return found(candidate, all, segments);
  }

  /** Whether an algorithm drew any of it, be it only the background. */
  private static boolean isOfAlgorithm(List<Segment> all, Candidate candidate) {
    return all.stream().anyMatch(segment -> isVouchedFor(segment, candidate))
        || all.isEmpty()
            && (candidate.anyMaker() || Equipment.namesProcessing(candidate.dataset()));
  }

  private static boolean isVouchedFor(Segment segment, Candidate candidate) {
    return candidate.anyMaker()
        || segment.maker() == Segment.By.ALGORITHM
        || segment.maker() == Segment.By.UNKNOWN && Equipment.namesProcessing(candidate.dataset());
  }

  private static boolean isWanted(Segment segment, Candidate candidate) {
    return !segment.isBackground() && isVouchedFor(segment, candidate);
  }

  private AiResultFound found(Candidate candidate, List<Segment> all, List<Segment> segments)
      throws UnreadableException {
    Attributes dataset = candidate.dataset();
    FramePlaces places = new FramePlaces(dataset);
    Set<Integer> numbers = segments.stream().map(Segment::number).collect(Collectors.toSet());
    SegmentOutlines outlines = new SegmentOutlines(candidate.notes(), numbers);
    boolean pixelsKnown = trace(candidate, places, outlines);
    boolean abnormal = false;
    Map<String, Finding> findings = new LinkedHashMap<>();
    Map<String, FindingDetail> details = new LinkedHashMap<>();
    for (List<Segment> parts : byTracking(segments, candidate)) {
      List<Segment> drawn = pixelsKnown ? drawn(parts, outlines) : List.of();
      if (drawn.isEmpty() && pixelsKnown && isEmpty(parts, outlines, candidate)) {
        parts.forEach(part -> part.tellEmpty(candidate.notes()));
        continue;
      }
      List<Segment> listed = drawn.isEmpty() ? parts : drawn;
      Segment first = listed.get(0);
      boolean present = !drawn.isEmpty() && first.isAbnormality();
      abnormal |= present;
      String key = first.tracking().orElse(key(candidate, first));
      findings.put(key, finding(key, present, listed, outlines));
      details.put(key, detail(listed, outlines, candidate.source().sopInstanceUid()));
      listed.forEach(part -> part.tell(candidate.notes(), findings.get(key)));
    }
    candidate.notes().gave("object", "conclusion.rule", rule(abnormal));
    AiResult result =
        new AiResult(
            Equipment.product(dataset, algorithm(segments.isEmpty() ? all : segments)),
            candidate.studyInstanceUid(),
            abnormal ? Conclusion.POSITIVE : Conclusion.NOT_STATED,
            Optional.empty(),
            List.copyOf(findings.values()),
            List.of(candidate.source()),
            places.images());
    return new AiResultFound(
        result,
        ObjectDetails.of(ResultDetail.Form.SEGMENTATION, dataset, details).on(grid(dataset)),
        candidate.notes().sentences(candidate.texts()));
  }

  private static List<Segment> drawn(List<Segment> parts, SegmentOutlines outlines) {
    return parts.stream().filter(part -> outlines.seen().contains(part.number())).toList();
  }

  /**
   * Whether segments that are not drawn have no pixels. Else a note tells why they are listed all
   * the same: their values are low, or some pixels do not tell of which segment they are.
   */
  private static boolean isEmpty(
      List<Segment> parts, SegmentOutlines outlines, Candidate candidate) {
    boolean low = false;
    for (Segment part : parts) {
      int highest = outlines.highestBelow(part.number());
      if (highest > 0) {
        long percent = Math.round(100.0 * highest / largest(candidate.dataset()));
        candidate.notes().add("belowHalf", part.name() + " (" + percent + " %)");
        low = true;
      }
    }
    boolean unknown = outlines.seen().contains(NO_SEGMENT);
    if (!low && !unknown) {
      candidate.notes().add("emptySegment");
    }
    return !low && !unknown;
  }

  private static String rule(boolean abnormal) {
    return abnormal
        ? "a segment that marks an abnormality has pixels"
        : "no segment marks an abnormality with pixels that can be read";
  }

  /** The first algorithm that a segment names. */
  private static AiProduct algorithm(List<Segment> segments) {
    return segments.stream()
        .map(Segment::algorithm)
        .filter(product -> !product.name().isEmpty())
        .findFirst()
        .orElse(Equipment.NONE);
  }

  private static Grid grid(Attributes dataset) {
    return new Grid(Values.integer(dataset, Tag.Rows, 0), Values.integer(dataset, Tag.Columns, 0));
  }

  private static String key(Candidate candidate, Segment segment) {
    return candidate.source().sopInstanceUid() + "#segment" + segment.number();
  }

  /** Segments with the same Tracking UID together, in the order of their first. */
  private static List<List<Segment>> byTracking(List<Segment> segments, Candidate candidate) {
    Map<String, List<Segment>> groups = new LinkedHashMap<>();
    for (Segment segment : segments) {
      String key = segment.tracking().orElse(key(candidate, segment));
      groups.computeIfAbsent(key, each -> new ArrayList<>()).add(segment);
    }
    return List.copyOf(groups.values());
  }

  private static Finding finding(
      String key, boolean present, List<Segment> parts, SegmentOutlines outlines) {
    Segment first = parts.get(0);
    List<Region> regions =
        parts.stream().flatMap(part -> outlines.regions(part.number()).stream()).toList();
    return new Finding(
        key,
        first.code(),
        first.site(),
        first.laterality(),
        present ? Presence.PRESENT : Presence.NOT_STATED,
        OptionalDouble.empty(),
        Optional.empty(),
        first.tracking(),
        regions);
  }

  private static FindingDetail detail(
      List<Segment> parts, SegmentOutlines outlines, String sopInstanceUid) {
    Segment first = parts.get(0);
    List<Region3d> volumes =
        parts.stream().flatMap(part -> outlines.volumes(part.number()).stream()).toList();
    List<SegmentRef> refs =
        parts.stream().map(part -> new SegmentRef(sopInstanceUid, part.number())).toList();
    Optional<String> label = Optional.of(first.label()).filter(text -> !text.isEmpty());
    return new FindingDetail(
        first.trackingIdentifier().or(() -> label),
        List.of(),
        first.category().map(code -> new Evaluation(CATEGORY, code)).stream().toList(),
        refs,
        volumes);
  }

  /**
   * Reads the pixels and traces them.
   *
   * @return whether they could be read; if not, a note tells why
   */
  private static boolean trace(Candidate candidate, FramePlaces places, SegmentOutlines outlines)
      throws UnreadableException {
    Attributes dataset = candidate.dataset();
    Optional<SegmentationFrames.Format> format = format(dataset, candidate.notes());
    if (format.isEmpty()) {
      return false;
    }
    try (PixelData data = pixels(candidate).orElse(null)) {
      if (data == null) {
        candidate.notes().add("segmentationWithoutPixels");
        return false;
      }
      return trace(format.get(), data, places, outlines, candidate);
    } catch (IOException e) {
      throw new UnreadableException(Problem.NOT_ACCESSIBLE, "notAccessible");
    }
  }

  private static Optional<PixelData> pixels(Candidate candidate) throws UnreadableException {
    return candidate.file().isPresent()
        ? PixelData.open(candidate.file().get())
        : PixelData.of(candidate.dataset());
  }

  private static boolean trace(
      SegmentationFrames.Format format,
      PixelData data,
      FramePlaces places,
      SegmentOutlines outlines,
      Candidate candidate)
      throws IOException, UnreadableException {
    int stated = Values.integer(candidate.dataset(), Tag.NumberOfFrames, 1);
    int frames = frames(format, stated, places, data);
    Optional<String> refusal = refusal(format, frames, data);
    if (refusal.isPresent()) {
      candidate.notes().add(refusal.get());
      return false;
    }
    PixelGrid grid = SegmentationFrames.grid(format);
    SegmentationFrames reader = new SegmentationFrames(format, data, grid);
    OutlineTracer tracer = new OutlineTracer(format.rows(), format.columns());
    int only = onlySegment(candidate.dataset());
    for (int frame = 0; frame < frames && !outlines.isFull(); frame++) {
      if (!reader.next()) {
        candidate.notes().add("segmentationCompressed");
        return false;
      }
      int segment = places.segment(frame).orElse(only);
      if (grid instanceof PixelGrid.Bits bits) {
        bits.segment(segment);
      }
      outlines.below(segment, reader.highestBelowThreshold());
      outlines.at(places.place(frame));
      tracer.trace(grid, outlines);
    }
    if (outlines.seen().contains(NO_SEGMENT)) {
      candidate.notes().once("framesWithoutSegment");
    }
    return true;
  }

  /** The frames to read: all that are there, also those that are not described. */
  private static int frames(
      SegmentationFrames.Format format, int stated, FramePlaces places, PixelData data) {
    int described = Math.min(stated, Math.max(1, places.count()));
    long pixels = (long) format.rows() * format.columns() * stated;
    boolean allThere = !data.isEncapsulated() && (pixels * format.bits() + 7) / 8 <= data.length();
    return allThere ? stated : described;
  }

  /** What a frame is of that does not tell: the one segment, where there is but one. */
  private static int onlySegment(Attributes dataset) {
    List<Segment> all = Segment.all(dataset);
    return all.size() == 1 ? all.get(0).number() : NO_SEGMENT;
  }

  private static Optional<String> refusal(
      SegmentationFrames.Format format, int frames, PixelData data) throws UnreadableException {
    long pixels = (long) format.rows() * format.columns() * frames;
    if (pixels > MOST_PIXELS) {
      return Optional.of("segmentationTooLarge");
    }
    if (data.bigEndian()) {
      return Optional.of("segmentationBigEndian");
    }
    if (!data.isEncapsulated() && (pixels * format.bits() + 7) / 8 > data.length()) {
      throw SegmentationFrames.tooShort();
    }
    return Optional.empty();
  }

  /** How pixels are stored; empty, with a note, when in no way that can be read. */
  private static Optional<SegmentationFrames.Format> format(Attributes dataset, Notes notes) {
    int rows = Values.integer(dataset, Tag.Rows, 0);
    int columns = Values.integer(dataset, Tag.Columns, 0);
    int bits = Values.integer(dataset, Tag.BitsAllocated, 0);
    boolean fits = rows > 0 && columns > 0 && rows <= LARGEST_SIDE && columns <= LARGEST_SIDE;
    String type = Values.text(dataset, Tag.SegmentationType);
    boolean labels = type.equals("LABELMAP");
    boolean known =
        labels ? bits == 8 || bits == 16 : bits == 8 || bits == 1 && type.equals("BINARY");
    if (!fits || !known) {
      notes.add("segmentationUnknown");
      return Optional.empty();
    }
    if ((long) rows * columns > (labels ? PixelGrid.Labels.MOST : PixelGrid.Bits.MOST)) {
      notes.add("segmentationTooLarge");
      return Optional.empty();
    }
    int background = labels ? Values.integer(dataset, Tag.PixelPaddingValue, 0) : 0;
    return Optional.of(
        new SegmentationFrames.Format(
            rows, columns, bits, labels ? 0 : threshold(dataset, type, notes), background));
  }

  /** Half of Maximum Fractional Value, rounded up; 1 for segmentations that are not fractional. */
  private static int threshold(Attributes dataset, String type, Notes notes) {
    if (!type.equals("FRACTIONAL")) {
      return 1;
    }
    String kind = Values.text(dataset, Tag.SegmentationFractionalType);
    notes.add(kind.equals("OCCUPANCY") ? "fractionalOccupancy" : "fractionalProbability");
    return Math.max(1, (largest(dataset) + 1) / 2);
  }

  /** Maximum Fractional Value, 1 to 255. */
  private static int largest(Attributes dataset) {
    int largest = Values.integer(dataset, Tag.MaximumFractionalValue, 255);
    return Math.min(Math.max(largest, 1), 255);
  }
}
