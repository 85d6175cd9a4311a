package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.ErrorReason;
import org.fasit.model.Judgement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.ui.Scenes;
import org.fasit.ui.internal.Chip.Telling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffersTest {

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @Test
  void offersEveryReasonOfAFalsePositive() {
    List<Telling> told =
        Offers.of(logged(Judgement.FALSE_POSITIVE), Scenes.full()).stream()
            .map(Chip::telling)
            .toList();
    for (int i = 0; i < ErrorReason.values().length; i++) {
      assertEquals(new Telling.Reason(ErrorReason.values()[i].code()), told.get(i + 1));
    }
    assertEquals(new Telling.Comment(), told.get(0), "always at the same place");
  }

  /** MamCad did not process the exam and SkannAI is hidden by a rule: neither can have missed. */
  @Test
  void asksOnlyForProductsThatCouldHaveSeenIt() {
    assertEquals(
        List.of("BoneAge too", "ThoraxFem too"), alsos(Scenes.full(), Judgement.FALSE_NEGATIVE));
  }

  @Test
  void namesTheVersionWhereTheNameIsNotEnough() {
    ReadingState state =
        Scenes.state(
            List.of(
                Scenes.fractures(),
                card("old", new AiProduct("Nordbein", "FracAI", "1.9")),
                card("again", new AiProduct("Nordbein", "FracAI", "2.4.1")),
                card("other", new AiProduct("Alder", "BoneAge", "3.0"))));
    assertEquals(List.of("FracAI 1.9 too", "BoneAge too"), alsos(state, Judgement.FALSE_NEGATIVE));
  }

  @Test
  void whatIsOutOfScopeIsNobodysMiss() {
    assertEquals(List.of(), alsos(Scenes.full(), Judgement.OUT_OF_SCOPE));
    assertEquals(1, Offers.of(logged(Judgement.OUT_OF_SCOPE), Scenes.full()).size());
  }

  private static List<String> alsos(ReadingState state, Judgement judgement) {
    return Offers.of(logged(judgement), state).stream()
        .filter(chip -> chip.telling() instanceof Telling.Also)
        .map(Chip::text)
        .toList();
  }

  private static Card card(String key, AiProduct product) {
    return Scenes.card(key, product, Conclusion.NEGATIVE, 9, List.of());
  }

  private static Logged logged(Judgement judgement) {
    return new Logged(
        new UUID(0, 1),
        "frac",
        judgement,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Scenes.NOW,
        Scenes.NOW.plusSeconds(10),
        false);
  }
}
