package org.fasit.ui.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;

/** The panel's words in the user's language: English, or Norwegian bokmål for any Norwegian. */
public final class Messages {

  private static final String BASE = Messages.class.getPackageName() + ".messages";
  private static final List<String> NORWEGIAN = List.of("nb", "nn", "no");

  private static final Locale BOKMAAL = Locale.forLanguageTag("nb-NO");
  private static final Map<Locale, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

  private Messages() {}

  /** The locale of words, dates and numbers. */
  public static Locale locale() {
    return NORWEGIAN.contains(Locale.getDefault().getLanguage()) ? BOKMAAL : Locale.ENGLISH;
  }

  /** The text of that key, with its arguments. */
  public static String get(String key, Object... arguments) {
    String pattern = bundle().getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale()).format(arguments);
  }

  /** The text of that key, when there is one. */
  static Optional<String> find(String key) {
    ResourceBundle bundle = bundle();
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }

  private static ResourceBundle bundle() {
    return BUNDLES.computeIfAbsent(locale(), Messages::load);
  }

  private static ResourceBundle load(Locale locale) {
    return ResourceBundle.getBundle(
        BASE,
        locale,
        Messages.class.getClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
