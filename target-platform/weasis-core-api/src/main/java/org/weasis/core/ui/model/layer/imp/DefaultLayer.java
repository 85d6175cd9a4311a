package org.weasis.core.ui.model.layer.imp;

import org.weasis.core.ui.model.layer.AbstractGraphicLayer;
import org.weasis.core.ui.model.layer.LayerType;

public class DefaultLayer extends AbstractGraphicLayer {
  public DefaultLayer(LayerType type) {
    super(type);
  }
}
