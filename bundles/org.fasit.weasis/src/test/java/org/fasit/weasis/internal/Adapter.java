package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.accessibility.AccessibleContext;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTextArea;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.ui.AiPanel;
import org.fasit.ui.Command;

/** The whole adapter in the stand-in host, with a real reading room. */
final class Adapter implements AutoCloseable {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  final StandInHost host = new StandInHost();
  final List<Reading> opened = new ArrayList<>();
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
          return reading;
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
    return onScreen(
        () ->
            all(panel(), JComponent.class).stream()
                .filter(c -> c.getParent().getClass().getSimpleName().equals("HeadBar"))
                .map(Adapter::nameOf)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(""));
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
