package org.weasis.core.api.gui.util;

import java.util.Properties;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import org.weasis.StandIn;
import org.weasis.core.api.gui.Insertable;

public abstract class AbstractItemDialogPage extends JPanel implements PageItem, Insertable {
  private final String title;
  private final Properties properties = new Properties();
  private int order;

  protected AbstractItemDialogPage(String title, int position) {
    StandIn.at("AbstractItemDialogPage.<init>");
    this.title = title;
    order = position;
    setBorder(BorderFactory.createEmptyBorder(15, 10, 0, 10));
  }

  public Properties getProperties() {
    StandIn.at("AbstractItemDialogPage.getProperties");
    return properties;
  }

  @Override
  public String getComponentName() {
    return title;
  }

  @Override
  public Insertable.Type getType() {
    return Insertable.Type.PREFERENCES;
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
