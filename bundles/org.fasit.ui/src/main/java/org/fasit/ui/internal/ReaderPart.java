package org.fasit.ui.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.fasit.reading.SettingsEditor.Form;

/** Who reads. */
final class ReaderPart implements SettingsPart {

  private static final String SUPERUSER = "reading.superuser";

  private final SettingsFields fields = new SettingsFields();
  private final JTextField id = fields.text("reading.readerId", "");
  private final JCheckBox superuser = new JCheckBox(Messages.get("reader.superuser"));
  private final String host;

  ReaderPart(FormGrid grid, String host) {
    this.host = host;
    grid.heading("reader.title");
    grid.row("reader.id", id);
    grid.row("reader.name", fields.text("reading.readerName", Messages.get("reader.name.hint")));
    grid.under(superuser);
    grid.under(new WrappedText(Messages.get("reader.note"), Tones::quiet));
  }

  /** Who it is where nothing is filled in. */
  void signedIn(String user) {
    SettingsFields.hint(id, user.isEmpty() ? "" : Messages.get("reader.signedIn", user, host));
  }

  @Override
  public void show(Form form) {
    fields.show(form);
    superuser.setSelected(wasSuperuser());
  }

  private boolean wasSuperuser() {
    return fields.form().value(SUPERUSER).filter("true"::equals).isPresent();
  }

  @Override
  public Map<String, Optional<String>> edits() {
    Map<String, Optional<String>> edits = new HashMap<>(fields.edits(key -> true));
    if (superuser.isSelected() != wasSuperuser()) {
      edits.put(SUPERUSER, Optional.of("true").filter(on -> superuser.isSelected()));
    }
    return edits;
  }

  @Override
  public void editable(boolean on) {
    fields.editable(on);
    superuser.setEnabled(on);
  }

  @Override
  public Optional<JComponent> field(String key) {
    return key.equals(SUPERUSER) ? Optional.of(superuser) : fields.field(key);
  }
}
