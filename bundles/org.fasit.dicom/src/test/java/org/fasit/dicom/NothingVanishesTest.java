package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Presence;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SegWriter.By;
import org.fasit.samples.SegWriter.Kind;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a product sends is listed, or it is said why not; and what is said is true. */
class NothingVanishesTest {

  private static final Code GROUP = dcm("125007", "Measurement Group");
  private static final Code FINDING = dcm("121071", "Finding");
  private static final Code PRESENCE = sct("705057003", "Presence");
  private static final String SHARED = "2.25.4711";
  private static final InstanceRef OTHER =
      new InstanceRef(
          Made.IMAGE_REF.sopClassUid(), Made.UIDS.of("other"), Made.UIDS.of("image-series"));

  private static SegWriter writer(int rows, int columns) {
    return new SegWriter(Made.header(), Made.PRODUCT, Made.UIDS, "vanish", rows, columns);
  }

  private static SegWriter.Segment lesion(int number, String label, Optional<String> tracking) {
    return new SegWriter.Segment(
        number,
        label,
        SegWriter.ABNORMAL,
        SampleCodes.NODULE,
        Optional.empty(),
        Optional.empty(),
        By.AUTOMATIC,
        tracking);
  }

  private static SegWriter.Segment lesion(int number) {
    return lesion(number, "Nodule " + number, Optional.empty());
  }

  private static Attributes tracked(String uid, Attributes... items) {
    Attributes group =
        SrItems.container(
            GROUP,
            SrItems.uidRef("HAS OBS CONTEXT", dcm("112040", "Tracking Unique Identifier"), uid));
    return SrItems.add(group, items);
  }

  private static Attributes named(Code code) {
    return SrItems.code("CONTAINS", FINDING, code);
  }

  private static AiResult together(Attributes... objects) {
    StudyResults results = new StudyResults(Locale.ENGLISH);
    for (Attributes object : objects) {
      results.add(Made.found(object, Made.OPTIONS));
    }
    assertEquals(1, results.results().size());
    return results.results().get(0).result();
  }

  @Test
  void oneTrackingUidInAReportStillTiesWhatAnotherObjectSays() {
    Attributes report =
        Made.writer()
            .group(tracked(SHARED, named(SampleCodes.NODULE), Made.region()))
            .group(
                tracked(
                    SHARED,
                    named(SampleCodes.NODULE),
                    SrItems.region("CONTAINS", Made.region(GraphicType.POLYLINE))))
            .write();
    Attributes outline =
        writer(1, 2)
            .segment(lesion(1, "Nodule", Optional.of(SHARED)))
            .frame(1, OTHER, 1, 0)
            .write();
    AiResult result = together(report, outline);
    assertEquals(List.of(2, 1), result.findings().stream().map(f -> f.regions().size()).toList());
  }

  @Test
  void whatIsWithheldUnderASharedTrackingUidHidesNothingElse() {
    Attributes hidden =
        tracked(
            SHARED,
            named(SampleCodes.NODULE),
            SrItems.code(
                "HAS CONCEPT MOD",
                dcm("111056", "Rendering Intent"),
                dcm("111152", "Not for Presentation")));
    Attributes report =
        Made.writer()
            .group(hidden)
            .group(tracked(SHARED, named(SampleCodes.CONSOLIDATION)))
            .write();
    assertEquals(
        List.of(SampleCodes.CONSOLIDATION),
        together(report).findings().stream().map(Finding::code).toList());
  }

  @Test
  void eachOfSeveralAnswersIsOfTheFindingBeforeIt() {
    Attributes group =
        SrItems.container(
            GROUP,
            named(SampleCodes.PNEUMOTHORAX),
            SrItems.code("CONTAINS", PRESENCE, SampleCodes.ABSENT),
            named(SampleCodes.PLEURAL_EFFUSION),
            SrItems.code("CONTAINS", PRESENCE, SampleCodes.PRESENT),
            named(SampleCodes.NODULE));
    Attributes report = Made.writer().algorithm(AlgorithmPlace.DOCUMENT).group(group).write();
    assertEquals(
        List.of(Presence.ABSENT, Presence.PRESENT, Presence.NOT_STATED),
        Made.read(report).findings().stream().map(Finding::presence).toList());
  }

  @Test
  void containersOutsideOfGroupsAreJudgedEachByItself() {
    Code part = dcm("121070", "Findings");
    Attributes report =
        Made.writer()
            .algorithm(AlgorithmPlace.DOCUMENT)
            .item(
                SrItems.container(
                    part,
                    named(SampleCodes.PNEUMOTHORAX),
                    SrItems.code("CONTAINS", PRESENCE, SampleCodes.ABSENT)))
            .item(
                SrItems.container(
                    part,
                    named(SampleCodes.PLEURAL_EFFUSION),
                    SrItems.code("CONTAINS", PRESENCE, SampleCodes.PRESENT)))
            .write();
    AiResult result = Made.read(report);
    assertEquals(Conclusion.POSITIVE, result.conclusion());
    assertEquals(
        List.of(Presence.ABSENT, Presence.PRESENT),
        result.findings().stream().map(Finding::presence).toList());
  }

  @Test
  void oneThatIsNotStatedKeepsTheExamFromBeingNegative() {
    Code odd = new Code("ABS", "99PROVE", "Absent");
    Attributes report =
        Made.writer()
            .algorithm(AlgorithmPlace.DOCUMENT)
            .evaluation(SampleCodes.PNEUMOTHORAX, odd)
            .evaluation(SampleCodes.NODULE, SampleCodes.ABSENT)
            .write();
    AiResultFound found = Made.found(report, Made.OPTIONS);
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of(
            "Answers that are not understood, so that it is not stated whether the finding is"
                + " there: Pneumothorax: Absent."),
        found.notes());
  }

  @Test
  void answersThatDifferLeaveItUndetermined() {
    Attributes group =
        SrItems.container(
            GROUP,
            named(SampleCodes.NODULE),
            SrItems.code("CONTAINS", PRESENCE, SampleCodes.PRESENT),
            SrItems.code("CONTAINS", SampleCodes.NODULE, SampleCodes.ABSENT));
    AiResult result =
        Made.read(Made.writer().algorithm(AlgorithmPlace.DOCUMENT).group(group).write());
    assertEquals(Conclusion.INDETERMINATE, result.conclusion());
  }

  @Test
  void anOutlineDoesNotAnswerWhatTheReportLeavesOpen() {
    Code odd = new Code("ABS", "99PROVE", "Absent");
    Attributes report =
        Made.writer()
            .algorithm(AlgorithmPlace.DOCUMENT)
            .group(
                tracked(
                    SHARED,
                    named(SampleCodes.NODULE),
                    SrItems.code("CONTAINS", SampleCodes.NODULE, odd)))
            .write();
    Attributes outline =
        writer(1, 2)
            .segment(lesion(1, "Nodule", Optional.of(SHARED)))
            .frame(1, OTHER, 1, 0)
            .write();
    AiResult result = together(report, outline);
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
    assertEquals(Presence.NOT_STATED, result.findings().get(0).presence());
    assertEquals(1, result.findings().get(0).regions().size());
  }

  @Test
  void aReportThatPointsAtAnAnatomicalSegmentConcludesNothing() {
    Code organ = new Code("O1", "99PROVE", "Structure one");
    SegWriter.Segment segment =
        new SegWriter.Segment(
            1,
            "Organ",
            SegWriter.ANATOMY,
            organ,
            Optional.empty(),
            Optional.empty(),
            By.AUTOMATIC,
            Optional.of(SHARED));
    Attributes outline = writer(1, 1).segment(segment).frame(1, OTHER, 1).write();
    Attributes report = Made.writer().group(tracked(SHARED, named(organ))).write();
    assertEquals(Conclusion.POSITIVE, Made.read(report).conclusion());
    AiResult result = together(report, outline);
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
    assertEquals(Presence.NOT_STATED, result.findings().get(0).presence());
  }

  @Test
  void severalAlgorithmsOfAReportAreNamed() {
    Attributes second =
        SrItems.container(
            GROUP,
            SrItems.text("HAS CONCEPT MOD", dcm("111001", "Algorithm Name"), "LungAI"),
            named(SampleCodes.NODULE));
    Attributes report = Made.writer().algorithm(AlgorithmPlace.DOCUMENT).group(second).write();
    assertEquals(
        List.of(
            "The report names several algorithms, which are shown as one result: FracAI,"
                + " LungAI."),
        Made.found(report, Made.OPTIONS).notes());
  }

  /** Two by two tiles of one pixel, two segments: the frames 4 to 7 are of the second. */
  @Test
  void severalTilesAreListedWithoutOutlines() {
    SegWriter writer = writer(1, 8).segment(lesion(1)).segment(lesion(2));
    Attributes object = writer.frame(1, Made.IMAGE_REF, 0, 0, 0, 0, 0, 1, 0, 0).write();
    tile(object, 8, 1, 2, 2);
    AiResultFound found = Made.found(object, Made.OPTIONS);
    Finding only = found.result().findings().get(0);
    assertEquals(1, found.result().findings().size());
    assertEquals(found.result().key() + "#segment2", only.key(), "the sixth frame is of segment 2");
    assertEquals(Presence.PRESENT, only.presence());
    assertEquals(List.of(), only.regions());
    assertEquals(
        List.of(
            "Where the tiles of a larger image lie cannot be shown. Their segments are listed"
                + " without outlines.",
            "Segments without a single pixel say nothing and are not listed: 1."),
        found.notes().stream().sorted(java.util.Comparator.reverseOrder()).toList());
  }

  private static void tile(Attributes object, int frames, int side, int down, int across) {
    object.setInt(Tag.NumberOfFrames, VR.IS, frames);
    object.setInt(Tag.Rows, VR.US, side);
    object.setInt(Tag.Columns, VR.US, side);
    object.setInt(Tag.TotalPixelMatrixRows, VR.UL, side * down);
    object.setInt(Tag.TotalPixelMatrixColumns, VR.UL, side * across);
    object.setString(Tag.DimensionOrganizationType, VR.CS, "TILED_FULL");
    object.remove(Tag.PerFrameFunctionalGroupsSequence);
  }

  @Test
  void framesThatNobodyDescribesDoNotMakeSegmentsEmpty() {
    Attributes object =
        writer(1, 8)
            .segment(lesion(1))
            .segment(lesion(2))
            .frame(1, Made.IMAGE_REF, 1, 1, 1, 1, 1, 1, 1, 1)
            .write();
    object.remove(Tag.PerFrameFunctionalGroupsSequence);
    AiResultFound found = Made.found(object, Made.OPTIONS);
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of(Presence.NOT_STATED, Presence.NOT_STATED),
        found.result().findings().stream().map(Finding::presence).toList());
    assertEquals(
        List.of(
            "Some frames do not say which segment they are of. Segments that may lie in them are"
                + " listed without outlines."),
        found.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROBABILITY", "OCCUPANCY"})
  void lowValuesAreListedWithTheirHighest(Kind kind) {
    AiResultFound found =
        Made.found(
            writer(1, 4)
                .kind(kind)
                .segment(lesion(1))
                .segment(lesion(2))
                .frame(1, Made.IMAGE_REF, 10, 110, 40, 0)
                .frame(2, Made.IMAGE_REF, 0, 0, 0, 0)
                .write(),
            Made.OPTIONS);
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of(Presence.NOT_STATED),
        found.result().findings().stream().map(Finding::presence).toList());
    assertTrue(
        found
            .notes()
            .contains(
                "Segments that nowhere reach one half are listed without outlines, with their"
                    + " highest value: Nodule 1 (43 %)."),
        found.notes().toString());
    assertTrue(
        found
            .notes()
            .contains("Segments without a single pixel say nothing and are not listed: 1."),
        found.notes().toString());
  }

  @Test
  void aByteOrderIsNotCalledCompression() {
    Attributes object =
        writer(1, 8).segment(lesion(1)).frame(1, OTHER, 1, 1, 1, 1, 1, 1, 1, 1).write();
    Attributes big = new Attributes(true);
    big.addAll(object);
    AiResultFound found = Made.found(big, Made.OPTIONS);
    assertTrue(found.notes().get(0).contains("byte order"), found.notes().toString());
    assertEquals(1, found.result().findings().size());
  }

  @ParameterizedTest
  @CsvSource({
    "49755003, SCT, 27925004, POSITIVE",
    "404684003, SCT, 27925004, POSITIVE",
    "91723000, SCT, 27925004, NOT_STATED",
    "105590001, SCT, 27925004, NOT_STATED",
    "X, 99PROVE, 27925004, POSITIVE",
    "X, 99PROVE, 36118008, NOT_STATED"
  })
  void aCategoryThatIsNotKnownMakesNoSegmentPositive(
      String category, String scheme, String type, Conclusion expected) {
    SegWriter.Segment segment =
        new SegWriter.Segment(
            1,
            "S",
            new Code(category, scheme, "as said"),
            sct(type, "as said"),
            Optional.empty(),
            Optional.empty(),
            By.AUTOMATIC,
            Optional.empty());
    AiResultFound found =
        Made.found(writer(1, 1).segment(segment).frame(1, OTHER, 1).write(), Made.OPTIONS);
    assertEquals(expected, found.result().conclusion());
    assertEquals(1, found.result().findings().size());
  }

  @Test
  void aSegmentationWithoutSegmentsIsAResultOfItsProcessingEquipment() {
    Attributes object = writer(1, 1).segment(lesion(1)).frame(1, OTHER, 0).write();
    object.remove(Tag.SegmentSequence);
    assertEquals("Nothing in it says that an AI product made it.", Made.whyNot(object));
    Made.contributed(object, "Fjordtek AS", "SegBot", "3.1");
    assertEquals(new AiProduct("Fjordtek AS", "SegBot", "3.1"), Made.read(object).product());
  }
}
