package org.fasit.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.text.JTextComponent;
import org.fasit.reading.SettingsEditor;
import org.fasit.reading.SettingsEditor.Form;

/** The registry that pseudonymised entries go to. */
final class RegistryPart implements SettingsPart {

  private static final String COMMENTS = "sync.sendFreeText";
  private static final List<String> NEEDED =
      List.of("sync.url", "sync.site", "sync.token", "sync.siteKey");

  private final SettingsFields fields = new SettingsFields();
  private final JCheckBox sends = new JCheckBox(Messages.get("sync.sends"));
  private final JCheckBox comments = new JCheckBox(Messages.get("sync.sendFreeText"));
  private final WrappedText note = new WrappedText("", Tones::quiet);
  private final List<FormGrid.Row> rows = new ArrayList<>();
  private final Certificates certificates;
  private final ConnectionTry trial;

  RegistryPart(FormGrid grid, SettingsEditor editor) {
    trial = new ConnectionTry(editor, "sync", this::edits);
    grid.heading("sync.title");
    grid.wide(sends);
    rows.add(grid.row("sync.url", fields.text("sync.url", "https://registry.example.org")));
    rows.add(grid.row("sync.site", fields.text("sync.site", "")));
    rows.add(grid.row("sync.token", fields.secret("sync.token")));
    rows.add(grid.row("sync.siteKey", fields.secret("sync.siteKey")));
    rows.add(grid.under(comments));
    certificates = new Certificates(grid, fields, "sync", e -> trial.clear());
    rows.add(grid.under(trial));
    grid.under(note);
    sends.addActionListener(
        e -> {
          trial.clear();
          fit();
        });
  }

  private boolean before() {
    Form form = fields.form();
    return form.values().keySet().stream().anyMatch(key -> key.startsWith("sync."))
        || form.secrets().stream().anyMatch(key -> key.startsWith("sync."));
  }

  private boolean commentsBefore() {
    return fields.form().value(COMMENTS).filter("true"::equals).isPresent();
  }

  @Override
  public void show(Form form) {
    fields.show(form);
    sends.setSelected(before());
    comments.setSelected(commentsBefore());
    certificates.show();
    fit();
  }

  private void fit() {
    rows.forEach(row -> row.setVisible(sends.isSelected()));
    certificates.setVisible(sends.isSelected());
    boolean removes = before() && !sends.isSelected();
    note.setText(removes ? Messages.get("sync.removes") : "");
    note.setVisible(removes);
  }

  @Override
  public Map<String, Optional<String>> edits() {
    Map<String, Optional<String>> edits = new HashMap<>();
    if (!sends.isSelected()) {
      if (before()) {
        edits.put("sync", Optional.empty());
      }
      return edits;
    }
    edits.putAll(fields.edits(key -> !certificates.owns(key)));
    certificates.addEdits(edits);
    if (comments.isSelected() != commentsBefore()) {
      edits.put(COMMENTS, Optional.of("true").filter(on -> comments.isSelected()));
    }
    return edits;
  }

  @Override
  public Optional<String> wrong() {
    boolean missing = NEEDED.stream().anyMatch(this::missing);
    return sends.isSelected() && missing
        ? Optional.of(Messages.get("sync.needed"))
        : Optional.empty();
  }

  private boolean missing(String key) {
    boolean typed =
        fields
            .field(key)
            .filter(field -> ((JTextComponent) field).getDocument().getLength() > 0)
            .isPresent();
    return !typed && !fields.form().secrets().contains(key);
  }

  @Override
  public void editable(boolean on) {
    fields.editable(on);
    sends.setEnabled(on);
    comments.setEnabled(on);
    certificates.editable(on);
  }

  @Override
  public Optional<JComponent> field(String key) {
    return fields.field(key);
  }

  ConnectionTry trial() {
    return trial;
  }
}
