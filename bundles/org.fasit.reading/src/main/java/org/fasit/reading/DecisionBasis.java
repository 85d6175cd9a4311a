package org.fasit.reading;

import java.util.Optional;
import java.util.stream.Stream;
import org.fasit.model.Code;
import org.fasit.model.ErrorReason;

/**
 * On what a decision on a logged case rests, as it is told with one click: the values of {@link
 * org.fasit.model.Event.Adjudicated#reason} that Fasit offers. The assessment SR tells it as the
 * basis of its truth.
 */
public enum DecisionBasis {
  SECOND_READER("Opinion of a second reader"),
  CONSENSUS("Consensus of readers"),
  LATER_IMAGING("Later or other imaging"),
  FOLLOW_UP("Clinical follow-up"),
  PATHOLOGY("Pathology");

  private final Code code;

  DecisionBasis(String meaning) {
    code = new Code(name(), ErrorReason.SCHEME, meaning);
  }

  public Code code() {
    return code;
  }

  /** The basis that a code stands for, whatever the wording of its meaning. */
  public static Optional<DecisionBasis> of(Code code) {
    return Stream.of(values()).filter(basis -> basis.code.means(code)).findFirst();
  }
}
