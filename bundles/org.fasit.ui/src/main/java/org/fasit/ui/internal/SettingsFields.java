package org.fasit.ui.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.swing.JComponent;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import org.fasit.reading.SettingsEditor.Form;

/** Text fields by the key of the setting that each edits. */
final class SettingsFields {

  private static final int COLUMNS = 12;

  private final Map<String, JTextComponent> fields = new LinkedHashMap<>();
  private Form form = new Form(Map.of(), java.util.Set.of(), Optional.empty());

  /** A field whose text everybody may see. */
  JTextField text(String key, String hint) {
    JTextField field = new JTextField(COLUMNS);
    hint(field, hint);
    fields.put(key, field);
    return field;
  }

  /** A field for a secret: what is set is never shown, only that it is. */
  JPasswordField secret(String key) {
    JPasswordField field = new JPasswordField(COLUMNS);
    field.putClientProperty("FlatLaf.style", "showRevealButton: true");
    fields.put(key, field);
    return field;
  }

  static void hint(JTextField field, String hint) {
    field.putClientProperty("JTextField.placeholderText", hint);
    field.repaint();
  }

  void show(Form now) {
    form = now;
    fields.forEach(
        (key, field) -> {
          field.setText(form.value(key).orElse(""));
          field.putClientProperty("JComponent.outline", null);
          if (field instanceof JPasswordField secret) {
            hint(secret, form.secrets().contains(key) ? Messages.get("settings.secretSet") : "");
          }
        });
  }

  Form form() {
    return form;
  }

  /** Whether the file has a value for it, shown or secret. */
  boolean isSet(String key) {
    return form.value(key).isPresent() || form.secrets().contains(key);
  }

  /** What differs, of the keys wanted. */
  Map<String, Optional<String>> edits(Predicate<String> wanted) {
    Map<String, Optional<String>> edits = new HashMap<>();
    fields.forEach(
        (key, field) -> {
          if (wanted.test(key)) {
            edit(key, field).ifPresent(value -> edits.put(key, value));
          }
        });
    return edits;
  }

  private Optional<Optional<String>> edit(String key, JTextComponent field) {
    if (field instanceof JPasswordField secret) {
      String typed = new String(secret.getPassword());
      return typed.isEmpty() ? Optional.empty() : Optional.of(Optional.of(typed));
    }
    Optional<String> typed = Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
    return typed.equals(form.value(key)) ? Optional.empty() : Optional.of(typed);
  }

  void editable(boolean on) {
    fields.values().forEach(field -> field.setEnabled(on));
  }

  Optional<JComponent> field(String key) {
    return Optional.ofNullable(fields.get(key));
  }
}
