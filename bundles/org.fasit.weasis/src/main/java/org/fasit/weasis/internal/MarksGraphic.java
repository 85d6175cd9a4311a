package org.fasit.weasis.internal;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.model.graphic.imp.NonEditableGraphic;

/**
 * All marks of one image as one graphic of the host: it comes and goes with the image, follows
 * zoom, pan, rotation and flip, and cannot be picked or edited.
 */
final class MarksGraphic extends NonEditableGraphic {

  /** Paints the marks; the transform leads from the image's square pixels to the graphics. */
  interface Paint {
    void paint(Graphics2D graphics, AffineTransform toGraphics);
  }

  private final Rectangle2D image;
  private final Paint paint;

  /**
   * @param image the image's bounds in square pixels
   */
  MarksGraphic(Rectangle2D image, Paint paint) {
    super(image);
    this.image = image;
    this.paint = paint;
  }

  @Override
  public void paint(Graphics2D graphics, @Nullable AffineTransform transform) {
    paint.paint(graphics, transform == null ? new AffineTransform() : transform);
  }

  @Override
  public NonEditableGraphic copy() {
    return new MarksGraphic(image, paint);
  }

  /** Never: what the host selects all of, it also deletes all of. */
  @Override
  public Boolean getSelected() {
    return false;
  }

  /** Its words are painted with the marks; the host's label would be a second one. */
  @Override
  public void updateLabel(
      @Nullable ViewCanvas<?> view, @Nullable Point2D position, boolean released) {}
}
