package org.fasit.ui.internal;

import java.util.UUID;
import org.fasit.model.AddendumStep;
import org.fasit.ui.Command;

/** What the reader does with the lines. All on the event dispatch thread; nothing blocks. */
interface PanelActions {

  /** Opens or closes a card, or what stands behind a toggle line. */
  void toggle(Line line);

  /** Selects a finding and shows its place. */
  void select(Line.Row row);

  /** The pointer is over that finding; 0 when it is over none. */
  void hover(int number);

  /** Opens what can be looked at but not read. */
  void open(Line.Picture picture);

  void falsePositive(Line.Row row);

  void falsePositiveExam(String card);

  /** Arms the pointer for what the product missed, or ends that. */
  void falseNegative(String card);

  void agree(String card);

  void undo(UUID assessment);

  /** Turns to a case logged before, to tell more of it. */
  void turnTo(Line.Case logged);

  /** Says that the report needs an addendum, or that the reader has seen to it. */
  void addendum(UUID assessment, AddendumStep step);

  /** Takes the last step of an addendum back. */
  void undoAddendum(UUID assessment);

  /** Words for what a command does, with its key after them. */
  String keyed(String words, Command command);

  /** Looks through the study again. */
  void refresh();
}
