package org.fasit.ui;

/** What a reader can do with one key. */
public enum Command {
  /** Log the selected finding, or with none selected the exam, as false positive. */
  FALSE_POSITIVE("falsePositive"),
  /** Point at what a product missed; the image that is clicked tells which. */
  FALSE_NEGATIVE("falseNegative"),
  /** Agree with the product of the image in view. */
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
