package org.fasit.reading.internal;

import java.util.Optional;
import java.util.UUID;
import org.fasit.evaluation.Word;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.internal.Cases.Target;

/**
 * A case of the open study that stands.
 *
 * @param order cases of this reading come after those that are remembered
 * @param orphan whether the result no longer has the finding that was judged
 * @param from what is remembered; empty for a case of this reading
 */
record StandingCase(
    long order,
    Target target,
    boolean orphan,
    Entry entry,
    Logged logged,
    Optional<Remembered> from) {

  UUID id() {
    return entry.id();
  }

  StandingCase renamed(Renames renames) {
    Target now = renames.now(target);
    return now.equals(target)
        ? this
        : new StandingCase(order, now, orphan, entry, logged.of(now.result()), from);
  }

  StandingCase with(Logged now) {
    return new StandingCase(order, target, orphan, entry, now, from);
  }

  Event.Assessed event() {
    return (Event.Assessed) entry.event();
  }

  /** The case by which it stands on an error list. */
  UUID listed() {
    return event().seconds().orElse(id());
  }

  Word word() {
    if (target.finding().isPresent()) {
      Optional<Finding> finding = event().assessment().finding();
      return new Word(target.judgement(), target.finding(), finding.map(Finding::presence), false);
    }
    return target.place().isPresent()
        ? Word.ofPlace(target.judgement())
        : Word.ofExam(target.judgement());
  }
}
