package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.reading.ReadingState.SignOff;
import org.fasit.reading.ReadingState.SignOff.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOffsTest {

  private static final String BASIC_TEXT = "1.2.840.10008.5.1.4.1.1.88.11";
  private static final Instant NOON = Instant.parse("2026-09-14T10:00:00Z");

  static Attributes report(String sopClass, String verification, String completion) {
    Attributes report = new Attributes();
    report.setString(Tag.SOPClassUID, VR.UI, sopClass);
    report.setString(Tag.SOPInstanceUID, VR.UI, "2.25.77");
    report.setString(Tag.VerificationFlag, VR.CS, verification);
    report.setString(Tag.CompletionFlag, VR.CS, completion);
    Attributes observer = new Attributes();
    observer.setString(Tag.VerificationDateTime, VR.DT, "20260914120000+0200");
    report.newSequence(Tag.VerifyingObserverSequence, 1).add(observer);
    return report;
  }

  /** Only a report by people, whole and verified, tells that the exam is signed off. */
  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.5.1.4.1.1.88.11, VERIFIED, COMPLETE, true",
    "1.2.840.10008.5.1.4.1.1.88.22, VERIFIED, COMPLETE, true",
    "1.2.840.10008.5.1.4.1.1.88.33, VERIFIED, COMPLETE, true",
    "1.2.840.10008.5.1.4.1.1.88.34, VERIFIED, COMPLETE, true",
    "1.2.840.10008.5.1.4.1.1.88.67, VERIFIED, COMPLETE, false",
    "1.2.840.10008.5.1.4.1.1.88.11, UNVERIFIED, COMPLETE, false",
    "1.2.840.10008.5.1.4.1.1.88.11, VERIFIED, PARTIAL, false",
    "1.2.840.10008.5.1.4.1.1.88.11, , , false",
  })
  void aVerifiedReportTells(
      String sopClass, String verification, String completion, boolean tells) {
    Optional<SignOff> told = SignOffs.of(report(sopClass, verification, completion));
    assertEquals(
        tells
            ? Optional.of(new SignOff(Source.VERIFIED_REPORT, Optional.of(NOON)))
            : Optional.empty(),
        told);
  }

  @ParameterizedTest
  @CsvSource({"READ, true", "VERIFIED, true", "CREATED, false", "ARRIVED, false", "'', false"})
  void theRetiredStudyStatusTells(String status, boolean tells) {
    Attributes image = new Attributes();
    image.setString(Tag.StudyStatusID, VR.CS, status);
    assertEquals(tells, SignOffs.of(image).isPresent());
  }

  @Test
  void aMalformedTimeIsNone() {
    Attributes report = report(BASIC_TEXT, "VERIFIED", "COMPLETE");
    report
        .getNestedDataset(Tag.VerifyingObserverSequence)
        .setString(Tag.VerificationDateTime, VR.DT, "yesterday");
    assertEquals(
        Optional.of(new SignOff(Source.VERIFIED_REPORT, Optional.empty())), SignOffs.of(report));
  }

  @Test
  void theLaterReportHoldsAndAReportBeforeAStatus() {
    Optional<SignOff> early = Optional.of(new SignOff(Source.VERIFIED_REPORT, Optional.empty()));
    Optional<SignOff> late = Optional.of(new SignOff(Source.VERIFIED_REPORT, Optional.of(NOON)));
    Optional<SignOff> status = Optional.of(new SignOff(Source.STUDY_STATUS, Optional.empty()));
    assertEquals(late, SignOffs.better(early, late));
    assertEquals(late, SignOffs.better(late, early));
    assertEquals(early, SignOffs.better(status, early));
    assertEquals(status, SignOffs.better(Optional.empty(), status));
  }
}
