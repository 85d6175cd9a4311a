package org.fasit.desk.internal;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;
import org.fasit.ui.SettingsHost;
import org.fasit.ui.SettingsPanel;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The settings in a window of their own, which blocks nothing. */
final class SettingsWindow {

  private final JDialog dialog;
  private final SettingsPanel panel;

  SettingsWindow(JFrame owner, SettingsDoor door) {
    dialog = new JDialog(owner, Messages.get("menu.settings"), false);
    panel = new SettingsPanel(door.editor(), door.settings(), door.journal(), host());
    JButton save = new JButton(Messages.get("settings.save"));
    save.addActionListener(e -> panel.save());
    JButton close = new JButton(Messages.get("settings.close"));
    close.addActionListener(e -> dialog.dispose());
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));
    buttons.add(save);
    buttons.add(close);
    int pad = UIScale.scale(8);
    JPanel all = new JPanel(new BorderLayout());
    all.setBorder(BorderFactory.createEmptyBorder(pad, pad, 0, pad));
    all.add(panel, BorderLayout.CENTER);
    all.add(buttons, BorderLayout.SOUTH);
    dialog.setContentPane(all);
    dialog.getRootPane().setDefaultButton(save);
    bindEscape();
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.pack();
    dialog.setLocationRelativeTo(owner);
  }

  private void bindEscape() {
    dialog
        .getRootPane()
        .getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
        .put(KeyStroke.getKeyStroke("ESCAPE"), "close");
    dialog
        .getRootPane()
        .getActionMap()
        .put(
            "close",
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                dialog.dispose();
              }
            });
  }

  private static SettingsHost host() {
    String version =
        Optional.ofNullable(FrameworkUtil.getBundle(SettingsWindow.class))
            .map(Bundle::getVersion)
            .map(Object::toString)
            .orElse("");
    return new SettingsHost(
        Messages.get("window.title"),
        DeskMenu::use,
        List.of(
            Messages.get("settings.version", version),
            "Java " + System.getProperty("java.version")));
  }

  /** Whether it is on screen. */
  boolean isOpen() {
    return dialog.isVisible();
  }

  void show() {
    dialog.setVisible(true);
    dialog.toFront();
  }

  void close() {
    dialog.dispose();
  }
}
