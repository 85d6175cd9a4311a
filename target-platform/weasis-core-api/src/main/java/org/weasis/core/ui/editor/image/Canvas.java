package org.weasis.core.ui.editor.image;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import javax.swing.JComponent;
import org.weasis.core.ui.model.GraphicModel;

public interface Canvas {
  JComponent getJComponent();

  Object getActionValue(String command);

  AffineTransform getAffineTransform();

  Point2D getClipViewCoordinatesOffset();

  Point2D getImageCoordinatesFromMouse(Integer x, Integer y);

  GraphicModel getGraphicManager();
}
