package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Finding;

/** Reads structured reports, CAD SRs among them. */
final class StructuredReader implements ObjectReader {

  private static final String OWN_SCHEME = "99FASIT";

  @Override
  public boolean takes(Attributes beginning, boolean named) {
    return SopClasses.isStructured(Values.uid(beginning, Tag.SOPClassUID));
  }

  @Override
  public ContentNode load(DicomFile file) throws UnreadableException {
    return file.report();
  }

  @Override
  public ReadOutcome read(Candidate candidate) throws UnreadableException {
    Attributes dataset = candidate.dataset();
    ContentTree tree = new ContentTree(candidate.content(), candidate.rule());
    candidate.notes().about(tree);
    Maker maker = new Maker(dataset, tree);
    maker.tell(candidate.notes());
    Optional<NotAiResult> byOther = madeByOther(candidate, tree, maker);
    if (byOther.isPresent()) {
      return byOther.get();
    }
    Notes notes = candidate.notes();
    RegionReader regions = new RegionReader(tree, notes);
    FindingReader findings = new FindingReader(candidate.source().sopInstanceUid(), regions, notes);
    CadReader cad = new CadReader(tree, findings, regions, notes);
    Statements statements =
        new ReportReader(
                tree,
                findings,
                new GroupReader(findings, regions, notes),
                cad,
                notes,
                candidate.options().everyone())
            .read();
    SiteRule.Word word =
        new SiteRule.Word(ConclusionRules.conclude(statements, notes), statements.reason());
    if (candidate.rule().isPresent()) {
      word = candidate.rule().get().conclude(word, tree, notes);
      candidate.rule().get().tellRefusedUnits(tree, notes);
    }
    List<Finding> found = statements.findings().stream().map(StatedFinding::finding).toList();
    AiResult result =
        new AiResult(
            maker.product(),
            candidate.studyInstanceUid(),
            word.conclusion(),
            word.reason(),
            found,
            List.of(candidate.source()),
            ImageReferences.read(dataset, tree, candidate.studyInstanceUid()));
    maker.severalAlgorithms().forEach(name -> notes.add("severalAlgorithms", name));
    notes.ignoreRest(tree);
    return new AiResultFound(
        result, DetailReader.read(dataset, statements), notes.sentences(candidate.texts()));
  }

  /**
   * Why the object is not an AI product's, if so. It is one when it identifies an algorithm, or
   * names a device as observer or a processing equipment and no person, or is a CAD SR, or the
   * site's profile says so.
   */
  private static Optional<NotAiResult> madeByOther(
      Candidate candidate, ContentTree tree, Maker maker) throws UnreadableException {
    if (candidate.anyMaker()) {
      candidate.tellRecognised("");
      return Optional.empty();
    }
    if (tree.shallowest(tree.root(), StructuredReader::isOwn).isPresent()) {
      return Optional.of(candidate.notAi("assessment"));
    }
    if (SopClasses.isCad(candidate.source().sopClassUid()) || maker.namesAlgorithm()) {
      candidate.notes().gave("object", "recognised", "a CAD SR, or an algorithm is identified");
      return Optional.empty();
    }
    if (maker.isPerson()) {
      return Optional.of(candidate.notAi("byPerson"));
    }
    boolean processed = Equipment.namesProcessing(candidate.dataset());
    if (!maker.isDevice() && !processed) {
      return Optional.of(candidate.notAi("byNobody"));
    }
    if (tree.root().isNamedAny(Concepts.EQUIPMENT_REPORTS)) {
      return Optional.of(candidate.notAi("byMachine"));
    }
    String why =
        processed
            ? "Contributing Equipment names a processing equipment"
            : "a device observed it, and no person";
    candidate.notes().gave("object", "recognised", why);
    return Optional.empty();
  }

  /** Fasit's own documents repeat the AI's findings and must not come back as such. */
  static boolean isOwn(ContentItem item) {
    return item.concept().filter(StructuredReader::isOwnCode).isPresent()
        || item.code().filter(StructuredReader::isOwnCode).isPresent();
  }

  private static boolean isOwnCode(Code code) {
    return code.scheme().equals(OWN_SCHEME);
  }
}
