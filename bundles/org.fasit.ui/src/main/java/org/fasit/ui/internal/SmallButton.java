package org.fasit.ui.internal;

import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.InputMap;
import javax.swing.JButton;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/** A button at least 24 px high, as narrow as its word, that leaves the focus where it is. */
class SmallButton extends JButton {

  static final int HEIGHT = 24;

  private boolean stands;

  SmallButton() {
    setRequestFocusEnabled(false);
    onlyBySpace(this);
    putClientProperty(
        "FlatLaf.style", Map.of("minimumWidth", 0, "margin", new java.awt.Insets(1, 7, 1, 7)));
  }

  /** Leaves a button with the focus to Space: Enter ends a text, also one that is typed nowhere. */
  static void onlyBySpace(AbstractButton button) {
    InputMap keys = button.getInputMap(WHEN_FOCUSED);
    keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none");
    keys.put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, true), "none");
  }

  void word(String text, String name) {
    if (!text.equals(getText())) {
      setText(text);
    }
    setToolTipText(name);
    getAccessibleContext().setAccessibleName(name);
  }

  /** Cannot be pressed, and tells why; after {@link #word}. */
  void refused(Optional<String> why) {
    if (isEnabled() != why.isEmpty()) {
      setEnabled(why.isEmpty());
    }
    getAccessibleContext().setAccessibleDescription(why.orElse(null));
    why.ifPresent(this::setToolTipText);
  }

  /** Shows the button as pressed in, for as long as what it began goes on. */
  void stands(boolean on) {
    if (stands != on) {
      stands = on;
      setBackground(on ? Tones.selection() : UIManager.getColor("Button.background"));
    }
  }

  @Override
  public Dimension getPreferredSize() {
    Dimension size = super.getPreferredSize();
    return new Dimension(size.width, Math.max(size.height, Pen.px(HEIGHT)));
  }
}
