package org.fasit.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fasit.evaluation.Word;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.ErrorReason;
import org.fasit.model.Finding;
import org.fasit.model.Judgement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.ui.internal.Chip.Telling;

/**
 * What can be told of the last case with one click each: a comment, always first; of a false
 * positive the reason; of a missed finding that the product is not made to report it, what it is
 * (the product's own codes), which other product missed it instead or too, and where. What may come
 * later stands last, so that nothing that is there moves.
 *
 * <p>A missed finding is logged for one product only. No other product is on by default: nothing in
 * an AI result tells what else its product looks for, and a false negative that no reader meant
 * would count against it.
 */
final class Offers {

  private static final int MOST_CODES = 8;

  private final Logged logged;
  private final ReadingState state;
  private final List<Chip> chips = new ArrayList<>();

  private Offers(Logged logged, ReadingState state) {
    this.logged = logged;
    this.state = state;
  }

  static List<Chip> of(Logged logged, ReadingState state) {
    return new Offers(logged, state).all();
  }

  private List<Chip> all() {
    addComment();
    switch (logged.judgement()) {
      case FALSE_POSITIVE -> addReasons();
      case FALSE_NEGATIVE -> addMissed();
      case AGREE, OUT_OF_SCOPE -> {}
    }
    return List.copyOf(chips);
  }

  private void addComment() {
    String comment = Messages.get("chip.comment");
    chips.add(
        new Chip(
            new Telling.Comment(),
            comment,
            logged.comment().map(text -> comment + ": " + CodeText.clean(text)).orElse(comment),
            logged.comment().isPresent()));
  }

  /** The products to choose from, and that none is meant. */
  static List<Chip> of(Question question, ReadingState state) {
    List<Chip> chips = new ArrayList<>();
    for (Card card : question.cards()) {
      AiProduct product = product(card);
      String name = name(product, state);
      String spoken = question.text() + " " + CodeText.clean(product.label());
      chips.add(new Chip(new Telling.Product(card.key()), name, spoken, false));
    }
    String none = Messages.get("chip.nothing");
    chips.add(new Chip(new Telling.Nothing(), none, none, false));
    return List.copyOf(chips);
  }

  private void addReasons() {
    for (ErrorReason reason : ErrorReason.values()) {
      addCode(reason.code(), logged.reason(), Telling.Reason::new);
    }
  }

  private void addMissed() {
    boolean signedOff = state.followUp().signOff().isPresent();
    if (signedOff) {
      addAddendum();
    }
    String outside = Messages.get("chip.outOfScope");
    String spoken = Messages.get("chip.outOfScope.spoken");
    chips.add(new Chip(new Telling.OutOfScope(), outside, spoken, false));
    addCodes(finding -> Optional.of(finding.code()), logged.what(), Telling.What::new);
    otherProducts().forEach(this::addOther);
    if (logged.what().isPresent()) {
      addCodes(Finding::site, logged.site(), Telling.Site::new);
    }
    if (!signedOff) {
      addAddendum();
    }
  }

  /** Next to the comment where the report is known to be signed off, else last. */
  private void addAddendum() {
    chips.add(
        new Chip(
            new Telling.Addendum(),
            Messages.get("addendum.needed"),
            Messages.get("addendum.needed.spoken"),
            state.followUp().of(logged.entry()).isPresent()));
  }

  /** The first card of each other product that can be judged. */
  private List<Card> otherProducts() {
    Set<AiProduct> known = new LinkedHashSet<>();
    state.cards().stream()
        .filter(card -> card.key().equals(logged.result()))
        .forEach(card -> known.add(product(card)));
    return state.cards().stream()
        .filter(card -> !card.hidden() && Choices.judgeable(card))
        .filter(card -> card.refusal(Word.ofPlace(Judgement.FALSE_NEGATIVE)).isEmpty())
        .filter(card -> known.add(product(card)))
        .toList();
  }

  /** Where the same is logged for it already, neither says anything new. */
  private void addOther(Card card) {
    AiProduct product = product(card);
    String name = name(product, state);
    String label = CodeText.clean(product.label());
    boolean known = card.exam().stream().anyMatch(this::isSameMiss);
    if (!known) {
      chips.add(
          new Chip(
              new Telling.Instead(card.key(), logged),
              Messages.get("chip.instead", name),
              Messages.get("chip.instead.spoken", name, label),
              false));
    }
    chips.add(
        new Chip(
            new Telling.Also(card.key(), logged.place()),
            Messages.get("chip.also", name),
            Messages.get("chip.also.spoken", name, label),
            known));
  }

  private boolean isSameMiss(Logged other) {
    return other.judgement() == Judgement.FALSE_NEGATIVE && other.place().equals(logged.place());
  }

  private static String name(AiProduct product, ReadingState state) {
    return CodeText.clean(isNamedAlone(product, state) ? product.name() : product.label());
  }

  private static boolean isNamedAlone(AiProduct product, ReadingState state) {
    return !product.name().isBlank()
        && state.cards().stream()
            .map(Offers::product)
            .noneMatch(p -> p.name().equals(product.name()) && !p.equals(product));
  }

  private static AiProduct product(Card card) {
    return card.shown().result().product();
  }

  /** The codes that the product itself uses in this study, each once. */
  private void addCodes(
      Function<Finding, Optional<Code>> code,
      Optional<Code> told,
      Function<Code, Telling> telling) {
    List<Code> codes = new ArrayList<>();
    state.cards().stream()
        .filter(card -> card.key().equals(logged.result()))
        .flatMap(card -> card.shown().result().findings().stream())
        .flatMap(finding -> code.apply(finding).stream())
        .filter(next -> codes.size() < MOST_CODES && codes.stream().noneMatch(next::means))
        .forEach(codes::add);
    codes.forEach(next -> addCode(next, told, telling));
  }

  private void addCode(Code code, Optional<Code> told, Function<Code, Telling> telling) {
    String text = CodeText.of(code);
    chips.add(new Chip(telling.apply(code), text, text, told.filter(code::means).isPresent()));
  }
}
