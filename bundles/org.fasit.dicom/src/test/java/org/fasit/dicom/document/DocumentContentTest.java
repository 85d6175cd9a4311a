package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentContentTest {

  /** IHE rejection notes: archives hide what key objects of these titles name. */
  private static final Set<String> FORBIDDEN =
      Set.of("113001", "113037", "113038", "113039", "131360");

  static Stream<DocumentValidityTest.Sample> documents() {
    return DocumentValidityTest.documents();
  }

  static Stream<DocumentValidityTest.Sample> reports() {
    return DocumentValidityTest.reports();
  }

  private static Attributes keyObjects(Entry entry) {
    return MadeUp.keyObjects(entry);
  }

  @Test
  void sameEntryGivesTheSameBytes() {
    Entry entry = MadeUp.falsePositive(1);
    Entry again = MadeUp.falsePositive(1);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(
          DicomFile.bytes(CaseDocuments.of(entry, entry, MadeUp.OSLO).get(i)),
          DicomFile.bytes(CaseDocuments.of(again, again, MadeUp.OSLO).get(i)));
    }
  }

  @Test
  void everyDocumentHasItsOwnUid() {
    List<DocumentValidityTest.Sample> samples = documents().toList();
    Set<String> uids = new HashSet<>();
    samples.forEach(sample -> uids.add(sample.document().getString(Tag.SOPInstanceUID)));

    assertEquals(samples.size(), uids.size());
    assertTrue(
        uids.stream().allMatch(uid -> uid.matches("2\\.25\\.[1-9]\\d{0,38}")), uids::toString);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void noTitleHidesTheImages(DocumentValidityTest.Sample sample) {
    Set<String> codes = new TreeSet<>();
    collect(sample.document(), Tag.CodeValue, codes);
    codes.retainAll(FORBIDDEN);
    assertEquals(Set.of(), codes);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void evidenceNamesExactlyWhatTheContentNames(DocumentValidityTest.Sample sample) {
    Set<String> inContent = new TreeSet<>();
    Content.children(sample.document())
        .forEach(item -> collect(item, Tag.ReferencedSOPInstanceUID, inContent));
    Set<String> inEvidence = new TreeSet<>();
    Content.items(sample.document(), Tag.CurrentRequestedProcedureEvidenceSequence)
        .forEach(item -> collect(item, Tag.ReferencedSOPInstanceUID, inEvidence));

    assertFalse(inContent.isEmpty());
    assertEquals(inContent, inEvidence);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void privateSchemeIsExplained(DocumentValidityTest.Sample sample) {
    Attributes scheme = sample.document().getNestedDataset(Tag.CodingSchemeIdentificationSequence);
    assertEquals("99FASIT", scheme.getString(Tag.CodingSchemeDesignator));
    assertTrue(scheme.getString(Tag.CodingSchemeUID).startsWith("2.25."));
    assertFalse(scheme.getString(Tag.CodingSchemeName).isEmpty());
  }

  private static void collect(Attributes item, int tag, Set<String> values) {
    Optional.ofNullable(item.getString(tag)).ifPresent(values::add);
    for (int sequence : item.tags()) {
      Content.items(item, sequence).forEach(nested -> collect(nested, tag, values));
    }
  }

  @Test
  void errorsStandInOneSeriesForEachListReaderAndDay() {
    String first = keyObjects(MadeUp.falsePositive(1)).getString(Tag.SeriesInstanceUID);
    assertEquals(first, keyObjects(MadeUp.falsePositive(2)).getString(Tag.SeriesInstanceUID));
    assertNotEquals(first, keyObjects(MadeUp.falseNegative(3)).getString(Tag.SeriesInstanceUID));

    Entry entry = MadeUp.falsePositive(4);
    Entry nextDay = new Entry(entry.id(), entry.time().plus(Duration.ofDays(1)), entry.event());
    assertNotEquals(first, keyObjects(nextDay).getString(Tag.SeriesInstanceUID));
    Entry other =
        MadeUp.entry(
            4,
            ((Event.Assessed) entry.event()).assessment(),
            MadeUp.STUDY,
            new Reader("kari", "Test^Kari"));
    assertNotEquals(first, keyObjects(other).getString(Tag.SeriesInstanceUID));
  }

  @Test
  void listsAreToldBySeriesDescription() {
    Entry entry = MadeUp.falsePositive(1);
    Attributes withdrawn = MadeUp.documents(MadeUp.undo(2, entry), entry, "KO").get(0);

    assertEquals(
        "AI error log: FALSE POSITIVE", keyObjects(entry).getString(Tag.SeriesDescription));
    assertEquals(
        "AI error log: FALSE NEGATIVE",
        keyObjects(MadeUp.falseNegative(3)).getString(Tag.SeriesDescription));
    assertEquals("AI error log: WITHDRAWN", withdrawn.getString(Tag.SeriesDescription));
  }

  @Test
  void descriptionForPeopleHoldsNothingOfThePatientAndNoFreeText() {
    Attributes document = keyObjects(MadeUp.falsePositive(1));
    String text = Content.textOf(document, DcmCodes.KEY_OBJECT_DESCRIPTION).orElseThrow();

    assertEquals(
        "AI false positive: FracAI 2.4.1, Fracture of bone, Bone structure of radius, Left", text);
  }

  @Test
  void correctionsAndWithdrawalsStandInTheSeriesOfTheFirst() {
    Entry entry = MadeUp.falsePositive(1);
    Entry later =
        new Entry(
            MadeUp.id(2),
            entry.time().plus(Duration.ofDays(40)),
            new Event.Undone(entry.id(), new Reader("kari", "Test^Kari")));
    Attributes first = MadeUp.assessment(entry);
    Attributes withdrawal = MadeUp.documents(later, entry, "SR").get(0);

    assertEquals(
        first.getString(Tag.SeriesInstanceUID), withdrawal.getString(Tag.SeriesInstanceUID));
    assertEquals("20261024", withdrawal.getString(Tag.ContentDate));
  }

  @Test
  void framesAreNamedForMultiFrameImagesOnly() {
    InstanceRef cine = new InstanceRef(MadeUp.MULTI_FRAME_US, "2.25.1003", "2.25.101");
    Region still = MadeUp.point(MadeUp.FRONTAL, 5, 6);
    Region moving = new Region(still.type(), cine.sopInstanceUid(), 1, still.points());
    Assessment assessment =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            MadeUp.FRAC_AI,
            Conclusion.POSITIVE,
            List.of(),
            Optional.of(MadeUp.finding(still, moving)),
            Optional.empty(),
            List.of(MadeUp.FRONTAL, cine));

    List<Integer> frames = new ArrayList<>();
    Content.children(keyObjects(MadeUp.entry(1, assessment)))
        .filter(item -> item.getString(Tag.ValueType).equals("IMAGE"))
        .map(item -> item.getNestedDataset(Tag.ReferencedSOPSequence))
        .forEach(sop -> frames.add(sop.getInt(Tag.ReferencedFrameNumber, -1)));

    assertEquals(List.of(-1, 1), frames);
  }

  @Test
  void placeOnAnUnnamedImageIsSaidToBeLeftOut() {
    Region elsewhere = MadeUp.point(new InstanceRef(MadeUp.DX, "2.25.9999", ""), 1, 1);
    Attributes document =
        MadeUp.assessment(
            MadeUp.entry(
                1,
                MadeUp.assessment(
                    Judgement.FALSE_NEGATIVE, Optional.empty(), Optional.of(elsewhere))));
    String bytes = new String(DicomFile.bytes(document), StandardCharsets.UTF_8);

    assertTrue(bytes.contains("1 of the regions lie on images that the case does not name"));
    assertFalse(bytes.contains("2.25.9999"));
  }

  @Test
  void imagesWhoseSeriesIsUnknownAreNotNamed() {
    InstanceRef loose = new InstanceRef(MadeUp.DX, "2.25.9999", "");
    Assessment assessment =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            MadeUp.FRAC_AI,
            Conclusion.POSITIVE,
            List.of(MadeUp.AI_SR),
            Optional.empty(),
            Optional.empty(),
            List.of(loose, MadeUp.FRONTAL, MadeUp.FRONTAL));
    Set<String> named = new TreeSet<>();
    collect(keyObjects(MadeUp.entry(1, assessment)), Tag.ReferencedSOPInstanceUID, named);

    assertFalse(named.contains("2.25.9999"));
    assertTrue(named.contains(MadeUp.FRONTAL.sopInstanceUid()));
  }

  @Test
  void studyWithoutAValidUidIsRefusedInWords() {
    Study study =
        new Study(
            MadeUp.STUDY.patient(),
            "not a uid",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            Optional.empty());
    Entry entry =
        MadeUp.entry(
            1,
            MadeUp.assessment(Judgement.AGREE, Optional.empty(), Optional.empty()),
            study,
            MadeUp.READER);

    String message =
        assertThrows(IllegalArgumentException.class, () -> MadeUp.assessment(entry)).getMessage();
    assertTrue(message.contains("no valid Study Instance UID"), message);
  }

  @Test
  void entriesOfOtherKindsMakeNoDocument() {
    Entry entry = MadeUp.falsePositive(1);
    Entry ended =
        new Entry(
            MadeUp.id(2), MadeUp.NOON, new Event.ExposureEnded(entry.id(), Duration.ofSeconds(3)));

    assertThrows(IllegalArgumentException.class, () -> CaseDocuments.of(ended, entry, MadeUp.OSLO));
  }
}
