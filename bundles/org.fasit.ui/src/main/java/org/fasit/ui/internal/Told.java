package org.fasit.ui.internal;

import java.util.Optional;

/**
 * What the panel tells beside the last case.
 *
 * @param trouble why the last action was not made durable
 * @param notice why a word was not possible, and what to do instead
 * @param question a word whose product the reader has to name
 */
record Told(Optional<String> trouble, Optional<String> notice, Optional<Question> question) {

  static final Told NOTHING = new Told(Optional.empty(), Optional.empty(), Optional.empty());
}
