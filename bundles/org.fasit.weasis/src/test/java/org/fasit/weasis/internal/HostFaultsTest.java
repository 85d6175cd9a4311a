package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.mouse;
import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JComponent;
import org.fasit.ui.Command;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.weasis.StandIn;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.pref.PreferenceDialog;
import org.weasis.dicom.viewer2d.View2dContainer;

/**
 * Whatever member of the host fails, and however: nothing comes out on the event dispatch thread or
 * into the host's own code, each fault is logged once, and the panel says one calm line. Every
 * member that a healthy run asks for fails once, at all the adapter's doors: toolbar, panel,
 * watcher, layer, picking, banner, preferences.
 */
class HostFaultsTest {

  private static final List<Supplier<? extends Throwable>> FAULTS =
      List.of(
          () -> new NoSuchMethodError("made up"),
          () -> new NullPointerException("made up"),
          () -> new AbstractMethodError("made up"),
          () -> new NoClassDefFoundError("made up"),
          () -> new ClassCastException("made up"));

  private static final List<Command> BUTTONS =
      List.of(
          Command.FALSE_POSITIVE,
          Command.FALSE_NEGATIVE,
          Command.PREVIOUS,
          Command.NEXT,
          Command.MARKS);

  /** Turns of 2 ms until the findings are there; fewer once the host is known to fail. */
  private static final int PATIENCE = 2_000;

  private static final int SHORT = 100;

  @TempDir private Path folder;
  private RealRoom room;
  private final List<Throwable> escaped = Collections.synchronizedList(new ArrayList<>());
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Guard.class);

  @BeforeEach
  void listen() {
    Locale.setDefault(Locale.ENGLISH);
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> escaped.add(thrown));
    log.start();
    logger.setLevel(Level.WARN);
    logger.setAdditive(false);
    logger.addAppender(log);
    room = new RealRoom(folder);
  }

  @AfterEach
  void close() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    logger.detachAppender(log);
    logger.setAdditive(true);
    StandIn.heal();
    room.close();
  }

  @Test
  void aHealthyHostGivesNoTrouble() throws Exception {
    try (Adapter adapter = new Adapter(room)) {
      assertTrue(read(adapter, 1), "the findings were shown");
      assertEquals(List.of(), escaped);
      assertEquals(List.of(), log.list);
      assertTrue(adapter.trouble().isEmpty());
    }
  }

  @TestFactory
  List<DynamicTest> anyMemberMayFail() throws Exception {
    Set<String> members;
    StandIn.forget();
    try (Adapter adapter = new Adapter(room)) {
      read(adapter, 1);
      members = new TreeSet<>(StandIn.asked());
    }
    assertTrue(members.size() > 35, members::toString);
    List<DynamicTest> tests = new ArrayList<>();
    int number = 1;
    for (String member : members) {
      int study = ++number;
      Supplier<? extends Throwable> fault = FAULTS.get(study % FAULTS.size());
      tests.add(
          DynamicTest.dynamicTest(
              member + " throws " + fault.get().getClass().getSimpleName(),
              () -> fails(member, fault, study)));
    }
    return tests;
  }

  private void fails(String member, Supplier<? extends Throwable> fault, int number)
      throws Exception {
    escaped.clear();
    log.list.clear();
    StandIn.fail(member, fault);
    try (Adapter adapter = new Adapter(room)) {
      read(adapter, number);
      read(adapter, 1000 + number);
      assertEquals(List.of(), escaped, member);
      boolean said = adapter.tool.isEmpty() || adapter.trouble().isPresent();
      assertTrue(said || member.contains(".remove"), () -> "no line in the panel: " + member);
    }
    assertEquals(List.of(), escaped, member);
    List<String> said = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertTrue(!said.isEmpty(), () -> "nothing in the log: " + member);
    assertEquals(said.stream().distinct().collect(Collectors.toList()), said, member);
  }

  /**
   * What a reader does with a study, in two views side by side and then in one; true when its
   * findings were shown.
   */
  private boolean read(Adapter adapter, int number) throws Exception {
    StandInView left = new StandInView();
    StandInView right = new StandInView();
    StandInHost host = adapter.host;
    Study study = onScreen(() -> host.study(number));
    View2dContainer tab = onScreen(() -> host.tab(study, left, right));
    step(() -> host.select(tab, left));
    step(() -> host.told(BasicAction.LOADING_START, study));
    step(() -> host.told(BasicAction.ADD, study.first));
    step(() -> host.told(BasicAction.LOADING_STOP, study));
    boolean shown = adapter.tool.isPresent() && waitForRows(adapter);
    for (Command command :
        List.of(Command.NEXT, Command.FALSE_POSITIVE, Command.FALSE_NEGATIVE, Command.MARKS)) {
      press(adapter, command);
    }
    step(() -> click(left));
    press(adapter, Command.MARKS);
    step(() -> right.scrollTo(1));
    step(host::scrolled);
    step(() -> mouse(right, MouseEvent.MOUSE_MOVED, 60, 40));
    step(() -> click(right));
    step(() -> paint(right));
    step(() -> host.manager.tell(SeriesViewerEvent.EVENT.LAYOUT));
    step(() -> host.select(tab, right));
    press(adapter, Command.NEXT);
    step(() -> tab.views.remove(right));
    step(() -> host.select(tab, left));
    press(adapter, Command.NEXT);
    press(adapter, Command.OPEN);
    adapter.openCase(study.uid);
    adapter.openCase("2.25.77." + number);
    step(() -> adapter.tool.ifPresent(tool -> new AiToolFactory(adapter.workplace).dispose(tool)));
    step(() -> adapter.casesTool.ifPresent(adapter.casesFactory::dispose));
    step(() -> host.close(tab, study));
    step(() -> adapter.madePage().ifPresent(HostFaultsTest::openAndClose));
    return shown;
  }

  private static void openAndClose(FasitPage page) {
    PreferenceDialog dialog = new PreferenceDialog(page);
    dialog.apply();
    dialog.dispose();
  }

  /** The button of the toolbar where it can be pressed, else the panel's key. */
  private void press(Adapter adapter, Command command) throws Exception {
    step(
        () -> {
          Optional<JButton> button =
              adapter
                  .toolBar
                  .filter(bar -> BUTTONS.contains(command))
                  .map(bar -> Adapter.all(bar, JButton.class).get(BUTTONS.indexOf(command)))
                  .filter(JButton::isEnabled);
          if (button.isPresent()) {
            button.get().doClick(0);
          } else if (adapter.tool.isPresent() && adapter.panel().can(command)) {
            adapter.panel().perform(command);
          }
        });
  }

  private static void click(StandInView view) {
    JComponent on = view.getComponentCount() > 0 ? (JComponent) view.getComponent(0) : view;
    mouse(on, MouseEvent.MOUSE_PRESSED, 60, 40);
    mouse(on, MouseEvent.MOUSE_CLICKED, 60, 40);
  }

  private static void paint(StandInView view) {
    BufferedImage image =
        new BufferedImage(view.getWidth(), view.getHeight(), BufferedImage.TYPE_INT_RGB);
    view.print(image.createGraphics());
  }

  private static boolean waitForRows(Adapter adapter) throws Exception {
    for (int i = 0; i < PATIENCE && !adapter.can(Command.NEXT); i++) {
      if (i > SHORT && adapter.trouble().isPresent()) {
        return false;
      }
      Thread.sleep(2);
    }
    return adapter.can(Command.NEXT);
  }

  /** One thing that the host or the reader does; what comes out of it has escaped. */
  private void step(Step step) throws Exception {
    Callable<Boolean> task =
        () -> {
          try {
            step.run();
          } catch (Throwable thrown) {
            escaped.add(thrown);
          }
          return true;
        };
    onScreen(task);
    onScreen(() -> true);
  }

  private interface Step {
    void run() throws Exception;
  }
}
