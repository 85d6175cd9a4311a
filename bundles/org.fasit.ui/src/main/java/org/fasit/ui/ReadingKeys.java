package org.fasit.ui;

import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.ActionMap;
import javax.swing.InputMap;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/**
 * The keys of a reading. Plain letters that Weasis 4.5 to 4.7 leave free; each can be changed. None
 * fires where {@link AiPanel#hears} says no, or while it would do nothing: the host has it then.
 * Immutable.
 */
public final class ReadingKeys {

  private static final String PREFIX = "fasit.";
  private static final String NONE = "none";

  /** Came after 0.1.0: settings of then may have given their standard keys to another command. */
  private static final List<Command> LATER = List.of(Command.ADDENDUM, Command.READER);

  private final Map<Command, KeyStroke> strokes;

  /** Keys as given; a command that is left out has none. */
  public ReadingKeys(Map<Command, KeyStroke> strokes) {
    this.strokes = new EnumMap<>(Command.class);
    this.strokes.putAll(strokes);
  }

  /** X, F, L, J, U, V, O, Ctrl+Shift+A, R and Z, and Esc for the prompt. */
  public static ReadingKeys standard() {
    return new ReadingKeys(
        Map.ofEntries(
            Map.entry(Command.FALSE_POSITIVE, plain(KeyEvent.VK_X)),
            Map.entry(Command.FALSE_NEGATIVE, plain(KeyEvent.VK_F)),
            Map.entry(Command.AGREE, plain(KeyEvent.VK_L)),
            Map.entry(Command.ADDENDUM, withControlAndShift(KeyEvent.VK_A)),
            Map.entry(Command.NEXT, plain(KeyEvent.VK_J)),
            Map.entry(Command.PREVIOUS, plain(KeyEvent.VK_U)),
            Map.entry(Command.MARKS, plain(KeyEvent.VK_V)),
            Map.entry(Command.OPEN, plain(KeyEvent.VK_O)),
            Map.entry(Command.READER, withControlAndShift(KeyEvent.VK_R)),
            Map.entry(Command.UNDO, withControlAndShift(KeyEvent.VK_Z)),
            Map.entry(Command.DISMISS, plain(KeyEvent.VK_ESCAPE))));
  }

  private static KeyStroke withControlAndShift(int key) {
    return KeyStroke.getKeyStroke(key, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK);
  }

  private static KeyStroke plain(int key) {
    return KeyStroke.getKeyStroke(key, 0);
  }

  /**
   * The standard keys, changed as section {@code keys} of the settings says. What cannot be
   * understood leaves the standard key.
   *
   * @param chosen by {@link Command#setting()}: as {@link #written} writes it
   */
  public static ReadingKeys of(Map<String, String> chosen) {
    ReadingKeys keys = standard();
    for (Command command : Command.values()) {
      String text = chosen.getOrDefault(command.setting(), "");
      KeyStroke stroke = KeyStroke.getKeyStroke(text);
      if (text.equals(NONE)) {
        keys.strokes.remove(command);
      } else if (stroke != null) {
        keys.strokes.put(command, stroke);
      }
    }
    LATER.stream()
        .filter(command -> !chosen.containsKey(command.setting()))
        .filter(command -> !keys.sameAs(command).isEmpty())
        .forEach(keys.strokes::remove);
    return keys;
  }

  /** These keys with another one for a command, or none. */
  public ReadingKeys with(Command command, Optional<KeyStroke> stroke) {
    ReadingKeys changed = new ReadingKeys(strokes);
    stroke.ifPresentOrElse(
        key -> changed.strokes.put(command, key), () -> changed.strokes.remove(command));
    return changed;
  }

  /** The keys by command. */
  public Map<Command, KeyStroke> strokes() {
    return Map.copyOf(strokes);
  }

  /** The key of a command, when it has one. */
  public Optional<KeyStroke> stroke(Command command) {
    return Optional.ofNullable(strokes.get(command));
  }

  /** The other commands that have the same key. */
  public List<Command> sameAs(Command command) {
    return Arrays.stream(Command.values())
        .filter(other -> other != command)
        .filter(other -> stroke(command).isPresent() && stroke(command).equals(stroke(other)))
        .toList();
  }

  /** What differs from the standard keys, as {@link #of} reads it. */
  public Map<String, String> chosen() {
    Map<String, String> chosen = new HashMap<>();
    ReadingKeys standard = standard();
    for (Command command : Command.values()) {
      boolean disputed = LATER.contains(command) && !sameAs(command).isEmpty();
      if (disputed || !stroke(command).equals(standard.stroke(command))) {
        chosen.put(command.setting(), stroke(command).map(ReadingKeys::written).orElse(NONE));
      }
    }
    return chosen;
  }

  /** A key as {@link KeyStroke#getKeyStroke(String)} reads it, such as {@code shift ctrl Z}. */
  public static String written(KeyStroke stroke) {
    return stroke.toString().replace("pressed ", "");
  }

  /** A key as people write it, such as {@code Ctrl+Shift+Z}. */
  public static String shown(KeyStroke stroke) {
    String with = InputEvent.getModifiersExText(stroke.getModifiers());
    String key = KeyEvent.getKeyText(stroke.getKeyCode());
    return with.isEmpty() ? key : with + "+" + key;
  }

  /** Whether a key that was pressed is one of these. */
  public boolean has(KeyEvent pressed) {
    return strokes.containsValue(KeyStroke.getKeyStrokeForEvent(pressed));
  }

  /** Whether a key is typed without Ctrl, Alt or Meta, as a letter of a text is. */
  static boolean isPlain(KeyStroke stroke) {
    int held = InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;
    return (stroke.getModifiers() & held) == 0;
  }

  /** The key of a command as people write it; empty when it has none. */
  public String shown(Command command) {
    return stroke(command).map(ReadingKeys::shown).orElse("");
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
          actions.put(PREFIX + command, action(command, stroke, panel));
        });
  }

  /** Takes the keys from a component, as far as they are still ours. */
  public void remove(JComponent from, int condition) {
    InputMap inputs = from.getInputMap(condition);
    strokes.forEach(
        (command, stroke) -> {
          if ((PREFIX + command).equals(inputs.get(stroke))) {
            inputs.remove(stroke);
          }
          from.getActionMap().remove(PREFIX + command);
        });
  }

  private static Action action(Command command, KeyStroke stroke, AiPanel panel) {
    return new AbstractAction() {
      @Override
      public boolean accept(Object sender) {
        return panel.hears(stroke) && panel.can(command);
      }

      @Override
      public void actionPerformed(ActionEvent e) {
        panel.perform(command);
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadingKeys keys && strokes.equals(keys.strokes);
  }

  @Override
  public int hashCode() {
    return strokes.hashCode();
  }

  @Override
  public String toString() {
    return strokes.toString();
  }
}
