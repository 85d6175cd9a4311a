package org.fasit.ui.internal;

import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import org.fasit.reading.SettingsEditor.Form;

/** A part of the settings that a person edits. All on the event dispatch thread. */
interface SettingsPart {

  /** Shows what the file says, and forgets what was edited. */
  void show(Form form);

  /** What is edited and differs from the form shown, by key. */
  Map<String, Optional<String>> edits();

  /** Why this cannot be saved as it stands, if so. */
  default Optional<String> wrong() {
    return Optional.empty();
  }

  /** Whether anything can be edited. */
  void editable(boolean on);

  /** The field of a key, where it has one here. */
  Optional<JComponent> field(String key);
}
