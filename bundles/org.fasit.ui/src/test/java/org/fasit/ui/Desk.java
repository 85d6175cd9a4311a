package org.fasit.ui;

import java.awt.AWTException;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState;

/** A real window with an image that has the focus, the panel beside it and the banner above. */
final class Desk implements AutoCloseable {

  private static final int FAST_TYPIST_MILLIS = 12;

  final TestClock clock = new TestClock();
  final FakeReading reading;
  final Port port = new Port();
  private final Robot robot;
  private JFrame frame = new JFrame();
  AiPanel panel = new AiPanel();
  PromptBanner banner = new PromptBanner();
  JTextField field = new JTextField("note");
  private final JComponent image =
      new JComponent() {
        {
          setFocusable(true);
        }
      };

  Desk(ReadingState state, int width) throws AWTException {
    Screen.needed();
    robot = new Robot();
    reading = new FakeReading(state, clock);
    port.view = image;
    onScreen(() -> open(width));
    until("the image has the focus", () -> image.isFocusOwner());
  }

  private boolean open(int width) throws Exception {
    Pictures.theme(true);
    frame = new JFrame("desk");
    panel = new AiPanel(clock);
    banner = new PromptBanner();
    field = new JTextField("note");
    panel.setPreferredSize(new Dimension(width, 800));
    frame.add(image, BorderLayout.CENTER);
    frame.add(panel, BorderLayout.EAST);
    frame.add(banner, BorderLayout.NORTH);
    frame.add(field, BorderLayout.SOUTH);
    panel.bindKeys(frame.getRootPane(), JComponent.WHEN_IN_FOCUSED_WINDOW);
    panel.show(Optional.of(reading), port);
    banner.show(Optional.of(reading));
    frame.setSize(width + 500, 860);
    frame.setLocation(20, 20);
    frame.setVisible(true);
    image.requestFocus();
    return true;
  }

  /** The image side: keeps what it is told, and gives the pick to the test. */
  static final class Port implements ImagePort {
    volatile List<Mark> marks = List.of();
    volatile Optional<Region> revealed = Optional.empty();
    volatile Optional<Pick> pick = Optional.empty();
    volatile String hint = "";
    volatile int lit;
    volatile List<String> images = List.of();
    volatile Optional<String> inView = Optional.of("1.9");
    Component view = new JComponent() {};

    @Override
    public Optional<String> inView() {
      return inView;
    }

    @Override
    public boolean isImage(Component focused) {
      return focused == view;
    }

    @Override
    public void focus() {
      view.requestFocusInWindow();
    }

    @Override
    public boolean has(String sopInstanceUid) {
      return images.contains(sopInstanceUid);
    }

    @Override
    public void reveal(Region region) {
      revealed = Optional.of(region);
    }

    @Override
    public void marks(List<Mark> next) {
      marks = next;
    }

    @Override
    public void hover(int number) {
      lit = number;
    }

    @Override
    public void arm(Pick next, String text) {
      pick = Optional.of(next);
      hint = text;
    }

    @Override
    public void disarm() {
      pick = Optional.empty();
    }
  }

  static <T> T onScreen(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeLater(future);
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!onScreen(holds::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 20 s: " + what);
      }
      robot.delay(10);
    }
  }

  boolean imageHasFocus() {
    return onScreen(this::imageHasFocusNow);
  }

  boolean imageHasFocusNow() {
    return image.isFocusOwner();
  }

  /** Buttons on screen whose accessible name starts so, from top to bottom. */
  List<AbstractButton> buttons(String name) {
    return onScreen(() -> buttonsNow(name));
  }

  /** The same, for those who are on the event dispatch thread. */
  List<AbstractButton> buttonsNow(String name) {
    return Stream.concat(Stream.of(frame), Stream.of(frame.getOwnedWindows()))
        .flatMap(window -> all(window, AbstractButton.class).stream())
        .filter(Component::isShowing)
        .filter(b -> nameOf(b).startsWith(name))
        .sorted((a, b) -> Integer.compare(yOf(a), yOf(b)))
        .toList();
  }

  private static int yOf(Component c) {
    return c.getLocationOnScreen().y;
  }

  static String nameOf(Component c) {
    return Optional.ofNullable(c.getAccessibleContext())
        .map(AccessibleContext::getAccessibleName)
        .orElse("");
  }

  static <T> List<T> all(Container in, Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Component child : in.getComponents()) {
      if (kind.isInstance(child)) {
        found.add(kind.cast(child));
      }
      if (child instanceof Container container) {
        found.addAll(all(container, kind));
      }
    }
    return found;
  }

  List<JComponent> components(Predicate<JComponent> which) {
    return onScreen(() -> componentsNow(which));
  }

  List<JComponent> componentsNow(Predicate<JComponent> which) {
    return all(frame, JComponent.class).stream().filter(which).toList();
  }

  private void aim(Component at) {
    Point point =
        onScreen(
            () -> {
              Point corner = at.getLocationOnScreen();
              return new Point(corner.x + at.getWidth() / 2, corner.y + at.getHeight() / 2);
            });
    robot.mouseMove(point.x, point.y);
  }

  /** Presses the mouse there, does something else, and lets go. */
  void holdWhile(Component at, Runnable meanwhile) {
    aim(at);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.waitForIdle();
    onScreen(Executors.callable(meanwhile));
    robot.waitForIdle();
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    robot.waitForIdle();
  }

  void click(Component at, int times) {
    aim(at);
    for (int i = 0; i < times; i++) {
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }
    robot.waitForIdle();
  }

  /** How long the event dispatch thread took for it, in nanoseconds. */
  long perform(Command command) {
    return onScreen(
        () -> {
          long start = System.nanoTime();
          panel.perform(command);
          return System.nanoTime() - start;
        });
  }

  void point(int x, int y) {
    robot.mouseMove(x, y);
    robot.waitForIdle();
  }

  void press(int... keys) {
    strike(keys);
    robot.waitForIdle();
  }

  /**
   * Presses keys together and lets them go, as fast typists do: before the last one was handled.
   */
  void strike(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
    robot.delay(FAST_TYPIST_MILLIS);
  }

  void tabTo(Predicate<Component> wanted) {
    for (int i = 0; i < 60; i++) {
      Component owner =
          onScreen(
              () ->
                  Optional.ofNullable(
                          KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())
                      .orElse(frame));
      if (wanted.test(owner)) {
        return;
      }
      press(KeyEvent.VK_TAB);
    }
    throw new AssertionError("cannot be reached with Tab");
  }

  @Override
  public void close() {
    onScreen(
        () -> {
          panel.show(Optional.empty(), port);
          frame.dispose();
          return true;
        });
  }
}
