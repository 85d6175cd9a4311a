package org.fasit.ui.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.fasit.model.Conclusion;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;

/**
 * What the reader has chosen to see of one study: which cards are open, what is selected, what is
 * searched for. Lives on the event dispatch thread.
 */
public final class Choices {

  private static final Comparator<Card> BY_WEIGHT =
      Comparator.comparing(Card::withdrawn).thenComparingInt(Choices::weight);

  private final Map<String, Boolean> open = new HashMap<>();
  private final Map<ReadingState.Row, Line.Row> lines = new IdentityHashMap<>();
  private final Map<String, Look> looks = new HashMap<>();
  private final Set<String> pending = new HashSet<>();
  private List<String> order = List.of();
  private Optional<String> selected = Optional.empty();
  private Optional<String> focus = Optional.empty();
  private Optional<String> armed = Optional.empty();
  private String search = "";
  private boolean outOfOrder;

  /** Identifies a finding within the study. */
  static String findingId(String card, String finding) {
    return card + "/" + finding;
  }

  boolean isOpen(String id, boolean otherwise) {
    return open.getOrDefault(id, otherwise);
  }

  boolean isOpen(Card card) {
    return isOpen(card.key(), card.conclusion() != Conclusion.NOT_PROCESSED);
  }

  void open(String id, boolean isOpen) {
    open.put(id, isOpen);
  }

  /** Opens or closes all cards, and what is behind one line on them or below them. */
  void openAll(List<Card> cards, boolean isOpen) {
    for (Card card : cards) {
      open(card.key(), isOpen);
      open(PanelLines.FILTERED + card.key(), isOpen);
      open(BackgroundLines.OLDER + card.key(), isOpen);
    }
    open(PanelLines.HIDDEN, isOpen);
    open(PanelLines.UNREADABLE, isOpen);
  }

  /** Marks an action as on its way to the disk; false when it already is. */
  boolean begin(String action) {
    return pending.add(action);
  }

  void end(String action) {
    pending.remove(action);
  }

  Optional<String> selected() {
    return selected;
  }

  /** The selected finding of that card, by its key. */
  Optional<String> selectedIn(Card card) {
    String start = findingId(card.key(), "");
    return selected.filter(id -> id.startsWith(start)).map(id -> id.substring(start.length()));
  }

  void select(Optional<String> finding) {
    selected = finding;
  }

  /** The card that the reader turned to last, by its key. */
  Optional<String> turnedTo() {
    return focus;
  }

  /** The rows made so far; a row of the state that has not changed keeps its line. */
  Map<ReadingState.Row, Line.Row> lines() {
    return lines;
  }

  /** What was seen so far of what cannot be read, by SOP Instance UID. */
  Map<String, Look> looks() {
    return looks;
  }

  void focus(String card) {
    focus = Optional.of(card);
  }

  static boolean judgeable(Card card) {
    return card.conclusion() != Conclusion.NOT_PROCESSED && !card.withdrawn();
  }

  Optional<String> armed() {
    return armed;
  }

  void arm(Optional<String> card) {
    armed = card;
  }

  String search() {
    return search;
  }

  void search(String text) {
    search = text.strip().toLowerCase(Messages.locale());
  }

  /**
   * The cards in the order in which they are shown: positive, doubtful, not processed, not stated,
   * negative, hidden by a rule. While the reader aims, cards that are shown stay where they are and
   * new ones follow.
   */
  List<Card> inOrder(ReadingState state, BooleanSupplier aiming) {
    List<Card> shown =
        new ArrayList<>(state.cards().stream().filter(card -> !card.hidden()).toList());
    shown.sort(BY_WEIGHT);
    List<String> sorted = shown.stream().map(Card::key).toList();
    if (!sorted.equals(order) && aiming.getAsBoolean()) {
      List<String> before = order;
      shown.sort(Comparator.comparingInt(card -> position(before, card.key())));
    }
    order = shown.stream().map(Card::key).toList();
    outOfOrder = !order.equals(sorted);
    return shown;
  }

  /** Whether cards wait for the reader to stop aiming before they go where they belong. */
  boolean outOfOrder() {
    return outOfOrder;
  }

  private static int position(List<String> order, String key) {
    int at = order.indexOf(key);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  private static int weight(Card card) {
    return card.effective().conclusion().rank();
  }
}
