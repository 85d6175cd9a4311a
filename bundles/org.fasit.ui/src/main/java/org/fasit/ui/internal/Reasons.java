package org.fasit.ui.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.Judgement;
import org.fasit.reading.ReadingState.Card;

/**
 * What a reader can tell of a logged case with one click. Reasons are private codes (coding scheme
 * {@code 99FASIT}); findings are the product's own codes.
 */
final class Reasons {

  static final String SCHEME = "99FASIT";

  /** Not a reason: asks for the comment field. */
  static final Code COMMENT = new Code("COMMENT", SCHEME, "Comment");

  static final Code OUT_OF_SCOPE = new Code("OUT_OF_SCOPE", SCHEME, "Outside AI's intended use");

  private static final List<Code> FALSE_POSITIVE =
      List.of(
          new Code("OLD_FRACTURE", SCHEME, "Old fracture"),
          new Code("GROWTH_PLATE", SCHEME, "Growth plate"),
          new Code("OVERLAP", SCHEME, "Overlap"),
          new Code("ARTEFACT", SCHEME, "Artefact"),
          new Code("NORMAL_VARIANT", SCHEME, "Normal variant"),
          new Code("OTHER", SCHEME, "Other"));

  private static final int MOST_FINDINGS = 8;

  private Reasons() {}

  static List<Code> of(Judgement judgement, List<Card> cards, String result) {
    return switch (judgement) {
      case FALSE_POSITIVE -> FALSE_POSITIVE;
      case FALSE_NEGATIVE -> missed(cards, result);
      case AGREE, OUT_OF_SCOPE -> List.of();
    };
  }

  /** The product's own list of findings first, then what lies outside it. */
  private static List<Code> missed(List<Card> cards, String result) {
    Map<String, Code> codes = new LinkedHashMap<>();
    cards.stream()
        .filter(card -> card.key().equals(result))
        .flatMap(card -> card.shown().result().findings().stream())
        .map(Finding::code)
        .forEach(code -> codes.putIfAbsent(code.scheme() + code.value(), code));
    return Stream.concat(codes.values().stream().limit(MOST_FINDINGS), Stream.of(OUT_OF_SCOPE))
        .toList();
  }
}
