package org.fasit.dicom.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.ReadOutcome;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Presence;

/**
 * Reads the graphics of presentation states that an AI product made. Each mark is a finding,
 * (111030, DCM) Image Region, known by the text at it. That a product drew something does not say
 * what it thinks of it, so it concludes nothing.
 */
final class PresentationReader implements ObjectReader {

  private static final Code REGION = new Code("111030", "DCM", "Image Region");
  private static final String OWN_PRODUCT = "Fasit";

  @Override
  public boolean takes(Attributes beginning, boolean named) {
    return SopClasses.isPresentation(Values.uid(beginning, Tag.SOPClassUID));
  }

  @Override
  public ContentNode load(DicomFile file) throws UnreadableException {
    return ContentNode.of(file.parse(ParseLimits.PRESENTATION, KeptTags.PRESENTATION));
  }

  @Override
  public ReadOutcome read(Candidate candidate) {
    Attributes dataset = candidate.dataset();
    Equipment.tell(dataset, candidate.notes());
    if (!candidate.anyMaker() && !Equipment.namesProcessing(dataset)) {
      return candidate.notAi("byNobody");
    }
    if (isOwn(dataset)) {
      return candidate.notAi("assessment");
    }
    candidate.tellRecognised("Contributing Equipment names a processing equipment");
    Map<String, Finding> findings = new LinkedHashMap<>();
    Map<String, FindingDetail> details = new LinkedHashMap<>();
    for (PresentationGraphics.Mark mark :
        new PresentationGraphics(dataset, candidate.notes()).marks()) {
      String key =
          mark.tracking()
              .orElse(candidate.source().sopInstanceUid() + "#mark" + (findings.size() + 1));
      findings.put(key, finding(key, mark));
      details.put(key, detail(mark));
      mark.tell(candidate.notes());
    }
    candidate.notes().gave("object", "conclusion.rule", "a drawing states nothing of the exam");
    AiResult result =
        new AiResult(
            Equipment.product(dataset, Equipment.NONE),
            candidate.studyInstanceUid(),
            Conclusion.NOT_STATED,
            Optional.empty(),
            List.copyOf(findings.values()),
            List.of(candidate.source()),
            FramePlaces.listed(dataset, Tag.ReferencedImageSequence));
    return new AiResultFound(
        result,
        ObjectDetails.of(ResultDetail.Form.PRESENTATION, dataset, details),
        candidate.notes().sentences(candidate.texts()));
  }

  /** Fasit's own marks show where a reader logged an error. */
  private static boolean isOwn(Attributes dataset) {
    return Values.text(dataset, Tag.Manufacturer).equals(OWN_PRODUCT)
        && Values.text(dataset, Tag.ManufacturerModelName).equals(OWN_PRODUCT);
  }

  private static Finding finding(String key, PresentationGraphics.Mark mark) {
    return new Finding(
        key,
        REGION,
        Optional.empty(),
        Optional.empty(),
        Presence.PRESENT,
        OptionalDouble.empty(),
        Optional.empty(),
        mark.tracking(),
        mark.regions());
  }

  private static FindingDetail detail(PresentationGraphics.Mark mark) {
    Optional<String> text = Optional.of(mark.text()).filter(words -> !words.isEmpty());
    return new FindingDetail(text.or(mark::name), List.of(), List.of(), List.of(), List.of());
  }
}
