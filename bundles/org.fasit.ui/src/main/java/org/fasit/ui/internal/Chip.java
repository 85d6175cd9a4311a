package org.fasit.ui.internal;

import java.util.Optional;
import org.fasit.model.Code;
import org.fasit.model.Region;

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

    /** The product is not made to report it. */
    record OutOfScope() implements Telling {}

    /** The report needs an addendum. */
    record Addendum() implements Telling {}

    /** Asks for the comment field. */
    record Comment() implements Telling {}
  }

  /** Whether both are the same word, true or not. */
  boolean sameWord(Chip other) {
    return telling.equals(other.telling) && text.equals(other.text);
  }

  /** Whether it is shown however little room there is: figures or a patient depend on it. */
  boolean always() {
    return telling instanceof Telling.OutOfScope || telling instanceof Telling.Addendum;
  }

  /** Whether a click changes something. */
  boolean open() {
    return !on || telling instanceof Telling.Comment;
  }
}
