package org.fasit.dicom.internal;

import java.util.Set;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.internal.BoundedParser.Wish;

/** The elements that the readers ask for; all others are passed over while parsing. */
final class KeptTags {

  private static final Set<Integer> HEADER =
      Set.of(
          Tag.SpecificCharacterSet,
          Tag.SOPClassUID,
          Tag.SOPInstanceUID,
          Tag.StudyDate,
          Tag.StudyTime,
          Tag.AccessionNumber,
          Tag.Modality,
          Tag.Manufacturer,
          Tag.ManufacturerModelName,
          Tag.SoftwareVersions,
          Tag.StudyDescription,
          Tag.SeriesDescription,
          Tag.PatientName,
          Tag.PatientID,
          Tag.IssuerOfPatientID,
          Tag.PatientBirthDate,
          Tag.PatientSex,
          Tag.PatientAge,
          Tag.BodyPartExamined,
          Tag.ViewPosition,
          Tag.PatientPosition,
          Tag.StudyInstanceUID,
          Tag.SeriesInstanceUID,
          Tag.StudyID,
          Tag.SeriesNumber,
          Tag.InstanceNumber,
          Tag.Laterality,
          Tag.ImageLaterality,
          Tag.NumberOfFrames,
          Tag.Rows,
          Tag.Columns,
          Tag.ViewCodeSequence,
          Tag.PatientOrientationCodeSequence,
          Tag.CodeValue,
          Tag.CodingSchemeDesignator,
          Tag.CodeMeaning,
          Tag.LongCodeValue,
          Tag.URNCodeValue);

  private static final Set<Integer> CONTENT =
      Set.of(
          Tag.ContributingEquipmentSequence,
          Tag.PurposeOfReferenceCodeSequence,
          Tag.AuthorObserverSequence,
          Tag.ObserverType,
          Tag.CurrentRequestedProcedureEvidenceSequence,
          Tag.ReferencedSeriesSequence,
          Tag.ReferencedSOPSequence,
          Tag.ReferencedSOPClassUID,
          Tag.ReferencedSOPInstanceUID,
          Tag.ReferencedFrameNumber,
          Tag.ContentSequence,
          Tag.RelationshipType,
          Tag.ValueType,
          Tag.ConceptNameCodeSequence,
          Tag.ConceptCodeSequence,
          Tag.ReferencedContentItemIdentifier,
          Tag.TextValue,
          Tag.PersonName,
          Tag.UID,
          Tag.MeasuredValueSequence,
          Tag.NumericValue,
          Tag.FloatingPointValue,
          Tag.MeasurementUnitsCodeSequence,
          Tag.GraphicType,
          Tag.GraphicData);

  /** Group 0008. */
  static final Wish BEGINNING = new Wish(HEADER::contains, dataset -> false, 0x0008FFFF);

  /** Up to Patient Orientation Code Sequence: all that tells of an image but its pixels. */
  static final Wish IMAGE_HEADER = new Wish(HEADER::contains, dataset -> false, 0x0054FFFF);

  /**
   * A structured report's header and content. How its images were acquired, which some writers
   * repeat for every slice, is not asked for.
   */
  static final Wish REPORT =
      new Wish(
          tag -> HEADER.contains(tag) || CONTENT.contains(tag),
          item -> Values.text(item, Tag.RelationshipType).equals("HAS ACQ CONTEXT"),
          0xFFF9FFFF);

  private KeptTags() {}
}
