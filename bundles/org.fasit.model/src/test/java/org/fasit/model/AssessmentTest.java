package org.fasit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssessmentTest {

  private static final AiProduct PRODUCT = new AiProduct("Nordbein AS", "FracAI", "2.4.1");
  private static final Region PLACE =
      new Region(GraphicType.POINT, "1.2.3", 1, List.of(new Point(10.5, 20.5)));

  @Test
  void aMissedPlaceIsNotOfTheExamAsAWhole() {
    assertFalse(assessment(Judgement.FALSE_NEGATIVE, Optional.of(PLACE)).ofExam());
    assertTrue(assessment(Judgement.FALSE_NEGATIVE, Optional.empty()).ofExam());
  }

  @Test
  void onlyFalsePositivesAndFalseNegativesAreErrors() {
    assertTrue(assessment(Judgement.FALSE_POSITIVE, Optional.empty()).isError());
    assertTrue(assessment(Judgement.FALSE_NEGATIVE, Optional.empty()).isError());
    assertFalse(assessment(Judgement.AGREE, Optional.empty()).isError());
    assertFalse(assessment(Judgement.OUT_OF_SCOPE, Optional.empty()).isError());
  }

  @Test
  void aResultWithoutAnObjectIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new AiResult(
                PRODUCT,
                "1.2",
                Conclusion.NEGATIVE,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of()));
  }

  @Test
  void codesAreTheSameWhateverTheirWording() {
    Code sent = new Code("125605004", "SCT", "Fracture of bone");
    assertTrue(sent.means(new Code("125605004", "SCT", "Fracture")));
    assertFalse(sent.means(new Code("125605004", "SRT", "Fracture of bone")));
  }

  @Test
  void namesAProductWithItsVersionWhereItIsKnown() {
    assertEquals("FracAI 2.4.1", PRODUCT.label());
    assertEquals("FracAI", new AiProduct("", "FracAI", "").label());
  }

  private static Assessment assessment(Judgement judgement, Optional<Region> place) {
    return new Assessment(
        judgement, PRODUCT, Conclusion.POSITIVE, List.of(), Optional.empty(), place, List.of());
  }
}
