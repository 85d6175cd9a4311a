package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.mouse;
import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState;
import org.fasit.ui.Command;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.Test;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.dicom.viewer2d.View2dContainer;

/** The panel, the toolbar and the views together, in the stand-in host. */
class WholeAdapterTest extends InTheHost {

  private final StandInView left = new StandInView();
  private final StandInView right = new StandInView();

  private Study open(int number, StandInView... views) throws Exception {
    return adapter.open(number, views);
  }

  private void click(StandInView view, double x, double y) throws Exception {
    onScreen(
        () -> {
          JComponent on = view.getComponentCount() > 0 ? (JComponent) view.getComponent(0) : view;
          mouse(on, MouseEvent.MOUSE_PRESSED, (int) x, (int) y);
          mouse(on, MouseEvent.MOUSE_CLICKED, (int) x, (int) y);
          return true;
        });
  }

  private ReadingState state(int reading) {
    return adapter.opened.get(reading).state();
  }

  private Optional<Region> missed(int reading) {
    return state(reading).last().flatMap(ReadingState.Logged::place);
  }

  /** The right view shows the slice with the finding; the mark's circle is about (60, 40). */
  private void scrollToFinding() throws Exception {
    onScreen(
        () -> {
          right.scrollTo(1);
          host.scrolled();
          return true;
        });
    Adapter.until("a mark on the view", () -> onScreen(() -> marks(right) > 0));
  }

  private static int marks(StandInView view) {
    return view.model.graphics.size();
  }

  private void point(JComponent at, int id, int x, int y) throws Exception {
    onScreen(
        () -> {
          mouse(at, id, x, y);
          return true;
        });
  }

  @Test
  void selectingAFindingScrollsTheRightViewAndMarksIt() throws Exception {
    Study study = open(1, left, right);
    adapter.perform(Command.NEXT);
    Adapter.until("a mark on a view", () -> onScreen(() -> marks(left) + marks(right) > 0));
    assertEquals(study.second.images.get(1), onScreen(right::getImage));
    assertEquals(List.of(0, 1), onScreen(() -> List.of(marks(left), marks(right))));
  }

  @Test
  void theMarkUnderThePointerLightsItsRow() throws Exception {
    open(1, left, right);
    scrollToFinding();
    JComponent panel = adapter.settled();
    int quiet = Adapter.painted(panel);
    point(right, MouseEvent.MOUSE_MOVED, 60, 40);
    assertNotEquals(quiet, Adapter.painted(panel), "the row is lit");
    point(right, MouseEvent.MOUSE_MOVED, 5, 5);
    assertEquals(quiet, Adapter.painted(panel));
    point(right, MouseEvent.MOUSE_MOVED, 60, 40);
    point(right, MouseEvent.MOUSE_EXITED, 60, 40);
    assertEquals(quiet, Adapter.painted(panel));
  }

  @Test
  void theRowUnderThePointerLightsItsMark() throws Exception {
    open(1, left, right);
    scrollToFinding();
    JComponent panel = adapter.laidOut();
    JComponent row =
        onScreen(
            () ->
                Adapter.all(panel, JComponent.class).stream()
                    .filter(c -> c.isVisible() && Adapter.nameOf(c).startsWith("1 Fracture"))
                    .findFirst()
                    .orElseThrow());
    int quiet = Adapter.painted(right);
    point(row, MouseEvent.MOUSE_ENTERED, 5, 5);
    assertNotEquals(quiet, Adapter.painted(right), "the mark is lit");
    point(row, MouseEvent.MOUSE_EXITED, 5, -5);
    assertEquals(quiet, Adapter.painted(right));
  }

  @Test
  void aClickOnAMarkSelectsItsFinding() throws Exception {
    open(1, left, right);
    scrollToFinding();
    click(right, 60, 40);
    adapter.perform(Command.FALSE_POSITIVE);
    Adapter.until("logged", () -> state(0).last().isPresent());
    assertEquals(Optional.of(1), state(0).last().orElseThrow().row(), "the finding, not the exam");
  }

  @Test
  void aViewKeepsTheListenersThatTheHostGaveIt() throws Exception {
    open(1, left, right);
    scrollToFinding();
    assertEquals(0, right.getMouseListeners().length + right.getMouseMotionListeners().length);
  }

  @Test
  void whatWasMissedIsLoggedWhereTheImageWasClicked() throws Exception {
    Study study = open(1, left, right);
    AffineTransform turned = new AffineTransform(0, 2, 2, 0, 0, 0);
    onScreen(
        () -> {
          left.transform = turned;
          left.offset = new Point2D.Double(20, 10);
          return true;
        });
    adapter.perform(Command.FALSE_NEGATIVE);
    click(left, 20 + 2 * 30, 10 + 2 * 50);
    Adapter.until("logged", () -> missed(0).isPresent());
    Region place = missed(0).orElseThrow();
    assertEquals(50, place.points().get(0).x(), 1e-9);
    assertEquals(30, place.points().get(0).y(), 1e-9);
    assertEquals(
        study.first.images.get(0).tagged(org.dcm4che3.data.Tag.SOPInstanceUID), place.imageUid());
    assertEquals(0, onScreen(left::getComponentCount), "the tool has its view back");
  }

  @Test
  void escEndsTheWaitAndLogsNothing() throws Exception {
    open(1, left, right);
    adapter.perform(Command.FALSE_NEGATIVE);
    assertEquals(1, onScreen(left::getComponentCount));
    onScreen(
        () ->
            java.awt.KeyboardFocusManager.getCurrentKeyboardFocusManager()
                .dispatchEvent(
                    new KeyEvent(
                        left,
                        KeyEvent.KEY_PRESSED,
                        0,
                        0,
                        KeyEvent.VK_ESCAPE,
                        KeyEvent.CHAR_UNDEFINED)));
    assertEquals(0, onScreen(left::getComponentCount));
    click(left, 30, 30);
    assertTrue(state(0).last().isEmpty());
  }

  @Test
  void theHeadChangesWithTheSelectedViewAndNothingOfTheFirstStudyStays() throws Exception {
    Study first = open(1, left);
    StandInView other = new StandInView();
    Study second = open(2, other);
    assertTrue(adapter.head().startsWith(second.name), adapter::toString);
    onScreen(
        () -> {
          View2dContainer tab =
              (View2dContainer) org.weasis.core.api.gui.util.GuiUtils.CORE.tabs.get(0);
          host.select(tab, left);
          return true;
        });
    onScreen(() -> true);
    assertTrue(adapter.head().startsWith(first.name) || adapter.head().equals("No study"));
    adapter.untilShown(first);
  }

  @Test
  void aClickIsNeverLoggedOnAnotherStudyThanShown() throws Exception {
    open(1, left);
    adapter.perform(Command.FALSE_NEGATIVE);
    assertEquals(1, onScreen(left::getComponentCount));
    StandInView other = new StandInView();
    open(2, other);
    assertEquals(0, onScreen(left::getComponentCount), "the wait ended with the study");
    click(left, 30, 30);
    click(other, 30, 30);
    assertTrue(state(0).last().isEmpty());
    assertTrue(state(1).last().isEmpty());
  }

  @Test
  void aStudyKeptUnderAnotherUidIsReadUnderItsOwn() throws Exception {
    Study study =
        onScreen(
            () -> {
              Study merged = host.study(3, "1.2.3.4.5");
              host.select(host.tab(merged, left), left);
              host.told(BasicAction.ADD, merged.first);
              return merged;
            });
    adapter.untilShown(study);
    assertEquals(study.uid, state(0).study().study().studyInstanceUid());
    adapter.perform(Command.NEXT);
    Adapter.until("revealed", () -> study.second.images.get(1).equals(onScreen(left::getImage)));
  }

  @Test
  void aStudyThatIsMergedWhileItIsOpenStaysTheSame() throws Exception {
    Study study = open(4, left);
    onScreen(
        () -> {
          StandInHost.Node merged = new StandInHost.Node();
          host.move(study, merged, "9.8.7");
          host.told(BasicAction.REMOVE, study.node);
          host.scrolled();
          return true;
        });
    onScreen(() -> true);
    assertTrue(adapter.head().startsWith(study.name));
    assertEquals(1, adapter.opened.size());
  }

  @Test
  void resultsThatArriveLaterAppear() throws Exception {
    Study study =
        onScreen(
            () -> {
              Study fresh = host.study(5);
              host.holdBack(fresh);
              host.select(host.tab(fresh, left), left);
              return fresh;
            });
    Adapter.until("the study", () -> adapter.head().startsWith(study.name));
    assertFalse(adapter.can(Command.NEXT));
    onScreen(
        () -> {
          host.deliver(study);
          return true;
        });
    adapter.untilShown(study);
  }
}
