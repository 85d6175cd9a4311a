package org.fasit.ui.internal;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.fasit.ui.ReadingKeys;

/**
 * Takes the next key pressed as its value. Tab goes on, Backspace takes the key away; Enter is the
 * dialog's, and Esc too unless it is asked for.
 */
final class KeyField extends JTextField {

  private static final int MODIFIERS =
      InputEvent.CTRL_DOWN_MASK
          | InputEvent.SHIFT_DOWN_MASK
          | InputEvent.ALT_DOWN_MASK
          | InputEvent.META_DOWN_MASK;
  private static final Set<Integer> NO_KEYS =
      Set.of(
          KeyEvent.VK_UNDEFINED,
          KeyEvent.VK_SHIFT,
          KeyEvent.VK_CONTROL,
          KeyEvent.VK_ALT,
          KeyEvent.VK_ALT_GRAPH,
          KeyEvent.VK_META,
          KeyEvent.VK_WINDOWS,
          KeyEvent.VK_CAPS_LOCK,
          KeyEvent.VK_NUM_LOCK,
          KeyEvent.VK_TAB);

  private final boolean takesEscape;
  private final Consumer<Optional<KeyStroke>> changed;

  KeyField(boolean takesEscape, Consumer<Optional<KeyStroke>> changed) {
    super(12);
    this.takesEscape = takesEscape;
    this.changed = changed;
    enableInputMethods(false);
    putClientProperty("JTextField.placeholderText", Messages.get("keys.none"));
    setToolTipText(Messages.get("keys.field.tip"));
    getCaret().setVisible(false);
  }

  void show(Optional<KeyStroke> stroke) {
    setText(stroke.map(ReadingKeys::shown).orElse(""));
  }

  @Override
  protected void processKeyEvent(KeyEvent e) {
    int key = e.getKeyCode();
    int modifiers = e.getModifiersEx() & MODIFIERS;
    boolean dialogs =
        modifiers == 0 && (key == KeyEvent.VK_ENTER || key == KeyEvent.VK_ESCAPE && !takesEscape);
    if (dialogs || key == KeyEvent.VK_TAB) {
      super.processKeyEvent(e);
      return;
    }
    e.consume();
    if (e.getID() != KeyEvent.KEY_PRESSED || NO_KEYS.contains(key)) {
      return;
    }
    if (key == KeyEvent.VK_BACK_SPACE && modifiers == 0) {
      changed.accept(Optional.empty());
    } else {
      changed.accept(Optional.of(KeyStroke.getKeyStroke(key, modifiers)));
    }
  }

  /** Nothing is pasted or dropped into it. */
  @Override
  public void replaceSelection(String content) {
    // A key is pressed, not written.
  }
}
