package org.fasit.ui.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Judgement;
import org.fasit.reading.ReadingState;
import org.fasit.ui.Command;

/** What each command does with the panel as it stands, whether by key or by a host's button. */
public record Keyboard(PanelController panel) {

  /** Whether a command would do something now. */
  public boolean can(Command command) {
    panel.imageChanged();
    return switch (command) {
      case FALSE_POSITIVE -> selected().isPresent() || hasProduct();
      case FALSE_NEGATIVE, AGREE -> hasProduct();
      case NEXT, PREVIOUS -> !panel.rows().isEmpty();
      case MARKS -> panel.state().isPresent();
      case OPEN -> panel.canOpenPanel();
      case ADDENDUM -> panel.missedWithoutAddendum().isPresent();
      case READER -> panel.state().isPresent();
      case UNDO -> panel.lastToUndo().isPresent();
      case DISMISS -> !panel.judging().isWaiting() && (panel.judging().isAsking() || hasPrompt());
    };
  }

  private boolean hasProduct() {
    Aim aim = panel.aim();
    return aim.card().isPresent() || !aim.open().isEmpty();
  }

  private boolean hasPrompt() {
    return panel.state().flatMap(ReadingState::prompt).isPresent();
  }

  /** Why a command would log nothing now, in words for the reader. */
  public Optional<String> refusal(Command command) {
    return switch (command) {
      case FALSE_POSITIVE ->
          selected().isPresent()
              ? selected().flatMap(Line.Row::refusal)
              : panel.judging().refusal(Judgement.FALSE_POSITIVE);
      case FALSE_NEGATIVE -> panel.judging().refusal(Judgement.FALSE_NEGATIVE);
      case AGREE -> panel.judging().refusal(Judgement.AGREE);
      case NEXT, PREVIOUS, MARKS, OPEN, ADDENDUM, READER, UNDO, DISMISS -> Optional.empty();
    };
  }

  public void perform(Command command) {
    panel.imageChanged();
    if (command != Command.FALSE_NEGATIVE) {
      panel.judging().stopWaiting();
    }
    switch (command) {
      case FALSE_POSITIVE -> falsePositive();
      case FALSE_NEGATIVE -> panel.judging().falseNegative();
      case AGREE -> panel.judging().sayByImage(Judgement.AGREE, Optional.empty());
      case NEXT -> step(1);
      case PREVIOUS -> step(-1);
      case MARKS -> panel.showMarks(!panel.marksShown());
      case OPEN -> panel.openPanel();
      case ADDENDUM -> panel.missedWithoutAddendum().ifPresent(panel::addendumNeeded);
      case READER -> panel.chooseReader();
      case UNDO -> panel.lastToUndo().ifPresent(logged -> panel.undo(logged.entry()));
      case DISMISS -> dismiss();
    }
  }

  private Optional<Line.Row> selected() {
    return panel.rows().stream().filter(Line.Row::selected).findFirst();
  }

  /** Of the selected finding; with none selected, of the exam. */
  private void falsePositive() {
    selected()
        .ifPresentOrElse(
            panel::falsePositive,
            () -> panel.judging().sayByImage(Judgement.FALSE_POSITIVE, Optional.empty()));
  }

  private void dismiss() {
    if (panel.judging().isAsking()) {
      panel.judging().stopAsking();
    } else {
      panel.dismissPrompt();
    }
  }

  private void step(int by) {
    List<Line.Row> rows = panel.rows();
    if (rows.isEmpty()) {
      return;
    }
    int at = selected().map(rows::indexOf).orElse(by > 0 ? -1 : 0);
    Line.Row row = rows.get(Math.floorMod(at + by, rows.size()));
    panel.select(row);
    panel.scrollTo(row);
  }
}
