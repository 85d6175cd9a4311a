package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.Measurement;
import org.fasit.dicom.SegmentRef;
import org.fasit.dicom.internal.CadMarks.Display;
import org.fasit.dicom.internal.CadMarks.Mark;
import org.fasit.dicom.internal.Statements.ConditionAnswer;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/**
 * Reads the marks of a CAD SR (TID 4000, 4100, 4120) and what the product says of its own error
 * rate.
 *
 * <p>A composite feature is one finding with the places of all single image findings that it was
 * inferred from; a single image finding that is no part of a composite one is a finding of its own.
 * The product's own sureness of the composite feature counts, else the highest of its parts. What
 * is no lesion (breast density, image quality, anatomy, non-lesions) is told as an answer about the
 * exam. Marks on images of other studies are left out.
 *
 * <p>"With findings" (CID 6047) where every mark is withheld or is no lesion says nothing of
 * lesions, and where none is stated as present it says too much: then the marks count.
 */
final class CadReader {

  private static final Code SINGLE_IMAGE_FINDING =
      new Code("111059", "DCM", "Single Image Finding");
  private static final Code RENDERING_INTENT = new Code("111056", "DCM", "Rendering Intent");
  private static final Code OPTIONAL = new Code("111151", "DCM", "Presentation Optional");

  private final ContentTree tree;
  private final FindingReader findings;
  private final RegionReader regions;
  private final Notes notes;
  private final Set<String> elsewhere = new HashSet<>();
  private final List<StatedFinding> shown = new ArrayList<>();
  private final List<StatedFinding> withheld = new ArrayList<>();
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<ConditionAnswer> answers = new ArrayList<>();
  private boolean marked;

  CadReader(ContentTree tree, FindingReader findings, RegionReader regions, Notes notes) {
    this.tree = tree;
    this.findings = findings;
    this.regions = regions;
    this.notes = notes;
  }

  /** Reads the marks; {@link #complete} adds what else a CAD SR tells. */
  void read() throws UnreadableException {
    if (tree.shallowest(tree.root(), CadConcepts::isMark).isEmpty()) {
      return;
    }
    findOtherStudies(tree.root().attributes());
    for (Mark mark : CadMarks.read(tree, CadOperatingPoints.read(tree))) {
      marked = true;
      if (!mark.isLesion()) {
        noLesion(mark);
      } else if (mark.display().isShown()) {
        show(mark);
      } else {
        withhold(mark);
      }
    }
  }

  List<StatedFinding> shown() {
    return shown;
  }

  List<StatedFinding> withheld() {
    return withheld;
  }

  /** These statements with what else the CAD SR tells. */
  Statements complete(Statements read) throws UnreadableException {
    if (read.partlyFailed()) {
      RunState.failedParts(tree).forEach(part -> notes.add("failedPart", part));
    }
    List<Measurement> figures = StatedFigures.read(tree);
    if (!marked && figures.isEmpty()) {
      return read;
    }
    Optional<Presence> exam = read.exam();
    boolean nonePresent =
        marked
            && read.findings().stream()
                .noneMatch(stated -> stated.finding().presence() == Presence.PRESENT);
    if (nonePresent && exam.equals(Optional.of(Presence.PRESENT))) {
      exam = Optional.empty();
      notes.add(read.findings().isEmpty() ? "nothingToShow" : "nonePresent");
      notes.ignored("", "with findings", "no finding is shown as present");
    }
    return new Statements(
        read.findings(),
        read.withheld(),
        Stream.concat(read.answers().stream(), answers.stream()).toList(),
        exam,
        read.failed(),
        read.partlyFailed(),
        read.reason(),
        Stream.concat(read.evaluations().stream(), evaluations.stream()).toList(),
        read.measurements().stream()
            .filter(number -> !CadConcepts.ERROR_RATES.contains(Concepts.key(number.concept())))
            .toList(),
        figures);
  }

  /** Marks of earlier exams are repeated in the reports of later ones, to compare. */
  private void findOtherStudies(Attributes dataset) {
    String own = Values.uid(dataset, Tag.StudyInstanceUID);
    for (int evidence :
        new int[] {
          Tag.CurrentRequestedProcedureEvidenceSequence, Tag.PertinentOtherEvidenceSequence
        }) {
      for (Attributes study : Values.items(dataset, evidence)) {
        if (!Values.uid(study, Tag.StudyInstanceUID).equals(own)) {
          for (Attributes series : Values.items(study, Tag.ReferencedSeriesSequence)) {
            for (Attributes image : Values.items(series, Tag.ReferencedSOPSequence)) {
              elsewhere.add(Values.uid(image, Tag.ReferencedSOPInstanceUID));
            }
          }
        }
      }
    }
  }

  private void noLesion(Mark mark) {
    boolean known = CadConcepts.NOT_LESIONS.contains(Concepts.key(mark.code()));
    notes.add(known ? "notLesion" : "noFinding");
    notes.ignored(mark.item(), mark.code(), "no lesion: told as an answer about the exam");
    if (!mark.display().isShown()) {
      return;
    }
    if (FindingKind.of(mark.code()) == FindingKind.NORMAL
        && StatedPresence.below(mark.item()).presence(Presence.PRESENT) == Presence.PRESENT) {
      answers.add(new ConditionAnswer(Concepts.key(mark.code()), Presence.ABSENT));
    }
    List<Evaluation> answers =
        mark.item().children().stream()
            .filter(child -> !CadConcepts.isMark(child))
            .flatMap(child -> EvaluationReader.read(child).stream())
            .toList();
    evaluations.add(new Evaluation(SINGLE_IMAGE_FINDING, Concepts.modern(mark.code())));
    evaluations.addAll(answers);
  }

  private void show(Mark mark) throws UnreadableException {
    Place place = place(mark);
    List<Region> here =
        place.regions().stream().filter(r -> !elsewhere.contains(r.imageUid())).toList();
    if (here.isEmpty() && !place.regions().isEmpty()) {
      notes.add("otherStudy");
      notes.ignored(mark.item(), mark.code(), "lies on images of another study");
      return;
    }
    StatedFinding stated =
        stated(mark, new Place(here, place.segments(), place.volumes(), place.images()));
    if (mark.display() == Display.OPTIONAL) {
      notes.gave(mark.item(), "finding.display", "optional");
      stated =
          new StatedFinding(
              stated.finding(),
              stated.counts(),
              with(stated.detail(), new Evaluation(RENDERING_INTENT, OPTIONAL)));
    }
    shown.add(stated);
  }

  private void withhold(Mark mark) throws UnreadableException {
    boolean forbidden = mark.display() == Display.FORBIDDEN;
    notes.add(forbidden ? "withheld" : "notRecommended");
    notes.ignored(
        mark.item(),
        mark.code(),
        forbidden
            ? "rendering intent: not for presentation"
            : "beyond the recommended operating point");
    withheld.add(stated(mark, place(mark)));
  }

  private Place place(Mark mark) throws UnreadableException {
    Predicate<ContentItem> within = below -> !CadConcepts.isMark(below);
    List<ContentItem> items =
        Stream.concat(Stream.of(mark.item()), lesions(mark).stream()).toList();
    List<Place> places = new ArrayList<>();
    for (ContentItem item : items) {
      places.add(regions.read(item, within));
    }
    List<SegmentRef> segments =
        places.stream().flatMap(p -> p.segments().stream()).distinct().toList();
    return new Place(
        places.stream().flatMap(p -> p.regions().stream()).toList(),
        segments,
        places.stream().flatMap(p -> p.volumes().stream()).toList(),
        places.stream().flatMap(p -> p.images().stream()).distinct().toList());
  }

  /** The parts that are lesions; a nipple, say, may be a part for its distance only. */
  private static List<ContentItem> lesions(Mark mark) {
    return mark.parts().stream()
        .filter(part -> !Concepts.isAny(part.code(), CadConcepts.NOT_LESIONS))
        .toList();
  }

  private StatedFinding stated(Mark mark, Place place) {
    List<ContentItem> parts = lesions(mark);
    boolean untracked = mark.item().child(Concepts.TRACKING_UID).isEmpty();
    ContentItem owner = untracked && parts.size() == 1 ? parts.get(0) : mark.item();
    List<ContentItem> about = Stream.concat(Stream.of(mark.item()), parts.stream()).toList();
    Presence presence = StatedPresence.below(mark.item()).presence(Presence.PRESENT);
    mark.item().children().stream()
        .filter(child -> PresenceQuestions.asks(child) && child.presence().isEmpty())
        .forEach(child -> PresenceQuestions.tellNotUnderstood(child, notes));
    StatedFinding stated = findings.stated(mark.code(), presence, about, owner, mark.item(), place);
    Optional<ScoreReader.Read> score =
        ScoreReader.read(mark.item().children()).or(() -> highest(parts));
    return score.map(read -> with(stated, read)).orElse(stated);
  }

  private static Optional<ScoreReader.Read> highest(List<ContentItem> parts) {
    Optional<ScoreReader.Read> highest = Optional.empty();
    for (ContentItem part : parts) {
      Optional<ScoreReader.Read> read = ScoreReader.read(part.children());
      if (highest.isEmpty() || sureness(read) > sureness(highest)) {
        highest = read;
      }
    }
    return highest;
  }

  private static double sureness(Optional<ScoreReader.Read> read) {
    OptionalDouble confidence =
        read.map(ScoreReader.Read::confidence).orElse(OptionalDouble.empty());
    return confidence.orElse(-1);
  }

  private static StatedFinding with(StatedFinding stated, ScoreReader.Read score) {
    Finding finding = stated.finding();
    Finding scored =
        new Finding(
            finding.key(),
            finding.code(),
            finding.site(),
            finding.laterality(),
            finding.presence(),
            score.confidence(),
            Optional.of(score.asSent()),
            finding.trackingUid(),
            finding.regions());
    return new StatedFinding(scored, stated.counts(), stated.detail());
  }

  private static FindingDetail with(FindingDetail detail, Evaluation more) {
    return new FindingDetail(
        detail.trackingIdentifier(),
        detail.measurements(),
        Stream.concat(detail.evaluations().stream(), Stream.of(more)).toList(),
        detail.segments(),
        detail.volumes(),
        detail.images(),
        detail.observationUid());
  }
}
