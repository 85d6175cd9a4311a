package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Locale;
import javax.swing.JComponent;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads stands in the panel's head, and two keys switch. Real keys on a real window. */
class WhoReadsTest {

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private static ReadingState state(Reader reader) {
    return Scenes.readBy(Scenes.state(List.of(Scenes.fractures())), reader);
  }

  private static void open(Desk desk) {
    desk.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_R);
    desk.until("the list is open", () -> !named(desk, "1 Test").isEmpty());
  }

  private static List<JComponent> named(Desk desk, String name) {
    return desk.componentsNow(it -> it.isShowing() && Desk.nameOf(it).startsWith(name));
  }

  @Test
  void theHeadSaysWhoReadsOrThatNobodyKnows() throws Exception {
    try (Desk desk = new Desk(state(Scenes.KARI), 320)) {
      desk.until("named", () -> !named(desk, "Reader: Test, Kari").isEmpty());
      desk.reading.readBy(Reader.UNKNOWN);
      desk.until("not known", () -> !named(desk, "Reader not known").isEmpty());
    }
  }

  @Test
  void twoKeysSwitchAndTheFocusGoesBack() throws Exception {
    try (Desk desk = new Desk(state(Reader.UNKNOWN), 320)) {
      open(desk);
      desk.press(KeyEvent.VK_2);
      desk.until("switched", () -> desk.reading.calls.contains("read-by per"));
      desk.until("named", () -> !named(desk, "Reader: Test, Per").isEmpty());
      desk.until("shut", () -> named(desk, "1 Test").isEmpty());
      desk.until("the image has the focus", desk::imageHasFocusNow);
      assertEquals(List.of("read-by per"), desk.reading.calls);
    }
  }

  @Test
  void arrowAndEnterChooseToo() throws Exception {
    try (Desk desk = new Desk(state(Reader.UNKNOWN), 320)) {
      open(desk);
      desk.press(KeyEvent.VK_DOWN);
      desk.press(KeyEvent.VK_ENTER);
      desk.until("switched", () -> desk.reading.calls.contains("read-by kari"));
    }
  }

  @Test
  void zeroIsNobody() throws Exception {
    try (Desk desk = new Desk(state(Scenes.KARI), 320)) {
      open(desk);
      desk.press(KeyEvent.VK_0);
      desk.until("nobody", () -> desk.reading.calls.contains("read-by "));
      assertFalse(desk.reading.state().who().now().isKnown());
    }
  }

  /** F, X and L are letters here: nothing is logged. */
  @Test
  void aTypedAccountReadsAndNoLetterIsACommand() throws Exception {
    try (Desk desk = new Desk(state(Scenes.KARI), 320)) {
      open(desk);
      for (int key : new int[] {KeyEvent.VK_F, KeyEvent.VK_X, KeyEvent.VK_L, KeyEvent.VK_7}) {
        desk.press(key);
      }
      desk.press(KeyEvent.VK_ENTER);
      desk.until("switched", () -> !desk.reading.calls.isEmpty());
      assertEquals(List.of("read-by fxl7"), desk.reading.calls);
      assertEquals(new Reader("fxl7", ""), desk.reading.state().who().now());
    }
  }

  @Test
  void escapeLeavesAllAsItWas() throws Exception {
    try (Desk desk = new Desk(state(Scenes.KARI), 320)) {
      open(desk);
      desk.press(KeyEvent.VK_ESCAPE);
      desk.until("shut", () -> named(desk, "1 Test").isEmpty());
      desk.until("the image has the focus", desk::imageHasFocusNow);
      assertEquals(List.of(), desk.reading.calls);
      open(desk);
      desk.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_R);
      assertTrue(desk.reading.calls.isEmpty());
    }
  }
}
