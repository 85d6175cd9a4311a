package org.fasit.dicom.internal;

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

/**
 * Reads what a person can look at but a machine cannot read: parametric maps, secondary captures
 * and encapsulated PDFs of an AI product, and images that the site's profile names. Such a result
 * has no findings and concludes nothing.
 */
final class PictureReader implements ObjectReader {

  @Override
  public boolean takes(Attributes beginning, boolean named) {
    String sopClass = Values.uid(beginning, Tag.SOPClassUID);
    return named || form(sopClass) != Form.PICTURE || SopClasses.isSecondaryCapture(sopClass);
  }

  @Override
  public ContentNode load(DicomFile file) throws UnreadableException {
    return ContentNode.of(file.parse(ParseLimits.HEADER, KeptTags.ORIGIN_HEADER));
  }

  @Override
  public ReadOutcome read(Candidate candidate) {
    Attributes dataset = candidate.dataset();
    Equipment.tell(dataset, candidate.notes());
    if (!candidate.named() && !Equipment.namesProcessing(dataset)) {
      return candidate.notAi("notReport");
    }
    Form form = form(candidate.source().sopClassUid());
    candidate.tellRecognised("Contributing Equipment names a processing equipment");
    candidate.notes().gave("(0008,0016)", "form", form);
    candidate
        .notes()
        .ignored(
            form == Form.DOCUMENT ? "(0042,0011)" : "(7FE0,0010)",
            form == Form.DOCUMENT ? "the document" : "the pixels",
            "a person can look at them, this reader cannot");
    candidate.notes().gave("object", "conclusion.rule", "nothing is stated that can be read");
    AiResult result =
        new AiResult(
            Equipment.product(dataset, Equipment.NONE),
            candidate.studyInstanceUid(),
            Conclusion.NOT_STATED,
            Optional.empty(),
            List.of(),
            List.of(candidate.source()),
            FramePlaces.listed(dataset, Tag.ReferencedInstanceSequence));
    ResultDetail detail = ObjectDetails.of(form, dataset, Map.of());
    return new AiResultFound(result, detail, candidate.notes().sentences(candidate.texts()));
  }

  static Form form(String sopClassUid) {
    if (SopClasses.isParametricMap(sopClassUid)) {
      return Form.PARAMETRIC_MAP;
    }
    return SopClasses.isPdf(sopClassUid) ? Form.DOCUMENT : Form.PICTURE;
  }
}
