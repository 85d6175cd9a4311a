package org.fasit.ui;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.ActionMap;
import javax.swing.InputMap;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;

/**
 * The keys of a reading. Plain letters that Weasis 4.7 leaves free; each can be changed. None fires
 * while the reader types in a text field, or while it would do nothing: the host has it then.
 */
public final class ReadingKeys {

  private static final String PREFIX = "fasit.";

  private final Map<Command, KeyStroke> strokes;

  /** Keys as given; a command that is left out has none. */
  public ReadingKeys(Map<Command, KeyStroke> strokes) {
    this.strokes = new EnumMap<>(Command.class);
    this.strokes.putAll(strokes);
  }

  /** X, F, L, J, U, V, O, Ctrl+Shift+Z, and Esc for the prompt. */
  public static ReadingKeys standard() {
    return new ReadingKeys(
        Map.of(
            Command.FALSE_POSITIVE, plain(KeyEvent.VK_X),
            Command.FALSE_NEGATIVE, plain(KeyEvent.VK_F),
            Command.AGREE, plain(KeyEvent.VK_L),
            Command.NEXT, plain(KeyEvent.VK_J),
            Command.PREVIOUS, plain(KeyEvent.VK_U),
            Command.MARKS, plain(KeyEvent.VK_V),
            Command.OPEN, plain(KeyEvent.VK_O),
            Command.UNDO,
                KeyStroke.getKeyStroke(
                    KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK),
            Command.DISMISS, plain(KeyEvent.VK_ESCAPE)));
  }

  private static KeyStroke plain(int key) {
    return KeyStroke.getKeyStroke(key, 0);
  }

  /** The keys by command. */
  public Map<Command, KeyStroke> strokes() {
    return Map.copyOf(strokes);
  }

  /**
   * Binds the keys on a component of the host.
   *
   * @param condition {@link JComponent#WHEN_IN_FOCUSED_WINDOW}, or {@link
   *     JComponent#WHEN_ANCESTOR_OF_FOCUSED_COMPONENT}
   */
  public void install(JComponent on, int condition, AiPanel panel) {
    InputMap inputs = on.getInputMap(condition);
    ActionMap actions = on.getActionMap();
    strokes.forEach(
        (command, stroke) -> {
          inputs.put(stroke, PREFIX + command);
          actions.put(PREFIX + command, action(command, panel));
        });
  }

  private static Action action(Command command, AiPanel panel) {
    return new AbstractAction() {
      @Override
      public boolean accept(Object sender) {
        return !typing() && panel.can(command);
      }

      @Override
      public void actionPerformed(ActionEvent e) {
        panel.perform(command);
      }
    };
  }

  private static boolean typing() {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    return owner instanceof JTextComponent text && text.isEditable();
  }
}
