package org.fasit.ui.internal;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Judgement;
import org.fasit.reading.ReadingState;
import org.fasit.ui.Command;

/** What each key does with the panel as it stands. */
record Keyboard(PanelController panel) {

  boolean can(Command command) {
    return switch (command) {
      case FALSE_POSITIVE -> selected().isPresent() || panel.focus().isPresent();
      case FALSE_NEGATIVE, AGREE -> panel.focus().isPresent();
      case NEXT, PREVIOUS -> !panel.rows().isEmpty();
      case MARKS -> panel.state().isPresent();
      case OPEN -> panel.canOpenPanel();
      case ADDENDUM -> panel.missedWithoutAddendum().isPresent();
      case READER -> panel.state().isPresent();
      case UNDO -> panel.lastToUndo().isPresent();
      case DISMISS -> panel.state().flatMap(ReadingState::prompt).isPresent() && !panel.armed();
    };
  }

  void perform(Command command) {
    switch (command) {
      case FALSE_POSITIVE -> falsePositive();
      case FALSE_NEGATIVE -> panel.focus().ifPresent(card -> panel.falseNegative(card.key()));
      case AGREE -> panel.focus().ifPresent(card -> panel.agree(card.key()));
      case NEXT -> step(1);
      case PREVIOUS -> step(-1);
      case MARKS -> panel.showMarks(!panel.marksShown());
      case OPEN -> panel.openPanel();
      case ADDENDUM -> panel.missedWithoutAddendum().ifPresent(panel::addendumNeeded);
      case READER -> panel.chooseReader();
      case UNDO -> panel.lastToUndo().ifPresent(logged -> panel.undo(logged.entry()));
      case DISMISS -> panel.dismissPrompt();
    }
  }

  private Optional<Line.Row> selected() {
    return panel.rows().stream().filter(Line.Row::selected).findFirst();
  }

  /** Of the selected finding; with none selected, of the exam. */
  private void falsePositive() {
    Optional<Line.Row> row = selected();
    if (row.isPresent()) {
      row.filter(r -> r.logged().isEmpty()).ifPresent(panel::falsePositive);
      return;
    }
    panel
        .focus()
        .filter(c -> c.exam().stream().noneMatch(l -> l.judgement() == Judgement.FALSE_POSITIVE))
        .ifPresent(card -> panel.falsePositiveExam(card.key()));
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
