package org.weasis.core.ui.model.graphic;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.beans.PropertyChangeListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.model.layer.GraphicLayer;

public abstract class AbstractGraphic implements Graphic {
  public final List<PropertyChangeListener> listeners = new ArrayList<>();
  public @Nullable GraphicLayer layer;
  public boolean selected;

  protected AbstractGraphic(Integer points) {
    StandIn.at("AbstractGraphic.<init>");
  }

  @Override
  public void paint(Graphics2D graphics, AffineTransform transform) {}

  @Override
  public void setLayer(GraphicLayer layer) {
    StandIn.at("Graphic.setLayer");
    this.layer = layer;
  }

  @Override
  public Boolean getSelected() {
    return selected;
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {
    StandIn.at("Graphic.addPropertyChangeListener");
    listeners.add(listener);
  }

  public void updateLabel(Object source, ViewCanvas<?> view) {
    updateLabel(view, null, true);
  }

  public void updateLabel(
      @Nullable ViewCanvas<?> view, @Nullable Point2D position, boolean released) {}
}
