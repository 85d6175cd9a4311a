package org.weasis.core.ui.model.layer;

public abstract class AbstractGraphicLayer implements GraphicLayer {
  protected AbstractGraphicLayer(LayerType type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setName(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLevel(Integer level) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setSerializable(Boolean serializable) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setLocked(Boolean locked) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setSelectable(Boolean selectable) {
    throw new UnsupportedOperationException();
  }
}
