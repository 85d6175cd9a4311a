package org.fasit.filter;

import static org.fasit.filter.Cases.EFFUSION;
import static org.fasit.filter.Cases.FRACTURE;
import static org.fasit.filter.Cases.finding;
import static org.fasit.filter.Cases.image;
import static org.fasit.filter.Cases.result;
import static org.fasit.filter.Cases.study;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.OpenStudy;
import org.junit.jupiter.api.Test;

/** Whatever the rules: the findings that go in come out, in their order, each with a decision. */
class NothingIsLostTest {

  private static final String[] WHENS = {
    "\"product\":{\"name\":\"FracAI\"}",
    "\"product\":{\"name\":\"FracAI\",\"version\":\">=2 <3\"}",
    "\"age\":{\"under\":\"3y\"}",
    "\"age\":{\"from\":\"18m\",\"under\":\"90y\"}",
    "\"viewPosition\":[\"AP\"]",
    "\"bodyPart\":[\"WRIST\"]",
    "\"modality\":[\"DX\",\"CR\"]",
    "\"confidence\":{\"below\":0.45}",
    "\"confidence\":{\"from\":0.3,\"below\":0.9}",
    "\"finding\":{\"value\":\"125605004\",\"scheme\":\"SCT\"}",
    "\"finding\":[{\"value\":\"60046008\",\"scheme\":\"SCT\"}],\"viewPosition\":[\"PA\",\"LL\"]",
  };
  private static final String[] THENS = {"show", "showAsDoubtful", "hide", "outOfIntendedUse"};
  private static final String[] VIEWS = {"AP", "PA", "LL", ""};

  @Test
  void holdsForAnyRulesAndResults() throws Exception {
    long seed = 19_680_507;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      String at = "seed " + seed + ", round " + i;
      Rules rules = rules(random);
      AiResult result = anyResult(random);
      OpenStudy study = anyStudy(random);
      FilteredResult filtered = rules.apply(result, study);
      assertSame(result, filtered.result(), at);
      assertEquals(
          result.findings(),
          filtered.findings().stream().map(FilteredFinding::finding).toList(),
          at);
      assertEquals(filtered, rules.apply(result, study), at);
      filtered.findings().forEach(finding -> assertTold(rules, finding.decision(), at));
      assertTold(rules, filtered.decision(), at);
    }
  }

  /** What is not shown as it came names the rule that did it, with that rule's own action. */
  private static void assertTold(Rules rules, FilterDecision decision, String at) {
    if (decision.rule().isEmpty()) {
      assertEquals(FilterAction.SHOW, decision.action(), at);
    } else {
      assertTrue(
          rules.rules().stream()
              .anyMatch(
                  rule ->
                      rule.id().equals(decision.rule().get()) && rule.then() == decision.action()),
          at);
    }
  }

  private static Rules rules(Random random) throws BadRulesException {
    List<String> rules = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      rules.add(
          "{\"id\":\"r%d\",\"when\":{%s},\"then\":\"%s\"}"
              .formatted(i, pick(random, WHENS), pick(random, THENS)));
    }
    return RulesFile.parse("{\"rules\":[" + String.join(",", rules) + "]}");
  }

  private static AiResult anyResult(Random random) {
    AiProduct product =
        new AiProduct(
            "Nordbein", random.nextBoolean() ? "FracAI" : "ThoraxFem", random.nextInt(4) + ".1");
    List<Finding> findings = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      findings.add(
          finding(
              random.nextInt(5) == 0 ? "same" : "k" + i,
              random.nextBoolean() ? FRACTURE : EFFUSION,
              random.nextInt(4) == 0
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(random.nextDouble()),
              random.nextBoolean() ? new String[0] : new String[] {"" + random.nextInt(4)}));
    }
    return result(product, random.nextBoolean() ? List.of() : List.of("1"), findings);
  }

  private static OpenStudy anyStudy(Random random) {
    Optional<Age> age =
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(new Age(random.nextInt(1200)));
    return study(
        age,
        image("1", "DX", random.nextBoolean() ? "WRIST" : "", pick(random, VIEWS)),
        image("2", "CT", "CHEST", pick(random, VIEWS)));
  }

  private static String pick(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
