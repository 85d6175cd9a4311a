package org.fasit.ui.internal;

import java.util.ArrayList;
import java.util.List;
import org.fasit.ui.Command;
import org.fasit.ui.ReadingKeys;

/** The keys in use and what they do, on one line, which breaks between them only. */
final class KeyHint {

  private static final List<Command> ORDER =
      List.of(
          Command.FALSE_POSITIVE,
          Command.FALSE_NEGATIVE,
          Command.AGREE,
          Command.NEXT,
          Command.PREVIOUS,
          Command.MARKS,
          Command.UNDO);

  private static final char NO_BREAK = '\u00a0';

  private KeyHint() {}

  static String of(ReadingKeys keys) {
    List<String> parts = new ArrayList<>();
    for (Command command : ORDER) {
      String key = keys.shown(command);
      if (!key.isEmpty()) {
        parts.add(
            (key + " " + Messages.get("key.hint." + command.setting())).replace(' ', NO_BREAK));
      }
    }
    return String.join(NO_BREAK + "· ", parts);
  }
}
