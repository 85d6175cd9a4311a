package org.fasit.dicom.internal;

import java.util.Set;
import org.dcm4che3.data.Tag;

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
          Tag.ContentDate,
          Tag.ContentTime,
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
          Tag.PertinentOtherEvidenceSequence,
          Tag.ReferencedSeriesSequence,
          Tag.ReferencedSOPSequence,
          Tag.ReferencedSOPClassUID,
          Tag.ReferencedSOPInstanceUID,
          Tag.ReferencedFrameNumber,
          Tag.ReferencedSegmentNumber,
          Tag.ReferencedFrameOfReferenceUID,
          Tag.CompletionFlag,
          Tag.PreliminaryFlag,
          Tag.PredecessorDocumentsSequence,
          Tag.ContentSequence,
          Tag.RelationshipType,
          Tag.ValueType,
          Tag.ConceptNameCodeSequence,
          Tag.ConceptCodeSequence,
          Tag.ReferencedContentItemIdentifier,
          Tag.ObservationUID,
          Tag.TextValue,
          Tag.PersonName,
          Tag.UID,
          Tag.MeasuredValueSequence,
          Tag.NumericValue,
          Tag.FloatingPointValue,
          Tag.NumericValueQualifierCodeSequence,
          Tag.MeasurementUnitsCodeSequence,
          Tag.GraphicType,
          Tag.GraphicData);

  /** Attributes that a site's profile may read beyond those of the header. */
  private static final Set<Integer> OF_PROFILE = Set.of(Tag.ImageComments, Tag.DocumentTitle);

  /** Who made an object that is no report, and what it was made from. */
  private static final Set<Integer> ORIGIN =
      Set.of(
          Tag.ContributingEquipmentSequence,
          Tag.PurposeOfReferenceCodeSequence,
          Tag.ReferencedSeriesSequence,
          Tag.ReferencedInstanceSequence,
          Tag.ReferencedImageSequence,
          Tag.ReferencedSOPClassUID,
          Tag.ReferencedSOPInstanceUID,
          Tag.ReferencedFrameNumber,
          Tag.ContentDate,
          Tag.ContentTime,
          Tag.ContentLabel,
          Tag.ContentDescription);

  private static final Set<Integer> OF_CONTOURS =
      Set.of(
          Tag.ReferencedFrameOfReferenceSequence,
          Tag.RTReferencedStudySequence,
          Tag.RTReferencedSeriesSequence,
          Tag.ContourImageSequence,
          Tag.StructureSetROISequence,
          Tag.ROIGenerationAlgorithm);

  private static final Set<Integer> OF_SEGMENTATION =
      Set.of(
          Tag.BitsAllocated,
          Tag.PixelPaddingValue,
          Tag.FrameOfReferenceUID,
          Tag.DimensionOrganizationType,
          Tag.TotalPixelMatrixColumns,
          Tag.TotalPixelMatrixRows,
          Tag.TotalPixelMatrixFocalPlanes,
          Tag.SegmentationType,
          Tag.SegmentationFractionalType,
          Tag.MaximumFractionalValue,
          Tag.SegmentSequence,
          Tag.SegmentNumber,
          Tag.SegmentLabel,
          Tag.SegmentAlgorithmType,
          Tag.SegmentAlgorithmName,
          Tag.SegmentationAlgorithmIdentificationSequence,
          Tag.AlgorithmFamilyCodeSequence,
          Tag.AlgorithmName,
          Tag.AlgorithmVersion,
          Tag.AlgorithmSource,
          Tag.SegmentedPropertyCategoryCodeSequence,
          Tag.SegmentedPropertyTypeCodeSequence,
          Tag.SegmentedPropertyTypeModifierCodeSequence,
          Tag.AnatomicRegionSequence,
          Tag.AnatomicRegionModifierSequence,
          Tag.TrackingID,
          Tag.TrackingUID,
          Tag.SharedFunctionalGroupsSequence,
          Tag.PerFrameFunctionalGroupsSequence,
          Tag.DerivationImageSequence,
          Tag.SourceImageSequence,
          Tag.SpatialLocationsPreserved,
          Tag.SegmentIdentificationSequence,
          Tag.ReferencedSegmentNumber,
          Tag.PlanePositionSequence,
          Tag.PlaneOrientationSequence,
          Tag.PixelMeasuresSequence,
          Tag.ImagePositionPatient,
          Tag.ImageOrientationPatient,
          Tag.PixelSpacing);

  private static final Set<Integer> OF_PRESENTATION =
      Set.of(
          Tag.GraphicAnnotationSequence,
          Tag.GraphicLayer,
          Tag.TextObjectSequence,
          Tag.UnformattedTextValue,
          Tag.AnchorPoint,
          Tag.AnchorPointAnnotationUnits,
          Tag.BoundingBoxAnnotationUnits,
          Tag.BoundingBoxTopLeftHandCorner,
          Tag.BoundingBoxBottomRightHandCorner,
          Tag.GraphicObjectSequence,
          Tag.GraphicAnnotationUnits,
          Tag.GraphicDimensions,
          Tag.GraphicType,
          Tag.GraphicData,
          Tag.CompoundGraphicSequence,
          Tag.CompoundGraphicUnits,
          Tag.CompoundGraphicType,
          Tag.GraphicGroupID,
          Tag.CompoundGraphicInstanceID,
          Tag.RotationAngle,
          Tag.TrackingID,
          Tag.TrackingUID,
          Tag.DisplayedAreaSelectionSequence,
          Tag.DisplayedAreaTopLeftHandCorner,
          Tag.DisplayedAreaBottomRightHandCorner,
          Tag.ImageRotation,
          Tag.ImageHorizontalFlip);

  /** Group 0008. */
  static final Wish BEGINNING = new Wish(HEADER::contains, 0x0008FFFF);

  /** Up to Patient Orientation Code Sequence: all that tells of an image but its pixels. */
  static final Wish IMAGE_HEADER =
      new Wish(tag -> HEADER.contains(tag) || LookReader.TAGS.contains(tag), 0x0054FFFF);

  /**
   * A structured report's header and content. How its images were acquired, which some writers
   * repeat for every slice, is not asked for.
   */
  static final Wish REPORT =
      new Wish(tag -> isOfAnyObject(tag) || CONTENT.contains(tag), 0xFFF9FFFF)
          .unless(Tag.RelationshipType, text -> text.strip().equals("HAS ACQ CONTEXT"));

  /** A segmentation up to its pixels. What its references are for is not asked for. */
  static final Wish SEGMENTATION =
      new Wish(
              tag -> isOfAnyObject(tag) || ORIGIN.contains(tag) || OF_SEGMENTATION.contains(tag),
              0x7FE0000F)
          .unless(Tag.ReferencedSOPInstanceUID, any -> true);

  /** A presentation state. */
  static final Wish PRESENTATION =
      new Wish(
          tag -> isOfAnyObject(tag) || ORIGIN.contains(tag) || OF_PRESENTATION.contains(tag),
          0x2050FFFF);

  /** What a picture's colours are, and its title. */
  private static final Set<Integer> OF_PICTURE =
      Set.of(
          Tag.DocumentTitle,
          Tag.ContentDescription,
          Tag.StructureSetLabel,
          Tag.SamplesPerPixel,
          Tag.PhotometricInterpretation,
          Tag.PlanarConfiguration,
          Tag.BitsAllocated,
          Tag.PixelRepresentation,
          Tag.WindowCenter,
          Tag.WindowWidth,
          Tag.RescaleSlope,
          Tag.RescaleIntercept,
          Tag.RedPaletteColorLookupTableDescriptor,
          Tag.RedPaletteColorLookupTableData,
          Tag.GreenPaletteColorLookupTableData,
          Tag.BluePaletteColorLookupTableData);

  private static final Set<Integer> SEQUENCES_OF_HEADER =
      Set.of(Tag.ViewCodeSequence, Tag.PatientOrientationCodeSequence);

  /** What a preview needs to know; no sequences. */
  static final Wish PICTURE =
      new Wish(
          tag ->
              OF_PICTURE.contains(tag)
                  || HEADER.contains(tag) && !SEQUENCES_OF_HEADER.contains(tag),
          0x7FE0000F);

  /** An image or document that holds no readable findings, up to its pixels or the document. */
  static final Wish ORIGIN_HEADER =
      new Wish(tag -> isOfAnyObject(tag) || ORIGIN.contains(tag), 0x7FE0000F);

  /** An RT structure set up to its contours. */
  static final Wish CONTOURS =
      new Wish(
          tag -> isOfAnyObject(tag) || ORIGIN.contains(tag) || OF_CONTOURS.contains(tag),
          Tag.StructureSetROISequence);

  private static final Set<Integer> OF_FRAMES =
      Set.of(
          Tag.SharedFunctionalGroupsSequence,
          Tag.PerFrameFunctionalGroupsSequence,
          Tag.PlanePositionSequence,
          Tag.PlaneOrientationSequence,
          Tag.PixelMeasuresSequence);

  /** Where the frames of an image lie. */
  static final Wish FRAMES =
      new Wish(
          tag -> HEADER.contains(tag) || LookReader.TAGS.contains(tag) || OF_FRAMES.contains(tag),
          0x5200FFFF);

  private KeptTags() {}

  private static boolean isOfAnyObject(int tag) {
    return HEADER.contains(tag) || OF_PROFILE.contains(tag);
  }
}
