package org.fasit.model.language;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of a room, from {@code messages.properties} (English) and {@code
 * messages_nb.properties} in the package of one of its classes. Each is a pattern of {@link
 * MessageFormat}: an apostrophe is written twice. Thread-safe.
 */
public final class Sentences {

  private final Class<?> room;
  private final Map<Language, ResourceBundle> patterns = new ConcurrentHashMap<>();

  private Sentences(Class<?> room) {
    this.room = room;
  }

  /** The sentences that lie beside that class. */
  public static Sentences beside(Class<?> room) {
    return new Sentences(room);
  }

  /**
   * A sentence in the user's language.
   *
   * @throws MissingResourceException when there is none of that key
   */
  public String say(String key, Object... arguments) {
    return say(Language.ofUser(), key, arguments);
  }

  /** A sentence in the user's language; numbers in it are written plainly, without grouping. */
  public String sayPlainly(String key, Object... arguments) {
    return say(key, Arrays.stream(arguments).map(String::valueOf).toArray());
  }

  /**
   * A sentence in that language.
   *
   * @throws MissingResourceException when there is none of that key
   */
  public String say(Language language, String key, Object... arguments) {
    return format(language, in(language).getString(key), arguments);
  }

  /** A sentence without arguments in that language, when there is one of that key. */
  public Optional<String> find(Language language, String key) {
    ResourceBundle all = in(language);
    return all.containsKey(key)
        ? Optional.of(format(language, all.getString(key)))
        : Optional.empty();
  }

  private static String format(Language language, String pattern, Object... arguments) {
    boolean asIs = arguments.length == 0 && pattern.indexOf('\'') < 0;
    return asIs ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
  }

  private ResourceBundle in(Language language) {
    return patterns.computeIfAbsent(language, this::load);
  }

  private ResourceBundle load(Language language) {
    return ResourceBundle.getBundle(
        room.getPackageName() + ".messages",
        language.locale(),
        room.getClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
