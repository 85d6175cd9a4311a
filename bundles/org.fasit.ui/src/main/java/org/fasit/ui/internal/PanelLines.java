package org.fasit.ui.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.ui.Mark;

/** Turns a state and the reader's choices into lines. A pure function of both and the time. */
public final class PanelLines {

  /** From this number of rows on, the list can be searched. */
  public static final int SEARCH_FROM = 30;

  static final String FILTERED = "filtered/";
  static final String HIDDEN = "hidden";
  static final String UNREADABLE = "unreadable";

  private final ReadingState state;
  private final List<Card> cards;
  private final Choices choices;
  private final Instant now;
  private final boolean refresh;
  private final List<Line> lines = new ArrayList<>();

  private PanelLines(
      ReadingState state, List<Card> cards, Choices choices, Instant now, boolean refresh) {
    this.state = state;
    this.cards = cards;
    this.choices = choices;
    this.now = now;
    this.refresh = refresh;
  }

  /**
   * All lines of the list.
   *
   * @param cards the cards that no rule hides, in the order shown
   * @param refresh whether the host can look through the study again
   */
  static List<Line> of(
      ReadingState state, List<Card> cards, Choices choices, Instant now, boolean refresh) {
    return new PanelLines(state, cards, choices, now, refresh).all();
  }

  private List<Line> all() {
    Optional<String> focus = choices.focus(cards).map(Card::key).filter(key -> cards.size() > 1);
    for (Card card : cards) {
      addCard(card, focus.equals(Optional.of(card.key())));
    }
    addHiddenResults();
    addUnreadable();
    if (state.loading()) {
      lines.add(free("loading", Optional.empty(), Messages.get("list.loading"), false));
    } else if (state.cards().isEmpty() && state.unreadable().isEmpty()) {
      String at = StudyText.time(state.lookedAt());
      lines.add(
          new Line.Empty(Messages.get("list.empty"), Messages.get("list.lookedAt", at), refresh));
    }
    return List.copyOf(lines);
  }

  private void addCard(Card card, boolean inFocus) {
    String key = card.key();
    boolean open = choices.isOpen(card);
    int count = card.rows().size();
    lines.add(head(card, count, open, inFocus));
    addReason(card, open);
    if (open) {
      lines.addAll(rowsOf(card, choices, now));
      addAbsent(card);
      card.exam().stream()
          .filter(logged -> logged.judgement() != Judgement.AGREE)
          .forEach(logged -> lines.add(examRow(key, logged)));
      card.beside().forEach(logged -> lines.add(examRow(key, logged)));
      BackgroundLines.addNumbers(card, lines);
      BackgroundLines.addPictures(card, choices.looks(), lines);
      addFiltered(card);
      BackgroundLines.addOlder(card, choices, lines);
      if (Choices.judgeable(card)) {
        lines.add(actions(card));
      }
    }
    lines.add(new Line.Gap("gap/" + key));
  }

  private static Line.Head head(Card card, int count, boolean open, boolean inFocus) {
    var product = card.shown().result().product();
    return new Line.Head(
        card.key(),
        CodeText.clean(product.label()),
        CodeText.clean(product.manufacturer()),
        card.conclusion(),
        BackgroundLines.mark(card),
        count,
        open,
        inFocus);
  }

  private void addReason(Card card, boolean open) {
    String key = card.key();
    if (card.conclusion() == Conclusion.NOT_PROCESSED) {
      String reason =
          card.shown().result().reason().map(CodeText::clean).orElse(Messages.get("reason.none"));
      lines.add(inCard("reason/", key, reason, true));
      if (open) {
        lines.add(inCard("truth/", key, Messages.get("reason.notNegative"), false));
      }
    }
    boolean nothing = card.rows().isEmpty() && card.filtered().isEmpty();
    if (open && nothing && card.conclusion() == Conclusion.NOT_STATED) {
      lines.add(inCard("truth/", key, Messages.get("reason.notStated"), false));
    }
  }

  /** The rows of a card that the search leaves, open or not. */
  static List<Line.Row> rowsOf(Card card, Choices choices, Instant now) {
    String search = choices.search();
    return card.rows().stream()
        .map(row -> row(card, row, choices, now))
        .filter(line -> search.isEmpty() || line.matches(search))
        .toList();
  }

  private static Line.Row row(Card card, ReadingState.Row row, Choices choices, Instant now) {
    Line.Row line =
        row.logged().isPresent()
            ? make(card, row, now)
            : choices.lines().computeIfAbsent(row, r -> make(card, r, now));
    return choices.selected().equals(Optional.of(Choices.findingId(card.key(), line.finding())))
        ? line.asSelected()
        : line;
  }

  private static Line.Row make(Card card, ReadingState.Row row, Instant now) {
    Finding finding = row.finding().finding();
    return new Line.Row(
        card.key(),
        finding.key(),
        row.number(),
        name(finding),
        CodeText.where(finding),
        finding.confidenceAsSent().map(CodeText::score).orElse(""),
        CodeText.scoreInFull(finding).orElseGet(() -> Messages.get("score.none")),
        finding.confidence(),
        style(card, row),
        finding.regions().stream().findFirst().or(() -> wholeImage(card, finding)),
        MarkText.label(row.number(), finding),
        row.logged().map(logged -> CaseText.shown(logged, now)),
        row.others().stream().map(logged -> CaseText.shown(logged, now)).toList(),
        false);
  }

  /** Of a finding without a place, the first image that it is of as a whole. */
  private static Optional<Region> wholeImage(Card card, Finding finding) {
    return card.detail().finding(finding.key()).images().stream()
        .map(image -> new Region(GraphicType.POINT, image.imageUid(), image.frame(), List.of()))
        .findFirst();
  }

  /** How the mark of a row is drawn. */
  static Mark.Style style(Card card, ReadingState.Row row) {
    boolean falsePositive =
        row.logged().filter(l -> l.judgement() == Judgement.FALSE_POSITIVE).isPresent();
    if (falsePositive) {
      return Mark.Style.FALSE_POSITIVE;
    }
    boolean doubtful =
        row.finding().finding().presence() == Presence.UNDETERMINED
            || row.finding().decision().action() == FilterAction.SHOW_AS_DOUBTFUL
            || card.shown().decision().action() == FilterAction.SHOW_AS_DOUBTFUL;
    return doubtful ? Mark.Style.DOUBTFUL : Mark.Style.STATED;
  }

  /** What a finding is called; with a word where the product does not say whether it is there. */
  private static String name(Finding finding) {
    String name = CodeText.of(finding.code());
    return finding.presence() == Presence.NOT_STATED ? Messages.get("row.notStated", name) : name;
  }

  private void addAbsent(Card card) {
    if (card.absent().isEmpty()) {
      return;
    }
    String names =
        card.absent().stream()
            .map(absent -> CodeText.lower(CodeText.of(absent.finding().code())))
            .distinct()
            .collect(Collectors.joining(", "));
    lines.add(inCard("absent/", card.key(), Messages.get("card.absent", names), false));
  }

  private Line examRow(String key, Logged logged) {
    Glyph glyph =
        switch (logged.judgement()) {
          case FALSE_POSITIVE -> Glyph.NOT_STATED;
          case FALSE_NEGATIVE, OUT_OF_SCOPE -> Glyph.MISSED;
          case AGREE -> Glyph.CHECK;
        };
    return new Line.ExamRow(key, CaseText.shown(logged, now), glyph, CaseText.onExam(logged));
  }

  private void addFiltered(Card card) {
    int count = card.filtered().size();
    if (count == 0) {
      return;
    }
    String id = FILTERED + card.key();
    boolean open = choices.isOpen(id, false);
    lines.add(toggle(id, card.key(), Glyph.FILTERED, counted("filtered.findings", count), open));
    if (open) {
      card.filtered().forEach(filtered -> lines.add(filteredRow(card.key(), filtered)));
    }
  }

  private static Line filteredRow(String key, FilteredFinding filtered) {
    Finding finding = filtered.finding();
    return new Line.FilteredRow(
        FILTERED + key + "/" + finding.key(),
        key,
        CodeText.whole(finding),
        finding.confidenceAsSent().map(CodeText::score).orElse(""),
        rule(filtered.decision()));
  }

  static String rule(FilterDecision decision) {
    String by = decision.rule().map(CodeText::clean).orElse(Messages.get("filtered.rule.unnamed"));
    return Messages.get("filtered.by." + decision.action(), by);
  }

  private Line.Actions actions(Card card) {
    String key = card.key();
    Optional<Line.Case> agreed =
        card.exam().stream()
            .filter(logged -> logged.judgement() == Judgement.AGREE)
            .reduce((first, second) -> second)
            .map(logged -> CaseText.shown(logged, now));
    boolean mayBePositive =
        switch (card.conclusion()) {
          case POSITIVE, INDETERMINATE, NOT_STATED -> true;
          case NEGATIVE, NOT_PROCESSED -> false;
        };
    boolean judged = card.exam().stream().anyMatch(l -> l.judgement() == Judgement.FALSE_POSITIVE);
    return new Line.Actions(
        key,
        CodeText.clean(card.shown().result().product().label()),
        mayBePositive && card.rows().isEmpty() && !judged,
        agreed,
        choices.armed().equals(Optional.of(key)));
  }

  private void addHiddenResults() {
    List<Card> hidden = state.cards().stream().filter(Card::hidden).toList();
    if (hidden.isEmpty()) {
      return;
    }
    boolean open = choices.isOpen(HIDDEN, false);
    lines.add(toggle(HIDDEN, "", Glyph.FILTERED, counted("filtered.results", hidden.size()), open));
    if (open) {
      lines.add(new Line.Gap("gap/" + HIDDEN));
      for (Card card : hidden) {
        String key = card.key();
        lines.add(head(card, card.filtered().size(), true, false));
        lines.add(inCard("rule/", key, rule(card.shown().decision()), false));
        card.filtered().forEach(filtered -> lines.add(filteredRow(key, filtered)));
        lines.add(new Line.Gap("gap/" + key));
      }
    }
  }

  private void addUnreadable() {
    int count = state.unreadable().size();
    if (count == 0) {
      return;
    }
    boolean open = choices.isOpen(UNREADABLE, false);
    lines.add(
        toggle(UNREADABLE, "", Glyph.NOT_PROCESSED, counted("unreadable.objects", count), open));
    if (open) {
      lines.add(new Line.Gap("gap/" + UNREADABLE));
      int number = 0;
      for (ReadingState.Unreadable object : state.unreadable()) {
        String key = UNREADABLE + "/" + number++;
        String title = Messages.get("unreadable.title", CodeText.clean(object.label()));
        lines.add(
            new Line.Note("title/" + key, key, Optional.of(Glyph.NOT_PROCESSED), title, true));
        lines.add(inCard("why/", key, CodeText.clean(object.reason()), false));
        lines.add(new Line.Gap("gap/" + key));
      }
    }
  }

  private static String counted(String key, int count) {
    return Messages.get(key, count, Numbers.count(count));
  }

  private static Line.Toggle toggle(
      String id, String card, Glyph glyph, String text, boolean open) {
    String kind = id.equals(UNREADABLE) ? "why" : "show";
    return new Line.Toggle(
        id, card, glyph, text, Messages.get("toggle." + (open ? "hide" : kind)), open);
  }

  private static Line.Note inCard(String prefix, String card, String text, boolean strong) {
    return new Line.Note(prefix + card, card, Optional.empty(), text, strong);
  }

  private static Line.Note free(String id, Optional<Glyph> glyph, String text, boolean strong) {
    return new Line.Note(id, "", glyph, text, strong);
  }
}
