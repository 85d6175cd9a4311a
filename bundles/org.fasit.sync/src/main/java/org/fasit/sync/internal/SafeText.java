package org.fasit.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fasit.model.Code;
import org.fasit.sync.IdentityGuard;

/**
 * Lets a machine's texts out of the hospital, or not: bounded, without control characters, and only
 * when the guard finds nothing in them.
 */
final class SafeText {

  /** Stands for a text or code that was held back. */
  static final String WITHHELD = "WITHHELD";

  static final String OWN_SCHEME = "99FASIT";

  private static final int LONGEST = 64;
  private static final int LONGEST_CHECKED = 1024;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final Pattern CONTROL_IN_LINES = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]+");
  private static final Pattern CODE_STRING = Pattern.compile("[A-Z0-9_ ]{1,16}");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9_.\\-]{0,16}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final IdentityGuard guard;
  private final Map<String, Boolean> verdicts = new HashMap<>();

  SafeText(IdentityGuard guard) {
    this.guard = guard;
  }

  /** A name or version: cut at 64 characters; {@link #WITHHELD} when it may not go. */
  String name(String text) {
    String clean = text.length() > LONGEST_CHECKED ? WITHHELD : clean(text);
    if (!mayGo(clean)) {
      return WITHHELD;
    }
    return clean.length() <= LONGEST ? clean : cut(clean);
  }

  /** A DICOM code string, such as a modality; empty when it is none or may not go. */
  Optional<String> codeString(String text) {
    return Optional.of(text)
        .filter(sent -> sent.length() <= LONGEST)
        .map(String::strip)
        .filter(clean -> CODE_STRING.matcher(clean).matches())
        .filter(this::mayGo);
  }

  /** One of our own identifiers, such as a prompt rule's; empty when it is none or may not go. */
  Optional<String> token(String text) {
    return Optional.of(text).filter(t -> TOKEN.matcher(t).matches()).filter(this::mayGo);
  }

  /** A code without its meaning when that may not go, or a stand-in when the value may not. */
  Code code(Code code) {
    String value = code.value().length() > LONGEST_CHECKED ? "" : clean(code.value());
    String scheme = code.scheme().strip();
    boolean sound =
        !value.isEmpty()
            && value.length() <= LONGEST
            && SCHEME.matcher(scheme).matches()
            && mayGo(value)
            && mayGo(scheme);
    if (!sound) {
      return new Code(WITHHELD, OWN_SCHEME, "");
    }
    String meaning = code.meaning().length() > LONGEST_CHECKED ? "" : clean(code.meaning());
    boolean meaningGoes = meaning.length() <= LONGEST && mayGo(meaning);
    return new Code(value, scheme, meaningGoes ? meaning : "");
  }

  private boolean mayGo(String text) {
    return text.isEmpty() || verdicts.computeIfAbsent(text, t -> guard.traceIn(t).isEmpty());
  }

  /** Several lines of text without what cannot travel. */
  static String lines(String text) {
    return unicode(CONTROL_IN_LINES.matcher(text).replaceAll(" "));
  }

  private static String clean(String text) {
    return unicode(CONTROL.matcher(text).replaceAll(" ").strip());
  }

  /** Half a surrogate pair becomes a question mark. */
  private static String unicode(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end).strip();
  }
}
