package org.fasit.dicom.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.InstanceRef;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/**
 * The modules that all documents share (DICOM PS3.3): Patient, General Study, Series, Equipment,
 * SOP Common, and who observed.
 */
final class DocumentHeader {

  /** Software Versions: of what is written, not of the build, so that a repeat is the same. */
  private static final String VERSION = "1";

  static final String PRODUCT = "Fasit";

  /** Device Serial Number must not be empty; software has none. */
  private static final String NO_SERIAL = "0";

  static final String DEVICE_UID = DocumentUids.constant("device observer");

  private DocumentHeader() {}

  static Attributes of(LoggedEntry logged, InstanceRef self, Instant time) {
    Study study = logged.study();
    ZoneId zone = logged.options().zone();
    Attributes document = new Attributes();
    document.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    document.setString(Tag.SOPClassUID, VR.UI, self.sopClassUid());
    document.setString(Tag.SOPInstanceUID, VR.UI, self.sopInstanceUid());
    document.setString(Tag.SeriesInstanceUID, VR.UI, self.seriesInstanceUid());
    addPatient(document, study.patient());
    addStudy(document, study);
    addEquipment(document);
    addMoment(document, time.atZone(zone));
    return document;
  }

  static void addSeries(Attributes document, String modality, String description, int number) {
    document.setString(Tag.Modality, VR.CS, modality);
    document.setString(Tag.SeriesDescription, VR.LO, description);
    document.setInt(Tag.SeriesNumber, VR.IS, number);
  }

  /** When the content was observed, and what the series modules of documents ask for. */
  static void addObservation(Attributes document, Instant time, ZoneId zone) {
    document.setString(Tag.ObservationDateTime, VR.DT, Times.dateTime(time, zone));
    document.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
  }

  /** Names the private coding schemes (Coding Scheme Identification Sequence). */
  static void addSchemes(Attributes document, CodeMapping codes) {
    List<CodeMapping.Scheme> schemes = codes.schemes();
    Sequence items = document.newSequence(Tag.CodingSchemeIdentificationSequence, schemes.size());
    for (CodeMapping.Scheme scheme : schemes) {
      Attributes item = new Attributes(4);
      item.setString(Tag.CodingSchemeDesignator, VR.SH, scheme.designator());
      item.setString(Tag.CodingSchemeUID, VR.UI, scheme.uid());
      item.setString(Tag.CodingSchemeName, VR.ST, scheme.name());
      if (!scheme.organization().isEmpty()) {
        item.setString(Tag.CodingSchemeResponsibleOrganization, VR.ST, scheme.organization());
      }
      items.add(item);
    }
  }

  /**
   * Observers of TID 1002: the person who judged, and the software that wrote it down. A person
   * observer has a name (TID 1003, mandatory), so that of an unknown reader the software alone is
   * left, as the device by which it was told (TID 1004).
   */
  static void addObservers(Attributes document, Reader reader) {
    if (reader.isKnown()) {
      ContentItem.add(
          document,
          ContentItem.code(
              ContentItem.HAS_OBS_CONTEXT, DcmCodes.OBSERVER_TYPE, DcmCodes.OBSERVER_PERSON),
          ContentItem.person(
              ContentItem.HAS_OBS_CONTEXT, DcmCodes.PERSON_NAME, personName(reader)));
    }
    String login = login(reader);
    if (!login.isEmpty()) {
      ContentItem.add(
          document, ContentItem.text(ContentItem.HAS_OBS_CONTEXT, DcmCodes.PERSON_LOGIN, login));
    }
    ContentItem.add(
        document,
        ContentItem.code(
            ContentItem.HAS_OBS_CONTEXT, DcmCodes.OBSERVER_TYPE, DcmCodes.OBSERVER_DEVICE),
        ContentItem.uid(ContentItem.HAS_OBS_CONTEXT, DcmCodes.DEVICE_UID, DEVICE_UID),
        ContentItem.text(ContentItem.HAS_OBS_CONTEXT, DcmCodes.DEVICE_NAME, PRODUCT),
        ContentItem.text(ContentItem.HAS_OBS_CONTEXT, DcmCodes.DEVICE_MANUFACTURER, PRODUCT),
        ContentItem.text(ContentItem.HAS_OBS_CONTEXT, DcmCodes.DEVICE_MODEL, PRODUCT));
  }

  /** The name to write; empty for an unknown reader. */
  static String personName(Reader reader) {
    String name = Texts.line(reader.name(), Texts.PN);
    return name.isEmpty() ? Texts.line(login(reader).replace('^', ' '), Texts.PN) : name;
  }

  private static String login(Reader reader) {
    return Texts.line(reader.id(), Texts.LO);
  }

  private static void addPatient(Attributes document, Patient patient) {
    line(document, Tag.PatientName, VR.PN, patient.name(), 3 * Texts.PN);
    line(document, Tag.PatientID, VR.LO, patient.id(), Texts.LO);
    if (!patient.issuer().isBlank()) {
      line(document, Tag.IssuerOfPatientID, VR.LO, patient.issuer(), Texts.LO);
    }
    String birth = patient.birthDate().map(Times::date).orElse("");
    line(document, Tag.PatientBirthDate, VR.DA, birth, Texts.LO);
    line(document, Tag.PatientSex, VR.CS, sex(patient.sex()), Texts.LO);
  }

  private static String sex(Sex sex) {
    return switch (sex) {
      case FEMALE -> "F";
      case MALE -> "M";
      case OTHER -> "O";
      case UNKNOWN -> "";
    };
  }

  private static void addStudy(Attributes document, Study study) {
    document.setString(Tag.StudyInstanceUID, VR.UI, study.studyInstanceUid());
    line(document, Tag.StudyDate, VR.DA, study.date().map(Times::date).orElse(""), Texts.LO);
    line(document, Tag.StudyTime, VR.TM, study.time().map(Times::time).orElse(""), Texts.LO);
    line(document, Tag.AccessionNumber, VR.SH, study.accessionNumber(), Texts.SH);
    line(document, Tag.StudyID, VR.SH, study.studyId(), Texts.SH);
    document.setNull(Tag.ReferringPhysicianName, VR.PN);
    if (!study.description().isBlank()) {
      line(document, Tag.StudyDescription, VR.LO, study.description(), Texts.LO);
    }
  }

  private static void addEquipment(Attributes document) {
    document.setString(Tag.Manufacturer, VR.LO, PRODUCT);
    document.setString(Tag.ManufacturerModelName, VR.LO, PRODUCT);
    document.setString(Tag.DeviceSerialNumber, VR.LO, NO_SERIAL);
    document.setString(Tag.SoftwareVersions, VR.LO, VERSION);
  }

  private static void addMoment(Attributes document, ZonedDateTime moment) {
    String date = Times.date(moment.toLocalDate());
    String time = Times.time(moment.toLocalTime());
    document.setString(Tag.InstanceCreationDate, VR.DA, date);
    document.setString(Tag.InstanceCreationTime, VR.TM, time);
    document.setString(Tag.ContentDate, VR.DA, date);
    document.setString(Tag.ContentTime, VR.TM, time);
    document.setInt(Tag.InstanceNumber, VR.IS, 1 + moment.get(ChronoField.MILLI_OF_DAY));
  }

  static void line(Attributes document, int tag, VR vr, String text, int longest) {
    String line = Texts.line(text, longest);
    if (line.isEmpty()) {
      document.setNull(tag, vr);
      return;
    }
    document.setString(tag, vr, line);
  }
}
