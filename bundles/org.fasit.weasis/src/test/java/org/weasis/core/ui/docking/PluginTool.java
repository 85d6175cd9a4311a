package org.weasis.core.ui.docking;

import bibliothek.gui.dock.common.CLocation;
import bibliothek.gui.dock.common.DefaultSingleCDockable;
import bibliothek.gui.dock.common.mode.ExtendedMode;
import javax.swing.Icon;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.core.api.gui.Insertable;

public abstract class PluginTool extends JPanel implements DockableTool {
  public enum POSITION {
    NORTH,
    EAST,
    SOUTH,
    WEST
  }

  protected final DefaultSingleCDockable dockable;
  private final String name;
  private final Insertable.Type type;
  private int order;
  public boolean open;

  protected PluginTool(
      String name, POSITION position, ExtendedMode mode, Insertable.Type type, int order) {
    StandIn.at("PluginTool.<init>");
    this.name = name;
    this.type = type;
    this.order = order;
    dockable = new DefaultSingleCDockable(name, (@Nullable Icon) null, name);
  }

  protected abstract void changeToolWindowAnchor(CLocation location);

  protected void setDockableWidth(int width) {
    StandIn.at("PluginTool.setDockableWidth");
  }

  @Override
  public void showDockable() {
    StandIn.at("PluginTool.showDockable");
    open = true;
  }

  @Override
  public void closeDockable() {
    StandIn.at("PluginTool.closeDockable");
    open = false;
  }

  @Override
  public String getComponentName() {
    return name;
  }

  @Override
  public Insertable.Type getType() {
    return type;
  }

  @Override
  public boolean isComponentEnabled() {
    return isEnabled();
  }

  @Override
  public void setComponentEnabled(boolean enabled) {
    setEnabled(enabled);
  }

  @Override
  public int getComponentPosition() {
    return order;
  }

  @Override
  public void setComponentPosition(int position) {
    order = position;
  }
}
