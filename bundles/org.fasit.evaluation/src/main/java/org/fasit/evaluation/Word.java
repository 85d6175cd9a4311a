package org.fasit.evaluation;

import java.util.Optional;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;

/**
 * A reader's word on an AI result: said, or about to be said.
 *
 * @param judgement the word
 * @param finding key of the AI's finding that is judged; empty for the exam as a whole and for what
 *     the AI missed
 * @param presence what the AI states of that finding; empty when no finding is judged, or when it
 *     is not known
 * @param placed whether it points at a place, as a missed finding does
 */
public record Word(
    Judgement judgement, Optional<String> finding, Optional<Presence> presence, boolean placed) {

  /** A word on the exam as a whole. */
  public static Word ofExam(Judgement judgement) {
    return new Word(judgement, Optional.empty(), Optional.empty(), false);
  }

  /** A word on one finding. */
  public static Word ofFinding(Judgement judgement, String key, Presence presence) {
    return new Word(judgement, Optional.of(key), Optional.of(presence), false);
  }

  /** A word on a place at which the AI states nothing. */
  public static Word ofPlace(Judgement judgement) {
    return new Word(judgement, Optional.empty(), Optional.empty(), true);
  }

  /** Whether the exam as a whole is judged. */
  public boolean ofExam() {
    return finding.isEmpty() && !placed;
  }
}
