package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Region;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.Observer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Key object selections: whose are results, and what they say. */
class KeyObjectsTest {

  private static final Code OF_INTEREST = SampleCodes.dcm("113000", "Of Interest");
  private static final InstanceRef SECOND =
      new InstanceRef(SrItems.DX_IMAGE, Made.UIDS.of("second"), Made.IMAGE_REF.seriesInstanceUid());

  private static Attributes keyObjects(Code title, Observer observer) {
    return new ResultObjects(Made.header(), Made.PRODUCT, Made.UIDS)
        .keyObjects(title, "Se begge", observer, List.of(Made.IMAGE_REF, SECOND));
  }

  @Test
  void eachImageIsAFindingThatConcludesNothing() {
    AiResultFound found = Made.found(keyObjects(OF_INTEREST, Observer.DEVICE), Made.OPTIONS);
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(ResultDetail.Form.KEY_OBJECTS, found.detail().form());
    assertEquals(
        List.of(
            List.of(new Region(GraphicType.MULTIPOINT, Made.IMAGE, 1, List.of())),
            List.of(new Region(GraphicType.MULTIPOINT, SECOND.sopInstanceUid(), 1, List.of()))),
        found.result().findings().stream().map(Finding::regions).toList());
    Finding first = found.result().findings().get(0);
    assertEquals("121180", first.code().value());
    FindingDetail detail = found.detail().finding(first.key());
    assertEquals(Optional.of("Se begge"), detail.trackingIdentifier());
    assertEquals(OF_INTEREST, detail.evaluations().get(0).answer().orElseThrow());
    assertEquals(List.of(Made.IMAGE_REF, SECOND), found.result().images());
  }

  @Test
  void tellsTheTitlesModifiers() {
    Code quality = SampleCodes.dcm("113010", "Quality Issue");
    Code modifier = SampleCodes.dcm("113011", "Document Title Modifier");
    Code blur = SampleCodes.dcm("111210", "Motion blur");
    Attributes object = keyObjects(quality, Observer.DEVICE);
    SrItems.add(object, SrItems.code("HAS CONCEPT MOD", modifier, blur));
    AiResultFound found = Made.found(object, Made.OPTIONS);
    assertEquals(
        List.of(quality, blur),
        found.detail().finding(found.result().findings().get(0).key()).evaluations().stream()
            .flatMap(evaluation -> evaluation.answer().stream())
            .toList());
  }

  @Test
  void namedFramesAreFramesOfOneFinding() {
    Attributes object = keyObjects(OF_INTEREST, Observer.DEVICE);
    object
        .getSequence(Tag.ContentSequence)
        .get(5)
        .getSequence(Tag.ReferencedSOPSequence)
        .get(0)
        .setInt(Tag.ReferencedFrameNumber, VR.IS, 3, 8);
    assertEquals(
        List.of(3, 8),
        Made.read(object).findings().get(0).regions().stream().map(Region::frame).toList());
  }

  @Test
  void aPersonsKeyImagesAreNoResult() {
    assertEquals(
        "A person chose these key images.", Made.whyNot(keyObjects(OF_INTEREST, Observer.PERSON)));
    assertEquals(
        "Nothing in it says that an AI product made it.",
        Made.whyNot(keyObjects(OF_INTEREST, Observer.NOBODY)));
  }

  @Test
  void processingEquipmentVouchesForThem() {
    Attributes object = keyObjects(OF_INTEREST, Observer.NOBODY);
    Made.contributed(object, "Fjordtek AS", "KeyBot", "1");
    assertEquals(2, Made.read(object).findings().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"113001", "113037", "113038", "113039", "131360"})
  void rejectionNotesAreNeverResultsAndAreToldAsSuch(String title) {
    Attributes object = keyObjects(SampleCodes.dcm(title, "Rejected somehow"), Observer.DEVICE);
    NotAiResult outcome =
        assertInstanceOf(NotAiResult.class, new AiResultReader(Made.EVERYONE).read(object));
    assertEquals(
        "It takes images out of use, or takes that back (Rejected somehow). It is no result.",
        outcome.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"113030", "113031", "113032", "113033", "113034", "113035"})
  void manifestsAreNeverResults(String title) {
    Attributes object = keyObjects(SampleCodes.dcm(title, "Manifest"), Observer.DEVICE);
    NotAiResult outcome =
        assertInstanceOf(NotAiResult.class, new AiResultReader(Made.EVERYONE).read(object));
    assertEquals("It is a list of objects, not a result.", outcome.reason());
  }

  @Test
  void ownErrorListsAreNeverResults() {
    Attributes object = keyObjects(SampleCodes.dcm("113010", "Quality Issue"), Observer.DEVICE);
    SrItems.add(
        object,
        SrItems.code(
            "HAS CONCEPT MOD",
            SampleCodes.dcm("113011", "Document Title Modifier"),
            new Code("FALSE_POSITIVE", "99FASIT", "False positive")));
    NotAiResult outcome =
        assertInstanceOf(NotAiResult.class, new AiResultReader(Made.EVERYONE).read(object));
    assertEquals("It is an error list of Fasit's own.", outcome.reason());
  }
}
