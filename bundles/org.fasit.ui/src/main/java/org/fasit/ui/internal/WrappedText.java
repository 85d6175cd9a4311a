package org.fasit.ui.internal;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;
import javax.swing.text.DefaultCaret;

/** A text that wraps, can be selected and copied, and is left with Tab. */
final class WrappedText extends JTextArea {

  private final Supplier<Color> tone;

  WrappedText(String text) {
    this(text, Tones::text);
  }

  WrappedText(String text, Supplier<Color> tone) {
    super(text);
    this.tone = tone;
    setEditable(false);
    setCaret(new Unseen());
    setLineWrap(true);
    setWrapStyleWord(true);
    setOpaque(false);
    setBorder(BorderFactory.createEmptyBorder());
    setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
  }

  @Override
  public Font getFont() {
    return Tones.font();
  }

  @Override
  public Color getForeground() {
    return tone == null ? super.getForeground() : tone.get();
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, getPreferredSize().height);
  }

  /** Where the text is read, nothing blinks. */
  private static final class Unseen extends DefaultCaret {
    @Override
    public void setVisible(boolean on) {
      super.setVisible(false);
    }
  }
}
