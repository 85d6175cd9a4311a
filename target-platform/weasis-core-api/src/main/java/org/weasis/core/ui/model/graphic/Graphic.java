package org.weasis.core.ui.model.graphic;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.beans.PropertyChangeListener;
import org.weasis.core.ui.model.layer.GraphicLayer;

public interface Graphic {
  void paint(Graphics2D graphics, AffineTransform transform);

  void setLayer(GraphicLayer layer);

  Boolean getSelected();

  void addPropertyChangeListener(PropertyChangeListener listener);
}
