package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.swing.JComponent;
import org.fasit.reading.ReadingState;
import org.junit.jupiter.api.Test;

/** What was logged of a study before stands on its rows, by whom and when. */
class RememberedTest {

  private static Desk desk() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    return new Desk(Scenes.remembered(), 340);
  }

  private static boolean says(Desk desk, String words) {
    return !desk.componentsNow(c -> Desk.nameOf(c).contains(words)).isEmpty();
  }

  @Test
  void ownAndOthersWordsStandOnTheirRows() throws Exception {
    try (Desk desk = desk()) {
      desk.until("own", () -> says(desk, " · FP logged · you, 1 Sep "));
      assertTrue(says(desk, " · FP logged · Test, Kari · 1 Sep "), "another reader's");
      assertTrue(says(desk, "Missed, whole exam · FN logged · Test, Kari · 1 Sep "));
      assertTrue(says(desk, "does not count: it contradicts an error logged before"));
    }
  }

  @Test
  void onlyTheOwnWordCanBeTakenBackHoweverOldItIs() throws Exception {
    try (Desk desk = desk()) {
      assertTrue(desk.buttons("False positive: 1").isEmpty(), "said already");
      assertFalse(desk.buttons("False positive: 2").isEmpty(), "a second voice is possible");
      assertTrue(desk.buttonsNow("Undo: 2 ").isEmpty());
      assertTrue(desk.buttonsNow("Undo: Missed").isEmpty());
      desk.clock.forward(Duration.ofDays(100));
      desk.click(desk.buttons("Undo: 1 ").get(0), 1);
      desk.until("taken back", () -> desk.reading.calls.equals(List.of("undo")));
    }
  }

  @Test
  void aReasonCanBeToldOfAnOwnCaseLaterOn() throws Exception {
    try (Desk desk = desk()) {
      assertTrue(desk.buttons("Overlap").isEmpty());
      JComponent row =
          desk.components(c -> Desk.nameOf(c).contains(" · FP logged · you, 1 Sep ")).get(0);
      desk.click(row, 1);
      desk.until("reasons", () -> !desk.buttonsNow("Overlap").isEmpty());
      desk.click(desk.buttons("Overlap").get(0), 1);
      desk.until(
          "told", () -> desk.reading.calls.stream().anyMatch(call -> call.startsWith("refine")));
    }
  }

  @Test
  void rowsDoNotMoveWhenWhatWasLoggedArrivesLate() throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    ReadingState remembered = Scenes.remembered();
    try (Desk desk = new Desk(Scenes.state(List.of(Scenes.fractures(), Scenes.chest())), 340)) {
      var second = desk.buttons("False positive: 2").get(0);
      int before = Desk.onScreen(() -> second.getLocationOnScreen().y);
      desk.reading.become(state -> remembered);
      desk.until("own", () -> says(desk, " · FP logged · you, 1 Sep "));
      assertEquals(
          before,
          Desk.onScreen(() -> desk.buttonsNow("False positive: 2").get(0).getLocationOnScreen().y));
    }
  }
}
