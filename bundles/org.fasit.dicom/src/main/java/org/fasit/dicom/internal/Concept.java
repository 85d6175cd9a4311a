package org.fasit.dicom.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fasit.model.Code;
import org.fasit.model.Presence;
import org.jspecify.annotations.Nullable;

/** A code with what is asked of it again and again, each told once. */
final class Concept {

  private final Optional<Code> code;
  private final String key;
  private @Nullable Optional<Code> modern;
  private @Nullable Optional<Presence> presence;

  Concept(Code code) {
    this.code = Optional.of(code);
    this.key = Concepts.key(code);
  }

  /** The code as sent; never empty. */
  Optional<Code> code() {
    return code;
  }

  /** See {@link Concepts#key}. */
  String key() {
    return key;
  }

  /** See {@link Concepts#modern}; never empty. */
  Optional<Code> modern() {
    Optional<Code> known = modern;
    if (known == null) {
      known = code.map(Concepts::modern);
      modern = known;
    }
    return known;
  }

  /** What it says of presence, as an answer. */
  Optional<Presence> presence() {
    Optional<Presence> known = presence;
    if (known == null) {
      known = code.flatMap(answer -> PresenceAnswers.of(key, answer));
      presence = known;
    }
    return known;
  }

  /** The concepts of one object, each made once. */
  static final class Table {

    private final Map<Code, Concept> all = new HashMap<>();

    Concept get(Code code) {
      return all.computeIfAbsent(code, Concept::new);
    }
  }
}
