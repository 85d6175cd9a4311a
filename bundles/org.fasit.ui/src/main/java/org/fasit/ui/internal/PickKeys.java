package org.fasit.ui.internal;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;
import java.util.function.Predicate;
import org.fasit.ui.ImagePort.Pick;

/**
 * The keys of a pick while one is waited for: Enter for the whole exam and Esc, where the image or
 * the list of findings has the focus. A letter or digit that is no key of the reading ends the
 * wait, wherever it is typed: who types a text is not pointing any more, and the Enter after it
 * logs nothing.
 */
final class PickKeys implements KeyEventDispatcher {

  private static final int HELD =
      InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;

  private final Predicate<Component> heard;
  private final Predicate<KeyEvent> ours;
  private Optional<Pick> pick = Optional.empty();

  /**
   * @param heard whether plain keys act while that component has the focus
   * @param ours whether a key is one of the reading's
   */
  PickKeys(Predicate<Component> heard, Predicate<KeyEvent> ours) {
    this.heard = heard;
    this.ours = ours;
  }

  void listen(Pick next) {
    stop();
    pick = Optional.of(next);
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
  }

  void stop() {
    if (pick.isPresent()) {
      pick = Optional.empty();
      KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
    }
  }

  @Override
  public boolean dispatchKeyEvent(KeyEvent event) {
    if (event.getID() != KeyEvent.KEY_PRESSED || pick.isEmpty()) {
      return false;
    }
    boolean hears = heard.test(event.getComponent()) && (event.getModifiersEx() & HELD) == 0;
    Pick mine = pick.get();
    if (hears && event.getKeyCode() == KeyEvent.VK_ENTER) {
      mine.wholeExam();
      return true;
    }
    if (hears && event.getKeyCode() == KeyEvent.VK_ESCAPE) {
      mine.cancelled();
      return true;
    }
    if (isText(event) && !(hears && ours.test(event))) {
      mine.cancelled();
    }
    return false;
  }

  private static boolean isText(KeyEvent event) {
    return (event.getModifiersEx() & HELD) == 0 && Character.isLetterOrDigit(event.getKeyChar());
  }
}
