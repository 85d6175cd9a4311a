package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

  private static final Code OLD = new Code("OLD_FRACTURE", "99FASIT", "Old fracture");
  private static final Code ULNA = new Code("23416004", "SCT", "Bone structure of ulna");

  /** What a PACS holds: each document as its bytes, in a shuffled order. */
  private static List<LoggedCase> readBack(List<Attributes> written) throws IOException {
    List<CaseDocument> documents = new ArrayList<>();
    for (Attributes document : written) {
      documents.add(
          CaseReader.read(parse(DicomFile.bytes(document)), ZoneId.of("UTC")).orElseThrow());
    }
    Collections.shuffle(documents, new Random(42));
    return CaseLists.join(documents);
  }

  private static Attributes parse(byte[] file) throws IOException {
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
      return in.readDataset(-1, -1);
    }
  }

  private static List<Attributes> write(Entry... entries) {
    List<Attributes> documents = new ArrayList<>();
    for (Entry entry : entries) {
      documents.addAll(CaseDocuments.of(entry, entry, MadeUp.OSLO));
    }
    return documents;
  }

  private static AssessmentSr sr(Entry entry) throws IOException {
    Attributes document = parse(DicomFile.bytes(MadeUp.assessment(entry)));
    return (AssessmentSr) CaseReader.read(document, MadeUp.OSLO).orElseThrow();
  }

  @Test
  void falsePositiveComesBackAsItWasLogged() throws IOException {
    Entry entry = MadeUp.falsePositive(1);

    List<LoggedCase> cases = readBack(write(entry));

    assertEquals(1, cases.size());
    LoggedCase logged = cases.get(0);
    assertEquals(Judgement.FALSE_POSITIVE, logged.judgement());
    assertEquals(State.OPEN, logged.state());
    assertEquals(MadeUp.FRAC_AI, logged.product());
    assertEquals(Conclusion.POSITIVE, logged.conclusion());
    assertEquals(Optional.of(MadeUp.FRACTURE), logged.finding());
    assertEquals(Optional.of(MadeUp.RADIUS), logged.site());
    assertEquals(Optional.of(MadeUp.LEFT), logged.laterality());
    assertEquals(List.of(MadeUp.box(MadeUp.FRONTAL, 100.25, 200)), logged.places());
    assertEquals(List.of(MadeUp.FRONTAL, MadeUp.LATERAL), logged.images());
    assertEquals(List.of(MadeUp.AI_SR), logged.sources());
    assertEquals(MadeUp.READER, logged.reader());
    assertEquals(entry.time(), logged.time());
    assertEquals(MadeUp.STUDY.patient(), logged.study().patient());
    assertEquals(MadeUp.STUDY.studyInstanceUid(), logged.study().studyInstanceUid());
    assertEquals(MadeUp.STUDY.accessionNumber(), logged.study().accessionNumber());
    assertEquals(MadeUp.STUDY.date(), logged.study().date());
    assertEquals(MadeUp.STUDY.time(), logged.study().time());
    assertEquals(MadeUp.STUDY.description(), logged.study().description());
  }

  @Test
  void missedFindingComesBackWithItsPlaceAndNoFindingNamed() throws IOException {
    LoggedCase logged = readBack(write(MadeUp.falseNegative(2))).get(0);

    assertEquals(Judgement.FALSE_NEGATIVE, logged.judgement());
    assertEquals(Optional.empty(), logged.finding());
    assertEquals(List.of(MadeUp.point(MadeUp.LATERAL, 310.5, 77.25)), logged.places());
  }

  @ParameterizedTest
  @EnumSource(Judgement.class)
  void everyJudgementIsToldByTheAssessment(Judgement judgement) throws IOException {
    assertEquals(Optional.of(judgement), sr(MadeUp.ofExam(3, judgement)).judgement());
    Finding finding = MadeUp.finding();
    for (Presence presence : Presence.values()) {
      Finding stated =
          new Finding(
              finding.key(),
              finding.code(),
              finding.site(),
              finding.laterality(),
              presence,
              OptionalDouble.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of());
      Entry entry =
          MadeUp.entry(4, MadeUp.assessment(judgement, Optional.of(stated), Optional.empty()));
      assertEquals(Optional.of(judgement), sr(entry).judgement());
    }
  }

  @ParameterizedTest
  @EnumSource(Conclusion.class)
  void everyConclusionIsToldByTheAssessment(Conclusion conclusion) throws IOException {
    Assessment assessment =
        new Assessment(
            Judgement.AGREE,
            MadeUp.FRAC_AI,
            conclusion,
            List.of(MadeUp.AI_SR),
            Optional.empty(),
            Optional.empty(),
            List.of(MadeUp.FRONTAL));
    AssessmentSr sr = sr(MadeUp.entry(5, assessment));

    assertEquals(conclusion, sr.conclusion());
    assertEquals(Optional.of(Judgement.AGREE), sr.judgement());
  }

  @ParameterizedTest
  @EnumSource(
      value = Judgement.class,
      names = {"AGREE", "OUT_OF_SCOPE"})
  void whatIsNoErrorStandsOnNoList(Judgement judgement) throws IOException {
    assertEquals(List.of(), readBack(write(MadeUp.ofExam(6, judgement))));
  }

  @Test
  void undoneCaseIsWithdrawnAndTheOthersStay() throws IOException {
    Entry kept = MadeUp.falsePositive(7);
    Entry undone = MadeUp.falsePositive(8);
    List<Attributes> written = new ArrayList<>(write(kept, undone));
    written.addAll(CaseDocuments.of(MadeUp.undo(9, undone), undone, MadeUp.OSLO));

    List<LoggedCase> cases = readBack(written);

    assertEquals(
        List.of(State.OPEN, State.WITHDRAWN), cases.stream().map(LoggedCase::state).toList());
    assertEquals(kept.time(), cases.get(0).time());
  }

  @Test
  void withdrawalIsKnownFromTheKeyObjectsAloneAndFromTheAssessmentsAlone() throws IOException {
    Entry undone = MadeUp.falseNegative(10);
    List<Attributes> taken = CaseDocuments.of(MadeUp.undo(11, undone), undone, MadeUp.OSLO);
    for (String modality : List.of("KO", "SR")) {
      List<Attributes> written = new ArrayList<>(write(undone));
      taken.stream()
          .filter(document -> document.getString(Tag.Modality).equals(modality))
          .forEach(written::add);
      assertEquals(State.WITHDRAWN, readBack(written).get(0).state(), modality);
    }
    List<Attributes> keyObjects = new ArrayList<>(write(undone));
    keyObjects.addAll(taken);
    keyObjects.removeIf(document -> !document.getString(Tag.Modality).equals("KO"));
    assertEquals(State.WITHDRAWN, readBack(keyObjects).get(0).state());
  }

  @Test
  void withdrawalOfWhatStoodOnNoListIsAnAssessmentAlone() throws IOException {
    Entry entry = MadeUp.ofExam(12, Judgement.OUT_OF_SCOPE);

    List<Attributes> documents = CaseDocuments.of(MadeUp.undo(13, entry), entry, MadeUp.OSLO);

    assertEquals(1, documents.size());
    AssessmentSr sr = (AssessmentSr) CaseReader.read(documents.get(0), MadeUp.OSLO).orElseThrow();
    assertEquals(Status.WITHDRAWN, sr.status());
    assertEquals(Optional.empty(), sr.judgement());
    assertEquals(Optional.of(sr(entry).self().sopInstanceUid()), sr.predecessor());
  }

  @Test
  void lastCorrectionOfEachPartHolds() throws IOException {
    Entry entry = MadeUp.falsePositive(20);
    List<Attributes> written = new ArrayList<>(write(entry));
    Code wrist = new Code("8205005", "SCT", "Wrist region structure");
    for (Entry refined :
        List.of(
            MadeUp.refine(
                21,
                entry,
                Optional.of(OLD),
                Optional.empty(),
                Optional.of(ULNA),
                Optional.of("første")),
            MadeUp.refine(
                22,
                entry,
                Optional.empty(),
                Optional.empty(),
                Optional.of(wrist),
                Optional.empty()),
            MadeUp.refine(
                23,
                entry,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("andre")))) {
      written.addAll(CaseDocuments.of(refined, entry, MadeUp.OSLO));
    }

    LoggedCase logged = readBack(written).get(0);

    assertEquals(Optional.of(OLD), logged.reason());
    assertEquals(Optional.of(wrist), logged.site());
    assertEquals(Optional.of(MadeUp.FRACTURE), logged.finding());
    assertEquals(Optional.of("andre"), logged.comment());
    assertEquals(State.OPEN, logged.state());
  }

  @Test
  void correctionBackToTheFirstWordHoldsToo() throws IOException {
    Entry entry = MadeUp.falsePositive(24);
    List<Attributes> written = new ArrayList<>(write(entry));
    Entry there =
        MadeUp.refine(
            25, entry, Optional.empty(), Optional.empty(), Optional.of(ULNA), Optional.empty());
    Entry back =
        MadeUp.refine(
            26,
            entry,
            Optional.empty(),
            Optional.empty(),
            Optional.of(MadeUp.RADIUS),
            Optional.empty());
    written.addAll(CaseDocuments.of(there, entry, MadeUp.OSLO));
    written.addAll(CaseDocuments.of(back, entry, MadeUp.OSLO));

    assertEquals(Optional.of(MadeUp.RADIUS), readBack(written).get(0).site());
  }

  @Test
  void caseIsKnownFromItsKeyObjectsWhereTheAssessmentIsLost() throws IOException {
    LoggedCase logged = readBack(List.of(MadeUp.keyObjects(MadeUp.falsePositive(30)))).get(0);

    assertEquals(Judgement.FALSE_POSITIVE, logged.judgement());
    assertEquals(new AiProduct("", "", ""), logged.product());
    assertEquals(List.of(MadeUp.FRONTAL, MadeUp.LATERAL), logged.images());
    assertEquals(MadeUp.READER, logged.reader());
  }

  @Test
  void everyGeometryAndFrameComesBack() throws IOException {
    InstanceRef cine = new InstanceRef(MadeUp.MULTI_FRAME_US, "2.25.1003", "2.25.101");
    List<Region> regions =
        List.of(
            region(GraphicType.POINT, 1, 2),
            region(GraphicType.MULTIPOINT, 1, 2, 3, 4, 5, 6),
            region(GraphicType.POLYLINE, 1, 2, 3, 4),
            region(GraphicType.CIRCLE, 10, 10, 10, 15.5),
            region(GraphicType.ELLIPSE, 0, 5, 10, 5, 5, 2, 5, 8));
    Assessment assessment =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            MadeUp.FRAC_AI,
            Conclusion.POSITIVE,
            List.of(MadeUp.AI_SR),
            Optional.of(MadeUp.finding(regions.toArray(Region[]::new))),
            Optional.empty(),
            List.of(cine));

    LoggedCase logged = readBack(write(MadeUp.entry(31, assessment))).get(0);

    assertEquals(regions, logged.places());
  }

  private static Region region(GraphicType type, double... xy) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new Point(xy[i], xy[i + 1]));
    }
    return new Region(type, "2.25.1003", 7, points);
  }

  @Test
  void ownDocumentsAreKnownAsOursAndOthersAreNot() throws IOException {
    Entry entry = MadeUp.falsePositive(32);
    for (Attributes document : write(entry)) {
      assertTrue(CaseReader.isOurs(parse(DicomFile.bytes(document))));
    }
    Attributes foreign = MadeUp.keyObjects(entry);
    foreign
        .getSequence(Tag.ContentSequence)
        .removeIf(item -> Content.name(item).filter(DcmCodes.DEVICE_UID::means).isPresent());
    foreign
        .getSequence(Tag.ContentSequence)
        .get(0)
        .getNestedDataset(Tag.ConceptCodeSequence)
        .setString(Tag.CodingSchemeDesignator, VR.SH, "99OTHER");
    assertFalse(CaseReader.isOurs(foreign));
    assertFalse(CaseReader.isOurs(new Attributes()));
  }

  @Test
  void oddTextsNeitherBreakTheDocumentNorGetLost() throws IOException {
    Study study =
        new Study(
            new Patient("", "", "", Optional.empty(), Sex.UNKNOWN),
            "2.25.10",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            "x".repeat(100),
            "",
            "",
            Optional.empty());
    Code long1 = new Code("urn:oid:1.2.3", "", "");
    Assessment assessment =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            new AiProduct("Nord\\bein", "日本語 AI", ""),
            Conclusion.NOT_STATED,
            List.of(),
            Optional.of(
                new Finding(
                    "key",
                    long1,
                    Optional.of(new Code("A".repeat(20), "99LONG", "m".repeat(80))),
                    Optional.empty(),
                    Presence.PRESENT,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.of("not a uid"),
                    List.of())),
            Optional.empty(),
            List.of(MadeUp.FRONTAL));
    Entry entry = MadeUp.entry(33, assessment, study, new Reader("DOM\\ola\u0007", ""));

    LoggedCase logged = readBack(write(entry)).get(0);

    assertEquals(new AiProduct("Nord\\bein", "日本語 AI", ""), logged.product());
    assertEquals(Optional.of(new Code("urn:oid:1.2.3", "", "urn:oid:1.2.3")), logged.finding());
    assertEquals("A".repeat(20), logged.site().orElseThrow().value());
    assertEquals(64, logged.study().description().length());
    assertEquals("DOM/ola", logged.reader().id());
    assertEquals(List.of(), logged.sources());
  }
}
