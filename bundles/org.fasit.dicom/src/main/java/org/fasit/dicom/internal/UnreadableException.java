package org.fasit.dicom.internal;

import org.fasit.dicom.Problem;

/** Ends the reading of an object, with the reason. Carries no stack trace: it is an outcome. */
public final class UnreadableException extends Exception {

  private final transient Problem problem;
  private final String sentence;
  private final transient Object[] arguments;

  UnreadableException(Problem problem, String sentence, Object... arguments) {
    super(sentence, null, false, false);
    this.problem = problem;
    this.sentence = sentence;
    this.arguments = arguments.clone();
  }

  /** The kind of trouble. */
  public Problem problem() {
    return problem;
  }

  /** The reason in words for a radiologist. */
  public String reason(Texts texts) {
    return texts.say(sentence, arguments);
  }
}
