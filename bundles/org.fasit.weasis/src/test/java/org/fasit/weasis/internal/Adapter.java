package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.accessibility.AccessibleContext;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTextArea;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.ui.AiPanel;
import org.fasit.ui.Command;
import org.fasit.weasis.internal.StandInHost.Study;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;

/** The whole adapter in the stand-in host, with a real reading room. */
final class Adapter implements AutoCloseable {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  final StandInHost host = new StandInHost();
  final List<Reading> opened = new ArrayList<>();

  /** What readings were told to log: the method's name and the Study Instance UID. */
  final List<String> deeds = new ArrayList<>();

  final Workplace workplace;
  final Optional<AiTool> tool;
  final Optional<AiToolBar> toolBar;
  private final FasitPageFactory pages;
  final HeldCases cases = new HeldCases();
  final CasesToolFactory casesFactory;
  final Optional<CasesTool> casesTool;

  Adapter(RealRoom real) throws Exception {
    ReadingRoom remembering =
        study -> {
          Reading reading = real.room.open(study);
          opened.add(reading);
          return recorded(reading, study.study().studyInstanceUid());
        };
    workplace = new Workplace(remembering, host.model, real.settings);
    pages = new FasitPageFactory(real.settings, real.settings, real.journal);
    pages.workplace = workplace;
    tool =
        onScreen(
            () -> Optional.ofNullable((AiTool) new AiToolFactory(workplace).createInstance(null)));
    toolBar =
        onScreen(
            () ->
                Optional.ofNullable(
                    (AiToolBar) new AiToolBarFactory(workplace).createInstance(null)));
    casesFactory = new CasesToolFactory(workplace, cases);
    casesTool = onScreen(() -> Optional.ofNullable((CasesTool) casesFactory.createInstance(null)));
    onScreen(() -> true);
  }

  private Reading recorded(Reading reading, String study) {
    return (Reading)
        Proxy.newProxyInstance(
            Reading.class.getClassLoader(),
            new Class<?>[] {Reading.class},
            (proxy, method, with) ->
                switch (method.getName()) {
                  case "equals" -> proxy == with[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> {
                    if (CompletableFuture.class.equals(method.getReturnType())) {
                      deeds.add(method.getName() + " " + study);
                    }
                    try {
                      yield method.invoke(reading, with);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }
                });
  }

  /** Opens a tab with a study, whose views show its series in turn, and waits for its findings. */
  Study open(int number, StandInView... views) throws Exception {
    Study study =
        onScreen(
            () -> {
              Study fresh = host.study(number);
              host.select(host.tab(fresh, views), views[0]);
              host.told(BasicAction.ADD, fresh.first);
              return fresh;
            });
    untilShown(study);
    return study;
  }

  /** The tool panel, laid out by hand, as it stands in no window. */
  JComponent laidOut() throws Exception {
    return onScreen(
        () -> {
          AiTool laid = tool.orElseThrow();
          laid.setSize(330, 700);
          for (int pass = 0; pass < 3; pass++) {
            layOut(laid);
          }
          return laid;
        });
  }

  /** The same once nothing more arrives on it: what is told of a study goes on after its rows. */
  JComponent settled() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    int before = painted(laidOut());
    do {
      Thread.sleep(200);
      int now = painted(laidOut());
      if (now == before) {
        return laidOut();
      }
      before = now;
    } while (System.nanoTime() < end);
    throw new IllegalStateException("the panel goes on changing");
  }

  /** A hash of what a component paints; laid out by hand, as it stands in no window. */
  static int painted(JComponent component) throws Exception {
    return onScreen(
        () -> {
          BufferedImage image =
              new BufferedImage(
                  component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
          Graphics2D g = image.createGraphics();
          component.print(g);
          g.dispose();
          return Arrays.hashCode(
              image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
        });
  }

  static void layOut(Component component) {
    component.doLayout();
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        layOut(child);
      }
    }
  }

  /** A page of the preferences, when it can be made. */
  Optional<FasitPage> page() throws Exception {
    return onScreen(this::madePage);
  }

  /** The same, for whoever is on the event dispatch thread. */
  Optional<FasitPage> madePage() {
    return Optional.ofNullable((FasitPage) pages.createInstance(null));
  }

  /** Presses the button that opens the study of a case. */
  void openCase(String study) throws Exception {
    cases.hold(study);
    onScreen(() -> true);
    onScreen(
        () -> {
          casesTool.ifPresent(
              tool -> {
                all(tool, JList.class).get(0).setSelectedIndex(0);
                all(tool, JButton.class).stream()
                    .filter(button -> "Open study".equals(button.getText()))
                    .forEach(JButton::doClick);
              });
          return true;
        });
  }

  /** What the cases panel says of the last study that was to be opened. */
  boolean said(String words) throws Exception {
    return onScreen(
        () ->
            casesTool.stream()
                .flatMap(tool -> all(tool, JComponent.class).stream())
                .anyMatch(c -> c.isVisible() && nameOf(c).startsWith(words)));
  }

  AiPanel panel() {
    return all(tool.orElseThrow(), AiPanel.class).get(0);
  }

  /** The calm line, when it says something. */
  Optional<String> trouble() throws Exception {
    return onScreen(
        () ->
            tool.flatMap(
                t ->
                    all(t, JTextArea.class).stream()
                        .filter(line -> line.getParent() == t && line.isVisible())
                        .map(JTextArea::getText)
                        .findFirst()));
  }

  /** The panel's head: whose results it shows. */
  String head() throws Exception {
    return onScreen(this::headNow);
  }

  /** The same, for whoever is on the event dispatch thread. */
  String headNow() {
    return all(panel(), JComponent.class).stream()
        .filter(c -> c.getParent().getClass().getSimpleName().equals("HeadBar"))
        .map(Adapter::nameOf)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  static String nameOf(Component component) {
    return Optional.ofNullable(component.getAccessibleContext())
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

  boolean can(Command command) throws Exception {
    return onScreen(() -> panel().can(command));
  }

  void perform(Command command) throws Exception {
    onScreen(
        () -> {
          panel().perform(command);
          return true;
        });
  }

  static void until(String what, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!holds.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 20 s: " + what);
      }
      Thread.sleep(2);
    }
  }

  /** Waits until the panel shows the findings of that study. */
  void untilShown(StandInHost.Study study) throws Exception {
    until(
        "the findings of " + study.name,
        () -> can(Command.NEXT) && head().startsWith(study.name + " "));
  }

  @Override
  public void close() throws Exception {
    workplace.close();
    onScreen(() -> true);
    onScreen(
        () -> {
          host.close();
          return true;
        });
  }
}
