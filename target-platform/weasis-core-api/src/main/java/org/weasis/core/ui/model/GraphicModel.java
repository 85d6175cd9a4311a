package org.weasis.core.ui.model;

import java.beans.PropertyChangeListener;
import java.util.List;
import org.weasis.core.ui.model.graphic.Graphic;
import org.weasis.core.ui.model.layer.GraphicLayer;

public interface GraphicModel {
  List<GraphicLayer> getLayers();

  List<PropertyChangeListener> getGraphicsListeners();

  void addGraphic(Graphic graphic);

  void deleteByLayer(GraphicLayer layer);
}
