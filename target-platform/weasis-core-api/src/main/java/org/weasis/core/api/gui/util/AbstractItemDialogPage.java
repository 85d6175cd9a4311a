package org.weasis.core.api.gui.util;

import java.util.Properties;
import javax.swing.JPanel;
import org.weasis.core.api.gui.Insertable;

public abstract class AbstractItemDialogPage extends JPanel implements PageItem, Insertable {
  protected AbstractItemDialogPage(String title, int position) {
    throw new UnsupportedOperationException();
  }

  public Properties getProperties() {
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
