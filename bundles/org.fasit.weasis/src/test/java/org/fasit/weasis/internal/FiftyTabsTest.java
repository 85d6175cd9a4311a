package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.mouse;
import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.event.MouseEvent;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.swing.JComponent;
import org.fasit.reading.Reading;
import org.fasit.ui.Command;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.dicom.viewer2d.View2dContainer;

/** 50 studies opened in tabs, worked in and closed: the adapter keeps nothing of the host's. */
class FiftyTabsTest {

  private static final int STUDIES = 50;

  @TempDir private Path folder;
  private final Map<String, List<WeakReference<?>>> gone = new LinkedHashMap<>();

  private void watch(String what, Object one) {
    gone.computeIfAbsent(what, key -> new ArrayList<>()).add(new WeakReference<>(one));
  }

  @Test
  void fiftyTabsLeaveNoViewSeriesListenerOrReading() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    try (RealRoom room = new RealRoom(folder);
        Adapter adapter = new Adapter(room)) {
      read(adapter, 1);
      Map<String, Integer> before = counts(adapter);
      for (int number = 2; number < 2 + STUDIES; number++) {
        read(adapter, number);
      }
      assertEquals(before, counts(adapter));
      assertEquals(STUDIES + 1, adapter.opened.size());
      adapter.opened.forEach(reading -> watch("readings", reading));
      adapter.opened.clear();
      for (Map.Entry<String, List<WeakReference<?>>> kind : gone.entrySet()) {
        assertEquals(List.of(), leftOf(kind.getValue()), kind.getKey());
      }
      assertTrue(gone.get("views").size() >= 2 * STUDIES);
      assertTrue(gone.get("series").size() >= 2 * STUDIES);
    }
  }

  /** What the collector could not take; the last of each kind may stand in some stack frame. */
  private static List<Object> leftOf(List<WeakReference<?>> all) throws Exception {
    for (int i = 0; i < 40; i++) {
      System.gc();
      onScreen(() -> true);
      if (all.stream().allMatch(one -> one.get() == null)) {
        break;
      }
      Thread.sleep(25);
    }
    return all.stream()
        .map(WeakReference::get)
        .filter(Objects::nonNull)
        .map(o -> (Object) o)
        .toList();
  }

  private void read(Adapter adapter, int number) throws Exception {
    StandInHost host = adapter.host;
    StandInView left = new StandInView();
    StandInView right = new StandInView();
    Study study = onScreen(() -> host.study(number));
    View2dContainer tab = onScreen(() -> host.tab(study, left, right));
    onScreen(
        () -> {
          host.select(tab, left);
          host.told(BasicAction.ADD, study.first);
          return true;
        });
    adapter.untilShown(study);
    adapter.perform(Command.NEXT);
    adapter.perform(Command.FALSE_NEGATIVE);
    onScreen(
        () -> {
          mouse(right, MouseEvent.MOUSE_MOVED, 60, 40);
          JComponent over = (JComponent) left.getComponent(0);
          mouse(over, MouseEvent.MOUSE_PRESSED, 30, 30);
          return true;
        });
    Reading reading = adapter.opened.get(adapter.opened.size() - 1);
    Adapter.until("logged", () -> reading.state().last().isPresent());
    List.of(left, right).forEach(view -> watch("views", view));
    List.of(study.first, study.second).forEach(series -> watch("series", series));
    study.first.images.forEach(image -> watch("images", image));
    watch("tabs", tab);
    watch("nodes", study.node);
    watch("patients", study.patient);
    onScreen(
        () -> {
          host.close(tab, study);
          return true;
        });
    Adapter.until("the banner is off", () -> onScreen(() -> tab.getComponentCount() == 2));
    assertEquals(0, tab.getHierarchyListeners().length);
    assertEquals(List.of(0, 0), List.of(left.model.graphics.size(), right.model.graphics.size()));
    Adapter.until("nothing is shown", () -> !adapter.can(Command.MARKS));
  }

  private static Map<String, Integer> counts(Adapter adapter) throws Exception {
    return onScreen(
        () ->
            Map.of(
                "listeners of the event manager",
                adapter.host.manager.listeners.size(),
                "listeners of the data model",
                adapter.host.model.listeners.size(),
                "listeners of the toolkit",
                Toolkit.getDefaultToolkit().getAWTEventListeners().length,
                "threads of the adapter",
                (int)
                    Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("fasit-weasis"))
                        .count(),
                "focus",
                KeyboardFocusManager.getCurrentKeyboardFocusManager()
                    .getPropertyChangeListeners()
                    .length));
  }
}
