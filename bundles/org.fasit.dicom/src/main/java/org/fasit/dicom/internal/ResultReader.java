package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Problem;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.dicom.ReaderOptions;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;

/** Reads a parsed object: is it an AI result, and what does it say. */
public final class ResultReader {

  private static final String OWN_SCHEME = "99FASIT";

  private final ReaderOptions options;
  private final Texts texts;

  /** Reads with these options. */
  public ResultReader(ReaderOptions options, Texts texts) {
    this.options = options;
    this.texts = texts;
  }

  /** Whether the object's header is enough to tell that it is no AI result. */
  public Optional<NotAiResult> passOver(Attributes header) {
    String sopClass = Values.uid(header, Tag.SOPClassUID);
    if (SopClasses.isDirectory(sopClass)) {
      return Optional.of(notAi("index"));
    }
    return SopClasses.isStructured(sopClass) || inProfile(header)
        ? Optional.empty()
        : Optional.of(notAi("notReport"));
  }

  private boolean inProfile(Attributes header) {
    return options
        .profile()
        .names(Values.text(header, Tag.Manufacturer), Values.text(header, Tag.SeriesDescription));
  }

  /** Reads the object. */
  public ReadOutcome read(Attributes dataset) throws UnreadableException {
    Optional<NotAiResult> passedOver = passOver(dataset);
    if (passedOver.isPresent()) {
      return passedOver.get();
    }
    InstanceRef source = identity(dataset);
    String study = Values.uid(dataset, Tag.StudyInstanceUID);
    if (!SopClasses.isStructured(source.sopClassUid())) {
      return plain(dataset, source, study);
    }
    ContentTree tree = new ContentTree(dataset);
    Maker maker = new Maker(dataset, tree);
    Optional<NotAiResult> byOther = madeByOther(dataset, tree, maker);
    if (byOther.isPresent()) {
      return byOther.get();
    }
    Notes notes = new Notes();
    FindingReader findings =
        new FindingReader(source.sopInstanceUid(), new RegionReader(tree, notes));
    Statements statements = new ReportReader(tree, findings, notes, options.everyone()).read();
    Conclusion conclusion = ConclusionRules.conclude(statements, notes);
    List<Finding> found = statements.findings().stream().map(StatedFinding::finding).toList();
    AiResult result =
        new AiResult(
            maker.product(),
            study,
            conclusion,
            statements.reason(),
            found,
            List.of(source),
            ImageReferences.read(dataset, tree, study));
    return new AiResultFound(result, notes.sentences(texts));
  }

  private static InstanceRef identity(Attributes dataset) throws UnreadableException {
    String instance = Values.uid(dataset, Tag.SOPInstanceUID);
    if (instance.isEmpty() || Values.uid(dataset, Tag.StudyInstanceUID).isEmpty()) {
      throw new UnreadableException(Problem.NO_IDENTITY, "noIdentity");
    }
    return new InstanceRef(
        Values.uid(dataset, Tag.SOPClassUID), instance, Values.uid(dataset, Tag.SeriesInstanceUID));
  }

  /** An image or the like that the site's profile names: it states nothing that can be read. */
  private static ReadOutcome plain(Attributes dataset, InstanceRef source, String study) {
    AiResult result =
        new AiResult(
            Maker.product(dataset),
            study,
            Conclusion.NOT_STATED,
            Optional.empty(),
            List.of(),
            List.of(source),
            List.of());
    return new AiResultFound(result, List.of());
  }

  /**
   * Why the object is not an AI product's, if so. It is one when it identifies an algorithm, or
   * names a device as observer and no person, or is a CAD SR, or the site's profile says so.
   */
  private Optional<NotAiResult> madeByOther(Attributes dataset, ContentTree tree, Maker maker)
      throws UnreadableException {
    if (options.everyone() || inProfile(dataset)) {
      return Optional.empty();
    }
    if (tree.shallowest(tree.root(), ResultReader::isOwn).isPresent()) {
      return Optional.of(notAi("assessment"));
    }
    if (SopClasses.isCad(Values.uid(dataset, Tag.SOPClassUID)) || maker.namesAlgorithm()) {
      return Optional.empty();
    }
    if (maker.isPerson()) {
      return Optional.of(notAi("byPerson"));
    }
    if (!maker.isDevice()) {
      return Optional.of(notAi("byNobody"));
    }
    if (Concepts.isAny(tree.root().concept(), Concepts.EQUIPMENT_REPORTS)) {
      return Optional.of(notAi("byMachine"));
    }
    return Concepts.isAny(tree.root().concept(), Concepts.HOUSEKEEPING_TITLES)
        ? Optional.of(notAi("manifest"))
        : Optional.empty();
  }

  /** Fasit's own documents repeat the AI's findings and must not come back as such. */
  private static boolean isOwn(ContentItem item) {
    return item.concept().filter(ResultReader::isOwnCode).isPresent()
        || item.code().filter(ResultReader::isOwnCode).isPresent();
  }

  private static boolean isOwnCode(Code code) {
    return code.scheme().equals(OWN_SCHEME);
  }

  private NotAiResult notAi(String sentence) {
    return new NotAiResult(texts.say(sentence));
  }
}
