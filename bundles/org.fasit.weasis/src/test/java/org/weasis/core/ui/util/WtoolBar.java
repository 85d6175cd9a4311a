package org.weasis.core.ui.util;

import javax.swing.JToolBar;
import org.weasis.StandIn;
import org.weasis.core.api.gui.Insertable;

public class WtoolBar extends JToolBar implements Toolbar {
  private final String name;
  private int order;

  public WtoolBar(String name, int position) {
    StandIn.at("WtoolBar.<init>");
    this.name = name;
    order = position;
  }

  @Override
  public String getComponentName() {
    return name;
  }

  @Override
  public Insertable.Type getType() {
    return Insertable.Type.TOOLBAR;
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
