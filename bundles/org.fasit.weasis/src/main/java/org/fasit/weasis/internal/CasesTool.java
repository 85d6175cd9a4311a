package org.fasit.weasis.internal;

import bibliothek.gui.dock.common.CLocation;
import bibliothek.gui.dock.common.mode.ExtendedMode;
import java.awt.BorderLayout;
import java.util.Optional;
import org.fasit.reading.OpenCases;
import org.fasit.ui.CasePort;
import org.fasit.ui.CasesPanel;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.ui.docking.PluginTool;

/**
 * The dockable panel "AI cases" of the 2D viewer: a tab at the right edge until it is opened, and
 * it asks the PACS for nothing before.
 */
final class CasesTool extends PluginTool {

  private static final int WIDTH_PIXELS = 360;
  private static final int ORDER = 16;

  private final CasesPanel panel = new CasesPanel();
  private final CasePort port;

  CasesTool(OpenCases cases, CasePort port) {
    super(
        Messages.get("cases.name"),
        POSITION.EAST,
        ExtendedMode.MINIMIZED,
        Insertable.Type.TOOL,
        ORDER);
    this.port = port;
    setDockableWidth(WIDTH_PIXELS);
    dockable.setTitleIcon(ToolIcon.CASES);
    setLayout(new BorderLayout());
    add(panel, BorderLayout.CENTER);
    panel.show(Optional.of(cases), port);
  }

  /** Lets go of the cases. */
  void leave() {
    panel.show(Optional.empty(), port);
  }

  @Override
  protected void changeToolWindowAnchor(CLocation location) {
    // The panel lays itself out at any size.
  }
}
