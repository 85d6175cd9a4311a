package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Locale;
import javax.swing.JComponent;
import javax.swing.JTextField;
import org.fasit.model.GraphicType;
import org.fasit.model.Judgement;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState.Logged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader tells of a missed finding, with real clicks. */
class MissedTest {

  private static final Region PLACE =
      new Region(GraphicType.POINT, "1.9", 1, List.of(new Point(5, 6)));

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  /** A desk on which the fracture product has missed something. */
  private static Desk missed() throws Exception {
    return missed(new Desk(Scenes.state(List.of(Scenes.fractures(), Scenes.chest())), 320));
  }

  private static Desk missed(Desk desk) {
    desk.press(KeyEvent.VK_F);
    return pointed(desk);
  }

  private static Desk pointed(Desk desk) {
    desk.until("armed", () -> desk.port.pick.isPresent());
    Desk.onScreen(
        () -> {
          desk.port.pick.orElseThrow().at(PLACE);
          return true;
        });
    desk.until("chips", () -> !desk.buttonsNow("Out of scope").isEmpty());
    return desk;
  }

  private static List<Judgement> exam(Desk desk, int card) {
    return desk.reading.state().cards().get(card).exam().stream().map(Logged::judgement).toList();
  }

  @Test
  void outOfScopeIsAWordOfItsOwnAndNoReason() throws Exception {
    try (Desk desk = missed()) {
      desk.click(desk.buttons("Out of scope").get(0), 1);
      desk.until("moved", () -> exam(desk, 0).equals(List.of(Judgement.OUT_OF_SCOPE)));
      assertEquals(List.of("fn frac", "out-of-scope"), desk.reading.calls);
      desk.until("said", () -> isSaid(desk, "Out of scope logged: FracAI 2.4.1"));
      desk.until("no chip", () -> desk.buttonsNow("Out of scope").isEmpty());
      desk.until("mark stays", () -> desk.port.marks.stream().anyMatch(m -> m.number() == 0));
    }
  }

  @Test
  void outOfScopeIsShownHoweverLittleRoomThereIs() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.chest())), 240)) {
      desk.click(desk.buttons("False negative").get(0), 1);
      pointed(desk);
      assertEquals(1, desk.buttons("More").size(), "not all fit");
      assertTrue(desk.buttons("Cardiomegaly").isEmpty());
      assertEquals(1, desk.buttons("Out of scope").size());
    }
  }

  @Test
  void undoTakesTheWordBack() throws Exception {
    try (Desk desk = missed()) {
      desk.click(desk.buttons("Out of scope").get(0), 1);
      desk.until("undo", () -> !desk.buttonsNow("Undo: Out of scope").isEmpty());
      desk.click(desk.buttons("Undo: Out of scope").get(0), 1);
      desk.until("gone", () -> exam(desk, 0).isEmpty());
      desk.until("said", () -> isSaid(desk, "Taken back: out of scope, FracAI 2.4.1"));
    }
  }

  @Test
  void anotherProductThatMissedItTooIsOneMoreClick() throws Exception {
    try (Desk desk = missed()) {
      desk.click(desk.buttons("ThoraxFem too").get(0), 1);
      desk.until("logged", () -> exam(desk, 1).equals(List.of(Judgement.FALSE_NEGATIVE)));
      assertEquals(List.of("fn frac", "fn chest"), desk.reading.calls);
      assertEquals(PLACE, desk.reading.state().cards().get(1).exam().get(0).place().orElseThrow());
      desk.until("shown", () -> isSaid(desk, "False negative logged: ThoraxFem 1.9"));
      desk.click(desk.buttons("More").get(0), 1);
      desk.until("menu", () -> !desk.buttonsNow("FracAI too").isEmpty());
      assertTrue(desk.buttons("FracAI too").get(0).isSelected(), "is logged already");
      assertTrue(desk.buttons("FracAI instead").isEmpty());
      desk.press(KeyEvent.VK_ESCAPE);
      assertEquals(1, desk.port.marks.stream().filter(m -> m.style() == Mark.Style.MISSED).count());
      desk.click(desk.buttons("Undo: False negative").get(0), 1);
      desk.until("its own undo", () -> exam(desk, 1).isEmpty());
      assertEquals(List.of(Judgement.FALSE_NEGATIVE), exam(desk, 0));
    }
  }

  @Test
  void noOtherProductIsOnUntilTheReaderSaysSo() throws Exception {
    try (Desk desk = missed()) {
      assertFalse(desk.buttons("ThoraxFem too").get(0).isSelected());
      assertEquals(List.of("fn frac"), desk.reading.calls);
    }
  }

  @Test
  void aDoubleClickDoesNotChooseWhatComesUnderThePointer() throws Exception {
    try (Desk desk = missed()) {
      desk.click(desk.buttons("ThoraxFem too").get(0), 2);
      desk.until("shown", () -> isSaid(desk, "False negative logged: ThoraxFem 1.9"));
      desk.click(desk.buttons("Nodule").get(0), 2);
      desk.until("told", () -> desk.buttonsNow("Nodule").get(0).isSelected());
      assertEquals(3, desk.reading.calls.size(), desk.reading.calls.toString());
    }
  }

  @Test
  void onceItIsToldWhatTheProductsSitesAreOffered() throws Exception {
    try (Desk desk = missed()) {
      assertTrue(desk.buttons("Radius").isEmpty());
      desk.click(desk.buttons("Fracture").get(0), 1);
      desk.until("told", () -> desk.buttonsNow("Fracture").get(0).isSelected());
      desk.click(desk.buttons("More").get(0), 1);
      desk.until("sites", () -> !desk.buttonsNow("Radius").isEmpty());
      desk.click(desk.buttons("Radius").get(0), 1);
      desk.until(
          "on its row",
          () ->
              !desk.componentsNow(c -> Desk.nameOf(c).startsWith("Missed: Fracture · radius"))
                  .isEmpty());
    }
  }

  @Test
  void aCommentIsShownBack() throws Exception {
    try (Desk desk = missed()) {
      desk.until("chip", () -> !desk.buttonsNow("Comment").isEmpty());
      desk.click(desk.buttons("Comment").get(0), 1);
      desk.until("field", () -> field(desk).size() == 1);
      desk.press(KeyEvent.VK_O);
      desk.press(KeyEvent.VK_K);
      desk.press(KeyEvent.VK_ENTER);
      desk.until("kept", () -> !desk.buttonsNow("Comment: ok").isEmpty());
      assertEquals("Comment: ok", desk.buttons("Comment").get(0).getToolTipText());
      desk.until(
          "on its row",
          () ->
              !desk.componentsNow(
                      c -> Desk.nameOf(c).matches("Missed, marked · FN logged · you, .* · ok"))
                  .isEmpty());
      desk.point(30, 30);
      desk.click(desk.buttons("Comment").get(0), 1);
      desk.until("field again", () -> field(desk).size() == 1);
      assertEquals("ok", Desk.onScreen(() -> ((JTextField) field(desk).get(0)).getText()));
      desk.press(KeyEvent.VK_ENTER);
      desk.until("closed", () -> field(desk).isEmpty());
      assertEquals(2, desk.reading.calls.size(), "the same comment is not logged again");
    }
  }

  private static List<JComponent> field(Desk desk) {
    return desk.componentsNow(c -> c.isFocusOwner() && c instanceof JTextField);
  }

  private static boolean isSaid(Desk desk, String sentence) {
    return !desk.componentsNow(c -> Desk.nameOf(c).equals(sentence)).isEmpty();
  }
}
