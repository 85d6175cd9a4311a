package org.fasit.ui.internal;

import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.fasit.reading.SettingsEditor.Form;

/** Who reads. */
final class ReaderPart implements SettingsPart {

  private final SettingsFields fields = new SettingsFields();
  private final JTextField id = fields.text("reading.readerId", "");
  private final String host;

  ReaderPart(FormGrid grid, String host) {
    this.host = host;
    grid.heading("reader.title");
    grid.row("reader.id", id);
    grid.row("reader.name", fields.text("reading.readerName", Messages.get("reader.name.hint")));
    grid.under(new WrappedText(Messages.get("reader.note"), Tones::quiet));
  }

  /** Who it is where nothing is filled in. */
  void signedIn(String user) {
    SettingsFields.hint(id, user.isEmpty() ? "" : Messages.get("reader.signedIn", user, host));
  }

  @Override
  public void show(Form form) {
    fields.show(form);
  }

  @Override
  public Map<String, Optional<String>> edits() {
    return fields.edits(key -> true);
  }

  @Override
  public void editable(boolean on) {
    fields.editable(on);
  }

  @Override
  public Optional<JComponent> field(String key) {
    return fields.field(key);
  }
}
