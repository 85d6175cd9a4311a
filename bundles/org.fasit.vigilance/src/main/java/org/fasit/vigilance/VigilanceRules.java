package org.fasit.vigilance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;

/**
 * The rules, over what the site configured. At most one prompt of each rule; a result that the
 * filter hides or marks as out of intended use gives none.
 *
 * @param margin how far a normalised confidence may lie from the threshold to be near it, 0 to 1
 * @param products what each product is made for; the first that fits holds
 */
public record VigilanceRules(double margin, List<ProductScope> products) implements Vigilance {
  public VigilanceRules {
    if (!(margin >= 0 && margin <= 1)) {
      throw new IllegalArgumentException("margin must lie between 0 and 1: " + margin);
    }
    products = List.copyOf(products);
  }

  @Override
  public List<Prompt> promptsFor(FilteredResult shown, OpenStudy study) {
    return switch (shown.decision().action()) {
      case HIDE, OUT_OF_INTENDED_USE -> List.of();
      case SHOW, SHOW_AS_DOUBTFUL -> prompts(shown, study);
    };
  }

  private List<Prompt> prompts(FilteredResult shown, OpenStudy study) {
    return switch (shown.result().conclusion()) {
      case NOT_PROCESSED -> List.of(notProcessed(shown));
      case POSITIVE, INDETERMINATE, NEGATIVE, NOT_STATED -> {
        Optional<ProductScope> scope =
            products.stream().filter(s -> s.isOf(shown.result().product())).findFirst();
        List<Prompt> prompts = new ArrayList<>();
        scope.flatMap(s -> OutOfScope.prompt(s, shown.result(), study)).ifPresent(prompts::add);
        scope.flatMap(s -> NearThreshold.prompt(s, margin, shown)).ifPresent(prompts::add);
        yield List.copyOf(prompts);
      }
    };
  }

  private static Prompt notProcessed(FilteredResult shown) {
    return new Prompt(
        "not-processed",
        shown.result().product(),
        "prompt.notProcessed",
        List.of(shown.result().product().name()));
  }
}
