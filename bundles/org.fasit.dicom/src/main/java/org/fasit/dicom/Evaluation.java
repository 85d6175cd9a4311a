package org.fasit.dicom;

import java.util.Optional;
import org.fasit.model.Code;

/**
 * A question and the product's answer (qualitative evaluation, TID 1500), or its comment.
 *
 * @param question what was asked; (121106, DCM) Comment where a text answers nothing
 * @param answer the coded answer; empty when it is a text
 * @param text the answer in words, on one line, at most 4,096 characters; empty when it is coded
 */
public record Evaluation(Code question, Optional<Code> answer, Optional<String> text) {

  public Evaluation {
    if (answer.isPresent() == text.isPresent()) {
      throw new IllegalArgumentException("an answer is either coded or a text");
    }
  }

  /** A coded answer. */
  public Evaluation(Code question, Code answer) {
    this(question, Optional.of(answer), Optional.empty());
  }

  /** An answer in words. */
  public Evaluation(Code question, String text) {
    this(question, Optional.empty(), Optional.of(text));
  }
}
