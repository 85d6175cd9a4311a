package org.fasit.ui.internal;

import java.util.Optional;
import org.fasit.model.Code;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState.Logged;

/**
 * A word of the strip that becomes true with one click.
 *
 * @param spoken for tooltips and screen readers
 * @param on whether it is true already
 */
record Chip(Telling telling, String text, String spoken, boolean on) {

  /** What a click tells. */
  sealed interface Telling {
    /** Why the AI erred. */
    record Reason(Code code) implements Telling {}

    /** What the AI missed. */
    record What(Code code) implements Telling {}

    /** Where in the body. */
    record Site(Code code) implements Telling {}

    /** Another product missed it too. */
    record Also(String card, Optional<Region> place) implements Telling {}

    /** Another product missed it, and not the one that it was logged for. */
    record Instead(String card, Logged missed) implements Telling {}

    /** The product that a word is for. */
    record Product(String card) implements Telling {}

    /** No word after all. */
    record Nothing() implements Telling {}

    /** The product is not made to report it. */
    record OutOfScope() implements Telling {}

    /** The report needs an addendum. */
    record Addendum() implements Telling {}

    /** Asks for the comment field. */
    record Comment() implements Telling {}
  }

  /** Whether both are the same word, true or not. */
  boolean sameWord(Chip other) {
    return text.equals(other.text) && telling.getClass() == other.telling.getClass();
  }

  /** Whether a click changes something. */
  boolean open() {
    return !on || telling instanceof Telling.Comment;
  }
}
