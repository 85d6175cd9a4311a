package org.fasit.ui;

/** What a reader can do with one key. */
public enum Command {
  /** Log the selected finding, or with none selected the exam, as false positive. */
  FALSE_POSITIVE("falsePositive"),
  /** Point at what the product in focus missed. */
  FALSE_NEGATIVE("falseNegative"),
  /** Agree with the product in focus. */
  AGREE("agree"),
  /** Say that the report needs an addendum because of the finding that was missed last. */
  ADDENDUM("addendum"),
  /** Select the next finding and show it. */
  NEXT("next"),
  /** Select the finding before and show it. */
  PREVIOUS("previous"),
  /** Show or hide the AI's marks. */
  MARKS("marks"),
  /** Open the panel. */
  OPEN("open"),
  /** Choose who reads. */
  READER("reader"),
  /** Take the last case back. */
  UNDO("undo"),
  /** Close the prompt. */
  DISMISS("dismiss");

  private final String setting;

  Command(String setting) {
    this.setting = setting;
  }

  /** The name of its key in section {@code keys} of the settings file. */
  public String setting() {
    return setting;
  }
}
