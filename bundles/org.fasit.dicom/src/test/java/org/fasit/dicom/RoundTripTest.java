package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.UID;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Kind;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the samples' writer puts in, the reader gets out. */
class RoundTripTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsEverySopClass(Kind kind) {
    Finding finding = Made.fracture(Presence.PRESENT);
    AiResult result =
        Made.read(Made.writer().kind(kind).group(finding, PresenceStyle.PRESENT_ABSENT));
    assertEquals(Made.PRODUCT, result.product());
    assertEquals(Conclusion.POSITIVE, result.conclusion());
    assertEquals(List.of(finding), result.findings());
    assertEquals(List.of(Made.IMAGE_REF), result.images());
    assertEquals(kind.uid(), result.sources().get(0).sopClassUid());
    assertEquals(Made.UIDS.of("sr|test"), result.key());
    assertEquals(Made.UIDS.of("study"), result.studyInstanceUid());
    assertEquals(Optional.empty(), result.reason());
  }

  @ParameterizedTest
  @EnumSource(GraphicType.class)
  void readsEveryShape(GraphicType type) {
    Finding finding = Made.finding(SampleCodes.NODULE, Presence.PRESENT, Made.region(type));
    AiResult result = Made.read(Made.writer().group(finding, PresenceStyle.EXISTENCE));
    assertEquals(List.of(Made.region(type)), result.findings().get(0).regions());
  }

  @ParameterizedTest
  @EnumSource(GraphicType.class)
  void readsRegionsUnderMeasurements(GraphicType type) {
    Finding finding = Made.finding(SampleCodes.NODULE, Presence.PRESENT, Made.region(type));
    AiResult result =
        Made.read(Made.writer().regionsUnderMeasurement().group(finding, PresenceStyle.EXISTENCE));
    assertEquals(List.of(finding), result.findings());
  }

  @ParameterizedTest
  @EnumSource(
      value = PresenceStyle.class,
      names = {"EXISTENCE"},
      mode = EnumSource.Mode.EXCLUDE)
  void readsEveryWayToAnswer(PresenceStyle style) {
    for (Presence presence : Presence.values()) {
      Finding finding = Made.fracture(presence);
      assertEquals(List.of(finding), Made.read(Made.writer().group(finding, style)).findings());
      assertEquals(
          List.of(finding), Made.read(Made.writer().snomedRt().group(finding, style)).findings());
    }
  }

  @Test
  void readsAnswersAtReportLevel() {
    Finding finding = Made.finding(SampleCodes.FRACTURE, Presence.ABSENT);
    AiResult result =
        Made.read(
            Made.writer()
                .algorithm(AlgorithmPlace.DOCUMENT)
                .evaluation(finding, PresenceStyle.YES_NO));
    Finding read = result.findings().get(0);
    assertEquals(1, result.findings().size());
    assertEquals(finding.code(), read.code());
    assertEquals(Presence.ABSENT, read.presence());
    assertEquals(OptionalDouble.of(0.87), read.confidence());
    assertEquals(finding.confidenceAsSent(), read.confidenceAsSent());
    assertEquals(finding.site(), read.site());
    assertEquals(finding.laterality(), read.laterality());
    assertEquals(Optional.empty(), read.trackingUid());
    assertTrue(read.key().startsWith(result.key() + "#1."), read.key());
  }

  @Test
  void readsFramesAndImages() {
    Region second =
        new Region(
            GraphicType.CIRCLE,
            Made.UIDS.of("other"),
            17,
            Made.region(GraphicType.CIRCLE).points());
    Finding finding =
        Made.finding(SampleCodes.NODULE, Presence.PRESENT, Made.region(GraphicType.POINT), second);
    assertEquals(
        List.of(finding),
        Made.read(Made.writer().group(finding, PresenceStyle.EXISTENCE)).findings());
  }

  @Test
  void readsSideBesideSite() {
    Finding finding = Made.fracture(Presence.PRESENT);
    assertEquals(
        List.of(finding),
        Made.read(Made.writer().sideBesideSite().group(finding, PresenceStyle.YES_NO)).findings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UID.ImplicitVRLittleEndian,
        UID.ExplicitVRLittleEndian,
        UID.ExplicitVRBigEndian,
        UID.DeflatedExplicitVRLittleEndian
      })
  void readsFilesOfEveryEncoding(String syntax, @TempDir Path folder) throws Exception {
    Finding finding = Made.fracture(Presence.UNDETERMINED);
    Path file = folder.resolve("result");
    DicomFiles.write(
        Made.writer().group(finding, PresenceStyle.PRESENT_ABSENT).write(), syntax, file);
    ReadOutcome outcome = new AiResultReader(Made.OPTIONS).read(file);
    AiResult result = ((AiResultFound) outcome).result();
    assertEquals(List.of(finding), result.findings());
    assertEquals(Conclusion.INDETERMINATE, result.conclusion());
    assertEquals(List.of(), ((AiResultFound) outcome).notes());
  }
}
