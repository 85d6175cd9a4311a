package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.dicom.ResultDetail;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/**
 * Reads key object selections (TID 2010) as an AI product's key images. Each image that one refers
 * to is a finding, (121180, DCM) Key Images; what is on it, the object cannot say. So it concludes
 * nothing, whatever its title.
 *
 * <p>Rejection notes and manifests are never results, whoever made them, nor are Fasit's own error
 * lists.
 */
final class KeyObjectsReader implements ObjectReader {

  private static final Code KEY_IMAGE = new Code("121180", "DCM", "Key Images");
  private static final Code TITLE = new Code("121144", "DCM", "Document Title");
  private static final String TITLE_MODIFIER = "DCM:113011";
  private static final String DESCRIPTION = "DCM:113012";
  private static final int MOST_IMAGES = 2_000;

  /** Titles that take images out of use, or take that back (IHE IOCM; CID 7010). */
  private static final Set<String> REJECTIONS =
      Set.of("DCM:113001", "DCM:113037", "DCM:113038", "DCM:113039", "DCM:131360");

  /** Titles of lists of what a study holds (IHE XDS-I, MADO; CID 7010). */
  private static final Set<String> MANIFESTS =
      Set.of(
          "DCM:113030",
          "DCM:113031",
          "DCM:113032",
          "DCM:113033",
          "DCM:113034",
          "DCM:113035",
          "99IHE:MADOTEMP001");

  @Override
  public boolean takes(Attributes beginning, boolean named) {
    return SopClasses.isKeyObjects(Values.uid(beginning, Tag.SOPClassUID));
  }

  @Override
  public ContentNode load(DicomFile file) throws UnreadableException {
    return file.report();
  }

  @Override
  public ReadOutcome read(Candidate candidate) throws UnreadableException {
    ContentTree tree = new ContentTree(candidate.content(), candidate.rule());
    candidate.notes().about(tree);
    Maker maker = new Maker(candidate.dataset(), tree);
    maker.tell(candidate.notes());
    Optional<NotAiResult> reason = whyNot(candidate, tree, maker);
    return reason.isPresent() ? reason.get() : found(candidate, tree, maker);
  }

  private static Optional<NotAiResult> whyNot(Candidate candidate, ContentTree tree, Maker maker)
      throws UnreadableException {
    Optional<Code> title = tree.root().concept();
    if (Concepts.isAny(title, REJECTIONS)) {
      String words = title.map(Code::meaning).orElse("");
      return Optional.of(new NotAiResult(candidate.texts().say("rejection", words)));
    }
    if (Concepts.isAny(title, MANIFESTS)) {
      return Optional.of(candidate.notAi("manifest"));
    }
    if (tree.shallowest(tree.root(), StructuredReader::isOwn).isPresent()) {
      return Optional.of(candidate.notAi("ownList"));
    }
    if (candidate.anyMaker()
        || maker.namesAlgorithm()
        || Equipment.namesProcessing(candidate.dataset())) {
      return Optional.empty();
    }
    if (maker.isPerson()) {
      return Optional.of(candidate.notAi("byPersonKeyImages"));
    }
    return maker.isDevice() ? Optional.empty() : Optional.of(candidate.notAi("byNobody"));
  }

  private static AiResultFound found(Candidate candidate, ContentTree tree, Maker maker)
      throws UnreadableException {
    Map<String, Finding> findings = new LinkedHashMap<>();
    Map<String, FindingDetail> details = new LinkedHashMap<>();
    Notes notes = candidate.notes();
    candidate.tellRecognised("an algorithm, a processing equipment or a device made it");
    FindingDetail detail = detail(tree.root(), notes);
    for (ContentItem item : tree.root().children()) {
      if (!item.is("IMAGE")) {
        continue;
      }
      if (findings.size() == MOST_IMAGES) {
        notes.add("tooManyRegions");
        break;
      }
      List<Region> images = images(item);
      if (!images.isEmpty()) {
        String key = candidate.source().sopInstanceUid() + '#' + item.path();
        findings.put(key, finding(key, images));
        details.put(key, detail);
        notes.gave(item, "finding", images.get(0).imageUid());
      } else {
        notes.ignored(item, item.type(), "it refers to no image");
      }
    }
    notes.gave("object", "conclusion.rule", "key images state nothing of the exam");
    notes.ignoreRest(tree);
    AiResult result =
        new AiResult(
            maker.product(),
            candidate.studyInstanceUid(),
            Conclusion.NOT_STATED,
            Optional.empty(),
            List.copyOf(findings.values()),
            List.of(candidate.source()),
            ImageReferences.read(candidate.dataset(), tree, candidate.studyInstanceUid()));
    return new AiResultFound(
        result,
        ObjectDetails.of(ResultDetail.Form.KEY_OBJECTS, candidate.dataset(), details),
        notes.sentences(candidate.texts()));
  }

  /** The image, frame by frame where frames are named; without points it is meant as a whole. */
  private static List<Region> images(ContentItem item) {
    List<Region> images = new ArrayList<>();
    for (Attributes reference : Values.items(item.attributes(), Tag.ReferencedSOPSequence)) {
      String uid = Values.uid(reference, Tag.ReferencedSOPInstanceUID);
      boolean image = SopClasses.isImage(Values.uid(reference, Tag.ReferencedSOPClassUID));
      int[] frames = Values.integers(reference, Tag.ReferencedFrameNumber);
      for (int frame : frames.length == 0 ? new int[] {1} : frames) {
        if (image && !uid.isEmpty() && frame >= 1 && images.size() < MOST_IMAGES) {
          images.add(new Region(GraphicType.MULTIPOINT, uid, frame, List.of()));
        }
      }
    }
    return images;
  }

  private static Finding finding(String key, List<Region> images) {
    return new Finding(
        key,
        KEY_IMAGE,
        Optional.empty(),
        Optional.empty(),
        Presence.PRESENT,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        images);
  }

  /** Title, modifiers and description, which hold for all images. */
  private static FindingDetail detail(ContentItem root, Notes notes) {
    List<Evaluation> said = new ArrayList<>();
    root.concept().ifPresent(title -> said.add(new Evaluation(TITLE, title)));
    notes.gave(root, "finding.evaluations", root.concept());
    for (ContentItem child : root.children()) {
      Optional<Code> answer = child.code();
      if (child.isNamed(TITLE_MODIFIER) && answer.isPresent() && child.concept().isPresent()) {
        said.add(new Evaluation(child.concept().get(), answer.get()));
        notes.gave(child, "finding.evaluations", answer);
      }
    }
    root.child(DESCRIPTION)
        .ifPresent(item -> notes.gave(item, "finding.trackingIdentifier", item.text()));
    Optional<String> description =
        Optional.of(root.childText(DESCRIPTION)).filter(text -> !text.isEmpty());
    return new FindingDetail(description, List.of(), said, List.of(), List.of());
  }
}
