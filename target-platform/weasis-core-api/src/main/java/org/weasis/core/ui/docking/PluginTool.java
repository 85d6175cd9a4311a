package org.weasis.core.ui.docking;

import bibliothek.gui.dock.common.CLocation;
import bibliothek.gui.dock.common.DefaultSingleCDockable;
import bibliothek.gui.dock.common.mode.ExtendedMode;
import javax.swing.JPanel;
import org.weasis.core.api.gui.Insertable;

public abstract class PluginTool extends JPanel implements DockableTool {
  public enum POSITION {
    NORTH,
    EAST,
    SOUTH,
    WEST
  }

  protected final DefaultSingleCDockable dockable;

  protected PluginTool(
      String name, POSITION position, ExtendedMode mode, Insertable.Type type, int order) {
    throw new UnsupportedOperationException();
  }

  protected abstract void changeToolWindowAnchor(CLocation location);

  protected void setDockableWidth(int width) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void showDockable() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void closeDockable() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getComponentName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Insertable.Type getType() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isComponentEnabled() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setComponentEnabled(boolean enabled) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getComponentPosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setComponentPosition(int position) {
    throw new UnsupportedOperationException();
  }
}
