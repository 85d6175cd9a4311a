package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.reading.ReadingState;

/** What the controller asks of the view. */
interface PanelScreen {
  void show(Optional<ReadingState> state, List<Line> lines, Told told);

  /** Brings a line into sight. */
  void scrollTo(String id);

  void hover(int number);

  /** The reader turns to a case logged before, to tell more of it. */
  void turnTo(UUID entry);

  /** Whether the pointer is over the list. */
  boolean aiming();

  /** Whether a line is on screen. */
  boolean inSight(String id);

  /** Tells of new results, and of the selected finding; empty texts take no room. */
  void tell(String news, String selected);

  /** Shows a picture beside the panel. */
  void picture(String title, BufferedImage image);

  void why(String title, String text);

  /** Whether the reader types in a field of the panel. */
  boolean typing();

  /** Whether a component is a line of the list, and no button on one. */
  boolean isLine(Component component);

  /** Another study is about to be shown: what was typed of this one is kept. */
  void leaveStudy();

  /** Asks who reads, in the panel's head. */
  default void chooseReader() {}

  /** Another study is shown: nothing that was begun on the one before goes on. */
  void newStudy();

  /** Other keys are in use: what names them is out of date. */
  void keysChanged();
}
