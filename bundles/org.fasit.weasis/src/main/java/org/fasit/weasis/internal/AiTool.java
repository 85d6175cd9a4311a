package org.fasit.weasis.internal;

import bibliothek.gui.dock.common.CLocation;
import bibliothek.gui.dock.common.mode.ExtendedMode;
import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.fasit.ui.AiPanel;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.ui.docking.PluginTool;

/** The dockable panel "AI results" of the 2D viewer. */
final class AiTool extends PluginTool {

  private static final int WIDTH_PIXELS = 330;
  private static final int ORDER = 15;

  private final JLabel trouble = new JLabel();

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
    trouble.setBorder(BorderFactory.createEmptyBorder(2, 8, 2, 8));
    trouble.setVisible(false);
    add(trouble, BorderLayout.SOUTH);
    panel.addPropertyChangeListener(
        AiPanel.NEWS,
        e ->
            dockable.setTitleIcon(
                Boolean.TRUE.equals(e.getNewValue()) ? ToolIcon.PANEL_NEWS : ToolIcon.PANEL));
    guard.onTrouble(() -> SwingUtilities.invokeLater(this::trouble));
  }

  private void trouble() {
    trouble.setText(Messages.get("trouble.host"));
    trouble.setToolTipText(Messages.get("trouble.host.tip"));
    trouble.setVisible(true);
  }

  @Override
  protected void changeToolWindowAnchor(CLocation location) {
    // The panel lays itself out at any size.
  }
}
