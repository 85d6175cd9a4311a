package org.fasit.reading.internal;

/** What is wrong with the settings file, in words for whoever edits it. */
final class SettingsException extends Exception {
  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    super(message);
  }
}
