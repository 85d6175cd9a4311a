package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.InstanceRef;

/**
 * Reads what a person can look at but this reader cannot read: parametric maps, secondary captures,
 * RT structure sets and encapsulated PDFs of an AI product, and images that the site's profile
 * names. Such a result has no findings and concludes nothing.
 */
final class PictureReader implements ObjectReader {

  @Override
  public boolean takes(Attributes beginning, boolean named) {
    String sopClass = Values.uid(beginning, Tag.SOPClassUID);
    return named || form(sopClass) != Form.PICTURE || SopClasses.isSecondaryCapture(sopClass);
  }

  @Override
  public ContentNode load(DicomFile file) throws UnreadableException {
    String sopClass = Values.uid(file.beginning(), Tag.SOPClassUID);
    return ContentNode.of(
        SopClasses.isStructureSet(sopClass)
            ? file.parse(ParseLimits.SEGMENTATION, KeptTags.CONTOURS)
            : file.parse(ParseLimits.HEADER, KeptTags.ORIGIN_HEADER));
  }

  @Override
  public ReadOutcome read(Candidate candidate) {
    Attributes dataset = candidate.dataset();
    Equipment.tell(dataset, candidate.notes());
    Form form = form(candidate.source().sopClassUid());
    boolean processed = Equipment.namesProcessing(dataset);
    if (!isWanted(candidate, form, processed)) {
      boolean contours = form == Form.STRUCTURE_SET;
      String whose = isManual(dataset) ? "contouredByPerson" : "byNobody";
      return candidate.notAi(contours ? whose : "notReport");
    }
    candidate.tellRecognised(
        processed
            ? "Contributing Equipment names a processing equipment"
            : "contours were generated automatically");
    candidate.notes().gave("(0008,0016)", "form", form);
    candidate
        .notes()
        .ignored(where(form), what(form), "a person can look at them, this reader cannot");
    candidate.notes().gave("object", "conclusion.rule", "nothing is stated that can be read");
    AiResult result =
        new AiResult(
            Equipment.product(dataset, Equipment.NONE),
            candidate.studyInstanceUid(),
            Conclusion.NOT_STATED,
            Optional.empty(),
            List.of(),
            List.of(candidate.source()),
            form == Form.STRUCTURE_SET
                ? contouredImages(dataset)
                : FramePlaces.listed(dataset, Tag.ReferencedInstanceSequence));
    ResultDetail detail = ObjectDetails.of(form, dataset, Map.of());
    return new AiResultFound(result, detail, candidate.notes().sentences(candidate.texts()));
  }

  /** Contours are also those of an algorithm when they say that they were made automatically. */
  private static boolean isWanted(Candidate candidate, Form form, boolean processed) {
    if (candidate.named() || processed) {
      return true;
    }
    return form == Form.STRUCTURE_SET
        && (candidate.options().everyone() || isGenerated(candidate.dataset(), "AUTOMATIC"));
  }

  /** The images that contours were drawn on (3006,0016). */
  private static List<InstanceRef> contouredImages(Attributes dataset) {
    List<InstanceRef> images = new ArrayList<>();
    for (Attributes frame : Values.items(dataset, Tag.ReferencedFrameOfReferenceSequence)) {
      for (Attributes study : Values.items(frame, Tag.RTReferencedStudySequence)) {
        for (Attributes series : Values.items(study, Tag.RTReferencedSeriesSequence)) {
          String uid = Values.uid(series, Tag.SeriesInstanceUID);
          for (Attributes image : Values.items(series, Tag.ContourImageSequence)) {
            FramePlaces.reference(image, uid).ifPresent(images::add);
          }
        }
      }
    }
    return images;
  }

  private static boolean isManual(Attributes dataset) {
    return isGenerated(dataset, "MANUAL");
  }

  /** Whether a region has that ROI Generation Algorithm (3006,0036). */
  private static boolean isGenerated(Attributes dataset, String how) {
    return Values.items(dataset, Tag.StructureSetROISequence).stream()
        .anyMatch(region -> Values.text(region, Tag.ROIGenerationAlgorithm).equals(how));
  }

  private static String where(Form form) {
    return switch (form) {
      case DOCUMENT -> "(0042,0011)";
      case STRUCTURE_SET -> "(3006,0039)";
      default -> "(7FE0,0010)";
    };
  }

  private static String what(Form form) {
    return switch (form) {
      case DOCUMENT -> "the document";
      case STRUCTURE_SET -> "the contours";
      default -> "the pixels";
    };
  }

  static Form form(String sopClassUid) {
    if (SopClasses.isStructureSet(sopClassUid)) {
      return Form.STRUCTURE_SET;
    }
    if (SopClasses.isParametricMap(sopClassUid)) {
      return Form.PARAMETRIC_MAP;
    }
    return SopClasses.isPdf(sopClassUid) ? Form.DOCUMENT : Form.PICTURE;
  }
}
