package org.weasis.core.ui.model.layer;

public interface Layer {
  String getName();

  void setName(String name);

  void setLevel(Integer level);
}
