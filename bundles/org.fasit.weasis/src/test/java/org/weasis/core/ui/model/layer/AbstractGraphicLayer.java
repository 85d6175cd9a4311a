package org.weasis.core.ui.model.layer;

import org.weasis.StandIn;

public abstract class AbstractGraphicLayer implements GraphicLayer {
  private String name = "";
  public boolean serializable = true;
  public boolean locked;
  public boolean selectable = true;

  protected AbstractGraphicLayer(LayerType type) {
    StandIn.at("GraphicLayer.<init>");
  }

  @Override
  public String getName() {
    StandIn.at("GraphicLayer.getName");
    return name;
  }

  @Override
  public void setName(String name) {
    StandIn.at("GraphicLayer.setName");
    this.name = name;
  }

  @Override
  public void setLevel(Integer level) {
    StandIn.at("GraphicLayer.setLevel");
  }

  @Override
  public void setSerializable(Boolean serializable) {
    StandIn.at("GraphicLayer.setSerializable");
    this.serializable = serializable;
  }

  @Override
  public void setLocked(Boolean locked) {
    StandIn.at("GraphicLayer.setLocked");
    this.locked = locked;
  }

  @Override
  public void setSelectable(Boolean selectable) {
    StandIn.at("GraphicLayer.setSelectable");
    this.selectable = selectable;
  }
}
