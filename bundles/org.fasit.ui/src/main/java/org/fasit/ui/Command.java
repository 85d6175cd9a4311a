package org.fasit.ui;

/** What a reader can do with one key. */
public enum Command {
  /** Log the selected finding, or with none selected the exam, as false positive. */
  FALSE_POSITIVE,
  /** Point at what the product in focus missed. */
  FALSE_NEGATIVE,
  /** Agree with the product in focus. */
  AGREE,
  /** Select the next finding and show it. */
  NEXT,
  /** Select the finding before and show it. */
  PREVIOUS,
  /** Show or hide the AI's marks. */
  MARKS,
  /** Open the panel. */
  OPEN,
  /** Take the last case back. */
  UNDO,
  /** Close the prompt. */
  DISMISS
}
