package org.fasit.ui.internal;

import org.fasit.model.Prompt;
import org.fasit.vigilance.PromptText;

/** A prompt's sentence, and where its figures come from, in the user's language. */
public final class PromptWords {

  private PromptWords() {}

  public static String sentence(Prompt prompt) {
    return PromptText.sentence(prompt, Messages.locale()).replace(" %", "\u00a0%");
  }

  /** The sentence, the rule that speaks, and what it rests on. */
  static String why(Prompt prompt) {
    String source =
        Messages.find("why." + prompt.rule()).orElseGet(() -> Messages.get("why.other"));
    String product = CodeText.clean(prompt.product().label());
    return sentence(prompt) + " " + Messages.get("why.about", product) + " " + source;
  }
}
