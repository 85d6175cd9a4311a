package org.weasis.core.ui.model.graphic;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.beans.PropertyChangeListener;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.model.layer.GraphicLayer;

public abstract class AbstractGraphic implements Graphic {
  protected AbstractGraphic(Integer points) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void paint(Graphics2D graphics, AffineTransform transform) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLayer(GraphicLayer layer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Boolean getSelected() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {
    throw new UnsupportedOperationException();
  }

  public void updateLabel(Object source, ViewCanvas<?> view) {
    throw new UnsupportedOperationException();
  }

  public void updateLabel(ViewCanvas<?> view, Point2D position, boolean released) {
    throw new UnsupportedOperationException();
  }
}
