package org.weasis.core.ui.util;

import javax.swing.JToolBar;
import org.weasis.core.api.gui.Insertable;

public class WtoolBar extends JToolBar implements Toolbar {
  public WtoolBar(String name, int position) {
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
