package org.fasit.ui.internal;

import java.awt.Component;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;

/** A choice among a few, each with its words. */
final class Choice<E extends Enum<E>> extends JComboBox<E> {

  private final String prefix;
  private final Map<E, String> words;

  /**
   * @param prefix of the words' keys; the names of the choices follow
   */
  @SafeVarargs
  Choice(String prefix, E... choices) {
    super(choices);
    this.prefix = prefix;
    words = new EnumMap<>(choices[0].getDeclaringClass());
    setRenderer(
        new DefaultListCellRenderer() {
          @Override
          public Component getListCellRendererComponent(
              JList<?> list, Object value, int index, boolean selected, boolean focus) {
            return super.getListCellRendererComponent(
                list, value == null ? "" : wordOf(value), index, selected, focus);
          }
        });
  }

  private String wordOf(Object value) {
    String word = words.get(value);
    return word == null ? Messages.get(prefix + value) : word;
  }

  void word(E choice, String word) {
    words.put(choice, word);
  }

  E chosen() {
    return getItemAt(Math.max(0, getSelectedIndex()));
  }

  /** Adds or takes away a choice. */
  void offer(E choice, boolean on) {
    boolean there = false;
    for (int i = 0; i < getItemCount(); i++) {
      there |= getItemAt(i) == choice;
    }
    if (on && !there) {
      addItem(choice);
    } else if (!on && there) {
      removeItem(choice);
    }
  }
}
