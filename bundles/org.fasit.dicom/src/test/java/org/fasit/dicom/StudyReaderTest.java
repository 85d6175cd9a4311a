package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Age;
import org.fasit.model.Code;
import org.fasit.model.OpenStudy;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;
import org.fasit.samples.SrItems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyReaderTest {

  private static Attributes image() {
    Attributes header = Made.header();
    header.setString(Tag.SOPClassUID, VR.UI, SrItems.DX_IMAGE);
    header.setString(Tag.SOPInstanceUID, VR.UI, "2.25.11");
    header.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.12");
    header.setString(Tag.Modality, VR.CS, "DX");
    header.setString(Tag.IssuerOfPatientID, VR.LO, "PRØVESYKEHUSET");
    header.setString(Tag.PatientBirthDate, VR.DA, "20251001");
    header.setString(Tag.PatientSex, VR.CS, "F");
    header.setString(Tag.AccessionNumber, VR.SH, "FP26000001");
    header.setString(Tag.StudyID, VR.SH, "7");
    header.setString(Tag.StudyDescription, VR.LO, "RG Håndledd");
    header.setString(Tag.BodyPartExamined, VR.CS, "WRIST");
    header.setString(Tag.ViewPosition, VR.CS, "AP");
    header.setString(Tag.ImageLaterality, VR.CS, "L");
    header.setInt(Tag.Rows, VR.US, 640);
    header.setInt(Tag.Columns, VR.US, 512);
    return header;
  }

  @Test
  void readsWhatAHeaderTells() {
    Study study = StudyReader.study(image());
    assertEquals("Prøve^Åse", study.patient().name());
    assertEquals("PRØVESYKEHUSET", study.patient().issuer());
    assertEquals(Sex.FEMALE, study.patient().sex());
    assertEquals(Optional.of(LocalDate.of(2026, 9, 1)), study.date());
    assertEquals(Optional.of(LocalTime.of(10, 15)), study.time());
    assertEquals(Optional.of(new Age(11)), study.age());
    assertEquals("RG Håndledd", study.description());
    StudyImage image = StudyReader.image(image());
    assertEquals("AP", image.viewPosition());
    assertEquals("L", image.laterality());
    assertEquals("", image.patientPosition());
    assertEquals(List.of(640, 512, 1), List.of(image.rows(), image.columns(), image.frames()));
  }

  @Test
  void patientAgeWinsOverDates() {
    Attributes header = image();
    header.setString(Tag.PatientAge, VR.AS, "012Y");
    assertEquals(Optional.of(new Age(144)), StudyReader.study(header).age());
    header.setString(Tag.PatientAge, VR.AS, "old");
    assertEquals(Optional.of(new Age(11)), StudyReader.study(header).age());
  }

  @ParameterizedTest
  @ValueSource(strings = {"20271001", "00000000", "2025", "20251341", "in spring", "17000101"})
  void impossibleBirthDatesGiveNoAge(String birth) {
    Attributes header = image();
    header.setString(Tag.PatientBirthDate, VR.LO, birth);
    assertEquals(Optional.empty(), StudyReader.study(header).age());
  }

  @ParameterizedTest
  @CsvSource({
    "101500.123456, 10:15:00",
    "1015, 10:15:00",
    "10, 10:00:00",
    "10:15:07, 10:15:07",
    "235959, 23:59:59"
  })
  void readsTimesOfEveryForm(String sent, LocalTime expected) {
    Attributes header = image();
    header.setString(Tag.StudyTime, VR.LO, sent);
    assertEquals(Optional.of(expected), StudyReader.study(header).time());
  }

  @ParameterizedTest
  @CsvSource({
    "C86043, NCIt, erect, ERECT",
    "F-10440, SRT, erect, ERECT",
    "102538003, SCT, recumbent, RECUMBENT",
    "102539006, SCT, semi-erect, semi-erect"
  })
  void readsHowThePatientWasPlaced(String value, String scheme, String meaning, String expected) {
    Attributes header = image();
    SrItems.putCode(header, Tag.PatientOrientationCodeSequence, new Code(value, scheme, meaning));
    assertEquals(expected, StudyReader.image(header).patientPosition());
  }

  @Test
  void fallsBackWhereTheUsualAttributeIsMissing() {
    Attributes header = image();
    header.setNull(Tag.ViewPosition, VR.CS);
    header.remove(Tag.ImageLaterality);
    header.setString(Tag.Laterality, VR.CS, "R");
    header.setString(Tag.PatientPosition, VR.CS, "HFS");
    SrItems.putCode(header, Tag.ViewCodeSequence, sct("399348003", "antero-posterior"));
    StudyImage image = StudyReader.image(header);
    assertEquals("antero-posterior", image.viewPosition());
    assertEquals("R", image.laterality());
    assertEquals("HFS", image.patientPosition());
  }

  @Test
  void survivesGarbage() {
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "NO SUCH");
    header.setString(Tag.PatientName, VR.PN, "a^b^c^d^e^f^g=h=i=j\u0000");
    header.setString(Tag.StudyInstanceUID, VR.LO, "not a uid");
    header.setString(Tag.Rows, VR.LO, "many");
    header.setString(Tag.NumberOfFrames, VR.IS, "-7");
    header.newSequence(Tag.StudyDate, 1).add(new Attributes());
    Study study = StudyReader.study(header);
    assertEquals("", study.studyInstanceUid());
    assertEquals(Optional.empty(), study.date());
    assertEquals(0, StudyReader.image(header).rows());
    assertEquals(1, StudyReader.image(header).frames());
    assertFalse(StudyReader.isImage(header));
    assertEquals(Optional.empty(), StudyReader.open(List.of(header)));
  }

  @Test
  void completesTheStudyFromLaterImages() {
    Attributes bare = image();
    for (int tag : new int[] {Tag.PatientName, Tag.BodyPartExamined, Tag.PatientBirthDate}) {
      bare.remove(tag);
    }
    Attributes other = image();
    other.setString(Tag.StudyInstanceUID, VR.UI, "2.25.404");
    List<OpenStudy> studies = StudyReader.studies(List.of(bare, other, image()));
    assertEquals(2, studies.size());
    assertEquals(2, studies.get(0).images().size());
    assertEquals("Prøve^Åse", studies.get(0).study().patient().name());
    assertEquals("WRIST", studies.get(0).study().bodyPart());
    assertEquals(Optional.of(new Age(11)), studies.get(0).study().age());
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.34", "88.59", "66.4", "66", "11.1", "104.1", "481.3", "30"})
  void reportsAndTheirKinAreNoImages(String sopClass) {
    Attributes header = image();
    header.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1." + sopClass);
    assertFalse(StudyReader.isImage(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "2", "4", "6.1", "7", "7.3", "128", "13.1.3", "481.1"})
  void imagesAreImages(String sopClass) {
    Attributes header = image();
    header.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1." + sopClass);
    assertTrue(StudyReader.isImage(header));
  }
}
