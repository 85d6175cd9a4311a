package org.fasit.weasis.internal;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.swing.KeyStroke;

/**
 * What Weasis itself does with a key while a view has the focus, by the defaults of 4.7.2 (its
 * shortcut manager) and the digits of its window presets. Earlier versions have fewer.
 */
final class WeasisKeys {

  /** By the name of the message that tells it. */
  private static final Map<String, List<String>> DEFAULTS =
      Map.ofEntries(
          entry("angle", List.of("A")),
          entry("text", List.of("B")),
          entry("cine", List.of("C")),
          entry("distance", List.of("D")),
          entry("draw", List.of("G")),
          entry("crosshair", List.of("H")),
          entry("info", List.of("I", "SPACE")),
          entry("keyImage", List.of("K")),
          entry("measure", List.of("M")),
          entry("noAction", List.of("N")),
          entry("print", List.of("P")),
          entry("menu", List.of("Q")),
          entry("rotate", List.of("R", "alt L", "alt R")),
          entry("scroll", List.of("S")),
          entry("pan", List.of("T")),
          entry("window", List.of("W")),
          entry("polygon", List.of("Y")),
          entry("zoom", List.of("Z", "ctrl ADD", "ctrl SUBTRACT", "ctrl ENTER")),
          entry("preset", List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")),
          entry("image", List.of("UP", "DOWN", "shift UP", "shift DOWN", "HOME", "END")),
          entry("series", List.of("LEFT", "RIGHT", "PAGE_UP", "PAGE_DOWN")),
          entry("study", List.of("ctrl LEFT", "ctrl RIGHT", "ctrl PAGE_UP", "ctrl PAGE_DOWN")),
          entry("patient", List.of("ctrl UP", "ctrl DOWN", "ctrl HOME", "ctrl END")),
          entry("view", List.of("TAB", "shift TAB")),
          entry("mouse", List.of("ctrl SPACE")),
          entry("reset", List.of("ESCAPE")),
          entry("open", List.of("ENTER")),
          entry("delete", List.of("DELETE")),
          entry("select", List.of("ctrl A", "ctrl D")),
          entry("fullScreen", List.of("F11")),
          entry("flip", List.of("alt F")),
          entry("segmentation", List.of("alt S")),
          entry(
              "mpr",
              List.of(
                  "alt C",
                  "alt V",
                  "alt X",
                  "ctrl alt B",
                  "ctrl alt C",
                  "ctrl alt V",
                  "ctrl alt X")),
          entry("move", arrows()),
          entry("preferences", List.of("alt P")),
          entry("dock", List.of("ctrl M", "ctrl E", "ctrl N", "ctrl W", "ctrl shift E")),
          entry("tab", List.of("ctrl TAB", "ctrl shift TAB")));

  private static final Map<KeyStroke, String> USES = uses();

  private WeasisKeys() {}

  private static List<String> arrows() {
    return List.of(
        "alt LEFT",
        "alt RIGHT",
        "alt UP",
        "alt DOWN",
        "alt shift LEFT",
        "alt shift RIGHT",
        "alt shift UP",
        "alt shift DOWN");
  }

  private static Map<KeyStroke, String> uses() {
    Map<KeyStroke, String> uses = new HashMap<>();
    DEFAULTS.forEach(
        (use, keys) ->
            keys.forEach(
                key -> uses.put(Objects.requireNonNull(KeyStroke.getKeyStroke(key)), use)));
    return Map.copyOf(uses);
  }

  /** What Weasis does with a key, in the user's language; empty when it is free. */
  static Optional<String> use(KeyStroke stroke) {
    return Optional.ofNullable(USES.get(stroke)).map(use -> Messages.get("key." + use));
  }

  /** The keys that Weasis has. */
  static Set<KeyStroke> taken() {
    return USES.keySet();
  }
}
