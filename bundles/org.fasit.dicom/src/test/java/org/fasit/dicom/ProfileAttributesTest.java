package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.Observer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every attribute that a profile can name, of files: of those only a part of the elements is read,
 * so that one may be missing that a dataset in memory has.
 */
class ProfileAttributesTest {

  private static final Code NO_UNITS = new Code("1", "UCUM", "no units");
  private static final ResultObjects OBJECTS =
      new ResultObjects(Made.header(), Made.PRODUCT, Made.UIDS);

  @TempDir private Path folder;

  private enum Kind {
    REPORT,
    KEY_OBJECTS,
    SEGMENTATION,
    PRESENTATION,
    PICTURE,
    DOCUMENT;

    private Attributes write() {
      return switch (this) {
        case REPORT ->
            Made.writer()
                .algorithm(AlgorithmPlace.DOCUMENT)
                .evaluation(new Code("TRG", "99ACME", "Triage"), new Code("U", "99ACME", "Urgent"))
                .item(SrItems.text("CONTAINS", dcm("121106", "Comment"), "urgent, please"))
                .item(SrItems.number("CONTAINS", new Code("S", "99ACME", "Score"), 8, NO_UNITS))
                .write();
        case KEY_OBJECTS ->
            OBJECTS.keyObjects(
                dcm("113000", "Of Interest"), "", Observer.DEVICE, List.of(Made.IMAGE_REF));
        case SEGMENTATION ->
            new SegWriter(Made.header(), Made.PRODUCT, Made.UIDS, "seg", 2, 2)
                .segment(
                    new SegWriter.Segment(
                        1,
                        "Lung",
                        SegWriter.ANATOMY,
                        SampleCodes.LUNG,
                        Optional.empty(),
                        Optional.empty(),
                        SegWriter.By.AUTOMATIC,
                        Optional.empty()))
                .frame(1, Made.IMAGE_REF, 1, 1, 0, 0)
                .write();
        case PRESENTATION -> OBJECTS.presentation(List.of(Made.IMAGE_REF), 10, 10);
        case PICTURE -> OBJECTS.capture(4, 4);
        case DOCUMENT ->
            OBJECTS.pdf("Result: urgent", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
      };
    }
  }

  private Attributes object(Kind kind) {
    Attributes object = kind.write();
    object.setString(Tag.Manufacturer, VR.LO, "Nordbein AS");
    object.setString(Tag.ManufacturerModelName, VR.LO, "FracAI");
    object.setString(Tag.SeriesDescription, VR.LO, "AI urgent");
    object.setString(Tag.ImageComments, VR.LT, "urgent: fracture");
    object.setString(Tag.DocumentTitle, VR.ST, "Result: urgent");
    return object;
  }

  private AiResultFound read(Attributes object, String rule) throws Exception {
    Path file = folder.resolve("object.dcm");
    DicomFiles.write(object, file);
    String json = "{\"rules\": [{\"id\": \"r\", " + rule + "}]}";
    SiteProfile profile = SiteProfile.parse(json.getBytes(StandardCharsets.UTF_8), Locale.ENGLISH);
    return assertInstanceOf(
        AiResultFound.class, new AiResultReader(Made.OPTIONS.with(profile)).read(file));
  }

  @ParameterizedTest
  @CsvSource({"seriesDescription, *urgent*", "imageComments, urgent*", "documentTitle, *: urgent"})
  void readsAnswersInAttributesOfEveryKindOfFile(String attribute, String text) throws Exception {
    for (Kind kind : Kind.values()) {
      AiResultFound found =
          read(
              object(kind),
              "\"when\": {\"model\": \"frac*\"}, \"answers\": [{\"attribute\": \""
                  + attribute
                  + "\", \"text\": \""
                  + text
                  + "\", \"means\": \"NOT_PROCESSED\", \"reason\": \"told\"}]");
      assertEquals(Conclusion.NOT_PROCESSED, found.result().conclusion(), kind.name());
      assertEquals(Optional.of("told"), found.result().reason());
    }
  }

  @ParameterizedTest
  @CsvSource({"manufacturer, nordbein*", "model, fracai", "seriesDescription, ai ?rgent"})
  void findsTheRuleByTheAttributesOfEveryKindOfFile(String condition, String pattern)
      throws Exception {
    for (Kind kind : Kind.values()) {
      AiResultFound found =
          read(
              object(kind),
              "\"when\": {\""
                  + condition
                  + "\": \""
                  + pattern
                  + "\"}, \"countsAsAi\": true, \"product\": {\"name\": \"Renamed\"}");
      assertEquals("Renamed", found.result().product().name(), kind.name());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"title\": \"imaging *\"",
        "\"titleCode\": {\"value\": \"126000\", \"scheme\": \"DCM\"}",
        "\"titleCode\": {\"meaning\": \"*report\"}",
        "\"sopClasses\": [\"1.2.840.10008.5.1.4.1.1.88.34\"]"
      })
  void findsTheRuleOfAReportByTitleAndClass(String condition) throws Exception {
    AiResultFound found =
        read(
            object(Kind.REPORT),
            "\"when\": {" + condition + "}, \"product\": {\"version\": \"9\"}");
    assertEquals("9", found.result().product().version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"answers\": [{\"question\": {\"value\": \"TRG\", \"scheme\": \"99ACME\"},"
            + " \"answer\": {\"value\": \"U\", \"scheme\": \"99ACME\"}, \"means\": \"POSITIVE\"}]",
        "\"answers\": [{\"question\": {\"meaning\": \"comment\"}, \"text\": \"urgent*\","
            + " \"means\": \"POSITIVE\"}]",
        "\"scores\": [{\"item\": {\"value\": \"S\", \"scheme\": \"99ACME\"}, \"unit\": \"1\","
            + " \"minimum\": 0, \"maximum\": 10, \"positiveFrom\": 7}]",
        "\"whenNothingStated\": \"POSITIVE\""
      })
  void readsAnswersAndScoresOfAReport(String members) throws Exception {
    AiResultFound found = read(object(Kind.REPORT), "\"when\": {\"model\": \"frac*\"}, " + members);
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
  }
}
