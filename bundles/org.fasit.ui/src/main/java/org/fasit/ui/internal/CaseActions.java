package org.fasit.ui.internal;

import java.util.Optional;
import java.util.UUID;
import org.fasit.model.AddendumStep;
import org.fasit.model.Judgement;
import org.fasit.model.Region;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState.Logged;

/** What the reader does with the last case. */
record CaseActions(PanelController panel, Deeds deeds, Judging judging)
    implements LastLogged.Actions {

  @Override
  public void undo(UUID assessment) {
    panel.undo(assessment);
  }

  /** Each word is an action of its own: a comment is not held back by a reason under way. */
  @Override
  public void refine(UUID assessment, Refinement told) {
    panel.handBack();
    deeds.act("refine/" + assessment + told, r -> r.refine(assessment, told));
  }

  @Override
  public void outOfScope(UUID assessment) {
    panel.handBack();
    deeds.act("scope/" + assessment, r -> r.outOfScope(assessment));
  }

  @Override
  public void addendum(UUID assessment, AddendumStep step) {
    panel.addendum(assessment, step);
  }

  @Override
  public String keyHint() {
    return KeyHint.of(panel.keys());
  }

  @Override
  public void alsoMissed(String card, Optional<Region> place) {
    panel.handBack();
    judging.say(Judgement.FALSE_NEGATIVE, card, place);
  }

  @Override
  public void missedInstead(Logged was, String card) {
    panel.handBack();
    judging.instead(was, card);
  }

  @Override
  public void answer(Optional<String> card) {
    panel.handBack();
    card.ifPresentOrElse(judging::answer, judging::stopAsking);
  }

  @Override
  public void toImage() {
    panel.toImage();
  }
}
