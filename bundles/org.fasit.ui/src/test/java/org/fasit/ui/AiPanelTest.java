package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Window;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JDialog;
import javax.swing.JTextField;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real clicks and keys on a real window. */
class AiPanelTest {

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private static Desk desk() throws Exception {
    return new Desk(Scenes.state(List.of(Scenes.fractures(), Scenes.chest())), 320);
  }

  @Test
  void oneClickLogsOneFalsePositiveAndLeavesTheFocus() throws Exception {
    try (Desk desk = desk()) {
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("logged", () -> desk.reading.state().last().isPresent());
      desk.until("said", () -> !desk.buttonsNow("Undo: 1 Fracture").isEmpty());
      assertEquals(List.of("fp frac a"), desk.reading.calls);
      assertTrue(desk.imageHasFocus(), "the image keeps the focus");
      assertEquals(Mark.Style.FALSE_POSITIVE, desk.port.marks.get(0).style());
    }
  }

  @Test
  void aDoubleClickLogsOnceAndDoesNotUndo() throws Exception {
    try (Desk desk = desk()) {
      desk.click(desk.buttons("False positive: 1").get(0), 2);
      desk.until("logged", () -> desk.reading.state().last().isPresent());
      desk.click(desk.buttons("False positive: 2").get(0), 2);
      desk.until("logged both", () -> desk.reading.calls.size() > 1);
      assertEquals(List.of("fp frac a", "fp frac b"), desk.reading.calls);
    }
  }

  @Test
  void rowsStayWhereTheyAreWhenLogged() throws Exception {
    try (Desk desk = desk()) {
      var second = desk.buttons("False positive: 2").get(0);
      int before = Desk.onScreen(() -> second.getLocationOnScreen().y);
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("said", () -> !desk.buttonsNow("Undo: 1 Fracture").isEmpty());
      assertEquals(before, Desk.onScreen(() -> second.getLocationOnScreen().y));
    }
  }

  @Test
  void undoCountsDownForTenSecondsAndStaysOnItsRow() throws Exception {
    try (Desk desk = desk()) {
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("undo offered", () -> !desk.buttonsNow("Undo: False positive").isEmpty());
      desk.clock.forward(Duration.ofSeconds(11));
      desk.until("countdown gone", () -> desk.buttonsNow("Undo: False positive").isEmpty());
      desk.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Z);
      assertEquals(List.of("fp frac a"), desk.reading.calls);
      desk.click(desk.buttons("Undo: 1 Fracture").get(0), 1);
      desk.until("taken back", () -> desk.reading.calls.equals(List.of("fp frac a", "undo")));
    }
  }

  @Test
  void undoGivesTheButtonBack() throws Exception {
    try (Desk desk = desk()) {
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("undo offered", () -> !desk.buttonsNow("Undo: 1 Fracture").isEmpty());
      desk.click(desk.buttons("Undo: 1 Fracture").get(0), 1);
      desk.until("taken back", () -> !desk.buttonsNow("False positive: 1").isEmpty());
      assertEquals(List.of("fp frac a", "undo"), desk.reading.calls);
    }
  }

  @Test
  void keysAloneDoEverything() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_J);
      desk.press(KeyEvent.VK_J);
      desk.until("revealed", () -> desk.port.revealed.isPresent());
      assertTrue(desk.port.marks.get(1).selected());
      desk.press(KeyEvent.VK_U);
      desk.press(KeyEvent.VK_X);
      desk.until("logged", () -> desk.reading.calls.contains("fp frac a"));
      desk.until("durable", () -> desk.reading.state().last().isPresent());
      desk.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Z);
      desk.until("undone", () -> desk.reading.calls.contains("undo"));
      desk.press(KeyEvent.VK_L);
      desk.until("agreed", () -> desk.reading.calls.contains("agree frac"));
      desk.press(KeyEvent.VK_V);
      desk.until("hidden", () -> desk.port.marks.isEmpty());
      desk.press(KeyEvent.VK_V);
      desk.until("shown", () -> !desk.port.marks.isEmpty());
      assertTrue(desk.imageHasFocus());
    }
  }

  @Test
  void withNothingSelectedTheKeyLogsTheExam() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_X);
      desk.until("logged", () -> desk.reading.calls.contains("fp-exam frac"));
    }
  }

  @Test
  void keysDoNotFireWhileTyping() throws Exception {
    try (Desk desk = desk()) {
      Desk.onScreen(() -> desk.field.requestFocusInWindow());
      desk.until("field has focus", () -> desk.field.isFocusOwner());
      desk.press(KeyEvent.VK_X);
      desk.press(KeyEvent.VK_L);
      desk.until("typed", () -> desk.field.getText().contains("xl"));
      assertEquals(List.of(), desk.reading.calls);
    }
  }

  @Test
  void everyActionCanBeReachedWithTab() throws Exception {
    try (Desk desk = desk()) {
      for (String name :
          List.of(
              "FracAI",
              "False positive: 1",
              "False positive: 2",
              "1 result",
              "False negative",
              "Agree with",
              "ThoraxFem",
              "False positive: 3")) {
        desk.tabTo(c -> Desk.nameOf(c).startsWith(name));
      }
      desk.press(KeyEvent.VK_SPACE);
      desk.until("logged", () -> desk.reading.calls.contains("fp chest n"));
      desk.until(
          "the focus goes to undo",
          () -> desk.buttonsNow("Undo: 3").stream().anyMatch(b -> b.isFocusOwner()));
    }
  }

  @Test
  void theNextClickOnTheImageLogsWhatWasMissed() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      desk.until("armed", () -> desk.port.pick.isPresent());
      assertEquals("Click what the AI missed · Enter: whole exam · Esc", desk.port.hint);
      Region place = new Region(GraphicType.POINT, "1.9", 1, List.of(new Point(5, 6)));
      Desk.onScreen(
          () -> {
            desk.port.pick.orElseThrow().at(place);
            return true;
          });
      desk.until("marked", () -> desk.port.marks.stream().anyMatch(m -> m.number() == 0));
      assertEquals(List.of("fn frac"), desk.reading.calls);
      desk.click(desk.buttons("Fracture").get(0), 1);
      desk.until("told what", () -> desk.reading.calls.size() > 1);
      assertTrue(desk.reading.calls.get(1).contains("72704001"));
    }
  }

  @Test
  void enterLogsTheWholeExamAndEscNothing() throws Exception {
    try (Desk desk = desk()) {
      desk.click(desk.buttons("False negative: FracAI").get(0), 1);
      desk.until("armed", () -> desk.port.pick.isPresent());
      Desk.onScreen(
          () -> {
            desk.port.pick.orElseThrow().cancelled();
            desk.port.pick = Optional.empty();
            return true;
          });
      desk.press(KeyEvent.VK_F);
      desk.until("armed again", () -> desk.port.pick.isPresent());
      Desk.onScreen(
          () -> {
            desk.port.pick.orElseThrow().wholeExam();
            return true;
          });
      desk.until("logged", () -> desk.reading.state().last().isPresent());
      assertEquals(List.of("fn-exam frac"), desk.reading.calls);
    }
  }

  @Test
  void pressingTheKeyAgainDisarms() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      desk.until("armed", () -> desk.port.pick.isPresent());
      desk.press(KeyEvent.VK_F);
      desk.until("disarmed", () -> desk.port.pick.isEmpty());
      assertEquals(List.of(), desk.reading.calls);
    }
  }

  @Test
  void aReasonIsOneMoreClick() throws Exception {
    try (Desk desk = desk()) {
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("chips", () -> !desk.buttonsNow("Growth plate").isEmpty());
      desk.click(desk.buttons("Growth plate").get(0), 1);
      desk.until("pressed in", () -> desk.buttonsNow("Growth plate").get(0).isSelected());
      assertTrue(desk.reading.calls.get(1).contains("GROWTH_PLATE"));
    }
  }

  @Test
  void aCommentIsTypedWithoutFiringKeysAndGivesTheFocusBack() throws Exception {
    try (Desk desk = desk()) {
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("chips", () -> !desk.buttonsNow("Comment").isEmpty());
      desk.click(desk.buttons("Comment").get(0), 1);
      desk.until(
          "field has focus",
          () -> desk.componentsNow(c -> c.isFocusOwner() && c instanceof JTextField).size() == 1);
      desk.press(KeyEvent.VK_X);
      desk.press(KeyEvent.VK_L);
      desk.press(KeyEvent.VK_ENTER);
      desk.until("kept", () -> desk.reading.calls.size() == 2);
      assertTrue(desk.reading.calls.get(1).contains("comment=Optional[xl]"));
      desk.until("focus is back", desk::imageHasFocusNow);
    }
  }

  @Test
  void whatCouldNotBeLoggedIsSaidAndCanBeTriedAgain() throws Exception {
    try (Desk desk = desk()) {
      desk.reading.failure = Optional.of("The disk is full: free some space.");
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until(
          "said",
          () ->
              !desk.componentsNow(c -> Desk.nameOf(c).startsWith("Not logged: The disk"))
                  .isEmpty());
      desk.until(
          "the button is back", () -> desk.buttonsNow("False positive: 1").get(0).isEnabled());
      desk.reading.failure = Optional.empty();
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("logged", () -> desk.reading.state().last().isPresent());
    }
  }

  @Test
  void anotherStudyLeavesNothingOfTheFirst() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      desk.until("armed", () -> desk.port.pick.isPresent());
      FakeReading other = new FakeReading(Scenes.state(List.of()), desk.clock);
      Desk.onScreen(
          () -> {
            desk.panel.show(Optional.of(other), desk.port);
            return true;
          });
      assertTrue(desk.port.pick.isEmpty(), "disarmed");
      assertEquals(List.of(), desk.port.marks);
      desk.reading.become(s -> Scenes.full());
      desk.until("settled", () -> true);
      assertTrue(desk.buttons("False positive").isEmpty());
      assertEquals(1, desk.reading.listeners(), "only the banner still watches");
    }
  }

  @Test
  void whatIsHeldDownWhileAnotherStudyComesDoesNothing() throws Exception {
    try (Desk desk = desk()) {
      FakeReading other = new FakeReading(desk.reading.state(), desk.clock);
      for (String name : List.of("False positive: 1", "Agree with", "Undo: False positive")) {
        if (name.startsWith("Undo")) {
          desk.click(desk.buttons("False positive: 1").get(0), 1);
          desk.until("undo offered", () -> !desk.buttonsNow(name).isEmpty());
          other.become(s -> desk.reading.state());
        }
        int before = desk.reading.calls.size();
        desk.holdWhile(
            desk.buttons(name).get(0), () -> desk.panel.show(Optional.of(other), desk.port));
        desk.until("shown", () -> !desk.buttonsNow(name).isEmpty());
        assertEquals(List.of(), other.calls, name);
        assertEquals(before, desk.reading.calls.size(), name);
        desk.holdWhile(
            desk.buttons("ThoraxFem").stream().findFirst().orElse(desk.buttons(name).get(0)),
            () -> desk.panel.show(Optional.of(desk.reading), desk.port));
        assertEquals(before, desk.reading.calls.size(), name);
      }
    }
  }

  @Test
  void keysDoNothingWhileTheReaderLooksAtAnotherStudy() throws Exception {
    try (Desk desk = desk()) {
      boolean[] looking = {false};
      int[] opened = {0};
      Desk.onScreen(
          () -> {
            desk.panel.onlyWhile(() -> looking[0]);
            desk.panel.onOpen(() -> opened[0]++);
            return true;
          });
      desk.press(KeyEvent.VK_X);
      desk.press(KeyEvent.VK_L);
      desk.press(KeyEvent.VK_O);
      desk.until("opened", () -> opened[0] == 1);
      assertEquals(List.of(), desk.reading.calls);
      looking[0] = true;
      desk.press(KeyEvent.VK_L);
      desk.until("agreed", () -> desk.reading.calls.contains("agree frac"));
    }
  }

  @Test
  void newCardsDoNotMoveWhatTheReaderAimsAt() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.chest())), 320)) {
      var button = desk.buttons("False positive: 3").get(0);
      var at = Desk.onScreen(button::getLocationOnScreen);
      desk.point(at.x + 5, at.y + 5);
      desk.reading.become(s -> Scenes.state(List.of(Scenes.chest(), Scenes.fractures())));
      desk.until("there", () -> !desk.buttonsNow("False positive: 1").isEmpty());
      assertEquals(at, Desk.onScreen(button::getLocationOnScreen));
      desk.point(30, 30);
      desk.until(
          "in its place",
          () ->
              desk.buttonsNow("False positive").stream()
                  .findFirst()
                  .filter(b -> Desk.nameOf(b).startsWith("False positive: 1"))
                  .isPresent());
    }
  }

  @Test
  void hoveringARowLightsItsMark() throws Exception {
    try (Desk desk = desk()) {
      var at = Desk.onScreen(desk.buttons("False positive: 2").get(0)::getLocationOnScreen);
      desk.point(at.x - 60, at.y + 10);
      desk.until("lit", () -> desk.port.lit == 2);
      desk.point(30, 30);
      desk.until("out", () -> desk.port.lit == 0);
    }
  }

  @Test
  void aThousandFindingsNeedFewComponents() throws Exception {
    try (Desk desk = new Desk(Scenes.many(1000), 320)) {
      int rows = desk.buttons("False positive").size();
      assertTrue(rows > 5 && rows < 60, "rows on screen: " + rows);
      for (int i = 0; i < 300; i++) {
        desk.perform(Command.NEXT);
      }
      desk.until("scrolled there", () -> !desk.buttonsNow("False positive: 300").isEmpty());
      int later = desk.components(c -> c.getClass().getSimpleName().equals("RowView")).size();
      assertTrue(later < 80, "row components: " + later);
    }
  }

  @Test
  void aPromptTakesNoFocusAndEscClosesIt() throws Exception {
    try (Desk desk = desk()) {
      assertFalse(Desk.onScreen(() -> desk.banner.isVisible()));
      desk.reading.become(s -> Scenes.withPrompt(s, Optional.of(Scenes.prompt())));
      desk.until("shown", () -> desk.banner.isShowing());
      assertEquals(28, Desk.onScreen(() -> desk.banner.getHeight()));
      assertTrue(desk.imageHasFocus());
      desk.press(KeyEvent.VK_ESCAPE);
      desk.until("closed", () -> !desk.banner.isVisible());
      assertEquals(List.of("dismiss"), desk.reading.calls);
      assertTrue(desk.imageHasFocus());
    }
  }

  private static boolean says(Desk desk, String words) {
    return !desk.componentsNow(c -> c.isShowing() && Desk.nameOf(c).startsWith(words)).isEmpty();
  }

  private static ReadingState later(TestClock clock) {
    Card late = Scenes.late(Scenes.fractures(), clock.instant());
    return Scenes.state(List.of(Scenes.chest(), late));
  }

  @Test
  void lateResultsAreToldInOneLineThatMovesNothingAndGoesOnceTheyWereSeen() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.chest())), 320)) {
      desk.point(30, 30);
      desk.reading.become(s -> later(desk.clock));
      desk.until("told", () -> says(desk, "New: FracAI 2.4.1, 2 findings · "));
      var button = desk.buttons("False positive: 1").get(0);
      var at = Desk.onScreen(button::getLocationOnScreen);
      desk.until("looked at", () -> true);
      desk.clock.forward(Duration.ofSeconds(11));
      desk.until("seen", () -> !says(desk, "New: "));
      assertEquals(at, Desk.onScreen(button::getLocationOnScreen));
      assertTrue(desk.imageHasFocus());
    }
  }

  @Test
  void whatTheReaderActsOnIsSeen() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.chest())), 320)) {
      desk.reading.become(s -> later(desk.clock));
      desk.until("told", () -> says(desk, "New: FracAI"));
      desk.click(desk.buttons("False positive: 1").get(0), 1);
      desk.until("seen", () -> !says(desk, "New: "));
    }
  }

  @Test
  void theTabHasADotUntilThePanelIsOnScreen() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.chest())), 320)) {
      assertFalse(dot(desk));
      hide(desk, true);
      desk.reading.become(s -> later(desk.clock));
      desk.until("dot", () -> dot(desk));
      hide(desk, false);
      desk.until("no dot", () -> !dot(desk));
      desk.until("the line is still there", () -> says(desk, "New: FracAI"));
    }
  }

  @Test
  void dotAndLineGoWithTheirStudy() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.chest())), 320)) {
      hide(desk, true);
      desk.reading.become(s -> later(desk.clock));
      desk.until("dot", () -> dot(desk));
      FakeReading other = new FakeReading(Scenes.state(List.of()), desk.clock);
      Desk.onScreen(
          () -> {
            desk.panel.show(Optional.of(other), desk.port);
            return true;
          });
      assertFalse(Desk.onScreen(() -> dot(desk)));
      hide(desk, false);
      assertFalse(Desk.onScreen(() -> says(desk, "New: ")));
      desk.reading.become(s -> later(desk.clock));
      desk.until("settled", () -> true);
      assertFalse(Desk.onScreen(() -> dot(desk)));
    }
  }

  private static boolean dot(Desk desk) {
    return Boolean.TRUE.equals(desk.panel.getClientProperty(AiPanel.NEWS));
  }

  private static void hide(Desk desk, boolean on) {
    Desk.onScreen(
        () -> {
          desk.panel.setVisible(!on);
          desk.panel.getParent().validate();
          return true;
        });
  }

  @Test
  void aPictureIsOpenedWhereTheHostHasItElseInAWindowThatBlocksNothing() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.pictureOnly())), 320)) {
      desk.reading.previews.put("heat1", Scenes.preview("Saliency"));
      desk.until("fetched", () -> desk.reading.calls.contains("preview heat1 96"));
      desk.port.images = List.of("heat1");
      desk.click(desk.buttons("Open: Picture").get(0), 1);
      desk.until("revealed", () -> desk.port.revealed.isPresent());
      assertEquals("heat1", desk.port.revealed.orElseThrow().imageUid());
      desk.port.images = List.of();
      desk.click(desk.buttons("Open: Picture").get(0), 1);
      desk.until("in a window", () -> preview().isPresent());
      JDialog window = Desk.onScreen(() -> preview().orElseThrow());
      assertEquals("Prøve, Åse · 8\u00a0y · SkannAI 0.9", window.getTitle());
      assertFalse(window.isModal());
      Desk.onScreen(
          () -> {
            desk.panel.show(Optional.empty(), desk.port);
            return true;
          });
      desk.until("closed with its study", () -> preview().isEmpty());
    }
  }

  private static Optional<JDialog> preview() {
    return Stream.of(Window.getWindows())
        .filter(Window::isShowing)
        .filter(JDialog.class::isInstance)
        .map(JDialog.class::cast)
        .findFirst();
  }
}
