package org.fasit.samples;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.InstanceRef;
import org.fasit.model.Sex;

/** One made-up study: whose, when, and where its random numbers and UIDs come from. */
final class Exam {

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

  private final int number;
  private final long seed;
  private final Uids uids;
  private final Random random;

  Exam(int number, long seed) {
    this.number = number;
    this.seed = seed;
    this.uids = new Uids(seed);
    this.random = new Random(seed * 1_000_003 + number);
  }

  int number() {
    return number;
  }

  Uids uids() {
    return uids;
  }

  String uid(String name) {
    return uids.of(number + "|" + name);
  }

  String studyInstanceUid() {
    return uid("study");
  }

  /** A seed for a picture of this study. */
  long seed(int picture) {
    return (seed * 31 + number) * 31 + picture;
  }

  /** A whole number of percent from {@code least} to {@code most}. */
  int percent(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  InstanceRef imageRef(String name) {
    return new InstanceRef(SrItems.DX_IMAGE, uid("image|" + name), uid("series|" + name));
  }

  /** The patient and study attributes. */
  Attributes header(String description) {
    LocalDate day = FIRST_DAY.plusDays(number * 3L % 180);
    SamplePatient patient = SamplePatient.number(number, day);
    Attributes header = new Attributes();
    header.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    header.setString(Tag.PatientName, VR.PN, patient.name());
    header.setString(Tag.PatientID, VR.LO, patient.id());
    header.setString(Tag.IssuerOfPatientID, VR.LO, SamplePatient.ISSUER);
    header.setString(Tag.PatientBirthDate, VR.DA, date(patient.birthDate()));
    header.setString(Tag.PatientSex, VR.CS, patient.sex() == Sex.FEMALE ? "F" : "M");
    header.setString(Tag.PatientAge, VR.AS, patient.ageString(day));
    header.setString(Tag.StudyInstanceUID, VR.UI, studyInstanceUid());
    header.setString(Tag.StudyID, VR.SH, Integer.toString(number + 1));
    header.setString(
        Tag.AccessionNumber, VR.SH, String.format(Locale.ROOT, "FP26%06d", 4711 + number));
    header.setString(Tag.StudyDate, VR.DA, date(day));
    header.setString(
        Tag.StudyTime,
        VR.TM,
        String.format(Locale.ROOT, "%02d%02d00", 7 + number % 12, number * 17 % 60));
    header.setString(Tag.StudyDescription, VR.LO, description);
    header.setNull(Tag.ReferringPhysicianName, VR.PN);
    return header;
  }

  private static String date(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
