package org.fasit.weasis.internal;

import bibliothek.gui.dock.common.CLocation;
import bibliothek.gui.dock.common.mode.ExtendedMode;
import java.awt.BorderLayout;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.fasit.ui.AiPanel;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.ui.docking.PluginTool;

/** The dockable panel "AI results" of the 2D viewer. */
final class AiTool extends PluginTool {

  private static final int WIDTH_PIXELS = 330;
  private static final int ORDER = 15;

  private final JTextArea trouble = new JTextArea();
  private Optional<String> unsaved = Optional.empty();
  private boolean hostFailed;

  AiTool(AiPanel panel, Guard guard) {
    super(
        Messages.get("tool.name"),
        POSITION.EAST,
        ExtendedMode.NORMALIZED,
        Insertable.Type.TOOL,
        ORDER);
    setDockableWidth(WIDTH_PIXELS);
    dockable.setTitleIcon(ToolIcon.PANEL);
    setLayout(new BorderLayout());
    add(panel, BorderLayout.CENTER);
    calm(trouble);
    add(trouble, BorderLayout.SOUTH);
    panel.addPropertyChangeListener(
        AiPanel.NEWS,
        e ->
            dockable.setTitleIcon(
                Boolean.TRUE.equals(e.getNewValue()) ? ToolIcon.PANEL_NEWS : ToolIcon.PANEL));
    panel.bindKeys(this, WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
    guard.onTrouble(() -> SwingUtilities.invokeLater(this::hostFailed));
  }

  /** A line that wraps, is no stop for the keyboard, and is not there until it says something. */
  private static void calm(JTextArea line) {
    line.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
    line.setLineWrap(true);
    line.setWrapStyleWord(true);
    line.setEditable(false);
    line.setFocusable(false);
    line.setOpaque(false);
    line.setFont(UIManager.getFont("Label.font"));
    line.setVisible(false);
  }

  private void hostFailed() {
    hostFailed = true;
    trouble.setToolTipText(Messages.get("trouble.host.tip"));
    tell();
  }

  /** Says why changed settings were not saved, until they are. */
  void unsaved(Optional<String> why) {
    unsaved = why;
    tell();
  }

  private void tell() {
    Stream<String> host = hostFailed ? Stream.of(Messages.get("trouble.host")) : Stream.empty();
    Stream<String> settings = unsaved.map(why -> Messages.get("trouble.unsaved", why)).stream();
    trouble.setText(Stream.concat(settings, host).collect(Collectors.joining("\n")));
    trouble.getAccessibleContext().setAccessibleName(trouble.getText());
    trouble.setVisible(!trouble.getText().isEmpty());
  }

  @Override
  protected void changeToolWindowAnchor(CLocation location) {
    // The panel lays itself out at any size.
  }
}
