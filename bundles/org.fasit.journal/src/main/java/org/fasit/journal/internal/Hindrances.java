package org.fasit.journal.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.Destination.Outcome;

/**
 * What keeps the entries that wait for a destination from it, as far as this process has tried.
 *
 * @param whole what is in the way of all of them
 * @param entries what is in the way of single ones
 */
record Hindrances(
    String destination, Optional<DeliveryTrouble> whole, Map<UUID, DeliveryTrouble> entries) {

  /**
   * An attempt that failed as a whole.
   *
   * @param pause how long the destination asks to be left alone
   */
  record Failure(String reason, DeliveryTrouble.Cause cause, Duration pause) {}

  /** The trouble of now, which began with the one before where that is of the same kind. */
  static DeliveryTrouble since(
      Optional<DeliveryTrouble> before, DeliveryTrouble.Cause cause, String words, Moment now) {
    DeliveryTrouble fresh = new DeliveryTrouble(cause, words, now.time());
    return before.map(fresh::begunBy).orElse(fresh);
  }

  /** The answer that a person must act first, when no entry got another one. */
  static Optional<Outcome.Again> shutOut(List<Outcome> outcomes) {
    boolean all =
        outcomes.stream()
            .allMatch(it -> it instanceof Outcome.Again again && again.cause().needsPerson());
    return all ? outcomes.stream().map(Outcome.Again.class::cast).findFirst() : Optional.empty();
  }

  /** What a person is to be told of and does not stand in the files yet. */
  List<Line.Trouble> untold(Troubles told, Instant now) {
    Instant time = told.after(destination, now);
    List<Line.Trouble> news = new ArrayList<>();
    whole
        .filter(it -> it.stands(now) && !isTold(it, told.whole(destination)))
        .ifPresent(it -> news.add(new Line.Trouble(destination, it, time, Optional.empty())));
    entries.forEach(
        (id, it) -> {
          if (it.stands(now) && !isTold(it, told.of(destination, id))) {
            news.add(new Line.Trouble(destination, it, time, Optional.of(id)));
          }
        });
    return news;
  }

  private static boolean isTold(DeliveryTrouble news, Optional<DeliveryTrouble> told) {
    return told.filter(known -> known.cause() == news.cause()).isPresent();
  }

  /**
   * What to tell: first what is in the way of all, and what stands in the files where this process
   * has met nothing.
   */
  Optional<DeliveryTrouble> standing(Troubles told, Predicate<UUID> waits) {
    Optional<DeliveryTrouble> written = told.standing(destination, waits);
    return whole.or(this::longest).map(it -> written.map(it::begunBy).orElse(it)).or(() -> written);
  }

  /** The trouble of single entries that needs a person, else the one that has lasted longest. */
  private Optional<DeliveryTrouble> longest() {
    return entries.values().stream()
        .min(
            Comparator.comparing((DeliveryTrouble it) -> !it.cause().needsPerson())
                .thenComparing(DeliveryTrouble::since));
  }
}
