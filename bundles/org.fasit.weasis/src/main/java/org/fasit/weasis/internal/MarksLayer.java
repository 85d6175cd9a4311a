package org.fasit.weasis.internal;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dcm4che3.data.Tag;
import org.fasit.ui.Mark;
import org.fasit.ui.MarkPainter;
import org.fasit.weasis.internal.WeasisViewers.Pane;
import org.jspecify.annotations.Nullable;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.core.ui.model.GraphicModel;
import org.weasis.core.ui.model.layer.GraphicLayer;
import org.weasis.core.ui.model.layer.LayerType;
import org.weasis.core.ui.model.layer.imp.DefaultLayer;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.TagD;

/**
 * The marks on the images that are on a view, on a layer of their own that is neither saved nor
 * edited. The host drops such layers from an image that leaves a view.
 */
final class MarksLayer {

  static final String NAME = "Fasit AI";
  private static final int LEVEL = 310;
  private static final int LARGEST = 65_535;

  private final MarkPainter painter = new MarkPainter();
  private final WeasisViewers viewers;
  private final Guard guard;
  private List<Mark> marks = List.of();
  private Optional<String> study = Optional.empty();
  private int lit;

  MarksLayer(WeasisViewers viewers, Guard guard) {
    this.viewers = viewers;
    this.guard = guard;
  }

  /** Which study's marks, and which; none of them when there is no study. */
  void show(Optional<String> ofStudy, List<Mark> next) {
    study = ofStudy;
    marks = List.copyOf(next);
    place();
  }

  /** Lights one mark; 0 lights none. */
  void light(int number) {
    if (lit != number) {
      lit = number;
      viewers.panes().stream()
          .filter(this::own)
          .forEach(
              pane -> guard.run("Lighting a mark", () -> pane.view().getJComponent().repaint()));
    }
  }

  /** Brings the views' layers in line with the marks; a view that fails leaves the others be. */
  void place() {
    viewers.panes().forEach(pane -> guard.run("Placing marks", () -> place(pane)));
  }

  /** Number of the mark at a place of a view's component; 0 where there is none. */
  int markAt(Pane pane, Point2D at) {
    @Nullable DicomImageElement image = pane.view().getImage();
    if (image == null || marks.isEmpty() || !own(pane)) {
      return 0;
    }
    Point2D offset = pane.view().getClipViewCoordinatesOffset();
    AffineTransform to = AffineTransform.getTranslateInstance(offset.getX(), offset.getY());
    to.concatenate(pane.view().getAffineTransform());
    return Slice.of(image)
        .flatMap(slice -> painter.hit(at, view(slice, image, to, new Rectangle2D.Double()), marks))
        .map(Mark::number)
        .orElse(0);
  }

  void removeAll() {
    show(Optional.empty(), List.of());
  }

  private boolean own(Pane pane) {
    return study.isPresent() && viewers.study(pane.view()).equals(study);
  }

  private void place(Pane pane) {
    @Nullable GraphicModel model = pane.view().getGraphicManager();
    if (model == null) {
      return;
    }
    boolean had = remove(model);
    @Nullable DicomImageElement image = pane.view().getImage();
    boolean has = image != null && own(pane) && add(model, image);
    if (had || has) {
      pane.view().getJComponent().repaint();
    }
  }

  private static boolean remove(GraphicModel model) {
    boolean removed = false;
    for (GraphicLayer layer : List.copyOf(model.getLayers())) {
      if (NAME.equals(layer.getName())) {
        model.deleteByLayer(layer);
        removed = true;
      }
    }
    return removed;
  }

  private boolean add(GraphicModel model, DicomImageElement image) {
    Optional<Slice> slice = Slice.of(image);
    if (slice.filter(s -> s.shows(marks)).isEmpty()) {
      return false;
    }
    GraphicLayer layer = new DefaultLayer(LayerType.DICOM_SR);
    layer.setName(NAME);
    layer.setLevel(LEVEL);
    layer.setSerializable(false);
    layer.setLocked(true);
    layer.setSelectable(false);
    MarksGraphic graphic =
        new MarksGraphic(
            bounds(image),
            (g, to) -> guard.run("Painting marks", () -> paint(g, to, slice.get(), image)));
    graphic.setLayer(layer);
    List.copyOf(model.getGraphicsListeners()).forEach(graphic::addPropertyChangeListener);
    model.addGraphic(graphic);
    return true;
  }

  private static Rectangle2D bounds(DicomImageElement image) {
    return new Rectangle2D.Double(
        0,
        0,
        size(image, Tag.Columns) * image.getRescaleX(),
        size(image, Tag.Rows) * image.getRescaleY());
  }

  private static int size(DicomImageElement image, int tag) {
    return Objects.requireNonNullElse(TagD.getTagValue(image, tag, Integer.class), LARGEST);
  }

  private void paint(Graphics2D g, AffineTransform to, Slice slice, DicomImageElement image) {
    Rectangle2D room =
        room(to).orElseGet(() -> to.createTransformedShape(bounds(image)).getBounds2D());
    painter.paint(g, view(slice, image, to, room), marks, lit);
  }

  /**
   * What the painter is told of.
   *
   * @param to from the image's square pixels to where it is painted, or pointed at
   */
  private static MarkPainter.View view(
      Slice slice, DicomImageElement image, AffineTransform to, Rectangle2D room) {
    AffineTransform toScreen = new AffineTransform(to);
    toScreen.scale(image.getRescaleX(), image.getRescaleY());
    return new MarkPainter.View(slice.image(), slice.frame(), toScreen, room);
  }

  /** The bounds of the view that paints, which is known by its transform; a lens has none. */
  private Optional<Rectangle2D> room(AffineTransform to) {
    return viewers.panes().stream()
        .map(Pane::view)
        .filter(view -> view.getAffineTransform() == to)
        .findFirst()
        .map(MarksLayer::bounds);
  }

  private static Rectangle2D bounds(ViewCanvas<?> view) {
    Point2D offset = view.getClipViewCoordinatesOffset();
    return new Rectangle2D.Double(
        -offset.getX() + 4,
        -offset.getY() + 4,
        view.getJComponent().getWidth() - 8.0,
        view.getJComponent().getHeight() - 8.0);
  }
}
