package org.fasit.weasis.internal;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.beans.PropertyChangeListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.editor.image.ImageViewerEventManager.Scrolled;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.model.GraphicModel;
import org.weasis.core.ui.model.graphic.AbstractGraphic;
import org.weasis.core.ui.model.graphic.Graphic;
import org.weasis.core.ui.model.layer.AbstractGraphicLayer;
import org.weasis.core.ui.model.layer.GraphicLayer;
import org.weasis.dicom.codec.DicomImageElement;

/** A view as Weasis' GraphicsPane computes and paints: the transform, moved by the offset. */
final class StandInView extends JComponent implements ViewCanvas<DicomImageElement>, Scrolled {

  AffineTransform transform = new AffineTransform();
  Point2D offset = new Point2D.Double();
  final Model model = new Model();
  private @Nullable MediaSeries<DicomImageElement> series;
  private @Nullable DicomImageElement image;

  StandInView() {
    setSize(400, 300);
  }

  void show(@Nullable MediaSeries<DicomImageElement> next, @Nullable DicomImageElement first) {
    series = next;
    image = first;
    model.deleteNonSerializableGraphics();
  }

  @Override
  public void scrollTo(int index) {
    show(series, ((StandInHost.Series) Objects.requireNonNull(series)).images.get(index));
  }

  @Override
  public @Nullable MediaSeries<DicomImageElement> getSeries() {
    StandIn.at("ViewCanvas.getSeries");
    return series;
  }

  @Override
  public void setSeries(MediaSeries<DicomImageElement> next, DicomImageElement first) {
    StandIn.at("ViewCanvas.setSeries");
    show(next, first);
  }

  @Override
  public @Nullable DicomImageElement getImage() {
    StandIn.at("ViewCanvas.getImage");
    return image;
  }

  @Override
  public JComponent getJComponent() {
    StandIn.at("ViewCanvas.getJComponent");
    return this;
  }

  @Override
  public @Nullable Object getActionValue(String command) {
    StandIn.at("ViewCanvas.getActionValue");
    return null;
  }

  @Override
  public @Nullable Comparator<DicomImageElement> getCurrentSortComparator() {
    StandIn.at("ViewCanvas.getCurrentSortComparator");
    return null;
  }

  @Override
  public AffineTransform getAffineTransform() {
    StandIn.at("ViewCanvas.getAffineTransform");
    return transform;
  }

  @Override
  public Point2D getClipViewCoordinatesOffset() {
    StandIn.at("ViewCanvas.getClipViewCoordinatesOffset");
    return clipOffset();
  }

  private Point2D clipOffset() {
    return new Point2D.Double(Math.max(offset.getX(), 0), Math.max(offset.getY(), 0));
  }

  @Override
  public Point2D getImageCoordinatesFromMouse(Integer x, Integer y) {
    StandIn.at("ViewCanvas.getImageCoordinatesFromMouse");
    Point2D p = clipOffset();
    try {
      return transform.inverseTransform(
          new Point2D.Double(x - p.getX(), y - p.getY()), new Point2D.Double());
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public GraphicModel getGraphicManager() {
    StandIn.at("ViewCanvas.getGraphicManager");
    return model;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics;
    Point2D p = clipOffset();
    g.translate(p.getX(), p.getY());
    model.graphics.forEach(graphic -> graphic.paint(g, transform));
    g.translate(-p.getX(), -p.getY());
  }

  /** What is drawn on the image. */
  static final class Model implements GraphicModel {
    final List<Graphic> graphics = new ArrayList<>();
    final List<PropertyChangeListener> listeners = new ArrayList<>(List.of(event -> {}));

    @Override
    public List<GraphicLayer> getLayers() {
      StandIn.at("GraphicModel.getLayers");
      return graphics.stream().map(Model::layer).distinct().toList();
    }

    /** What the host saves with the image: graphics of the layers that say so. */
    List<Graphic> saved() {
      return graphics.stream()
          .filter(graphic -> ((AbstractGraphicLayer) layer(graphic)).serializable)
          .toList();
    }

    /** What the host does when an image leaves its view. */
    void deleteNonSerializableGraphics() {
      graphics.removeIf(graphic -> !((AbstractGraphicLayer) layer(graphic)).serializable);
    }

    private static GraphicLayer layer(Graphic graphic) {
      return Objects.requireNonNull(((AbstractGraphic) graphic).layer);
    }

    @Override
    public List<PropertyChangeListener> getGraphicsListeners() {
      StandIn.at("GraphicModel.getGraphicsListeners");
      return listeners;
    }

    @Override
    public void addGraphic(Graphic graphic) {
      StandIn.at("GraphicModel.addGraphic");
      graphics.add(graphic);
    }

    @Override
    public void deleteByLayer(GraphicLayer layer) {
      StandIn.at("GraphicModel.deleteByLayer");
      graphics.removeIf(graphic -> layer(graphic) == layer);
    }
  }
}
