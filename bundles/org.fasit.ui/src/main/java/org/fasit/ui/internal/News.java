package org.fasit.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fasit.model.AiResult;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;

/**
 * Results that came late, until the reader has seen them: acted on their card, or had its head on
 * screen for {@value #LOOK_SECONDS} s. What was there when the study came on screen is no news.
 */
final class News {

  static final long LOOK_SECONDS = 10;

  private final Set<String> seen = new HashSet<>();
  private final Set<String> announced = new HashSet<>();
  private final Map<String, Instant> inSightSince = new HashMap<>();

  News(Optional<ReadingState> before) {
    before.ifPresent(state -> state.cards().forEach(this::saw));
  }

  /** By the objects of a result: its own key may become another one. */
  private static Stream<String> names(Card card) {
    return card.background().late().stream()
        .flatMap(
            late ->
                card.shown().result().sources().stream()
                    .map(source -> source.sopInstanceUid() + "@" + late));
  }

  void saw(Card card) {
    names(card).forEach(seen::add);
  }

  private boolean isUnseen(Card card) {
    return !card.withdrawn()
        && card.background().late().isPresent()
        && names(card).noneMatch(seen::contains);
  }

  /** Whether there is something that this was not asked of before. */
  boolean isFresh(List<Card> cards) {
    boolean fresh = false;
    for (Card card : cards) {
      if (isUnseen(card) && names(card).noneMatch(announced::contains)) {
        names(card).forEach(announced::add);
        fresh = true;
      }
    }
    return fresh;
  }

  /** What the reader has before the eyes now. */
  void look(List<Card> cards, Predicate<Card> inSight, Instant now) {
    for (Card card : cards) {
      if (isUnseen(card) && inSight.test(card)) {
        Instant since = inSightSince.computeIfAbsent(card.key(), key -> now);
        if (Duration.between(since, now).toSeconds() >= LOOK_SECONDS) {
          saw(card);
        }
      } else {
        inSightSince.remove(card.key());
      }
    }
  }

  /** The unseen results, as they stand on the panel. */
  List<Card> unseen(List<Card> cards) {
    return cards.stream().filter(this::isUnseen).toList();
  }

  /** One line of these results; empty without any. */
  static String line(List<Card> unseen) {
    Optional<Instant> newest =
        unseen.stream().flatMap(card -> card.background().late().stream()).max(Instant::compareTo);
    if (newest.isEmpty()) {
      return "";
    }
    String time = StudyText.time(newest.get());
    return unseen.size() == 1
        ? one(unseen.get(0), time)
        : Messages.get("news.many", Numbers.count(unseen.size()), time);
  }

  private static String one(Card card, String time) {
    AiResult result = card.shown().result();
    String product = CodeText.clean(result.product().label());
    int count = card.rows().size();
    return count > 0
        ? Messages.get("news.findings", product, count, Numbers.count(count), time)
        : Messages.get(
            "news.conclusion",
            product,
            CodeText.lower(Messages.get("conclusion." + card.conclusion())),
            time);
  }
}
