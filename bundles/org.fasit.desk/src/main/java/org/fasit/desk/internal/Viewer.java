package org.fasit.desk.internal;

import java.awt.Component;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import javax.swing.SwingUtilities;
import org.fasit.desk.internal.ImageCanvas.Shown;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.model.GraphicType;
import org.fasit.model.Region;
import org.fasit.model.StudyImage;
import org.fasit.ui.ImagePort;
import org.fasit.ui.Mark;

/** The images of one study on a canvas, and the panel's port to them. */
final class Viewer implements ImagePort {

  /** One image of the study, or one frame of it. */
  private record Slide(Path file, String imageUid, int frame) {}

  private final ImageCanvas canvas = new ImageCanvas();
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "fasit-desk-images");
            thread.setDaemon(true);
            return thread;
          });
  private List<Slide> slides = List.of();
  private int at;
  private Optional<Pick> pick = Optional.empty();
  private IntConsumer hovered = number -> {};
  private IntConsumer chosen = number -> {};
  private Runnable imageChanged = () -> {};
  private int under;

  Viewer() {
    Mouse mouse = new Mouse();
    canvas.addMouseListener(mouse);
    canvas.addMouseMotionListener(mouse);
    canvas.addMouseWheelListener(mouse);
  }

  ImageCanvas canvas() {
    return canvas;
  }

  /** Who is told that another image is looked at. */
  void onImage(Runnable told) {
    imageChanged = told;
  }

  /** Who is told of the mark under the pointer, and of the one clicked; 0 for none. */
  void onMarks(IntConsumer hover, IntConsumer click) {
    hovered = hover;
    chosen = click;
  }

  void show(OnDisk study) {
    disarm();
    slides = slides(study);
    go(0);
  }

  private void go(int next) {
    at = next;
    load();
    imageChanged.run();
  }

  private static List<Slide> slides(OnDisk study) {
    List<Slide> slides = new ArrayList<>();
    List<StudyImage> images = study.study().images();
    for (int i = 0; i < images.size() && i < study.images().size(); i++) {
      StudyImage image = images.get(i);
      for (int frame = 1; frame <= image.frames(); frame++) {
        slides.add(new Slide(study.images().get(i), image.ref().sopInstanceUid(), frame));
      }
    }
    return List.copyOf(slides);
  }

  private void load() {
    if (slides.isEmpty()) {
      canvas.say(Messages.get("image.none"));
      return;
    }
    Slide slide = slides.get(at);
    disk.execute(() -> read(slide));
  }

  private void read(Slide slide) {
    try {
      Pixels pixels = PixelReader.read(slide.file(), slide.frame());
      later(slide, () -> canvas.show(new Shown(slide.imageUid(), slide.frame(), pixels)));
    } catch (PixelReader.NotShownException e) {
      later(slide, () -> canvas.say(e.getMessage()));
    } catch (IOException e) {
      later(slide, () -> canvas.say(Messages.get("image.unread")));
    }
  }

  private void later(Slide slide, Runnable show) {
    SwingUtilities.invokeLater(
        () -> {
          if (at < slides.size() && slides.get(at).equals(slide)) {
            show.run();
          }
        });
  }

  /** Runs a task on the event dispatch thread once the image is read and drawn. */
  void whenShown(Runnable task) {
    disk.execute(() -> SwingUtilities.invokeLater(() -> SwingUtilities.invokeLater(task)));
  }

  private void scroll(int by) {
    if (!slides.isEmpty()) {
      int next = Math.max(0, Math.min(slides.size() - 1, at + by));
      if (next != at) {
        go(next);
      }
    }
  }

  @Override
  public void reveal(Region region) {
    for (int i = 0; i < slides.size(); i++) {
      Slide slide = slides.get(i);
      if (slide.imageUid().equals(region.imageUid()) && slide.frame() == region.frame()) {
        if (at != i) {
          go(i);
        }
        bounds(region).ifPresent(canvas::bringIntoView);
        return;
      }
    }
  }

  @Override
  public boolean has(String sopInstanceUid) {
    return slides.stream().anyMatch(slide -> slide.imageUid().equals(sopInstanceUid));
  }

  private static Optional<Rectangle2D> bounds(Region region) {
    return region.points().stream()
        .map(point -> (Rectangle2D) new Rectangle2D.Double(point.x(), point.y(), 1, 1))
        .reduce(Rectangle2D::createUnion);
  }

  @Override
  public Optional<String> inView() {
    return slides.isEmpty() ? Optional.empty() : Optional.of(slides.get(at).imageUid());
  }

  @Override
  public boolean isImage(Component focused) {
    return focused == canvas;
  }

  @Override
  public void focus() {
    canvas.requestFocusInWindow();
  }

  @Override
  public void marks(List<Mark> marks) {
    canvas.marks(marks);
  }

  @Override
  public void hover(int number) {
    canvas.light(number);
  }

  @Override
  public void arm(Pick next, String hint) {
    pick = Optional.of(next);
    canvas.pointer(Optional.ofNullable(canvas.getMousePosition()));
    canvas.hint(hint);
  }

  @Override
  public void disarm() {
    pick = Optional.empty();
    canvas.hint("");
  }

  boolean armed() {
    return pick.isPresent();
  }

  /** Points at a place of the image shown, as a click does. */
  void pointAt(Point2D onScreen) {
    Optional<Point2D> place = canvas.inImage(onScreen);
    Optional<Shown> shown = canvas.shown();
    if (place.isEmpty() || shown.isEmpty()) {
      return;
    }
    Region region =
        new Region(
            GraphicType.POINT,
            shown.get().imageUid(),
            shown.get().frame(),
            List.of(new org.fasit.model.Point(place.get().getX(), place.get().getY())));
    end(p -> p.at(region));
  }

  private interface Ending {
    void with(Pick pick);
  }

  private void end(Ending ending) {
    Optional<Pick> mine = pick;
    disarm();
    mine.ifPresent(ending::with);
  }

  void close() {
    disk.shutdownNow();
    canvas.close();
  }

  private final class Mouse extends MouseAdapter {
    private Point last = new Point();
    private boolean dragged;

    @Override
    public void mousePressed(MouseEvent e) {
      canvas.requestFocusInWindow();
      last = e.getPoint();
      dragged = false;
      if (armed() && SwingUtilities.isLeftMouseButton(e)) {
        pointAt(e.getPoint());
        dragged = true;
      }
    }

    @Override
    public void mouseReleased(MouseEvent e) {
      if (!dragged && SwingUtilities.isLeftMouseButton(e)) {
        canvas.markAt(e.getPoint(), number -> told(number, chosen));
      }
    }

    private void told(int number, IntConsumer who) {
      if (number > 0) {
        who.accept(number);
      }
    }

    @Override
    public void mouseClicked(MouseEvent e) {
      if (e.getClickCount() == 2 && SwingUtilities.isRightMouseButton(e)) {
        canvas.fit();
      }
    }

    @Override
    public void mouseDragged(MouseEvent e) {
      int dx = e.getX() - last.x;
      int dy = e.getY() - last.y;
      dragged |= Math.abs(dx) + Math.abs(dy) > 2;
      if (!dragged || armed()) {
        return;
      }
      last = e.getPoint();
      if (SwingUtilities.isMiddleMouseButton(e) || e.isShiftDown()) {
        canvas.panBy(dx, dy);
      } else if (SwingUtilities.isRightMouseButton(e)) {
        canvas.zoomBy(Math.exp(-dy / 150.0), centre());
      } else {
        canvas.windowBy(dx, dy);
      }
    }

    private Point2D centre() {
      return new Point2D.Double(canvas.getWidth() / 2.0, canvas.getHeight() / 2.0);
    }

    @Override
    public void mouseMoved(MouseEvent e) {
      canvas.pointer(Optional.of(e.getPoint()));
      canvas.markAt(e.getPoint(), this::over);
    }

    @Override
    public void mouseExited(MouseEvent e) {
      canvas.pointer(Optional.empty());
      over(0);
    }

    private void over(int number) {
      if (under != number) {
        under = number;
        canvas.light(number);
        hovered.accept(number);
      }
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent e) {
      if (e.isControlDown()) {
        canvas.zoomBy(Math.exp(-e.getPreciseWheelRotation() / 6), e.getPoint());
      } else {
        scroll(e.getWheelRotation());
      }
    }
  }
}
