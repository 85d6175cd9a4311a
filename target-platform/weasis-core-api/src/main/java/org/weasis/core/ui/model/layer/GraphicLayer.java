package org.weasis.core.ui.model.layer;

public interface GraphicLayer extends Layer {
  void setSerializable(Boolean serializable);

  void setLocked(Boolean locked);

  void setSelectable(Boolean selectable);
}
