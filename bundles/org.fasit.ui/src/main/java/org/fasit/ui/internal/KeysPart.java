package org.fasit.ui.internal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.KeyStroke;
import org.fasit.reading.SettingsEditor.Form;
import org.fasit.ui.Command;
import org.fasit.ui.ReadingKeys;
import org.fasit.ui.SettingsHost;

/** The keys, each with what else it is used for. */
final class KeysPart implements SettingsPart {

  private static final String PREFIX = "keys.";

  private final SettingsHost host;
  private final Map<Command, KeyField> fields = new EnumMap<>(Command.class);
  private final Map<Command, JLabel> clashes = new EnumMap<>(Command.class);
  private final JButton reset = new JButton(Messages.get("keys.reset"));
  private Form form = new Form(Map.of(), java.util.Set.of(), Optional.empty());
  private ReadingKeys keys = ReadingKeys.standard();

  KeysPart(FormGrid grid, SettingsHost host) {
    this.host = host;
    grid.heading("keys.title");
    grid.wide(new WrappedText(Messages.get("keys.note"), Tones::quiet));
    for (Command command : Command.values()) {
      KeyField field =
          new KeyField(command == Command.DISMISS, stroke -> chosen(keys.with(command, stroke)));
      JLabel clash = new JLabel(Glyph.ATTENTION.icon(), JLabel.LEADING);
      clash.setVisible(false);
      field.getAccessibleContext().setAccessibleName(name(command));
      fields.put(command, field);
      clashes.put(command, clash);
      grid.row(PREFIX + command.setting(), FormGrid.beside(field, new JLabel()));
      grid.under(clash);
    }
    reset.addActionListener(e -> chosen(ReadingKeys.standard()));
    JLabel nothing = new JLabel();
    grid.under(FormGrid.beside(reset, nothing));
  }

  static String name(Command command) {
    return Messages.get(PREFIX + command.setting());
  }

  private void chosen(ReadingKeys now) {
    keys = now;
    for (Command command : Command.values()) {
      KeyField field = field(command);
      field.show(keys.stroke(command));
      String clash = clash(command);
      clash(command, field, clash);
    }
  }

  private KeyField field(Command command) {
    return java.util.Objects.requireNonNull(fields.get(command));
  }

  private void clash(Command command, KeyField field, String clash) {
    JLabel label = java.util.Objects.requireNonNull(clashes.get(command));
    label.setText(clash);
    label.setVisible(!clash.isEmpty());
    field.putClientProperty("JComponent.outline", clash.isEmpty() ? null : "warning");
    field.getAccessibleContext().setAccessibleDescription(clash);
  }

  /** What else the key of a command does; empty when nothing. */
  private String clash(Command command) {
    List<Command> same = keys.sameAs(command);
    if (!same.isEmpty()) {
      String names = same.stream().map(KeysPart::name).collect(Collectors.joining(", "));
      return Messages.get("keys.clash.own", names);
    }
    Optional<KeyStroke> stroke = keys.stroke(command);
    boolean standard = stroke.equals(ReadingKeys.standard().stroke(command));
    return stroke
        .filter(key -> !standard || command != Command.DISMISS)
        .flatMap(host.uses())
        .map(use -> Messages.get("keys.clash.host", host.name(), use))
        .orElse("");
  }

  @Override
  public void show(Form now) {
    form = now;
    chosen(ReadingKeys.of(before()));
  }

  private Map<String, String> before() {
    Map<String, String> chosen = new HashMap<>();
    form.values()
        .forEach(
            (key, value) -> {
              if (key.startsWith(PREFIX)) {
                chosen.put(key.substring(PREFIX.length()), value);
              }
            });
    return chosen;
  }

  @Override
  public Map<String, Optional<String>> edits() {
    Map<String, String> before = ReadingKeys.of(before()).chosen();
    Map<String, String> now = keys.chosen();
    Map<String, Optional<String>> edits = new HashMap<>();
    TreeSet<String> settings = new TreeSet<>(before.keySet());
    settings.addAll(now.keySet());
    for (String setting : settings) {
      Optional<String> value = Optional.ofNullable(now.get(setting));
      if (!value.equals(Optional.ofNullable(before.get(setting)))) {
        edits.put(PREFIX + setting, value);
      }
    }
    return edits;
  }

  @Override
  public Optional<String> wrong() {
    return Arrays.stream(Command.values())
        .filter(command -> !keys.sameAs(command).isEmpty())
        .findFirst()
        .map(
            command ->
                Messages.get(
                    "keys.twice",
                    keys.shown(command),
                    name(command),
                    name(keys.sameAs(command).get(0))));
  }

  @Override
  public void editable(boolean on) {
    fields.values().forEach(field -> field.setEnabled(on));
    reset.setEnabled(on);
  }

  @Override
  public Optional<JComponent> field(String key) {
    return Arrays.stream(Command.values())
        .filter(command -> key.equals(PREFIX + command.setting()))
        .findFirst()
        .map(this::field);
  }
}
