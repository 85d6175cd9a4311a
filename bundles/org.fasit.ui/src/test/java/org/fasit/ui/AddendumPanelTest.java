package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fasit.reading.ReadingState.FollowUp;
import org.fasit.reading.ReadingState.SignOff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A missed finding asks for an addendum to the report. Real clicks on a real window. */
class AddendumPanelTest {

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private static Desk missed() throws Exception {
    return missed(FollowUp.NONE);
  }

  private static Desk missed(FollowUp known) throws Exception {
    Desk desk = new Desk(Scenes.state(List.of(Scenes.fractures(), Scenes.chest())), 320);
    desk.reading.become(s -> Scenes.with(s, known));
    desk.press(KeyEvent.VK_F);
    desk.until("armed", () -> desk.port.pick.isPresent());
    Desk.onScreen(
        () -> {
          desk.port.pick.orElseThrow().wholeExam();
          return true;
        });
    desk.until("logged", () -> desk.reading.state().last().isPresent());
    desk.until("asked", () -> !desk.buttonsNow("The report needs an addendum").isEmpty());
    return desk;
  }

  @Test
  void oneKeySaysThatItIsNeeded() throws Exception {
    try (Desk desk = missed()) {
      desk.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_A);
      desk.until("said", () -> desk.reading.calls.contains("addendum NEEDED"));
      desk.until("shown", () -> !desk.buttonsNow("Acknowledge").isEmpty());
      desk.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_A);
      assertEquals(List.of("fn-exam frac", "addendum NEEDED"), desk.reading.calls);
    }
  }

  @Test
  void theRowLeadsThroughAllStepsAndBackAndNothingMoves() throws Exception {
    try (Desk desk = missed()) {
      var agree = desk.buttons("Agree").get(0);
      int before = Desk.onScreen(() -> agree.getLocationOnScreen().y);
      desk.click(desk.buttons("The report needs an addendum").get(0), 1);
      desk.until("said", () -> !desk.buttonsNow("Acknowledge").isEmpty());
      desk.click(desk.buttons("Acknowledge").get(0), 1);
      desk.until("seen to", () -> !desk.buttonsNow("Undo: Addendum acknowledged").isEmpty());
      assertEquals(before, Desk.onScreen(() -> agree.getLocationOnScreen().y));
      assertTrue(desk.buttons("Acknowledge").isEmpty());
      desk.click(desk.buttons("Undo: Addendum acknowledged").get(0), 1);
      desk.until("taken back", () -> desk.reading.calls.contains("undo-addendum"));
    }
  }

  /** Where the report is known to be signed off the chip stands first. */
  @Test
  void theChipStandsFirstOnceTheReportIsSignedOff() throws Exception {
    SignOff signOff = new SignOff(SignOff.Source.VERIFIED_REPORT, Optional.of(Scenes.NOW));
    try (Desk desk = missed(new FollowUp(Optional.of(signOff), Map.of()))) {
      desk.until(
          "told",
          () ->
              !desk.componentsNow(it -> Desk.nameOf(it).startsWith("The report was signed off"))
                  .isEmpty());
      desk.click(desk.buttons("The report needs an addendum").get(1), 1);
      desk.until("said", () -> desk.reading.calls.contains("addendum NEEDED"));
    }
  }
}
