package org.fasit.model;

import java.util.List;

/**
 * An inline warning against automation bias: which rule speaks, and the figures of this case that
 * it speaks of. The sentence is made where the reader's language is known.
 *
 * @param rule the rule's id, such as {@code out-of-scope} or {@code near-threshold}
 * @param product the product that it is about
 * @param sentence key of the sentence in the user's language
 * @param arguments what stands in the sentence: words and formatted numbers, never an identity
 */
public record Prompt(String rule, AiProduct product, String sentence, List<String> arguments) {
  public Prompt {
    arguments = List.copyOf(arguments);
  }
}
