package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.SiteProfile.Sender;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Presence;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Observer;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an AI result, and whose it is. */
class RecognitionTest {

  private static SrWriter by(Observer observer, AlgorithmPlace algorithm) {
    return Made.writer()
        .observer(observer)
        .algorithm(algorithm)
        .group(Made.fracture(Presence.PRESENT), PresenceStyle.EXISTENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "NOBODY, DOCUMENT",
    "NOBODY, GROUP",
    "DEVICE, NOWHERE",
    "DEVICE, GROUP",
    "PERSON, GROUP",
    "BOTH, DOCUMENT"
  })
  void countsWithAlgorithmOrWithDeviceAndNoPerson(Observer observer, AlgorithmPlace algorithm) {
    assertEquals(1, Made.read(by(observer, algorithm)).findings().size());
  }

  @ParameterizedTest
  @CsvSource({"NOBODY", "PERSON", "BOTH"})
  void passesOverWhatNoProductClaims(Observer observer) {
    Attributes report = by(observer, AlgorithmPlace.NOWHERE).write();
    Made.whyNot(report);
    assertEquals(1, Made.found(report, Made.EVERYONE).result().findings().size());
  }

  @Test
  void takesPersonNameWithoutObserverTypeForPerson() {
    Attributes report =
        Made.writer()
            .observer(Observer.DEVICE)
            .algorithm(AlgorithmPlace.NOWHERE)
            .item(
                SrItems.personName(
                    "HAS OBS CONTEXT", dcm("121008", "Person Observer Name"), "Test^Ola"))
            .write();
    assertEquals("A person reported or measured this.", Made.whyNot(report));
  }

  @Test
  void takesObserverOfAGroupForObserver() {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.text("HAS OBS CONTEXT", dcm("121013", "Device Observer Name"), "BoneX"),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.FRACTURE));
    SrWriter writer =
        Made.writer().observer(Observer.NOBODY).algorithm(AlgorithmPlace.NOWHERE).group(group);
    assertEquals(1, Made.read(writer).findings().size());
  }

  @Test
  void takesAuthorOfTheHeaderForObserver() {
    Attributes report = by(Observer.NOBODY, AlgorithmPlace.NOWHERE).write();
    Attributes author = new Attributes();
    report.newSequence(Tag.AuthorObserverSequence, 1).add(author);
    author.setString(Tag.ObserverType, VR.CS, "DEV");
    assertEquals(1, Made.read(report).findings().size());
    author.setString(Tag.ObserverType, VR.CS, "PSN");
    assertEquals("A person reported or measured this.", Made.whyNot(report));
  }

  @Test
  void toolOfAPersonDoesNotMakeAnAiResult() {
    Attributes measured =
        SrItems.number(
            "CONTAINS",
            new Code("410668003", "SCT", "Length"),
            4,
            new Code("mm", "UCUM", "millimeter"),
            SrItems.text("HAS CONCEPT MOD", dcm("111001", "Algorithm Name"), "Snap to edge"));
    Attributes report =
        Made.writer()
            .observer(Observer.PERSON)
            .algorithm(AlgorithmPlace.NOWHERE)
            .group(SrItems.container(dcm("125007", "Measurement Group"), measured))
            .write();
    assertEquals("A person reported or measured this.", Made.whyNot(report));
  }

  @ParameterizedTest
  @ValueSource(strings = {"113701", "125000", "125200"})
  void passesOverReportsOfTheEquipment(String title) {
    Attributes report = by(Observer.DEVICE, AlgorithmPlace.NOWHERE).write();
    SrItems.putCode(report, Tag.ConceptNameCodeSequence, dcm(title, "Report"));
    assertEquals("It is a measurement or dose report of the equipment.", Made.whyNot(report));
  }

  @Test
  void passesOverKeyObjectsUnlessADeviceChoseThem() {
    Attributes kos =
        Made.writer().observer(Observer.NOBODY).algorithm(AlgorithmPlace.NOWHERE).write();
    kos.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.59");
    Made.whyNot(kos);
    SrItems.add(
        kos, SrItems.text("HAS OBS CONTEXT", dcm("121013", "Device Observer Name"), "FracAI"));
    SrItems.putCode(kos, Tag.ConceptNameCodeSequence, dcm("113030", "Manifest"));
    assertEquals("It is a list of objects, not a result.", Made.whyNot(kos));
    SrItems.putCode(kos, Tag.ConceptNameCodeSequence, dcm("113000", "Of Interest"));
    assertEquals(Conclusion.NOT_STATED, Made.read(kos).conclusion());
  }

  @Test
  void siteProfileMakesItCount() {
    Attributes report = by(Observer.NOBODY, AlgorithmPlace.NOWHERE).write();
    assertEquals(1, Made.found(report, profile("nord*", "*ai 2.?.1")).result().findings().size());
    assertTrue(
        new AiResultReader(profile("nord", "*")).read(report) instanceof ReadOutcome.NotAiResult);
  }

  @Test
  void siteProfileMakesPicturesCount() {
    Attributes capture = Made.header();
    capture.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.7");
    capture.setString(Tag.SOPInstanceUID, VR.UI, "2.25.7");
    capture.setString(Tag.Manufacturer, VR.LO, "Nordbein AS");
    capture.setString(Tag.SeriesDescription, VR.LO, "AI overlay");
    assertEquals("It is an image or another object that is no report.", Made.whyNot(capture));
    AiResult result = Made.found(capture, profile("Nordbein AS", "AI *")).result();
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
    assertEquals("2.25.7", result.key());
  }

  private static ReaderOptions profile(String manufacturer, String series) {
    return new ReaderOptions(
        new SiteProfile(List.of(new Sender(manufacturer, series))), false, Locale.ENGLISH);
  }

  @Test
  void takesTheProductFromWhereItIsNamed() {
    AiProduct inGroup = Made.read(by(Observer.NOBODY, AlgorithmPlace.GROUP)).product();
    assertEquals(Made.PRODUCT, inGroup);
    Attributes byDevice = by(Observer.DEVICE, AlgorithmPlace.NOWHERE).write();
    assertEquals(Made.PRODUCT, Made.read(byDevice).product());
    byDevice.setString(Tag.ManufacturerModelName, VR.LO, "Gateway");
    assertEquals(new AiProduct("Nordbein AS", "FracAI", ""), Made.read(byDevice).product());
  }

  @Test
  void takesManufacturerFromContributingEquipment() {
    Attributes report = by(Observer.NOBODY, AlgorithmPlace.NOWHERE).write();
    SrItems.add(report, SrItems.text("HAS CONCEPT MOD", dcm("111001", "Algorithm Name"), "BoneX"));
    report.setString(Tag.Manufacturer, VR.LO, "Some PACS");
    Attributes equipment = new Attributes();
    report.newSequence(Tag.ContributingEquipmentSequence, 1).add(equipment);
    equipment.setString(Tag.Manufacturer, VR.LO, "Beinlys AS");
    SrItems.putCode(
        equipment, Tag.PurposeOfReferenceCodeSequence, dcm("109102", "Processing Equipment"));
    assertEquals(new AiProduct("Beinlys AS", "BoneX", ""), Made.read(report).product());
  }

  @Test
  void refusesObjectsWithoutIdentity() {
    Attributes report = by(Observer.DEVICE, AlgorithmPlace.GROUP).write();
    report.setNull(Tag.SOPInstanceUID, VR.UI);
    ReadOutcome outcome = new AiResultReader(Made.OPTIONS).read(report);
    assertEquals(Problem.NO_IDENTITY, ((ReadOutcome.Unreadable) outcome).problem());
  }

  @Test
  void speaksNorwegian() {
    Attributes report = by(Observer.PERSON, AlgorithmPlace.NOWHERE).write();
    ReaderOptions norwegian =
        new ReaderOptions(SiteProfile.NONE, false, Locale.forLanguageTag("nb-NO"));
    assertEquals(
        new ReadOutcome.NotAiResult("Dette er rapportert eller målt av en person."),
        new AiResultReader(norwegian).read(report));
  }

  private static Attributes narrative() {
    return Made.writer()
        .algorithm(AlgorithmPlace.NOWHERE)
        .observer(Observer.NOBODY)
        .item(SrItems.text("CONTAINS", dcm("111412", "Narrative Summary"), "Lesion?"))
        .write();
  }

  private static void purpose(Attributes object, Code purpose) {
    Attributes equipment = object.getSequence(Tag.ContributingEquipmentSequence).get(0);
    SrItems.putCode(equipment, Tag.PurposeOfReferenceCodeSequence, purpose);
  }

  /** IHE AIR 6.5.3.1; the second code is that of its trial implementation. */
  @ParameterizedTest
  @CsvSource({
    "109102, DCM, true",
    "Newcode1, 99IHE, true",
    "109101, DCM, false",
    "109103, DCM, false",
    "Newcode1, 99OTHER, false"
  })
  void processingEquipmentVouchesForAReport(String value, String scheme, boolean vouches) {
    Attributes report = narrative();
    Made.contributed(report, "Leverfirma", "LeverSeg", "0.2");
    purpose(report, new Code(value, scheme, "purpose"));
    if (vouches) {
      assertEquals(new AiProduct("Leverfirma", "LeverSeg", "0.2"), Made.read(report).product());
    } else {
      assertEquals("Nothing in it says that an AI product made it.", Made.whyNot(report));
    }
  }

  @Test
  void processingEquipmentDoesNotMakeAPersonsReportAnAiResult() {
    Attributes report =
        Made.writer().algorithm(AlgorithmPlace.NOWHERE).observer(Observer.PERSON).write();
    Made.contributed(report, "Leverfirma", "LeverSeg", "0.2");
    assertEquals("A person reported or measured this.", Made.whyNot(report));
  }

  private static Attributes contours(String... algorithms) {
    Attributes object = Made.header();
    object.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.481.3");
    object.setString(Tag.SOPInstanceUID, VR.UI, Made.UIDS.of("contours"));
    object.setString(Tag.SeriesInstanceUID, VR.UI, Made.UIDS.of("contours-series"));
    object.setString(Tag.Manufacturer, VR.LO, "Kontur AS");
    object.setString(Tag.ManufacturerModelName, VR.LO, "AutoKontur");
    object.setString(Tag.SoftwareVersions, VR.LO, "2");
    var regions = object.newSequence(Tag.StructureSetROISequence, algorithms.length);
    for (String algorithm : algorithms) {
      Attributes region = new Attributes();
      region.setString(Tag.ROIGenerationAlgorithm, VR.CS, algorithm);
      regions.add(region);
    }
    return object;
  }

  @Test
  void contoursCountWhenOneWasGeneratedAutomatically() {
    AiResultFound found = Made.found(contours("MANUAL", "AUTOMATIC"), Made.OPTIONS);
    assertEquals(new AiProduct("Kontur AS", "AutoKontur", "2"), found.result().product());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(ResultDetail.Form.STRUCTURE_SET, found.detail().form());
  }

  @ParameterizedTest
  @CsvSource({
    "MANUAL, A person drew these contours.",
    "SEMIAUTOMATIC, Nothing in it says that an AI product made it."
  })
  void otherContoursDoNotCountByThemselves(String algorithm, String why) {
    Attributes object = contours(algorithm);
    assertEquals(why, Made.whyNot(object));
    Made.contributed(object, "Kontur AS", "AutoKontur", "2");
    assertEquals(Conclusion.NOT_STATED, Made.read(object).conclusion());
  }
}
