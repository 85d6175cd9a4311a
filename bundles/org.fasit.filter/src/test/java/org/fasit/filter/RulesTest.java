package org.fasit.filter;

import static org.fasit.filter.Cases.EFFUSION;
import static org.fasit.filter.Cases.FRACAI;
import static org.fasit.filter.Cases.FRACTURE;
import static org.fasit.filter.Cases.child;
import static org.fasit.filter.Cases.finding;
import static org.fasit.filter.Cases.fracture;
import static org.fasit.filter.Cases.image;
import static org.fasit.filter.Cases.result;
import static org.fasit.filter.Cases.study;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.OpenStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static final FilterDecision HIDDEN =
      new FilterDecision(FilterAction.HIDE, Optional.of("r1"));

  @Test
  void withoutRulesEverythingIsShownAsItCame() {
    AiResult result = result(fracture(0.1), fracture(0.9));
    FilteredResult filtered = Rules.NONE.apply(result, child());
    assertSame(result, filtered.result());
    assertEquals("", filtered.rulesHash());
    assertEquals(FilterDecision.UNTOUCHED, filtered.decision());
    assertEquals(List.of(FilterDecision.UNTOUCHED, FilterDecision.UNTOUCHED), decisions(filtered));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"name\":\"FracAI\"', true",
    "'\"name\":\"fracai\"', true",
    "'\"name\":\"Frac\"', false",
    "'\"name\":\"FracAI\",\"manufacturer\":\"nordbein\"', true",
    "'\"name\":\"FracAI\",\"manufacturer\":\"Other\"', false",
    "'\"name\":\"FracAI\",\"version\":\"2.4.1\"', true",
    "'\"name\":\"FracAI\",\"version\":\"2.4\"', false",
    "'\"name\":\"FracAI\",\"version\":\">=2.4 <3\"', true",
    "'\"name\":\"FracAI\",\"version\":\">2.4.1\"', false",
  })
  void looksAtTheProduct(String product, boolean matches) throws Exception {
    assertEquals(matches, hides("\"product\":{" + product + "}", result(), child()));
  }

  @Test
  void anUnstatedManufacturerOrVersionIsNotTheOneAskedFor() throws Exception {
    AiResult unstated = result(new AiProduct("", "FracAI", ""), List.of(), List.of());
    assertEquals(true, hides("\"product\":{\"name\":\"FracAI\"}", unstated, child()));
    assertEquals(
        false,
        hides(
            "\"product\":{\"name\":\"FracAI\",\"manufacturer\":\"Nordbein\"}", unstated, child()));
    assertEquals(
        false, hides("\"product\":{\"name\":\"FracAI\",\"version\":\"<3\"}", unstated, child()));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"under\":\"3y\"', 35, true",
    "'\"under\":\"3y\"', 36, false",
    "'\"from\":\"18m\"', 17, false",
    "'\"from\":\"18m\"', 18, true",
    "'\"from\":\"18m\",\"under\":\"3y\"', 18, true",
    "'\"from\":\"18m\",\"under\":\"3y\"', 36, false",
    "'\"from\":\"0m\"', 0, true",
  })
  void looksAtTheAge(String age, int months, boolean matches) throws Exception {
    assertEquals(matches, hides("\"age\":{" + age + "}", result(), study(months)));
  }

  @Test
  void anUnknownAgeMatchesNoAge() throws Exception {
    assertEquals(false, hides("\"age\":{\"from\":\"0m\"}", result(), study(Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource({
    "AP, AP, true",
    "AP, ap, true",
    "AP PA, PA, true",
    "AP, PA, false",
    "AP, '', false",
    "AP PA, AP PA, true",
    "AP, AP PA, false",
  })
  void looksAtTheViewsOfAllOfTheStudyWhenTheResultRefersToNone(
      String wanted, String views, boolean matches) throws Exception {
    OpenStudy study =
        study(
            90,
            Arrays.stream(views.split(" ", -1))
                .map(view -> image("1.2." + view.length() + view.hashCode(), "DX", "WRIST", view))
                .toArray(org.fasit.model.StudyImage[]::new));
    assertEquals(matches, hides(list("viewPosition", wanted), result(), study));
  }

  @Test
  void looksAtTheViewsOfTheImagesThatTheResultRefersTo() throws Exception {
    OpenStudy study = study(90, image("1", "DX", "WRIST", "AP"), image("2", "DX", "WRIST", "LL"));
    assertEquals(true, hides(list("viewPosition", "AP"), of(List.of("1")), study));
    assertEquals(false, hides(list("viewPosition", "AP"), of(List.of("2")), study));
    assertEquals(false, hides(list("viewPosition", "AP"), of(List.of("1", "2")), study));
    assertEquals(true, hides(list("viewPosition", "AP LL"), of(List.of("1", "2")), study));
  }

  @Test
  void anImageThatIsNotLoadedHasNoKnownView() throws Exception {
    OpenStudy study = study(90, image("1", "DX", "WRIST", "AP"));
    assertEquals(false, hides(list("viewPosition", "AP"), of(List.of("1", "7")), study));
    assertEquals(false, hides(list("modality", "DX"), of(List.of("7")), study));
    assertEquals(false, hides(list("viewPosition", "AP"), result(), study(90)));
  }

  @Test
  void looksAtBodyPartAndModalityOfTheImages() throws Exception {
    OpenStudy study = study(90, image("1", "DX", "Hand", "AP"), image("2", "CT", "", "AP"));
    assertEquals(true, hides(list("bodyPart", "hand"), of(List.of("1")), study));
    assertEquals(false, hides(list("bodyPart", "WRIST"), of(List.of("1")), study));
    assertEquals(false, hides(list("bodyPart", "WRIST HAND"), of(List.of("2")), study));
    assertEquals(true, hides(list("modality", "CT"), of(List.of("2")), study));
    assertEquals(false, hides(list("modality", "CT"), result(), study));
    assertEquals(true, hides(list("modality", "CT DX"), result(), study));
  }

  @Test
  void takesBodyPartAndModalityFromTheStudyWhileNoImageIsLoaded() throws Exception {
    assertEquals(true, hides(list("bodyPart", "WRIST"), result(), study(90)));
    assertEquals(true, hides(list("modality", "DX"), result(), study(90)));
    assertEquals(false, hides(list("modality", "CT"), result(), study(90)));
  }

  @Test
  void everyConditionMustHold() throws Exception {
    String when = "\"product\":{\"name\":\"FracAI\"},\"age\":{\"under\":\"3y\"}";
    assertEquals(true, hides(when, result(), study(20)));
    assertEquals(false, hides(when, result(), study(40)));
  }

  @Test
  void actsOnFindingsByTheirCode() throws Exception {
    Finding effusion = finding("e", EFFUSION, OptionalDouble.of(0.9));
    AiResult result = result(fracture(0.9), effusion);
    FilteredResult one =
        apply("\"finding\":{\"value\":\"60046008\",\"scheme\":\"SCT\"}", result, child());
    assertEquals(FilterDecision.UNTOUCHED, one.decision());
    assertEquals(List.of(FilterDecision.UNTOUCHED, HIDDEN), decisions(one));
    String both =
        "\"finding\":[{\"value\":\"60046008\",\"scheme\":\"SCT\"},"
            + "{\"value\":\"125605004\",\"scheme\":\"SCT\"}]";
    assertEquals(List.of(HIDDEN, HIDDEN), decisions(apply(both, result, child())));
    String otherScheme = "\"finding\":{\"value\":\"60046008\",\"scheme\":\"DCM\"}";
    assertEquals(
        List.of(FilterDecision.UNTOUCHED, FilterDecision.UNTOUCHED),
        decisions(apply(otherScheme, result, child())));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"below\":0.45', 0.4499, true",
    "'\"below\":0.45', 0.45, false",
    "'\"from\":0.2', 0.2, true",
    "'\"from\":0.2', 0.1999, false",
    "'\"from\":0.2,\"below\":0.45', 0.3, true",
    "'\"from\":0.2,\"below\":0.45', 0.1, false",
    "'\"from\":0', 1, true",
    "'\"from\":1', 1, true",
    "'\"below\":1', 1, false",
  })
  void actsOnFindingsByTheirConfidence(String range, double confidence, boolean matches)
      throws Exception {
    FilteredResult filtered =
        apply("\"confidence\":{" + range + "}", result(fracture(confidence)), child());
    assertEquals(List.of(matches ? HIDDEN : FilterDecision.UNTOUCHED), decisions(filtered));
    assertEquals(FilterDecision.UNTOUCHED, filtered.decision());
  }

  @Test
  void anAbsentConfidenceMatchesNoConfidence() throws Exception {
    AiResult result = result(finding("f", FRACTURE, OptionalDouble.empty()));
    assertEquals(
        List.of(FilterDecision.UNTOUCHED),
        decisions(apply("\"confidence\":{\"from\":0}", result, child())));
  }

  @Test
  void looksAtTheViewsInWhichAFindingLies() throws Exception {
    OpenStudy study = study(90, image("1", "DX", "WRIST", "AP"), image("2", "DX", "WRIST", "LL"));
    OptionalDouble half = OptionalDouble.of(0.5);
    AiResult result =
        result(
            FRACAI,
            List.of("1"),
            List.of(
                finding("ap", FRACTURE, half, "1"),
                finding("ll", FRACTURE, half, "2"),
                finding("both", FRACTURE, half, "1", "2"),
                finding("away", FRACTURE, half, "7"),
                finding("exam", FRACTURE, half)));
    FilterDecision open = FilterDecision.UNTOUCHED;
    String below = ",\"confidence\":{\"below\":0.9}";
    assertEquals(
        List.of(HIDDEN, open, open, open, HIDDEN),
        decisions(apply(list("viewPosition", "AP") + below, result, study)));
    assertEquals(
        List.of(HIDDEN, HIDDEN, HIDDEN, open, HIDDEN),
        decisions(apply(list("viewPosition", "AP LL") + below, result, study)));
  }

  @Test
  void theFirstRuleThatMatchesDecides() throws Exception {
    Rules rules =
        rules(
            rule("doubt", "\"confidence\":{\"below\":0.3}", "showAsDoubtful"),
            rule("hide", "\"confidence\":{\"below\":0.5}", "hide"),
            rule("out", "\"confidence\":{\"below\":0.8}", "outOfIntendedUse"));
    assertEquals(
        List.of(
            decision(FilterAction.SHOW_AS_DOUBTFUL, "doubt"),
            decision(FilterAction.HIDE, "hide"),
            decision(FilterAction.OUT_OF_INTENDED_USE, "out"),
            FilterDecision.UNTOUCHED),
        decisions(
            rules.apply(
                result(fracture(0.2), fracture(0.4), fracture(0.7), fracture(0.9)), child())));
  }

  @ParameterizedTest
  @CsvSource({"hide, HIDE", "outOfIntendedUse, OUT_OF_INTENDED_USE"})
  void aResultTakesItsFindingsAlongOutOfSight(String then, FilterAction action) throws Exception {
    Rules rules =
        rules(
            rule("keep", "\"confidence\":{\"from\":0.5}", "show"),
            rule("children", "\"age\":{\"under\":\"18y\"}", then));
    FilteredResult filtered = rules.apply(result(fracture(0.9), fracture(0.1)), child());
    FilterDecision whole = decision(action, "children");
    assertEquals(whole, filtered.decision());
    assertEquals(List.of(whole, whole), decisions(filtered));
  }

  @ParameterizedTest
  @CsvSource({"show, SHOW", "showAsDoubtful, SHOW_AS_DOUBTFUL"})
  void aResultThatIsShownShieldsItsFindingsFromTheRulesBelow(String then, FilterAction action)
      throws Exception {
    Rules rules =
        rules(
            rule("above", "\"confidence\":{\"below\":0.2}", "hide"),
            rule("children", "\"age\":{\"under\":\"18y\"}", then),
            rule("below", "\"confidence\":{\"below\":0.5}", "hide"));
    FilteredResult filtered = rules.apply(result(fracture(0.1), fracture(0.4)), child());
    assertEquals(decision(action, "children"), filtered.decision());
    assertEquals(
        List.of(decision(FilterAction.HIDE, "above"), FilterDecision.UNTOUCHED),
        decisions(filtered));
    FilteredResult adult = rules.apply(result(fracture(0.1), fracture(0.4)), study(900));
    assertEquals(
        List.of(decision(FilterAction.HIDE, "above"), decision(FilterAction.HIDE, "below")),
        decisions(adult));
  }

  @Test
  void theResultCarriesTheHashOfTheFile() throws Exception {
    Rules rules = RulesFile.parse("{\"rules\":[]}");
    assertEquals("da506c8a9c8a9f31aa00eaeef23d49764b9ace97158a1a0a7aa628e6d446b0fb", rules.hash());
    assertEquals(rules.hash(), rules.apply(result(), child()).rulesHash());
  }

  private static boolean hides(String when, AiResult result, OpenStudy study) throws Exception {
    FilterDecision decision = apply(when, result, study).decision();
    return decision.equals(HIDDEN);
  }

  private static FilteredResult apply(String when, AiResult result, OpenStudy study)
      throws Exception {
    return rules(rule("r1", when, "hide")).apply(result, study);
  }

  private static Rules rules(String... rules) throws BadRulesException {
    return RulesFile.parse("{\"rules\":[" + String.join(",", rules) + "]}");
  }

  private static String rule(String id, String when, String then) {
    return "{\"id\":\"%s\",\"when\":{%s},\"then\":\"%s\"}".formatted(id, when, then);
  }

  private static String list(String name, String values) {
    return "\"" + name + "\":[\"" + values.replace(" ", "\",\"") + "\"]";
  }

  private static AiResult of(List<String> imageUids) {
    return result(FRACAI, imageUids, List.of());
  }

  private static FilterDecision decision(FilterAction action, String rule) {
    return new FilterDecision(action, Optional.of(rule));
  }

  private static List<FilterDecision> decisions(FilteredResult filtered) {
    return filtered.findings().stream().map(FilteredFinding::decision).toList();
  }
}
