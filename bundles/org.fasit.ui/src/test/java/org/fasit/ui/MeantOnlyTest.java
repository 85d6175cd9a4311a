package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import org.fasit.model.Conclusion;
import org.fasit.model.GraphicType;
import org.fasit.model.Judgement;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState.Card;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only what was meant is logged, with real clicks and keys. */
class MeantOnlyTest {

  private static final String SENTENCE = "Epifysen er ikke et brudd";
  private static final String ONE = "False positive: 1";
  private static final String KEYS_GO_NOWHERE = "a button has the focus";

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private static Desk desk() throws Exception {
    return new Desk(Scenes.state(List.of(Scenes.fractures(), Scenes.chest())), 320);
  }

  private static void type(Desk desk, String text) {
    for (char letter : text.toCharArray()) {
      int key = KeyEvent.getExtendedKeyCodeForChar(letter);
      if (Character.isUpperCase(letter)) {
        desk.strike(KeyEvent.VK_SHIFT, key);
      } else {
        desk.strike(key);
      }
    }
    desk.press(KeyEvent.VK_ENTER);
  }

  private static Desk logged() throws Exception {
    Desk desk = desk();
    desk.click(desk.buttons(ONE).get(0), 1);
    desk.until("logged", () -> !desk.buttonsNow("Comment").isEmpty());
    return desk;
  }

  private static List<String> names(Desk desk) {
    return Desk.onScreen(
        () ->
            Desk.all(desk.panel, JComponent.class).stream()
                .filter(JComponent::isShowing)
                .filter(c -> c.getMouseListeners().length > 0 && !Desk.nameOf(c).isEmpty())
                .filter(c -> c.getHeight() < 120)
                .map(Desk::nameOf)
                .distinct()
                .toList());
  }

  /** The seven letters of a comment that once logged two cases, after a click on each control. */
  @Test
  void aSentenceTypedAfterAnyClickOfOursLogsNothingButTheComment() throws Exception {
    List<String> names;
    try (Desk desk = logged()) {
      names = names(desk);
    }
    assertTrue(names.size() > 15, names.toString());
    for (String name : names) {
      try (Desk desk = logged()) {
        JComponent at =
            desk.components(c -> c.isShowing() && Desk.nameOf(c).equals(name)).stream()
                .findFirst()
                .orElseThrow();
        desk.click(at, 1);
        desk.press(KeyEvent.VK_SHIFT);
        List<String> clicked = settled(desk);
        type(desk, SENTENCE);
        List<String> typed = settled(desk);
        List<String> more = typed.subList(clicked.size(), typed.size());
        if (name.equals("Comment")) {
          assertEquals(1, more.size(), more.toString());
          assertTrue(more.get(0).contains("comment=Optional[" + SENTENCE + "]"), more.get(0));
          desk.until("the image has the focus again", desk::imageHasFocusNow);
        } else {
          boolean asksWhoReads = name.startsWith("Reader: ");
          List<String> logged =
              more.stream().filter(call -> !asksWhoReads || !call.startsWith("read-by ")).toList();
          assertEquals(List.of(), logged, "after a click on " + name);
        }
      }
    }
  }

  private static List<String> settled(Desk desk) {
    List<String> calls = new ArrayList<>(desk.reading.calls);
    desk.until("at rest", () -> true);
    calls = new ArrayList<>(desk.reading.calls);
    calls.removeIf(call -> call.startsWith("preview"));
    return calls;
  }

  @Test
  void noPlainKeyActsWhileAButtonOrAChipHasTheFocus() throws Exception {
    try (Desk desk = logged()) {
      int before = desk.reading.calls.size();
      for (String name : List.of("Agree with", "Old fracture", "Comment", "False positive: 2")) {
        Desk.onScreen(() -> desk.buttonsNow(name).get(0).requestFocusInWindow());
        desk.until(KEYS_GO_NOWHERE, () -> desk.buttonsNow(name).get(0).isFocusOwner());
        for (int key : new int[] {KeyEvent.VK_X, KeyEvent.VK_L, KeyEvent.VK_F, KeyEvent.VK_J}) {
          desk.press(key);
        }
        assertTrue(desk.port.pick.isEmpty(), name);
      }
      assertEquals(before, desk.reading.calls.size(), desk.reading.calls.toString());
      assertTrue(desk.port.revealed.isEmpty(), "no finding was selected");
    }
  }

  @Test
  void keysActOnALineOfTheList() throws Exception {
    try (Desk desk = desk()) {
      desk.tabTo(c -> Desk.nameOf(c).startsWith("FracAI"));
      desk.press(KeyEvent.VK_J);
      desk.press(KeyEvent.VK_X);
      desk.until("logged", () -> desk.reading.calls.contains("fp frac a"));
    }
  }

  @Test
  void chipsKeepTheirPlacesWhateverIsTold() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      pointAt(desk, "1.9");
      desk.until("chips", () -> !desk.buttonsNow("Fracture").isEmpty());
      Map<String, Point> before = places(desk);
      assertTrue(before.size() >= 5, before.toString());
      desk.click(desk.buttons("Fracture").get(0), 1);
      desk.until("told", () -> desk.buttonsNow("Fracture").get(0).isSelected());
      assertEquals(before, places(desk));
      int top = Desk.onScreen(() -> desk.buttonsNow("Undo: F").get(0).getLocationOnScreen().y);
      desk.click(desk.buttons("Comment").get(0), 1);
      desk.until("field", () -> !fields(desk).isEmpty());
      assertEquals(
          top, Desk.onScreen(() -> desk.buttonsNow("Undo: F").get(0).getLocationOnScreen().y));
      desk.press(KeyEvent.VK_ESCAPE);
      desk.until("left", () -> fields(desk).isEmpty() && desk.imageHasFocusNow());
      assertEquals(before, places(desk));
    }
  }

  private static Map<String, Point> places(Desk desk) {
    return Desk.onScreen(
        () -> {
          Map<String, Point> places = new TreeMap<>();
          for (JToggleButton chip : Desk.all(desk.panel, JToggleButton.class)) {
            if (chip.isShowing()) {
              places.put(chip.getText(), chip.getLocationOnScreen());
            }
          }
          return places;
        });
  }

  private static List<JComponent> fields(Desk desk) {
    return desk.componentsNow(
        c -> c instanceof JTextField && c != desk.field && c.isShowing() && c.isFocusOwner());
  }

  @Test
  void aCommentStaysWithItsCaseWhileAnotherIsLogged() throws Exception {
    try (Desk desk = logged()) {
      desk.click(desk.buttons("Comment").get(0), 1);
      desk.until("field", () -> !fields(desk).isEmpty());
      desk.press(KeyEvent.VK_O);
      desk.click(desk.buttons("False positive: 2").get(0), 1);
      desk.until("logged", () -> desk.reading.state().last().orElseThrow().row().get() == 2);
      desk.until("the next key is the viewer's", desk::imageHasFocusNow);
      JTextField field =
          (JTextField)
              desk.components(c -> c instanceof JTextField && c != desk.field && c.isShowing())
                  .get(0);
      assertEquals("o", Desk.onScreen(field::getText));
      desk.click(field, 1);
      desk.press(KeyEvent.VK_ENTER);
      desk.until("kept", () -> desk.reading.calls.size() == 3);
      desk.until(
          "on the first row",
          () ->
              desk.reading
                  .state()
                  .cards()
                  .get(0)
                  .rows()
                  .get(0)
                  .logged()
                  .orElseThrow()
                  .comment()
                  .equals(Optional.of("o")));
    }
  }

  @Test
  void whatWasTypedOfAStudyThatIsLeftIsKept() throws Exception {
    try (Desk desk = logged()) {
      desk.click(desk.buttons("Comment").get(0), 1);
      desk.until("field", () -> !fields(desk).isEmpty());
      desk.press(KeyEvent.VK_O);
      Desk.onScreen(
          () -> {
            desk.panel.show(Optional.of(new FakeReading(Scenes.full(), desk.clock)), desk.port);
            return true;
          });
      assertTrue(desk.reading.calls.get(1).contains("comment=Optional[o]"));
    }
  }

  @Test
  void aLetterThatIsNoKeyOfOursEndsTheWait() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      desk.until("armed", () -> desk.port.pick.isPresent());
      desk.press(KeyEvent.VK_Y);
      assertTrue(desk.port.pick.isEmpty());
      desk.press(KeyEvent.VK_ENTER);
      assertEquals(List.of(), desk.reading.calls);
    }
  }

  @Test
  void enterIsTheWholeExamOnlyWhereTheImageHasTheFocus() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      desk.until("armed", () -> desk.port.pick.isPresent());
      Desk.onScreen(() -> desk.field.requestFocusInWindow());
      desk.until("field has focus", () -> desk.field.isFocusOwner());
      desk.press(KeyEvent.VK_ENTER);
      assertEquals(List.of(), desk.reading.calls);
      Desk.onScreen(
          () -> {
            desk.port.focus();
            return true;
          });
      desk.until("image has focus", desk::imageHasFocusNow);
      desk.press(KeyEvent.VK_ENTER);
      desk.until("logged", () -> desk.reading.calls.equals(List.of("fn-exam frac")));
    }
  }

  private static void pointAt(Desk desk, String image) {
    desk.until("armed", () -> desk.port.pick.isPresent());
    Region place =
        new Region(GraphicType.POINT, image, 1, List.of(new org.fasit.model.Point(5, 6)));
    Desk.onScreen(
        () -> {
          desk.port.pick.orElseThrow().at(place);
          return true;
        });
  }

  @Test
  void theClickedImageDecidesWhoMissedIt() throws Exception {
    try (Desk desk = desk()) {
      desk.click(
          desk.components(c -> c.isShowing() && Desk.nameOf(c).startsWith("ThoraxFem")).get(0), 1);
      desk.press(KeyEvent.VK_F);
      pointAt(desk, "1.9");
      desk.until("logged", () -> desk.reading.calls.equals(List.of("fn frac")));
      desk.port.inView = Optional.of("1.7");
      desk.press(KeyEvent.VK_L);
      desk.until("agreed", () -> desk.reading.calls.contains("agree chest"));
    }
  }

  @Test
  void whereNoProductIsClearTheReaderNamesIt() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      pointAt(desk, "1.1");
      desk.until("asked", () -> desk.buttonsNow("Which product missed this?").size() == 2);
      assertEquals(List.of(), desk.reading.calls);
      desk.buttons("Which product").forEach(chip -> assertFalse(chip.isSelected()));
      desk.click(desk.buttons("Which product missed this? ThoraxFem").get(0), 1);
      desk.until("logged", () -> desk.reading.calls.equals(List.of("fn chest")));
      desk.port.inView = Optional.of("1.1");
      desk.press(KeyEvent.VK_L);
      desk.until("asked", () -> !desk.buttonsNow("Which product do you").isEmpty());
      desk.press(KeyEvent.VK_ESCAPE);
      desk.until("no more", () -> desk.buttonsNow("Which product do you").isEmpty());
      assertEquals(List.of("fn chest"), desk.reading.calls);
    }
  }

  @Test
  void insteadTakesTheWordToTheOtherProduct() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_F);
      pointAt(desk, "1.9");
      desk.until("chips", () -> !desk.buttonsNow("ThoraxFem instead").isEmpty());
      desk.click(desk.buttons("ThoraxFem instead").get(0), 1);
      desk.until("moved", () -> desk.reading.state().cards().get(1).exam().size() == 1);
      assertEquals(List.of("fn frac", "undo", "fn chest"), desk.reading.calls);
      assertEquals(List.of(), desk.reading.state().cards().get(0).exam());
    }
  }

  @Test
  void theCardThatKeysGoToIsLitBeforeTheKeyIsPressed() throws Exception {
    try (Desk desk = desk()) {
      assertTrue(isLit(desk, "FracAI"));
      desk.port.inView = Optional.of("1.7");
      Desk.onScreen(
          () -> {
            desk.panel.imageChanged();
            return true;
          });
      assertTrue(isLit(desk, "ThoraxFem"));
      assertFalse(isLit(desk, "FracAI"));
    }
  }

  private static boolean isLit(Desk desk, String product) {
    return desk.components(c -> c.isShowing() && Desk.nameOf(c).startsWith(product)).stream()
        .anyMatch(c -> Desk.nameOf(c).contains("keys go here"));
  }

  @Test
  void whatIsSelectedOnAnotherImageIsSelectedNoMore() throws Exception {
    try (Desk desk = desk()) {
      desk.press(KeyEvent.VK_J);
      assertTrue(desk.port.marks.get(0).selected());
      desk.port.inView = Optional.of("1.7");
      desk.press(KeyEvent.VK_X);
      desk.until("of the chest", () -> desk.reading.calls.equals(List.of("fp-exam chest")));
    }
  }

  @Test
  void aNegativeExamIsNoFalsePositiveAndTheLineSaysWhatToPress() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.negative())), 320)) {
      desk.press(KeyEvent.VK_X);
      desk.until(
          "said",
          () ->
              !desk.componentsNow(
                      c ->
                          Desk.nameOf(c)
                              .equals(
                                  "BoneAge 3.0 calls nothing positive here. Press F to log what it"
                                      + " missed."))
                  .isEmpty());
      assertEquals(List.of(), desk.reading.calls);
      assertTrue(Desk.onScreen(() -> desk.panel.refusal(Command.FALSE_POSITIVE)).isPresent());
      assertEquals(
          Optional.empty(), Desk.onScreen(() -> desk.panel.refusal(Command.FALSE_NEGATIVE)));
    }
  }

  @Test
  void agreeingAfterTheOnlyFindingWasRefutedIsNotOffered() throws Exception {
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.fractures(), oneNodule())), 320)) {
      desk.click(desk.buttons("False positive: 3").get(0), 1);
      desk.until("logged", () -> desk.reading.state().last().isPresent());
      desk.until("not offered", () -> !agreeNow(desk, "ThoraxFem").isEnabled());
      AbstractButton agree = agree(desk, "ThoraxFem");
      String why = "You called it a false positive; undo that first.";
      assertEquals(why, Desk.onScreen(agree::getToolTipText));
      assertEquals(
          why, Desk.onScreen(() -> agree.getAccessibleContext().getAccessibleDescription()));
      desk.port.inView = Optional.of("1.7");
      desk.press(KeyEvent.VK_L);
      desk.until("said", () -> !desk.componentsNow(c -> Desk.nameOf(c).equals(why)).isEmpty());
      assertEquals(List.of("fp chest n"), desk.reading.calls);
      assertTrue(agree(desk, "FracAI").isEnabled());
      desk.click(desk.buttons("Undo: 3").get(0), 1);
      desk.until("offered again", () -> agreeNow(desk, "ThoraxFem").isEnabled());
      assertEquals(
          List.of(),
          desk.reading.state().cards().stream()
              .flatMap(c -> c.exam().stream())
              .filter(l -> l.judgement() == Judgement.AGREE)
              .toList());
    }
  }

  private static Card oneNodule() {
    Card doubtful = Scenes.chest();
    return Scenes.card(
        "chest",
        doubtful.shown().result().product(),
        Conclusion.POSITIVE,
        3,
        List.of(doubtful.rows().get(0).finding().finding()));
  }

  private static AbstractButton agree(Desk desk, String product) {
    return Desk.onScreen(() -> agreeNow(desk, product));
  }

  private static AbstractButton agreeNow(Desk desk, String product) {
    return desk.buttonsNow("Agree with " + product).get(0);
  }
}
