package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Fasit itself puts into the study does not come back as an AI result. */
class OwnDocumentsTest {

  @ParameterizedTest
  @EnumSource(Judgement.class)
  void assessmentsAreNoAiResults(Judgement judgement) {
    AiResult result =
        Made.read(Made.writer().group(Made.fracture(Presence.PRESENT), PresenceStyle.EXISTENCE));
    Optional<Finding> finding =
        judgement == Judgement.FALSE_POSITIVE
            ? Optional.of(result.findings().get(0))
            : Optional.empty();
    Assessment assessment =
        new Assessment(
            judgement,
            result.product(),
            result.conclusion(),
            result.sources(),
            finding,
            Optional.empty(),
            List.of(Made.IMAGE_REF));
    Patient patient =
        new Patient(
            "Prøve^Åse",
            "FASIT-0001",
            "PRØVESYKEHUSET",
            Optional.of(LocalDate.of(1980, 1, 2)),
            Sex.FEMALE);
    Study study =
        new Study(
            patient,
            result.studyInstanceUid(),
            "1",
            "FP26000001",
            Optional.of(LocalDate.of(2026, 9, 1)),
            Optional.empty(),
            "RG Håndledd",
            "DX",
            "WRIST",
            Optional.empty());
    Entry entry =
        new Entry(
            UUID.fromString("0199475a-0000-7000-8000-000000000001"),
            Instant.parse("2026-09-01T10:15:30Z"),
            new Event.Assessed(
                Optional.empty(), study, assessment, new Reader("ola", "Test^Ola"), ""));
    for (Attributes document : CaseDocuments.of(entry, entry, ZoneId.of("Europe/Oslo"))) {
      assertEquals(whyNot(document), Made.whyNot(document));
    }
  }

  private static String whyNot(Attributes document) {
    return switch (document.getString(Tag.Modality)) {
      case "KO" -> "It is an error list of Fasit's own.";
      case "SR" -> "It is a reader's assessment of an AI result.";
      default -> throw new AssertionError(document);
    };
  }
}
