package org.fasit.ui.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fasit.evaluation.Word;
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
import org.fasit.ui.ReadingKeys;

/** Turns a state and the reader's choices into lines. A pure function of both and the time. */
public final class PanelLines {

  /** From this number of rows on, the list can be searched. */
  public static final int SEARCH_FROM = 30;

  static final String FILTERED = "filtered/";
  static final String HIDDEN = "hidden";
  static final String UNREADABLE = "unreadable";

  private final ReadingState state;
  private final List<Card> cards;
  private final Given given;
  private final Choices choices;
  private final List<Line> lines = new ArrayList<>();

  /**
   * What lines depend on beside the state.
   *
   * @param refresh whether the host can look through the study again
   * @param meant key of the card to which a key without a selected finding goes
   */
  record Given(
      Choices choices, ReadingKeys keys, Instant now, boolean refresh, Optional<String> meant) {}

  private PanelLines(ReadingState state, List<Card> cards, Given given) {
    this.state = state;
    this.cards = cards;
    this.given = given;
    choices = given.choices();
  }

  /**
   * All lines of the list.
   *
   * @param cards the cards that no rule hides, in the order shown
   */
  static List<Line> of(ReadingState state, List<Card> cards, Given given) {
    return new PanelLines(state, cards, given).all();
  }

  private List<Line> all() {
    for (Card card : cards) {
      addCard(card, cards.size() > 1 && given.meant().equals(Optional.of(card.key())));
    }
    addHiddenResults();
    addUnreadable();
    if (state.loading()) {
      lines.add(free("loading", Optional.empty(), Messages.get("list.loading"), false));
    } else if (state.cards().isEmpty() && state.unreadable().isEmpty()) {
      String at = StudyText.time(state.lookedAt());
      lines.add(
          new Line.Empty(
              Messages.get("list.empty"), Messages.get("list.lookedAt", at), given.refresh()));
    }
    return List.copyOf(lines);
  }

  private void addCard(Card card, boolean inFocus) {
    String key = card.key();
    boolean open = choices.isOpen(card);
    int count = card.rows().size();
    lines.add(head(card, count, open, inFocus));
    addReason(card, open);
    if (SiteRuleText.hidesAllFindings(card)) {
      addFiltered(card);
    }
    if (open) {
      lines.addAll(rowsOf(card, given));
      addAbsent(card);
      card.exam().stream()
          .filter(logged -> logged.judgement() != Judgement.AGREE)
          .forEach(logged -> addExamRow(key, logged));
      card.beside().forEach(logged -> lines.add(examRow(key, logged)));
      BackgroundLines.addNumbers(card, lines);
      BackgroundLines.addPictures(card, choices.looks(), lines);
      if (!SiteRuleText.hidesAllFindings(card)) {
        addFiltered(card);
      }
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
        card.rows().size() == 1 ? score(card.rows().get(0).finding().finding()) : "",
        BackgroundLines.mark(card),
        SiteRuleText.ofResult(card),
        !SiteRuleText.hidesAllFindings(card),
        count,
        open,
        inFocus);
  }

  private static String score(Finding finding) {
    return finding.confidenceAsSent().map(CodeText::score).orElse("");
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
  static List<Line.Row> rowsOf(Card card, Given given) {
    String search = given.choices().search();
    return card.rows().stream()
        .map(row -> row(card, row, given))
        .filter(line -> search.isEmpty() || line.matches(search))
        .toList();
  }

  private static Line.Row row(Card card, ReadingState.Row row, Given given) {
    Choices choices = given.choices();
    Line.Row line =
        row.logged().isPresent()
            ? make(card, row, given)
            : choices.lines().computeIfAbsent(row, r -> make(card, r, given));
    return choices.selected().equals(Optional.of(Choices.findingId(card.key(), line.finding())))
        ? line.asSelected()
        : line;
  }

  private static Line.Row make(Card card, ReadingState.Row row, Given given) {
    Finding finding = row.finding().finding();
    String doubt = SiteRuleText.doubt(card, row.finding());
    Word word = Word.ofFinding(Judgement.FALSE_POSITIVE, finding.key(), finding.presence());
    return new Line.Row(
        card.key(),
        finding.key(),
        row.number(),
        name(finding),
        CodeText.where(finding),
        score(finding),
        CodeText.scoreInFull(finding).orElseGet(() -> Messages.get("score.none")),
        finding.confidence(),
        style(card, row),
        doubt,
        doubt.equals(SiteRuleText.ofResult(card)),
        finding.regions().stream().findFirst().or(() -> wholeImage(card, finding)),
        MarkText.label(card, row),
        row.logged().map(logged -> CaseText.shown(logged, given.now())),
        row.others().stream().map(logged -> CaseText.shown(logged, given.now())).toList(),
        refusal(card, word, given),
        false);
  }

  private static Optional<String> refusal(Card card, Word word, Given given) {
    return card.refusal(word)
        .map(why -> RefusalText.of(why, card, word, given.keys(), given.now()));
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

  private void addExamRow(String key, Logged logged) {
    lines.add(examRow(key, logged));
    if (logged.judgement() == Judgement.FALSE_NEGATIVE) {
      lines.add(AddendumText.row(key, logged, state.followUp(), given.now()));
    }
  }

  private Line examRow(String key, Logged logged) {
    Glyph glyph =
        switch (logged.judgement()) {
          case FALSE_POSITIVE -> Glyph.NOT_STATED;
          case FALSE_NEGATIVE, OUT_OF_SCOPE -> Glyph.MISSED;
          case AGREE -> Glyph.CHECK;
        };
    return new Line.ExamRow(
        key, CaseText.shown(logged, given.now()), glyph, CaseText.onExam(logged));
  }

  private void addFiltered(Card card) {
    int count = card.filtered().size();
    if (count == 0) {
      return;
    }
    String id = FILTERED + card.key();
    boolean open = choices.isOpen(id, false);
    String text =
        SiteRuleText.hidesAllFindings(card)
            ? CodeText.upper(SiteRuleText.ofResult(card))
            : counted("filtered.findings", count);
    lines.add(toggle(id, card.key(), Glyph.FILTERED, text, open));
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
        score(finding),
        rule(filtered.decision()));
  }

  static String rule(FilterDecision decision) {
    return Messages.get("filtered.by." + decision.action(), SiteRuleText.name(decision));
  }

  private Line.Actions actions(Card card) {
    String key = card.key();
    Optional<Line.Case> agreed =
        card.exam().stream()
            .filter(logged -> logged.judgement() == Judgement.AGREE)
            .reduce((first, second) -> second)
            .map(logged -> CaseText.shown(logged, given.now()));
    Optional<String> wrong = refusal(card, Word.ofExam(Judgement.FALSE_POSITIVE), given);
    Optional<String> right = refusal(card, Word.ofExam(Judgement.AGREE), given);
    return new Line.Actions(
        key,
        CodeText.clean(card.shown().result().product().label()),
        card.rows().isEmpty() && wrong.isEmpty(),
        refusal(card, Word.ofPlace(Judgement.FALSE_NEGATIVE), given),
        right.filter(why -> agreed.isEmpty()),
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
