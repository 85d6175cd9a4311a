package org.fasit.vigilance;

import static org.fasit.model.Conclusion.INDETERMINATE;
import static org.fasit.model.Conclusion.NEGATIVE;
import static org.fasit.model.Conclusion.NOT_PROCESSED;
import static org.fasit.model.Conclusion.POSITIVE;
import static org.fasit.model.FilterAction.HIDE;
import static org.fasit.model.FilterAction.OUT_OF_INTENDED_USE;
import static org.fasit.model.FilterAction.SHOW;
import static org.fasit.model.FilterAction.SHOW_AS_DOUBTFUL;
import static org.fasit.vigilance.Cases.ages;
import static org.fasit.vigilance.Cases.anything;
import static org.fasit.vigilance.Cases.finding;
import static org.fasit.vigilance.Cases.image;
import static org.fasit.vigilance.Cases.madeFor;
import static org.fasit.vigilance.Cases.result;
import static org.fasit.vigilance.Cases.shown;
import static org.fasit.vigilance.Cases.study;
import static org.fasit.vigilance.Cases.threshold;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fasit.model.Age;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.fasit.model.StudyImage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VigilanceRulesTest {

  private static final StudyImage STANDING = image("1", "DX", "CHEST", "PA", "ERECT");
  private static final StudyImage LYING = image("2", "DX", "CHEST", "AP", "RECUMBENT");
  private static final List<String> ANY = List.of();

  @Test
  void aResultWithoutReasonGivesNoPrompt() {
    ProductScope scope =
        madeFor(List.of("DX", "CR"), List.of("CHEST"), List.of("PA"), List.of("ERECT"));
    assertEquals(List.of(), prompts(scope, shown(POSITIVE), study(STANDING)));
    assertEquals(List.of(), prompts(anything(), shown(POSITIVE), study(LYING)));
  }

  @Test
  void aProductThatIsNotConfiguredGivesNoPrompt() {
    FilteredResult near = shown(POSITIVE, finding("Effusion", 0.5, SHOW));
    assertEquals(List.of(), new VigilanceRules(0.05, List.of()).promptsFor(near, study()));
    ProductScope other =
        new ProductScope(
            "ChestScan",
            Optional.of("Another maker"),
            OptionalDouble.of(0.5),
            ANY,
            ANY,
            ANY,
            ANY,
            OptionalInt.empty(),
            OptionalInt.empty());
    assertEquals(List.of(), prompts(other, near, study()));
  }

  @Test
  void saysWhichAttributeLiesOutsideAndWhatTheProductIsMadeFor() {
    assertEquals(
        List.of(outOfScope("patientPosition", "RECUMBENT", "ERECT")),
        prompts(madeFor(ANY, ANY, ANY, List.of("erect")), shown(POSITIVE), study(LYING)));
    assertEquals(
        List.of(outOfScope("viewPosition", "AP", "PA", "LL")),
        prompts(madeFor(ANY, ANY, List.of("PA", "LL"), ANY), shown(NEGATIVE), study(LYING)));
    assertEquals(
        List.of(outOfScope("bodyPart", "CHEST", "HAND")),
        prompts(madeFor(ANY, List.of("HAND"), ANY, ANY), shown(POSITIVE), study(LYING)));
    assertEquals(
        List.of(outOfScope("modality", "DX", "CT")),
        prompts(madeFor(List.of("CT"), ANY, ANY, ANY), shown(INDETERMINATE), study(LYING)));
  }

  @Test
  void namesOnlyTheWeightiestAttribute() {
    ProductScope scope = madeFor(List.of("CT"), List.of("HAND"), List.of("PA"), List.of("ERECT"));
    assertEquals(
        List.of(outOfScope("modality", "DX", "CT")), prompts(scope, shown(POSITIVE), study(LYING)));
  }

  @ParameterizedTest
  @CsvSource({
    "216, , 215, true", "216, , 216, false", "24, 215, 23, true", "24, 215, 24, false",
    "24, 215, 215, false", "24, 215, 216, true", ", 59, 60, true", ", 59, 59, false",
  })
  void looksAtTheAge(
      @Nullable Integer youngest, @Nullable Integer oldest, int months, boolean outside) {
    ProductScope scope = ages(optional(youngest), optional(oldest));
    List<Prompt> expected =
        outside
            ? List.of(
                outOfScope(
                    "age",
                    String.valueOf(months),
                    youngest == null ? "" : youngest.toString(),
                    oldest == null ? "" : oldest.toString()))
            : List.of();
    OpenStudy study = study(Optional.of(new Age(months)), STANDING);
    assertEquals(expected, prompts(scope, shown(POSITIVE), study));
  }

  @Test
  void whatIsNotKnownIsNoReason() {
    ProductScope scope = madeFor(List.of("DX"), List.of("CHEST"), List.of("PA"), List.of("ERECT"));
    StudyImage silent = image("3", "", "", "", "");
    assertEquals(List.of(), prompts(scope, shown(POSITIVE), study(silent)));
    assertEquals(List.of(), prompts(scope, shown(POSITIVE), study(silent, LYING)));
    assertEquals(List.of(), prompts(scope, shown(POSITIVE), study()));
    OpenStudy ageless = study(Optional.empty(), STANDING);
    assertEquals(
        List.of(),
        prompts(ages(OptionalInt.of(216), OptionalInt.empty()), shown(POSITIVE), ageless));
  }

  @Test
  void oneImageWithinTheScopeIsEnough() {
    ProductScope scope = madeFor(ANY, ANY, List.of("PA"), ANY);
    assertEquals(List.of(), prompts(scope, shown(POSITIVE), study(LYING, STANDING)));
  }

  @Test
  void looksAtTheImagesThatTheResultRefersTo() {
    ProductScope scope = madeFor(ANY, ANY, List.of("PA"), ANY);
    OpenStudy study = study(STANDING, LYING);
    assertEquals(List.of(), prompts(scope, result(POSITIVE, SHOW, List.of("1")), study));
    assertEquals(
        List.of(outOfScope("viewPosition", "AP", "PA")),
        prompts(scope, result(POSITIVE, SHOW, List.of("2")), study));
    assertEquals(List.of(), prompts(scope, result(POSITIVE, SHOW, List.of("2", "7")), study));
  }

  @Test
  void theStudyTellsModalityAndBodyPartBeforeAnyImageIsLoaded() {
    assertEquals(
        List.of(outOfScope("modality", "DX", "CT")),
        prompts(madeFor(List.of("CT"), ANY, ANY, ANY), shown(POSITIVE), study()));
    assertEquals(
        List.of(outOfScope("bodyPart", "CHEST", "HAND")),
        prompts(madeFor(ANY, List.of("HAND"), ANY, ANY), shown(POSITIVE), study()));
    assertEquals(
        List.of(),
        prompts(
            madeFor(List.of("CT"), ANY, ANY, ANY), result(POSITIVE, SHOW, List.of("7")), study()));
  }

  @ParameterizedTest
  @CsvSource({
    "0.52, 0.5, 52, 50",
    "0.55, 0.5, 55, 50",
    "0.45, 0.5, 45, 50",
    "0.5, 0.5, 50, 50",
    "0.517, 0.5, 51.7, 50",
    "0.149, 0.125, 14.9, 12.5",
    "1, 0.95, 100, 95",
  })
  void promptsNearTheThreshold(double confidence, double threshold, String percent, String limit) {
    assertEquals(
        List.of(near("Effusion", percent, limit)),
        prompts(
            threshold(threshold), shown(POSITIVE, finding("Effusion", confidence, SHOW)), study()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4499, 0.5501, 0, 1})
  void isSilentFarFromTheThreshold(double confidence) {
    assertEquals(
        List.of(),
        prompts(threshold(0.5), shown(POSITIVE, finding("Effusion", confidence, SHOW)), study()));
  }

  @Test
  void ofSeveralFindingsTheNearestSpeaks() {
    FilteredResult result =
        shown(
            POSITIVE,
            finding("Effusion", 0.53, SHOW),
            finding("Nodule", 0.49, SHOW_AS_DOUBTFUL),
            finding("Fracture", 0.98, SHOW),
            finding("Mass", OptionalDouble.empty(), SHOW));
    assertEquals(List.of(near("Nodule", "49", "50")), prompts(threshold(0.5), result, study()));
  }

  @Test
  void ofANegativeResultItsMostConfidentFindingSpeaks() {
    FilteredResult near =
        shown(NEGATIVE, finding("Effusion", 0.1, SHOW), finding("Nodule", 0.47, SHOW));
    assertEquals(List.of(near("Nodule", "47", "50")), prompts(threshold(0.5), near, study()));
    FilteredResult certain =
        shown(NEGATIVE, finding("Effusion", 0.97, SHOW), finding("Nodule", 0.47, SHOW));
    assertEquals(List.of(), prompts(threshold(0.5), certain, study()));
  }

  @Test
  void hiddenFindingsDoNotSpeak() {
    FilteredResult result =
        shown(
            POSITIVE,
            finding("Effusion", 0.5, HIDE),
            finding("Nodule", 0.5, OUT_OF_INTENDED_USE),
            finding("Fracture", 0.54, SHOW));
    assertEquals(List.of(near("Fracture", "54", "50")), prompts(threshold(0.5), result, study()));
  }

  @ParameterizedTest
  @EnumSource(names = {"HIDE", "OUT_OF_INTENDED_USE"})
  void aResultOutOfSightGivesNoPrompt(FilterAction action) {
    FilteredResult hidden = result(POSITIVE, action, List.of(), finding("Effusion", 0.5, action));
    assertEquals(List.of(), prompts(threshold(0.5), hidden, study()));
    assertEquals(List.of(), prompts(madeFor(List.of("CT"), ANY, ANY, ANY), hidden, study(LYING)));
    assertEquals(List.of(), prompts(anything(), result(NOT_PROCESSED, action, List.of()), study()));
  }

  @Test
  void outOfScopeWeighsMoreThanNearThreshold() {
    ProductScope scope =
        new ProductScope(
            "ChestScan",
            Optional.empty(),
            OptionalDouble.of(0.5),
            ANY,
            ANY,
            List.of("PA"),
            ANY,
            OptionalInt.empty(),
            OptionalInt.empty());
    FilteredResult result = shown(POSITIVE, finding("Effusion", 0.5, SHOW));
    assertEquals(
        List.of(outOfScope("viewPosition", "AP", "PA"), near("Effusion", "50", "50")),
        prompts(scope, result, study(LYING)));
  }

  @Test
  void notProcessedIsNotNegative() {
    ProductScope scope = madeFor(List.of("CT"), ANY, ANY, ANY);
    Prompt expected =
        new Prompt("not-processed", Cases.CHESTSCAN, "prompt.notProcessed", List.of("ChestScan"));
    assertEquals(List.of(expected), prompts(scope, shown(NOT_PROCESSED), study(LYING)));
    assertEquals(
        List.of(expected),
        new VigilanceRules(0.05, List.of()).promptsFor(shown(NOT_PROCESSED), study()));
  }

  @Test
  void aHostileMeaningIsCutToOneLine() {
    FilteredResult result = shown(POSITIVE, finding("x\n".repeat(500), 0.5, SHOW));
    String meaning = prompts(threshold(0.5), result, study()).get(0).arguments().get(1);
    assertEquals(65, meaning.length());
    assertEquals(-1, meaning.indexOf('\n'));
    FilteredResult nameless = shown(POSITIVE, finding("", 0.5, SHOW));
    assertEquals("60046008", prompts(threshold(0.5), nameless, study()).get(0).arguments().get(1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesAMarginOrThresholdThatIsNone(double fraction) {
    assertThrows(IllegalArgumentException.class, () -> new VigilanceRules(fraction, List.of()));
    assertThrows(IllegalArgumentException.class, () -> threshold(fraction));
  }

  @Test
  void refusesAgesThatLeaveNoPatient() {
    assertThrows(
        IllegalArgumentException.class, () -> ages(OptionalInt.of(24), OptionalInt.of(23)));
    assertThrows(
        IllegalArgumentException.class, () -> ages(OptionalInt.of(-1), OptionalInt.empty()));
  }

  private static List<Prompt> prompts(ProductScope scope, FilteredResult shown, OpenStudy study) {
    return new VigilanceRules(0.05, List.of(scope)).promptsFor(shown, study);
  }

  private static Prompt outOfScope(String attribute, String... arguments) {
    List<String> all = new ArrayList<>(List.of("ChestScan"));
    all.addAll(List.of(arguments));
    return new Prompt("out-of-scope", Cases.CHESTSCAN, "prompt.outOfScope." + attribute, all);
  }

  private static Prompt near(String finding, String percent, String threshold) {
    return new Prompt(
        "near-threshold",
        Cases.CHESTSCAN,
        "prompt.nearThreshold",
        List.of("ChestScan", finding, percent, threshold));
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
