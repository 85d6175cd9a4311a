package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.mouse;
import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.swing.JButton;
import javax.swing.JComponent;
import org.fasit.ui.Command;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.Test;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.View2dContainer;

/** Several patients at once: in tabs, in windows, side by side in one layout. */
class WhoseResultsTest extends InTheHost {

  private final StandInView left = new StandInView();
  private final StandInView right = new StandInView();
  private final StandInView other = new StandInView();

  private void select(StandInView view) throws Exception {
    onScreen(
        () -> {
          host.select(tabOf(view), view);
          return true;
        });
  }

  private static View2dContainer tabOf(StandInView view) {
    return GuiUtils.CORE.tabs.stream()
        .map(View2dContainer.class::cast)
        .filter(tab -> tab.views.contains(view))
        .findFirst()
        .orElseThrow();
  }

  /** Shows a second patient's study on a view of the same tab. */
  private Study besides(int number, StandInView view) throws Exception {
    Study study =
        onScreen(
            () -> {
              Study fresh = host.study(number);
              view.show(fresh.first, fresh.first.images.get(0));
              host.select(tabOf(view), view);
              host.told(BasicAction.ADD, fresh.first);
              return fresh;
            });
    adapter.untilShown(study);
    return study;
  }

  private List<String> said() throws Exception {
    JComponent panel = adapter.laidOut();
    return onScreen(
        () ->
            Adapter.all(panel, JComponent.class).stream()
                .filter(JComponent::isVisible)
                .map(Adapter::nameOf)
                .filter(name -> !name.isEmpty())
                .toList());
  }

  /** Patient, age or exam, date in the head; product and version on each card. */
  @Test
  void thePanelTellsPatientStudyAndProduct() throws Exception {
    Study study = open(1, left);
    assertTrue(adapter.head().startsWith(study.name + " · DX"), adapter::toString);
    List<String> said = said();
    assertTrue(said.stream().anyMatch(name -> name.startsWith("FracAI 2.4.1")), said::toString);
    assertTrue(said.stream().anyMatch(name -> name.contains("Nordbein AS")), said::toString);
  }

  private Study open(int number, StandInView... views) throws Exception {
    return adapter.open(number, views);
  }

  @Test
  void inASplitLayoutItFollowsTheSelectedView() throws Exception {
    Study first = open(1, left, right);
    Study second = besides(2, right);
    assertTrue(adapter.head().startsWith(second.name + " "));
    select(left);
    adapter.untilShown(first);
    adapter.perform(Command.FALSE_POSITIVE);
    select(right);
    adapter.untilShown(second);
    adapter.perform(Command.AGREE);
    assertEquals(List.of("falsePositiveExam " + first.uid, "agree " + second.uid), adapter.deeds);
  }

  /** An earlier study looked at in between, in a layout of one view. */
  @Test
  void whatWasLoggedIsStillThereAfterALookAtAnEarlierStudy() throws Exception {
    Study first = open(1, left);
    adapter.perform(Command.FALSE_POSITIVE);
    Adapter.until("logged", () -> adapter.opened.get(0).state().last().isPresent());
    Study earlier = earlierOf(first);
    turn(left, earlier);
    assertEquals(0, onScreen(() -> left.model.graphics.size()), "no marks of the other study");
    turn(left, first);
    assertEquals(2, adapter.opened.size(), "the same reading");
    assertTrue(adapter.opened.get(0).state().last().isPresent(), "with what was logged");
  }

  @Test
  void whatArrivesDuringALookAtAnEarlierStudyIsThereAfterIt() throws Exception {
    Study first = open(1, left);
    Study earlier = earlierOf(first);
    onScreen(
        () -> {
          host.holdBack(first);
          return true;
        });
    turn(left, earlier);
    onScreen(
        () -> {
          host.deliver(first);
          return true;
        });
    turn(left, first);
    Adapter.until("the result", () -> said().stream().anyMatch(n -> n.startsWith("FracAI")));
  }

  /** Another study of the same patient. */
  private Study earlierOf(Study study) throws Exception {
    return onScreen(
        () -> {
          Study earlier = host.study(2);
          host.model.put(study.patient, DicomModel.patient, earlier.node);
          return earlier;
        });
  }

  private void turn(StandInView view, Study study) throws Exception {
    onScreen(
        () -> {
          view.show(study.first, study.first.images.get(0));
          host.select(tabOf(view), view);
          host.told(BasicAction.UPDATE, study.first);
          return true;
        });
    adapter.untilShown(study);
  }

  /** Each window, on whichever monitor, has a tab of its own; the host has one selected view. */
  @Test
  void ofTwoWindowsItFollowsTheOneThatIsWorkedIn() throws Exception {
    Study first = open(1, left, right);
    Study second = open(2, other);
    for (int i = 0; i < 3; i++) {
      select(right);
      adapter.untilShown(first);
      select(other);
      adapter.untilShown(second);
    }
    assertEquals(2, adapter.opened.size(), "both stay open");
    adapter.perform(Command.FALSE_POSITIVE);
    assertEquals(List.of("falsePositiveExam " + second.uid), adapter.deeds);
  }

  @Test
  void aKeyThatComesBeforeThePanelHasFollowedLogsNothing() throws Exception {
    open(1, left);
    Study second = open(2, other);
    onScreen(
        () -> {
          host.select(tabOf(left), left);
          for (Command command : Command.values()) {
            adapter.panel().perform(command);
          }
          return true;
        });
    assertEquals(List.of(), adapter.deeds);
    assertEquals(0, onScreen(other::getComponentCount), "no click is waited for");
    assertFalse(adapter.head().startsWith(second.name), "it has followed since");
  }

  @Test
  void aViewThatTurnsToAnotherStudyUnheardIsFollowedAtTheNextKey() throws Exception {
    Study first = open(1, left);
    Study second = onScreen(() -> host.study(2));
    onScreen(
        () -> {
          left.show(second.first, second.first.images.get(0));
          return true;
        });
    assertTrue(adapter.head().startsWith(first.name + " "), "the host has told nothing");
    adapter.perform(Command.FALSE_POSITIVE);
    assertEquals(List.of(), adapter.deeds);
    adapter.untilShown(second);
  }

  private JButton button(Command command) {
    return Adapter.all(adapter.toolBar.orElseThrow(), JButton.class)
        .get(
            List.of(
                    Command.FALSE_POSITIVE,
                    Command.FALSE_NEGATIVE,
                    Command.PREVIOUS,
                    Command.NEXT,
                    Command.MARKS)
                .indexOf(command));
  }

  private JButton rowButton() throws Exception {
    JComponent panel = adapter.laidOut();
    return onScreen(
        () ->
            Adapter.all(panel, JButton.class).stream()
                .filter(b -> Adapter.nameOf(b).startsWith("False positive: 1"))
                .filter(b -> b.isVisible() && b.getWidth() > 0 && b.getParent().isVisible())
                .findFirst()
                .orElseThrow());
  }

  private void heldWhile(JButton button, StandInView turnedTo) throws Exception {
    onScreen(
        () -> {
          mouse(button, MouseEvent.MOUSE_PRESSED, 3, 3);
          return true;
        });
    assertTrue(onScreen(() -> button.getModel().isArmed()), "held down");
    if (turnedTo != null) {
      select(turnedTo);
      onScreen(() -> true);
      onScreen(() -> true);
    }
    onScreen(
        () -> {
          button.dispatchEvent(
              new MouseEvent(
                  button, MouseEvent.MOUSE_RELEASED, 0, 0, 3, 3, 1, false, MouseEvent.BUTTON1));
          return true;
        });
  }

  @Test
  void aClickOnARowIsLogged() throws Exception {
    Study study = open(1, left);
    heldWhile(rowButton(), null);
    assertEquals(List.of("falsePositive " + study.uid), adapter.deeds);
  }

  @Test
  void aClickThatBeganOnAnotherStudysRowLogsNothing() throws Exception {
    Study first = open(1, left);
    open(2, other);
    heldWhile(rowButton(), left);
    adapter.untilShown(first);
    assertEquals(List.of(), adapter.deeds);
  }

  @Test
  void aClickThatBeganOnTheToolbarForAnotherStudyLogsNothing() throws Exception {
    Study first = open(1, left);
    Study second = open(2, other);
    onScreen(
        () -> {
          button(Command.FALSE_POSITIVE).setSize(30, 30);
          return true;
        });
    heldWhile(button(Command.FALSE_POSITIVE), left);
    adapter.untilShown(first);
    assertEquals(List.of(), adapter.deeds);
    select(other);
    adapter.untilShown(second);
    heldWhile(button(Command.FALSE_POSITIVE), null);
    assertEquals(List.of("falsePositiveExam " + second.uid), adapter.deeds);
  }

  /** Whatever is done in whatever order: what is logged is of the study shown and selected. */
  @Test
  void nothingIsEverLoggedOnAnotherStudyThanTheOneShownAndSelected() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Study first = open(1, left, right);
    Study second = open(2, other, new StandInView());
    Study third = besides(3, right);
    List<Study> studies = List.of(first, second, third);
    List<StandInView> views = List.of(left, right, other);
    List<Command> commands =
        List.of(Command.FALSE_POSITIVE, Command.AGREE, Command.NEXT, Command.FALSE_NEGATIVE);
    int logged = 0;
    for (int step = 0; step < 300; step++) {
      List<String> before = List.copyOf(adapter.deeds);
      Optional<String> shown =
          onScreen(
              () -> {
                if (random.nextInt(3) > 0) {
                  StandInView turned = views.get(random.nextInt(views.size()));
                  host.select(tabOf(turned), turned);
                }
                if (random.nextBoolean()) {
                  return Optional.empty();
                }
                String head = adapter.headNow();
                act(random, commands, views);
                return studies.stream()
                    .filter(s -> head.startsWith(s.name + " "))
                    .map(s -> s.uid)
                    .findFirst();
              });
      List<String> fresh =
          new ArrayList<>(adapter.deeds.subList(before.size(), adapter.deeds.size()));
      logged += fresh.size();
      for (String deed : fresh) {
        assertTrue(deed.endsWith(" " + shown.orElse("none")), deed + ", seed " + seed);
      }
      onScreen(() -> true);
      if (random.nextInt(4) == 0) {
        onScreen(() -> true);
      }
    }
    assertTrue(logged > 5, "only " + logged + " were logged, seed " + seed);
  }

  private void act(Random random, List<Command> commands, List<StandInView> views) {
    StandInView at = views.get(random.nextInt(views.size()));
    if (at.getComponentCount() > 0) {
      mouse((JComponent) at.getComponent(0), MouseEvent.MOUSE_PRESSED, 30, 30);
    } else if (random.nextBoolean()) {
      adapter.panel().perform(commands.get(random.nextInt(commands.size())));
    } else {
      button(Command.FALSE_POSITIVE).doClick(0);
    }
  }
}
