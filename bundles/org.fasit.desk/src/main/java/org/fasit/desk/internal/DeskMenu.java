package org.fasit.desk.internal;

import com.formdev.flatlaf.FlatLaf;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;

/** The window's menu, and the keys that it takes. */
final class DeskMenu extends JMenuBar {

  private static final String OPEN = "control O";
  private static final String SETTINGS = "control COMMA";
  private static final String RESULTS = "control 1";
  private static final String CASES = "control 2";

  private final JFrame frame;
  private final JMenuItem settings = new JMenuItem(Messages.get("menu.settings"));
  private final JMenuItem cases = new JMenuItem(Messages.get("menu.cases"));

  DeskMenu(JFrame frame, Consumer<Path> openFolder, Side side) {
    this.frame = frame;
    JMenu file = new JMenu(Messages.get("menu.file"));
    file.add(item(new JMenuItem(Messages.get("menu.open")), OPEN, () -> choose(openFolder)));
    file.add(settings).setVisible(false);
    file.add(item(new JMenuItem(Messages.get("menu.quit")), "", frame::dispose));
    JMenu view = new JMenu(Messages.get("menu.view"));
    view.add(item(new JMenuItem(Messages.get("menu.results")), RESULTS, side::showResults));
    view.add(item(cases, CASES, side::showCases));
    view.add(light());
    add(file);
    add(view);
    offerCases(false);
  }

  private static JMenuItem item(JMenuItem item, String stroke, Runnable deed) {
    item.setAccelerator(KeyStroke.getKeyStroke(stroke));
    item.addActionListener(e -> deed.run());
    return item;
  }

  private static JMenuItem light() {
    JCheckBoxMenuItem light = new JCheckBoxMenuItem(Messages.get("menu.light"));
    light.setSelected(!FlatLaf.isLafDark());
    light.addActionListener(
        e -> {
          DeskWindow.theme(!light.isSelected());
          FlatLaf.updateUI();
        });
    return light;
  }

  private void choose(Consumer<Path> open) {
    JFileChooser chooser = new JFileChooser();
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    chooser.setDialogTitle(Messages.get("menu.open"));
    if (chooser.showOpenDialog(frame) == JFileChooser.APPROVE_OPTION) {
      open.accept(chooser.getSelectedFile().toPath());
    }
  }

  /** Offers the settings. */
  void offerSettings(Runnable open) {
    item(settings, SETTINGS, open).setVisible(true);
  }

  void offerCases(boolean there) {
    cases.setVisible(there);
    cases.setEnabled(there);
  }

  /** What the desk itself does with a key; empty when it is free. */
  static Optional<String> use(KeyStroke stroke) {
    Map<KeyStroke, String> taken = new LinkedHashMap<>();
    taken.put(KeyStroke.getKeyStroke(OPEN), "menu.open");
    taken.put(KeyStroke.getKeyStroke(SETTINGS), "menu.settings");
    taken.put(KeyStroke.getKeyStroke(RESULTS), "menu.results");
    taken.put(KeyStroke.getKeyStroke(CASES), "menu.cases");
    return Optional.ofNullable(taken.get(stroke)).map(Messages::get);
  }
}
