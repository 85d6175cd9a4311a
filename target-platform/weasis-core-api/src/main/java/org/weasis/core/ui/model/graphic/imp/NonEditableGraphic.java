package org.weasis.core.ui.model.graphic.imp;

import java.awt.Shape;
import org.weasis.core.ui.model.graphic.AbstractGraphic;

public class NonEditableGraphic extends AbstractGraphic {
  public NonEditableGraphic(Shape shape) {
    super(0);
  }

  public NonEditableGraphic copy() {
    throw new UnsupportedOperationException();
  }
}
