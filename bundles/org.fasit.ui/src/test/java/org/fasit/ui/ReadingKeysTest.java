package org.fasit.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;

class ReadingKeysTest {

  /** Settings of 0.1.0 hold as they did. */
  @Test
  void aKeyThatWasChosenBeforeIsNotTakenByALaterCommand() {
    ReadingKeys keys = ReadingKeys.of(Map.of("agree", "shift ctrl A"));
    assertEquals("Ctrl+Shift+A", keys.shown(Command.AGREE));
    assertEquals("", keys.shown(Command.ADDENDUM));
    assertEquals("Ctrl+Shift+R", keys.shown(Command.READER));
    ReadingKeys both = ReadingKeys.of(Map.of("agree", "shift ctrl A", "addendum", "F9"));
    assertEquals("F9", both.shown(Command.ADDENDUM));
  }

  @Test
  void isWrittenAsItIsRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      ReadingKeys keys = ReadingKeys.standard();
      for (Command command : Command.values()) {
        int choice = random.nextInt(3);
        if (choice > 0) {
          keys = keys.with(command, choice == 1 ? Optional.empty() : Optional.of(any(random)));
        }
      }
      assertEquals(keys, ReadingKeys.of(keys.chosen()), "seed " + seed);
    }
  }

  private static KeyStroke any(Random random) {
    int[] codes = {
      KeyEvent.VK_A,
      KeyEvent.VK_7,
      KeyEvent.VK_F12,
      KeyEvent.VK_NUMPAD3,
      KeyEvent.VK_PERIOD,
      KeyEvent.VK_PAGE_UP,
      KeyEvent.VK_DEAD_ACUTE,
      KeyEvent.VK_SPACE
    };
    int[] with = {
      InputEvent.CTRL_DOWN_MASK,
      InputEvent.SHIFT_DOWN_MASK,
      InputEvent.ALT_DOWN_MASK,
      InputEvent.META_DOWN_MASK
    };
    int modifiers = 0;
    for (int one : with) {
      modifiers |= random.nextBoolean() ? one : 0;
    }
    return KeyStroke.getKeyStroke(codes[random.nextInt(codes.length)], modifiers);
  }

  @Test
  void onlyWhatDiffersFromTheStandardIsKept() {
    assertEquals(Map.of(), ReadingKeys.standard().chosen());
    ReadingKeys keys =
        ReadingKeys.standard()
            .with(Command.NEXT, Optional.of(KeyStroke.getKeyStroke("F8")))
            .with(Command.OPEN, Optional.empty())
            .with(Command.MARKS, ReadingKeys.standard().stroke(Command.MARKS));
    assertEquals(Map.of("next", "F8", "open", "none"), keys.chosen());
  }

  @Test
  void whatCannotBeUnderstoodLeavesTheStandardKey() {
    ReadingKeys keys =
        ReadingKeys.of(
            Map.of("next", "no such key", "marks", "", "novelty", "F3", "undo", "typed x"));
    assertEquals(ReadingKeys.standard().stroke(Command.NEXT), keys.stroke(Command.NEXT));
    assertEquals("J", keys.shown(Command.NEXT));
    assertEquals("V", keys.shown(Command.MARKS));
  }

  @Test
  void tellsWhoSharesAKey() {
    ReadingKeys keys = ReadingKeys.of(Map.of("next", "U", "agree", "none", "open", "none"));
    assertEquals(List.of(Command.PREVIOUS), keys.sameAs(Command.NEXT));
    assertEquals(List.of(), keys.sameAs(Command.AGREE));
    for (Command command : Command.values()) {
      assertEquals(List.of(), ReadingKeys.standard().sameAs(command));
    }
  }

  @Test
  void everyCommandHasASettingOfItsOwn() {
    assertEquals(
        Command.values().length,
        java.util.Arrays.stream(Command.values()).map(Command::setting).distinct().count());
    assertTrue(ReadingKeys.shown(KeyStroke.getKeyStroke("ctrl shift Z")).contains("Z"));
  }
}
