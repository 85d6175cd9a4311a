package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Presence;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.fasit.samples.SrWriter.PresenceStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profile files: what is wrong in one is told by line and field; what a rule does. */
class SiteProfileTest {

  private static final Code TRIAGE = new Code("TRG", "99ACME", "Triage");
  private static final Code URGENT = new Code("U", "99ACME", "Urgent");
  private static final Code ROUTINE = new Code("R", "99ACME", "Routine");
  private static final Code SCORE = new Code("S", "99ACME", "Suspicion");
  private static final Code POINTS = new Code("{points}", "UCUM", "points");

  private static final String ANSWERS =
      """
      "answers": [
        {"question": {"value": "TRG", "scheme": "99ACME"},
         "answer": {"value": "U", "scheme": "99ACME"}, "means": "POSITIVE"},
        {"question": {"value": "TRG", "scheme": "99ACME"},
         "answer": {"value": "R", "scheme": "99ACME"}, "means": "NEGATIVE"},
        {"question": {"meaning": "tri*"}, "text": "*fail*",
         "means": "NOT_PROCESSED", "reason": "It failed."}
      ]
      """;

  private static final String SCALE =
      """
      "scores": [{"item": {"value": "S", "scheme": "99ACME"}, "unit": "{points}",
        "minimum": 0, "maximum": 10, "positiveFrom": 6, "indeterminateFrom": 4}]
      """;

  private static SiteProfile profile(String members) throws BadProfileException {
    return parse(
        "{\"rules\": [{\"id\": \"r\", \"when\": {\"manufacturer\": \"nord*\"}, " + members + "}]}");
  }

  private static SiteProfile parse(String json) throws BadProfileException {
    return SiteProfile.parse(json.getBytes(StandardCharsets.UTF_8), Locale.ENGLISH);
  }

  private static AiResult read(SrWriter writer, SiteProfile profile) {
    return read(writer.write(), profile);
  }

  private static AiResult read(Attributes report, SiteProfile profile) {
    return Made.found(report, Made.OPTIONS.with(profile)).result();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                    | 1 | ``
          []                                                    | 1 | ``
          {"rules": 7}                                          | 1 | rules
          {"rule": []}                                          | 1 | rule
          {"rules": [7]}                                        | 1 | rules[0]
          {"rules": [{}]}                                       | 1 | rules[0]
          {"rules": [{"id": "a b"}]}                            | 1 | rules[0].id
          {"rules": [{"id": "a"}]}                              | 1 | rules[0]
          {"rules": [{"id": "a", "when": {}}]}                  | 1 | rules[0].when
          {"rules": [{"id": "a", "when": {"model": ""}}]}       | 1 | rules[0].when.model
          {"rules": [{"id": "a", "when": {"modell": "x"}}]}     | 1 | rules[0].when.modell
          {"rules": [{"id": "a", "when": {"sopClasses": ["x"]}}]} | 1 | rules[0].when.sopClasses[0]
          {"rules": [{"id": "a", "when": {"sopClasses": ["1.2"]}, "countsAsAi": true}]} | 1 | rules[0].countsAsAi
          {"rules": [{"id": "a", "when": {"model": "x"}, "countsAsAi": 1}]} | 1 | rules[0].countsAsAi
          {"rules": [{"id": "a", "when": {"model": "x"}, "whenNothingStated": "MAYBE"}]} | 1 | rules[0].whenNothingStated
          {"rules": [{"id": "a", "when": {"model": "x"}, "whenNothingStated": "NOT_STATED"}]} | 1 | rules[0].whenNothingStated
          {"rules": [{"id": "a", "when": {"model": "x"}, "product": {"title": "x"}}]} | 1 | rules[0].product.title
          {"rules": [{"id": "a", "when": {"model": null}}]}     | 1 | rules[0].when.model
          {"rules": [{"id": "a", "id": "b"}]}                   | 1 | ``
          {"rules": [                                           | 1 | ``
          {"rules": []} {}                                      | 1 | ``
          """)
  void tellsWhatIsWrongByLineAndField(String json, int line, String field) {
    BadProfileException bad = assertThrows(BadProfileException.class, () -> parse(json));
    assertEquals(line, bad.line());
    assertEquals(field, bad.field());
    assertTrue(bad.getMessage().startsWith("Line " + line), bad.getMessage());
    assertTrue(bad.getMessage().contains(field), bad.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "answers": [{"means": "POSITIVE"}]                                     | answers[0]
          "answers": [{"question": {"value": "a"}, "text": "x", "means": "POSITIVE"}] | answers[0].question
          "answers": [{"question": {"scheme": "a", "meaning": "x"}, "text": "x", "means": "POSITIVE"}] | answers[0].question
          "answers": [{"question": {"meaning": "a"}, "means": "POSITIVE"}]       | answers[0]
          "answers": [{"attribute": "patientName", "text": "x", "means": "POSITIVE"}] | answers[0].attribute
          "answers": [{"attribute": "imageComments", "answer": {"meaning": "x"}, "means": "POSITIVE"}] | answers[0].answer
          "answers": [{"question": {"meaning": "a"}, "text": "x", "means": "POSITIVE", "reason": "y"}] | answers[0].reason
          "scores": [{"item": {"meaning": "x"}, "minimum": 1, "maximum": 1}]     | scores[0].maximum
          "scores": [{"item": {"meaning": "x"}, "minimum": 0, "maximum": 1, "positiveFrom": 2}] | scores[0].positiveFrom
          "scores": [{"item": {"meaning": "x"}, "minimum": 0, "maximum": 1, "indeterminateFrom": 0.5}] | scores[0]
          "scores": [{"item": {"meaning": "x"}, "minimum": 0, "maximum": 1, "positiveFrom": 0.4, "indeterminateFrom": 0.5}] | scores[0].indeterminateFrom
          "scores": [{"item": {"meaning": "x"}, "minimum": 0, "maximum": 1, "highMeans": "absent", "positiveFrom": 0.6, "indeterminateFrom": 0.5}] | scores[0].indeterminateFrom
          "scores": [{"item": {"meaning": "x"}, "minimum": "0", "maximum": 1}]   | scores[0].minimum
          "scores": [{"item": {"meaning": "x"}, "minimum": 0, "maximum": 1, "highMeans": "bad"}] | scores[0].highMeans
          """)
  void tellsWhatIsWrongInARule(String members, String field) {
    BadProfileException bad = assertThrows(BadProfileException.class, () -> profile(members));
    assertEquals("rules[0]." + field, bad.field());
  }

  @Test
  void tellsTheLineOfAMistake() {
    BadProfileException bad =
        assertThrows(
            BadProfileException.class,
            () ->
                parse(
                    """
                    {
                      // a comment
                      "rules": [
                        {
                          "id": "a",
                          "when": { "model": "x" },
                          "means": "POSITIVE"
                        }
                      ]
                    }
                    """));
    assertEquals(7, bad.line());
    assertEquals("rules[0].means", bad.field());
  }

  @Test
  void tellsItInNorwegian() {
    BadProfileException bad =
        assertThrows(
            BadProfileException.class,
            () ->
                SiteProfile.parse(
                    "{\"rules\": 7}".getBytes(StandardCharsets.UTF_8),
                    Locale.forLanguageTag("nb-NO")));
    assertEquals("Linje 1, rules: Her må det stå en liste i hakeparenteser.", bad.getMessage());
  }

  @Test
  void refusesTwoRulesOfTheSameIdAndTooManyAndTooMuch() {
    String rule = "{\"id\": \"%s\", \"when\": {\"model\": \"x\"}}";
    assertThrows(
        BadProfileException.class,
        () -> parse("{\"rules\": [" + rule.formatted("a") + "," + rule.formatted("a") + "]}"));
    StringBuilder many = new StringBuilder("{\"rules\": [").append(rule.formatted("a"));
    for (int i = 0; i < 200; i++) {
      many.append(',').append(rule.formatted("r" + i));
    }
    assertThrows(BadProfileException.class, () -> parse(many.append("]}").toString()));
    assertThrows(
        BadProfileException.class,
        () -> parse(" ".repeat(SiteProfile.MOST_BYTES) + "{\"rules\": []}"));
    assertThrows(BadProfileException.class, () -> parse("[".repeat(100_000)));
  }

  @Test
  void theVersionIsThatOfTheBytes() throws Exception {
    SiteProfile one = profile("\"countsAsAi\": true");
    assertEquals(64, one.version().length());
    assertEquals(one.version(), profile("\"countsAsAi\": true").version());
    assertNotEquals(one.version(), profile("\"countsAsAi\":  true").version());
  }

  @Test
  void readsCodedAnswersOfTheExam() throws Exception {
    SiteProfile profile = profile(ANSWERS);
    Attributes urgent = Made.writer().evaluation(TRIAGE, URGENT).write();
    assertEquals(Conclusion.NOT_STATED, Made.read(urgent).conclusion());
    assertEquals(Conclusion.POSITIVE, read(urgent, profile).conclusion());
    assertEquals(
        Conclusion.NEGATIVE, read(Made.writer().evaluation(TRIAGE, ROUTINE), profile).conclusion());
  }

  @Test
  void theGravestOfSeveralAnswersCounts() throws Exception {
    SrWriter both = Made.writer().evaluation(TRIAGE, ROUTINE).evaluation(TRIAGE, URGENT);
    assertEquals(Conclusion.POSITIVE, read(both, profile(ANSWERS)).conclusion());
  }

  @Test
  void readsFailuresInTexts() throws Exception {
    SrWriter failed =
        Made.writer()
            .item(SrItems.text("CONTAINS", new Code("X", "99X", "Triage"), "Inference FAILED: 7"));
    AiResult result = read(failed, profile(ANSWERS));
    assertEquals(Conclusion.NOT_PROCESSED, result.conclusion());
    assertEquals(Optional.of("It failed."), result.reason());
  }

  @Test
  void anAnswerInAGroupIsOfItsFinding() throws Exception {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.FRACTURE),
            SrItems.code("CONTAINS", TRIAGE, ROUTINE));
    Attributes report = Made.writer().algorithm(AlgorithmPlace.DOCUMENT).group(group).write();
    assertEquals(Conclusion.POSITIVE, Made.read(report).conclusion());
    AiResult result = read(report, profile(ANSWERS));
    assertEquals(Presence.ABSENT, result.findings().get(0).presence());
    assertEquals(Conclusion.NEGATIVE, result.conclusion());
  }

  @ParameterizedTest
  @CsvSource({"X, NOT_STATED", "U, POSITIVE", "R, NEGATIVE"})
  void anAnswerThatTheRuleDoesNotListLeavesItsFindingOpen(String answer, Conclusion expected)
      throws Exception {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.FRACTURE),
            SrItems.code("CONTAINS", TRIAGE, new Code(answer, "99ACME", "as said")));
    Attributes report = Made.writer().algorithm(AlgorithmPlace.DOCUMENT).group(group).write();
    assertEquals(expected, read(report, profile(ANSWERS)).conclusion());
  }

  @ParameterizedTest
  @CsvSource({"7, POSITIVE", "5, INDETERMINATE", "1, NEGATIVE", "-1, NOT_STATED", "99, NOT_STATED"})
  void aScoreOffItsScaleLeavesItsFindingOpen(double score, Conclusion expected) throws Exception {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.FRACTURE),
            SrItems.number("CONTAINS", SCORE, score, POINTS));
    Attributes report = Made.writer().algorithm(AlgorithmPlace.DOCUMENT).group(group).write();
    assertEquals(expected, read(report, profile(SCALE)).conclusion());
  }

  @Test
  void theObjectsOwnConclusionStandsWhereNoAnswerFits() throws Exception {
    SrWriter writer =
        Made.writer().group(Made.fracture(Presence.PRESENT), PresenceStyle.PRESENT_ABSENT);
    SiteProfile profile = profile(ANSWERS + ", \"whenNothingStated\": \"NEGATIVE\"");
    assertEquals(Conclusion.POSITIVE, read(writer, profile).conclusion());
    assertEquals(Conclusion.NEGATIVE, read(Made.writer(), profile).conclusion());
  }

  @ParameterizedTest
  @CsvSource({
    "9, POSITIVE",
    "6, POSITIVE",
    "5.9, INDETERMINATE",
    "4, INDETERMINATE",
    "3.9, NEGATIVE",
    "0, NEGATIVE",
    "-1, NOT_STATED",
    "11, NOT_STATED"
  })
  void scoresOfTheExamGiveAConclusion(double score, Conclusion conclusion) throws Exception {
    SrWriter writer = Made.writer().item(SrItems.number("CONTAINS", SCORE, score, POINTS));
    assertEquals(conclusion, read(writer, profile(SCALE)).conclusion());
  }

  @Test
  void aScoreOfAnotherUnitIsNotOnTheScale() throws Exception {
    SrWriter writer = Made.writer().item(SrItems.number("CONTAINS", SCORE, 9, SampleCodes.PERCENT));
    assertEquals(Conclusion.NOT_STATED, read(writer, profile(SCALE)).conclusion());
  }

  @Test
  void theScaleMakesAScoreAConfidence() throws Exception {
    Attributes group =
        SrItems.container(
            dcm("125007", "Measurement Group"),
            SrItems.code("CONTAINS", dcm("121071", "Finding"), SampleCodes.FRACTURE),
            SrItems.number("CONTAINS", SCORE, 7, POINTS));
    Attributes report = Made.writer().group(group).write();
    assertEquals(OptionalDouble.empty(), Made.read(report).findings().get(0).confidence());
    assertEquals(
        OptionalDouble.of(0.7), read(report, profile(SCALE)).findings().get(0).confidence());
  }

  @Test
  void readsScoresOfCadMarks() throws Exception {
    Attributes report =
        new CadWriter(Kind.CHEST, Made.header(), Made.PRODUCT, Made.UIDS, "p")
            .summary(
                Summary.WITH_FINDINGS,
                CadWriter.single(
                    SampleCodes.NODULE,
                    Intent.REQUIRED,
                    SrItems.number("HAS PROPERTIES", SCORE, 5, POINTS)))
            .write();
    AiResult result = Made.found(report, Made.OPTIONS.with(profile(SCALE))).result();
    assertEquals(OptionalDouble.of(0.5), result.findings().get(0).confidence());
    assertEquals(Presence.UNDETERMINED, result.findings().get(0).presence());
  }

  @Test
  void theFirstRuleThatFitsDecides() throws Exception {
    SiteProfile profile =
        parse(
            """
            {"rules": [
              {"id": "other", "when": {"manufacturer": "south*"}, "product": {"name": "A"}},
              {"id": "first", "when": {"manufacturer": "NORDBEIN as", "title": "imaging*"},
               "product": {"name": "B"}},
              {"id": "second", "when": {"manufacturer": "*"}, "product": {"name": "C"}}
            ]}
            """);
    assertEquals("B", read(Made.writer(), profile).product().name());
  }
}
