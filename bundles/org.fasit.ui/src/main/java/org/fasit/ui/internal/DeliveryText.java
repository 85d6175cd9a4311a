package org.fasit.ui.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.DeliveryTrouble;

/**
 * The status line: what waits, where and since when.
 *
 * @param text one sentence
 * @param trouble whether a person may have to do something
 * @param retry the destination whose refused entries can be sent again
 */
public record DeliveryText(String text, boolean trouble, Optional<String> retry) {

  /** The calm destinations on one line, then one line for each that has trouble. */
  public static List<DeliveryText> of(DeliveryState state, Instant now) {
    if (!state.counted()) {
      return List.of(new DeliveryText(Messages.get("delivery.counting"), false, Optional.empty()));
    }
    if (state.lines().isEmpty()) {
      return List.of(new DeliveryText(Messages.get("delivery.none"), false, Optional.empty()));
    }
    List<String> calm = new ArrayList<>();
    List<DeliveryText> troubles = new ArrayList<>();
    for (DeliveryState.Line line : state.lines()) {
      if (line.rejected() > 0) {
        troubles.add(rejected(line));
      }
      Optional<DeliveryTrouble> standing = line.standing().filter(it -> it.stands(now));
      if (standing.isPresent()) {
        troubles.add(standing(line, standing.get(), now));
      } else if (line.failures() > 0 && line.waiting() > 0) {
        troubles.add(notReached(line, now));
      } else {
        calm.add(calm(line, state.delivering(), now));
      }
    }
    List<DeliveryText> all = new ArrayList<>();
    if (!calm.isEmpty()) {
      all.add(new DeliveryText(upper(String.join(" · ", calm)), false, Optional.empty()));
    }
    all.addAll(troubles);
    return List.copyOf(all);
  }

  private static String calm(DeliveryState.Line line, boolean delivering, Instant now) {
    String name = name(line.destination());
    if (line.waiting() == 0) {
      return Messages.get("delivery.done", name);
    }
    String since = line.oldest().map(oldest -> ", " + Numbers.span(oldest, now)).orElse("");
    String key = delivering ? "delivery.waiting" : "delivery.elsewhere";
    return Messages.get(key, Numbers.count(line.waiting()), name) + since;
  }

  private static DeliveryText notReached(DeliveryState.Line line, Instant now) {
    String name = name(line.destination());
    String since = line.oldest().map(oldest -> Numbers.span(oldest, now)).orElse("");
    String next =
        line.nextAttempt()
            .filter(now::isBefore)
            .map(at -> Messages.get("delivery.next", Numbers.span(now, at)))
            .orElse(Messages.get("delivery.now"));
    String text =
        Messages.get(
            "delivery.notReached",
            name,
            next,
            sentence(line.trouble()),
            Numbers.count(line.waiting()),
            since);
    return new DeliveryText(upper(text), true, Optional.empty());
  }

  private static DeliveryText standing(
      DeliveryState.Line line, DeliveryTrouble trouble, Instant now) {
    String text =
        Messages.get(
            trouble.cause().needsPerson() ? "delivery.standing" : "delivery.lasting",
            sentence(Optional.of(trouble.words())),
            StudyText.moment(trouble.since(), now),
            Numbers.count(line.waiting()),
            name(line.destination()));
    return new DeliveryText(upper(text), true, Optional.empty());
  }

  private static DeliveryText rejected(DeliveryState.Line line) {
    String text =
        Messages.get(
            "delivery.rejected",
            Numbers.count(line.rejected()),
            name(line.destination()),
            sentence(line.rejection()));
    return new DeliveryText(text, true, Optional.of(line.destination()));
  }

  static String upper(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Messages.locale()) + sentence.substring(1);
  }

  private static String sentence(Optional<String> reason) {
    return reason
        .map(CodeText::clean)
        .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
        .orElse(Messages.get("delivery.unknown"));
  }

  static String name(String destination) {
    return Messages.find("destination." + destination).orElse(destination);
  }
}
