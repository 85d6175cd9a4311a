package org.fasit.ui.internal;

import java.awt.event.ActionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JCheckBox;

/** Whom to trust and as whom to sign in with TLS: rows that are there where a site needs them. */
final class Certificates {

  private static final String FILE = "hospital-ca.pem";

  private final SettingsFields fields;
  private final List<String> keys;
  private final JCheckBox own = new JCheckBox(Messages.get("tls.own"));
  private final FormGrid.Row head;
  private final List<FormGrid.Row> rows = new ArrayList<>();
  private boolean wanted = true;

  /**
   * Adds the rows.
   *
   * @param section of the settings, such as {@code pacs}
   * @param changed is told when the reader ticks or unticks
   */
  Certificates(FormGrid grid, SettingsFields fields, String section, ActionListener changed) {
    this.fields = fields;
    keys =
        Stream.of("caFile", "caPassword", "certificate", "certificateKey", "certificatePassword")
            .map(key -> section + "." + key)
            .toList();
    head = grid.under(own);
    rows.add(grid.row("tls.caFile", fields.text(keys.get(0), FILE)));
    rows.add(grid.row("tls.caPassword", fields.secret(keys.get(1))));
    rows.add(grid.row("tls.certificate", fields.text(keys.get(2), "")));
    rows.add(grid.row("tls.certificateKey", fields.text(keys.get(3), "")));
    rows.add(grid.row("tls.certificatePassword", fields.secret(keys.get(4))));
    own.addActionListener(e -> fit());
    own.addActionListener(changed);
  }

  /** Follows what the fields were filled with. */
  void show() {
    own.setSelected(keys.stream().anyMatch(fields::isSet));
    fit();
  }

  void setVisible(boolean on) {
    wanted = on;
    fit();
  }

  private void fit() {
    head.setVisible(wanted);
    rows.forEach(row -> row.setVisible(wanted && own.isSelected()));
  }

  /** What differs; unticked, what is set goes. */
  void addEdits(Map<String, Optional<String>> edits) {
    if (own.isSelected()) {
      edits.putAll(fields.edits(keys::contains));
    } else {
      keys.stream().filter(fields::isSet).forEach(key -> edits.put(key, Optional.empty()));
    }
  }

  boolean owns(String key) {
    return keys.contains(key);
  }

  void editable(boolean on) {
    own.setEnabled(on);
  }
}
