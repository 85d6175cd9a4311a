package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.List;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.Prompt;
import org.junit.jupiter.api.Test;

class VigilanceComponentTest {
  private static final AiResult NEAR =
      Cast.result("r", Conclusion.POSITIVE, Cast.present("a", 0.52));
  private static final String FRAC_AT_HALF = "[{\"name\":\"FracAI\",\"threshold\":0.5}]";

  @Test
  void promptsAsConfigured() {
    VigilanceComponent vigilance = new VigilanceComponent(config(0.05, FRAC_AT_HALF));
    assertEquals(List.of("near-threshold"), rules(vigilance));
    vigilance.modified(config(0.01, FRAC_AT_HALF));
    assertEquals(List.of(), rules(vigilance));
  }

  @Test
  void readsAllThatAProductIsMadeFor() {
    VigilanceComponent vigilance =
        new VigilanceComponent(
            config(
                0.05,
                """
                [{"name": "FracAI", "manufacturer": "Nordbein", "modalities": ["DX"],
                  "bodyParts": ["WRIST"], "viewPositions": ["AP"], "patientPositions": [],
                  "minimumAgeMonths": 24, "maximumAgeMonths": 96}]
                """));
    assertEquals(List.of("out-of-scope"), rules(vigilance));
  }

  @Test
  void keepsTheLastGoodRules() {
    VigilanceComponent vigilance = new VigilanceComponent(config(0.05, FRAC_AT_HALF));
    vigilance.modified(config(0.05, "[{\"name\":\"FracAI\",\"treshold\":0.5}]"));
    assertEquals(List.of("near-threshold"), rules(vigilance));
  }

  @Test
  void aBadFirstConfigurationMeansNoPrompts() {
    assertEquals(List.of(), rules(new VigilanceComponent(config(0.05, "nonsense"))));
  }

  @Test
  void namesTheProductThatContradictsItself() {
    String upsideDown = "[{\"name\":\"FracAI\",\"minimumAgeMonths\":9,\"maximumAgeMonths\":8}]";
    String message =
        assertThrows(SettingsException.class, () -> VigilanceSettings.rules(0.05, upsideDown))
            .getMessage();
    assertTrue(message.contains("vigilance.products[0]"), message);
  }

  private static List<String> rules(VigilanceComponent vigilance) {
    return vigilance.promptsFor(Cast.filtered(NEAR, FilterAction.SHOW), Cast.study(1)).stream()
        .map(Prompt::rule)
        .toList();
  }

  private static VigilanceComponent.Config config(double margin, String products) {
    return new VigilanceComponent.Config() {
      @Override
      public double margin() {
        return margin;
      }

      @Override
      public String products() {
        return products;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return VigilanceComponent.Config.class;
      }
    };
  }
}
