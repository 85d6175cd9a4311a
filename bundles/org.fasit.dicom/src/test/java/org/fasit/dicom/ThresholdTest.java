package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that a site sets on measurements. */
class ThresholdTest {

  private static final Code GROUP = dcm("125007", "Measurement Group");
  private static final Code FINDING = dcm("121071", "Finding");
  private static final Code VOLUME = sct("118565006", "Volume");
  private static final Code AORTA = sct("15825003", "Aorta");

  private static SiteProfile profile(String threshold) throws BadProfileException {
    String file =
        "{\"rules\": [{\"id\": \"t\", \"when\": {\"manufacturer\": \"*\"}, \"thresholds\": ["
            + threshold
            + "]}]}";
    return SiteProfile.parse(file.getBytes(StandardCharsets.UTF_8), Locale.ENGLISH);
  }

  private static SiteProfile volume(String side, String limit, String otherwise)
      throws BadProfileException {
    return profile(
        "{\"item\": {\"value\": \"118565006\", \"scheme\": \"SCT\"}, \"unit\": \"ml\","
            + " \"positiveWhen\": \""
            + side
            + "\", \"limit\": "
            + limit
            + (otherwise.isEmpty() ? "" : ", \"otherwise\": \"" + otherwise + "\"")
            + "}");
  }

  private static Attributes group(Code finding, double value, String unit) {
    return Made.writer()
        .algorithm(AlgorithmPlace.DOCUMENT)
        .group(
            SrItems.container(
                GROUP,
                SrItems.code("CONTAINS", FINDING, finding),
                SrItems.number("CONTAINS", VOLUME, value, new Code(unit, "UCUM", unit))))
        .write();
  }

  private static AiResultFound found(Attributes object, SiteProfile profile) {
    return Made.found(object, Made.OPTIONS.with(profile));
  }

  @ParameterizedTest
  @CsvSource({
    "above, 0.02, 0.021, ml, POSITIVE, PRESENT",
    "above, 0.02, 0.02, ml, NEGATIVE, ABSENT",
    "above, 0.02, 20, mm3, NEGATIVE, ABSENT",
    "above, 0.02, 20.5, mm3, POSITIVE, PRESENT",
    "above, 0.02, 0.03, mL, POSITIVE, PRESENT",
    "above, 0.02, 0.03, cm3, POSITIVE, PRESENT",
    "above, 0.02, 0.0001, l, POSITIVE, PRESENT",
    "atLeast, 0.02, 0.02, ml, POSITIVE, PRESENT",
    "below, 5, 4, ml, POSITIVE, PRESENT",
    "below, 5, 5, ml, NEGATIVE, ABSENT",
    "atMost, 5, 5, ml, POSITIVE, PRESENT",
    "above, 0.02, 30, mm, NOT_STATED, NOT_STATED",
    "above, 0.02, 30, cc, NOT_STATED, NOT_STATED",
    "above, 0.02, 30, %, NOT_STATED, NOT_STATED"
  })
  void aFindingIsThereOnOneSideOfTheLimit(
      String side, String limit, double value, String unit, Conclusion expected, Presence presence)
      throws Exception {
    AiResultFound found =
        found(group(SampleCodes.NODULE, value, unit), volume(side, limit, "NEGATIVE"));
    assertEquals(expected, found.result().conclusion());
    assertEquals(presence, found.result().findings().get(0).presence());
    boolean refused = expected == Conclusion.NOT_STATED;
    assertEquals(refused ? 1 : 0, found.notes().size());
    assertTrue(!refused || found.notes().get(0).contains(unit + " ≠ ml"), found.notes().toString());
  }

  @Test
  void withoutAWordOnTheOtherSideNothingIsStatedThere() throws Exception {
    AiResultFound found = found(group(SampleCodes.NODULE, 0.01, "ml"), volume("above", "0.02", ""));
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
  }

  @Test
  void anatomyIsAFindingOnThePositiveSideOnly() throws Exception {
    AiResultFound large = found(group(AORTA, 300, "ml"), volume("above", "200", "NEGATIVE"));
    assertEquals(Conclusion.POSITIVE, large.result().conclusion());
    assertEquals(List.of(AORTA), large.result().findings().stream().map(Finding::code).toList());
    AiResultFound small = found(group(AORTA, 100, "ml"), volume("above", "200", "NEGATIVE"));
    assertEquals(Conclusion.NEGATIVE, small.result().conclusion());
    assertEquals(List.of(), small.result().findings());
    assertEquals(1, small.detail().measurements().size());
  }

  @Test
  void aLimitMayBeOfOneThingOnly() throws Exception {
    SiteProfile profile =
        profile(
            "{\"item\": {\"value\": \"118565006\", \"scheme\": \"SCT\"}, \"of\": {\"value\":"
                + " \"15825003\", \"scheme\": \"SCT\"}, \"unit\": \"ml\", \"positiveWhen\":"
                + " \"above\", \"limit\": 1}");
    Code liver = sct("10200004", "Liver");
    assertEquals(Conclusion.POSITIVE, found(group(AORTA, 2, "ml"), profile).result().conclusion());
    assertEquals(
        Conclusion.NOT_STATED, found(group(liver, 2, "ml"), profile).result().conclusion());
  }

  @ParameterizedTest
  @CsvSource({"0.03, POSITIVE", "0.01, NEGATIVE"})
  void aMeasurementOfTheExamGivesItsConclusion(double value, Conclusion expected) throws Exception {
    Attributes report =
        Made.writer()
            .item(SrItems.number("CONTAINS", VOLUME, value, new Code("ml", "UCUM", "ml")))
            .write();
    AiResultFound found = found(report, volume("above", "0.02", "NEGATIVE"));
    assertEquals(expected, found.result().conclusion());
    assertEquals(1, found.detail().measurements().size());
  }

  @Test
  void aCadMarkIsThereOnOneSideOfTheLimit() throws Exception {
    Attributes report =
        new CadWriter(Kind.CHEST, Made.header(), Made.PRODUCT, Made.UIDS, "limit")
            .summary(
                Summary.WITH_FINDINGS,
                CadWriter.single(
                    SampleCodes.NODULE,
                    Intent.REQUIRED,
                    SrItems.number("HAS PROPERTIES", VOLUME, 0.01, new Code("ml", "UCUM", "ml"))))
            .write();
    assertEquals(
        Presence.ABSENT,
        found(report, volume("above", "0.02", "NEGATIVE")).result().findings().get(0).presence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|The field item is missing.",
        "{\"item\": {\"value\": \"V\", \"scheme\": \"X\"}}|The field unit is missing.",
        "{\"item\": {\"value\": \"V\", \"scheme\": \"X\"}, \"unit\": \"ml\", \"positiveWhen\":"
            + " \"over\", \"limit\": 1}|One of these is needed here: above, atLeast, atMost,"
            + " below.",
        "{\"item\": {\"value\": \"V\", \"scheme\": \"X\"}, \"unit\": \"ml\", \"positiveWhen\":"
            + " \"above\", \"limit\": \"1\"}|A number is needed here.",
        "{\"item\": {\"value\": \"V\", \"scheme\": \"X\"}, \"unit\": \"ml\", \"positiveWhen\":"
            + " \"above\", \"limit\": 1, \"otherwise\": \"POSITIVE\"}|One of these is needed here:"
            + " INDETERMINATE, NEGATIVE, NOT_STATED.",
        "{\"item\": {\"value\": \"V\", \"scheme\": \"X\"}, \"unti\": \"ml\"}|There is no such"
            + " field. Known here: item, limit, of, otherwise, positiveWhen, unit."
      })
  void whatIsWrongIsSaid(String threshold, String expected) {
    BadProfileException wrong = assertThrows(BadProfileException.class, () -> profile(threshold));
    assertTrue(wrong.getMessage().endsWith(expected), wrong.getMessage());
  }
}
