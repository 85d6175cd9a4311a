package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.journal.Destination;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
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
import org.fasit.samples.DicomFiles;
import org.fasit.samples.ReportedCases;

/** A made-up person whose name, numbers and dates can be searched for in all that is printed. */
final class Planted {

  static final String NAME = "Plantenavn^Persilla";
  static final String ID = "PLANTID-4711";
  static final String ACCESSION = "PLANTACC99";
  static final LocalDate BIRTH = LocalDate.of(1907, 2, 13);

  private static final String ISSUER = "PLANTISSUER";
  private static final String PLACE = "Plantesykehuset";

  /** What tells who somebody is, in the forms in which it may be printed. */
  private static final List<String> IDENTITY =
      List.of("plantenavn", "persilla", "plantid", "plantacc", "plantissuer", "plantesykehuset");

  private static final List<String> BIRTH_DATES =
      List.of("19070213", "1907-02-13", "13.02.1907", "13.2.1907", "1907, 2, 13");

  private static final String DX_IMAGE = "1.2.840.10008.5.1.4.1.1.1.1";
  private static final String COMPREHENSIVE_3D_SR = "1.2.840.10008.5.1.4.1.1.88.34";
  private static final Reader READER = new Reader("ola", "Test^Ola");

  private Planted() {}

  /** Fails when any of it stands in the text. */
  static void isNotIn(String text, Object context) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> seen = new ArrayList<>(IDENTITY);
    seen.addAll(BIRTH_DATES);
    seen.removeIf(words -> !lower.contains(words));
    assertTrue(seen.isEmpty(), () -> "patient data: " + seen + "\n" + context);
  }

  /** Fails when the birth date, the issuer or the hospital stands in the text. */
  static void isOnlyNamedIn(String text) {
    for (String words : BIRTH_DATES) {
      assertFalse(text.contains(words), text);
    }
    assertFalse(text.contains(ISSUER) || text.contains(PLACE), text);
  }

  /**
   * Writes an AI report of that person, with numbers, dates and lengths that are not as they should
   * be.
   */
  static Path report(Path file) throws IOException {
    Attributes report = object("28-debug-on-stdout/object.dcm");
    identify(report);
    oddValues(report);
    DicomFiles.write(report, file);
    return file;
  }

  /** Writes an object of a reported case as one of that person. */
  static Path object(String name, Path file) throws IOException {
    Attributes object = object(name);
    identify(object);
    DicomFiles.write(object, file);
    return file;
  }

  private static Attributes object(String name) throws IOException {
    try (DicomInputStream in =
        new DicomInputStream(new ByteArrayInputStream(ReportedCases.bytes(name)))) {
      return in.readDataset(-1, -1);
    }
  }

  private static void identify(Attributes object) {
    object.setString(Tag.PatientName, VR.PN, NAME);
    object.setString(Tag.PatientID, VR.LO, ID);
    object.setString(Tag.IssuerOfPatientID, VR.LO, ISSUER);
    object.setString(Tag.PatientBirthDate, VR.DA, "19070213");
    object.setString(Tag.AccessionNumber, VR.SH, ACCESSION);
    object.setString(Tag.InstitutionName, VR.LO, PLACE);
    object.setString(Tag.InstitutionAddress, VR.ST, PLACE + " 1");
    object.setString(Tag.OtherPatientNames, VR.PN, NAME);
    object.setString(Tag.PatientAddress, VR.LO, PLACE);
    object.setString(Tag.PatientComments, VR.LT, NAME);
    object.setString(Tag.ReferringPhysicianName, VR.PN, NAME);
    object.setString(Tag.OperatorsName, VR.PN, NAME);
    object.setString(Tag.StudyID, VR.SH, ID);
    object.setString(Tag.StudyDescription, VR.LO, PLACE);
  }

  private static void oddValues(Attributes report) {
    report.setString(Tag.PatientAge, VR.AS, ID);
    report.setString(Tag.PatientWeight, VR.DS, NAME);
    report.setString(Tag.StudyDate, VR.DA, "20261399");
    report.setString(Tag.StudyTime, VR.TM, NAME);
    report.setString(Tag.SeriesNumber, VR.IS, ID);
    report.setBytes(Tag.InstanceNumber, VR.IS, ID.getBytes(StandardCharsets.US_ASCII));
    report.setBytes(Tag.Rows, VR.US, new byte[] {1, 2, 3});
    report.setBytes(Tag.ExposureTimeInms, VR.FD, new byte[5]);
    report.setBytes(Tag.SelectorSLValue, VR.SL, new byte[7]);
    Sequence items = report.getSequence(Tag.ContentSequence);
    strayValues(items);
    items.add(0, subject("121029", "Subject Name", "PNAME", Tag.PersonName, VR.PN, NAME));
    items.add(0, subject("121030", "Subject ID", "TEXT", Tag.TextValue, VR.UT, ID));
    items.add(0, subject("121031", "Subject Birth Date", "DATE", Tag.Date, VR.DA, "19070213"));
    items.add(0, subject("121022", "Accession", "TEXT", Tag.TextValue, VR.UT, ACCESSION));
  }

  /** Who the report is about, as its context may tell (PS3.16, TID 1007 and 1010). */
  private static Attributes subject(
      String code, String meaning, String type, int tag, VR vr, String value) {
    Attributes name = new Attributes();
    name.setString(Tag.CodeValue, VR.SH, code);
    name.setString(Tag.CodingSchemeDesignator, VR.SH, "DCM");
    name.setString(Tag.CodeMeaning, VR.LO, meaning);
    Attributes item = new Attributes();
    item.setString(Tag.RelationshipType, VR.CS, "HAS OBS CONTEXT");
    item.setString(Tag.ValueType, VR.CS, type);
    item.newSequence(Tag.ConceptNameCodeSequence, 1).add(name);
    item.setString(tag, vr, value);
    return item;
  }

  /** A person's name in each item of the tree, where nobody expects one. */
  private static void strayValues(Sequence items) {
    if (items == null) {
      return;
    }
    for (Attributes item : items) {
      item.setString(Tag.PersonName, VR.PN, NAME);
      item.setString(Tag.ObservationDateTime, VR.DT, NAME);
      strayValues(item.getSequence(Tag.ContentSequence));
    }
  }

  /** A journal with that many logged errors of that person, each of a study of its own. */
  static Path journal(Path folder, int count) throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      for (int number = 0; number < count; number++) {
        journal.append(error(number)).get();
      }
    }
    return folder;
  }

  /** A journal whose one entry a destination has refused, in these words. */
  static Path refused(Path folder, String words) throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      journal.add(new Refusing(words));
      journal.append(error(0)).get();
      long end = System.nanoTime() + 60_000_000_000L;
      while (FileJournal.verify(folder).remarks().isEmpty()) {
        assertTrue(System.nanoTime() < end, "not refused");
        Thread.sleep(50);
      }
    }
    return folder;
  }

  private record Refusing(String words) implements Destination {

    @Override
    public String name() {
      return "pacs";
    }

    @Override
    public boolean wants(Event event) {
      return true;
    }

    @Override
    public Duration hold() {
      return Duration.ZERO;
    }

    @Override
    public int batchSize() {
      return 1;
    }

    @Override
    public List<Outcome> deliver(List<Entry> entries) {
      return entries.stream().map(entry -> (Outcome) new Outcome.Rejected(words)).toList();
    }
  }

  private static Event.Assessed error(int number) {
    boolean falsePositive = number % 2 == 0;
    return new Event.Assessed(
        Optional.empty(),
        study(number),
        new Assessment(
            falsePositive ? Judgement.FALSE_POSITIVE : Judgement.FALSE_NEGATIVE,
            new AiProduct("Nordbein AS", "FracAI", "2.4.1"),
            Conclusion.POSITIVE,
            List.of(new InstanceRef(COMPREHENSIVE_3D_SR, uid(number, "sr"), uid(number, "srs"))),
            falsePositive ? Optional.of(finding(number)) : Optional.empty(),
            falsePositive ? Optional.empty() : Optional.of(region(number)),
            List.of(new InstanceRef(DX_IMAGE, uid(number, "image"), uid(number, "images")))),
        READER,
        "");
  }

  private static Finding finding(int number) {
    return new Finding(
        uid(number, "tracking"),
        new Code("72704001", "SCT", "Fracture"),
        Optional.of(new Code("62413002", "SCT", "Bone structure of radius")),
        Optional.empty(),
        Presence.PRESENT,
        OptionalDouble.of(0.87),
        Optional.empty(),
        Optional.of(uid(number, "tracking")),
        List.of(region(number)));
  }

  private static Region region(int number) {
    return new Region(GraphicType.POINT, uid(number, "image"), 1, List.of(new Point(120.5, 80.5)));
  }

  private static Study study(int number) {
    return new Study(
        new Patient(NAME, ID, ISSUER, Optional.of(BIRTH), Sex.FEMALE),
        uid(number, "study"),
        "S" + number,
        ACCESSION,
        Optional.of(LocalDate.of(2026, 9, 14)),
        Optional.of(LocalTime.of(10, 30)),
        "Wrist",
        "DX",
        "WRIST",
        Optional.of(new Age(1435)));
  }

  private static String uid(int number, String role) {
    UUID uuid = UUID.nameUUIDFromBytes((number + role).getBytes(StandardCharsets.UTF_8));
    return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
  }
}
