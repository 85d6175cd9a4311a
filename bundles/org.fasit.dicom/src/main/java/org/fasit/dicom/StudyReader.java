package org.fasit.dicom;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.internal.Concepts;
import org.fasit.dicom.internal.DicomFile;
import org.fasit.dicom.internal.FramePlanes;
import org.fasit.dicom.internal.LookReader;
import org.fasit.dicom.internal.SopClasses;
import org.fasit.dicom.internal.UnreadableException;
import org.fasit.dicom.internal.Values;
import org.fasit.model.Age;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Patient;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;

/**
 * Reads studies and images from DICOM headers. What a header does not tell, or tells wrongly, is
 * empty; nothing here throws because of what a header holds.
 */
public final class StudyReader {

  private static final int LARGEST = 65_535;

  private StudyReader() {}

  /** Whether the object is an image: not a report, presentation state, segmentation or the like. */
  public static boolean isImage(Attributes header) {
    return SopClasses.isImage(Values.uid(header, Tag.SOPClassUID))
        && Values.integer(header, Tag.Rows, 0) > 0;
  }

  /** The study that the header tells of. */
  public static Study study(Attributes header) {
    Optional<LocalDate> date = Values.date(header, Tag.StudyDate);
    Patient patient = patient(header);
    Optional<Age> age =
        Age.parse(Values.text(header, Tag.PatientAge))
            .or(
                () ->
                    patient.birthDate().flatMap(birth -> date.flatMap(d -> Age.between(birth, d))));
    return new Study(
        patient,
        Values.uid(header, Tag.StudyInstanceUID),
        Values.text(header, Tag.StudyID),
        Values.text(header, Tag.AccessionNumber),
        date,
        Values.time(header, Tag.StudyTime),
        Values.text(header, Tag.StudyDescription),
        Values.text(header, Tag.Modality),
        Values.text(header, Tag.BodyPartExamined),
        age);
  }

  private static Patient patient(Attributes header) {
    return new Patient(
        Values.text(header, Tag.PatientName),
        Values.text(header, Tag.PatientID),
        Values.text(header, Tag.IssuerOfPatientID),
        Values.date(header, Tag.PatientBirthDate),
        sex(Values.text(header, Tag.PatientSex)));
  }

  private static Sex sex(String value) {
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "F" -> Sex.FEMALE;
      case "M" -> Sex.MALE;
      case "O" -> Sex.OTHER;
      default -> Sex.UNKNOWN;
    };
  }

  /** The image that the header tells of. */
  public static StudyImage image(Attributes header) {
    return new StudyImage(
        new InstanceRef(
            Values.uid(header, Tag.SOPClassUID),
            Values.uid(header, Tag.SOPInstanceUID),
            Values.uid(header, Tag.SeriesInstanceUID)),
        Values.text(header, Tag.Modality),
        Values.text(header, Tag.BodyPartExamined),
        viewPosition(header),
        laterality(header),
        patientPosition(header),
        clamp(Values.integer(header, Tag.Rows, 0), 0),
        clamp(Values.integer(header, Tag.Columns, 0), 0),
        clamp(Values.integer(header, Tag.NumberOfFrames, 1), 1),
        LookReader.read(header));
  }

  /**
   * Where the frames of an image lie in the patient; none when the header does not tell. Of an
   * image of many frames that takes its functional groups.
   */
  public static List<ImagePlane> planes(Attributes header) {
    List<ImagePlane> frames = FramePlanes.read(header);
    return frames.isEmpty() ? ImagePlane.of(image(header)).stream().toList() : frames;
  }

  /** The same of a file; none when it cannot be read. Never reads pixel data. */
  public static List<ImagePlane> planes(Path file) {
    try {
      return planes(DicomFile.frames(file));
    } catch (UnreadableException e) {
      return List.of();
    }
  }

  /**
   * The header of an image file as far as this class reads it; empty when it is no image or cannot
   * be read. Never reads pixel data.
   */
  public static Optional<Attributes> header(Path file) {
    try {
      return Optional.of(DicomFile.header(file)).filter(StudyReader::isImage);
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private static String viewPosition(Attributes header) {
    String position = Values.text(header, Tag.ViewPosition);
    return position.isEmpty()
        ? Values.code(header, Tag.ViewCodeSequence).map(Code::meaning).orElse("")
        : position;
  }

  private static String laterality(Attributes header) {
    String ofImage = Values.text(header, Tag.ImageLaterality);
    return ofImage.isEmpty() ? Values.text(header, Tag.Laterality) : ofImage;
  }

  private static String patientPosition(Attributes header) {
    return Values.code(header, Tag.PatientOrientationCodeSequence)
        .flatMap(Concepts::patientPosition)
        .orElseGet(() -> Values.text(header, Tag.PatientPosition));
  }

  private static int clamp(int value, int least) {
    return Math.max(least, Math.min(value, LARGEST));
  }

  /**
   * The study that these headers tell of: patient and exam after the first image, what it leaves
   * out after the following ones. Headers of other studies and of objects that are no images are
   * passed over.
   *
   * @return empty when there is no image with a Study Instance UID
   */
  public static Optional<OpenStudy> open(List<Attributes> headers) {
    return studies(headers).stream().findFirst();
  }

  /** The studies that these headers tell of, in the order of their first images. */
  public static List<OpenStudy> studies(List<Attributes> headers) {
    Map<String, List<Attributes>> byStudy = new LinkedHashMap<>();
    for (Attributes header : headers) {
      String uid = Values.uid(header, Tag.StudyInstanceUID);
      if (!uid.isEmpty() && isImage(header)) {
        byStudy.computeIfAbsent(uid, key -> new ArrayList<>()).add(header);
      }
    }
    return byStudy.values().stream().map(StudyReader::one).toList();
  }

  private static OpenStudy one(List<Attributes> headers) {
    Study study =
        headers.stream().map(StudyReader::study).reduce(StudyReader::completed).orElseThrow();
    return new OpenStudy(study, headers.stream().map(StudyReader::image).toList());
  }

  private static Study completed(Study study, Study other) {
    Patient patient = study.patient();
    Patient otherPatient = other.patient();
    Patient whole =
        new Patient(
            first(patient.name(), otherPatient.name()),
            first(patient.id(), otherPatient.id()),
            first(patient.issuer(), otherPatient.issuer()),
            patient.birthDate().or(otherPatient::birthDate),
            patient.sex() == Sex.UNKNOWN ? otherPatient.sex() : patient.sex());
    return new Study(
        whole,
        study.studyInstanceUid(),
        first(study.studyId(), other.studyId()),
        first(study.accessionNumber(), other.accessionNumber()),
        study.date().or(other::date),
        study.time().or(other::time),
        first(study.description(), other.description()),
        first(study.modality(), other.modality()),
        first(study.bodyPart(), other.bodyPart()),
        study.age().or(other::age));
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }
}
