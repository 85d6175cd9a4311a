package org.fasit.ui.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.fasit.evaluation.Word;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.model.Region;
import org.fasit.reading.Reading;
import org.fasit.reading.Reading.Refinement;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;
import org.fasit.ui.ImagePort;
import org.fasit.ui.ReadingKeys;

/**
 * What the reader says of results, at once or once the image was clicked. A word that is not
 * possible is not logged: the panel tells why. A word whose product is not clear is not logged
 * either: the panel asks for the product.
 */
final class Judging {

  /** What is asked of the panel. */
  interface Panel {
    List<Card> cards();

    /** Which product a word goes to that names none. */
    Aim aim();

    /** The same, where another image is pointed at than the one in view. */
    Aim aim(String image);

    ReadingKeys keys();

    Instant now();

    /** The reader turned to that card. */
    void turnedTo(String card);

    void changed();
  }

  private static final int MOST_MILLIS = 1000;

  private final Deeds deeds;
  private final Panel panel;
  private final Missed missed;
  private final List<ErrorUnderWay> errors = new ArrayList<>();
  private Optional<String> notice = Optional.empty();
  private Optional<Question> question = Optional.empty();

  Judging(Deeds deeds, Panel panel, PickKeys keys) {
    this.deeds = deeds;
    this.panel = panel;
    missed = new Missed(this::missed, keys, panel::changed);
  }

  /** Judges another study from now on. */
  void on(ImagePort port, Choices choices) {
    forget();
    errors.clear();
    missed.on(port, choices);
  }

  Told told(Optional<String> trouble) {
    return new Told(trouble, notice, question);
  }

  boolean isAsking() {
    return question.isPresent();
  }

  void stopAsking() {
    forget();
    panel.changed();
  }

  /** What was told or asked is out of date. */
  void forget() {
    notice = Optional.empty();
    question = Optional.empty();
  }

  /** Another image is looked at: a question about the one before is out of date. */
  void imageChanged() {
    question = question.filter(asked -> asked.place().isPresent());
  }

  /** Waits for a click on what the product of a card missed, or ends that. */
  void falseNegative(String card) {
    boolean again = missed.isAwaited(card);
    stopWaiting();
    if (!again) {
      panel.turnedTo(card);
      forget();
      missed.begin(Optional.of(card), Optional.of(card));
    }
    panel.changed();
  }

  /** The same, where the image that is clicked tells for which product. */
  void falseNegative() {
    boolean again = missed.isAwaited();
    stopWaiting();
    if (!again) {
      forget();
      missed.begin(Optional.empty(), panel.aim().card().map(Card::key));
    }
    panel.changed();
  }

  boolean isWaiting() {
    return missed.isAwaited();
  }

  void stopWaiting() {
    missed.end();
  }

  private void missed(Optional<String> card, Optional<Region> place) {
    card.ifPresentOrElse(
        key -> say(Judgement.FALSE_NEGATIVE, key, place),
        () -> sayByImage(Judgement.FALSE_NEGATIVE, place));
  }

  void falsePositive(String card, String finding) {
    Optional<Word> word = card(card).flatMap(c -> row(c, finding)).map(row -> falsePositive(row));
    word.ifPresent(
        said ->
            say(
                card,
                said,
                Choices.findingId(card, finding),
                reading -> reading.falsePositive(card, finding)));
  }

  private static Word falsePositive(Row row) {
    var finding = row.finding().finding();
    return Word.ofFinding(Judgement.FALSE_POSITIVE, finding.key(), finding.presence());
  }

  /** Says a word of the exam as a whole, or of a place, for one product. */
  void say(Judgement judgement, String card, Optional<Region> place) {
    Word word = word(judgement, place);
    String id = judgement + "/" + card + place.map(Region::toString).orElse("");
    say(card, word, id, reading -> logged(reading, judgement, card, place));
  }

  private static Word word(Judgement judgement, Optional<Region> place) {
    return place.isPresent() ? Word.ofPlace(judgement) : Word.ofExam(judgement);
  }

  private static CompletableFuture<Entry> logged(
      Reading reading, Judgement judgement, String card, Optional<Region> place) {
    return switch (judgement) {
      case AGREE -> reading.agree(card);
      case FALSE_POSITIVE -> reading.falsePositiveExam(card);
      case FALSE_NEGATIVE ->
          place
              .map(at -> reading.falseNegative(card, at))
              .orElseGet(() -> reading.falseNegativeExam(card));
      case OUT_OF_SCOPE -> throw new IllegalArgumentException("said of a missed finding only");
    };
  }

  /** Says a word for the product that the image tells; asks for it where that is not clear. */
  void sayByImage(Judgement judgement, Optional<Region> place) {
    Aim aim = place.map(at -> panel.aim(at.imageUid())).orElseGet(panel::aim);
    if (aim.card().isPresent()) {
      say(judgement, aim.card().get().key(), place);
      return;
    }
    Word word = word(judgement, place);
    List<Card> possible = aim.open().stream().filter(c -> c.refusal(word).isEmpty()).toList();
    forget();
    if (possible.isEmpty()) {
      notice = aim.open().stream().findFirst().flatMap(card -> refusal(card, word));
    } else {
      question = Optional.of(new Question(judgement, place, possible));
    }
    panel.changed();
  }

  /** The reader names the product that was asked for. */
  void answer(String card) {
    Optional<Question> asked = question;
    asked.ifPresent(q -> say(q.word(), card, q.place()));
  }

  /** Takes a missed finding back and logs it for another product, with what was told of it. */
  void instead(Logged missed, String card) {
    Word word = word(Judgement.FALSE_NEGATIVE, missed.place());
    say(
        card,
        word,
        "instead/" + missed.entry(),
        reading ->
            reading
                .undo(missed.entry())
                .thenCompose(
                    undone -> logged(reading, Judgement.FALSE_NEGATIVE, card, missed.place()))
                .thenCompose(entry -> retold(reading, missed, entry)));
  }

  private static CompletableFuture<Entry> retold(Reading reading, Logged was, Entry entry) {
    return was.comment().isEmpty() && was.what().isEmpty() && was.site().isEmpty()
        ? CompletableFuture.completedFuture(entry)
        : reading.refine(
            entry.id(), new Refinement(Optional.empty(), was.what(), was.site(), was.comment()));
  }

  private void say(String card, Word word, String id, Deeds.Deed deed) {
    panel.turnedTo(card);
    forget();
    notice = card(card).flatMap(c -> refusal(c, word));
    if (notice.isEmpty() && word.judgement() == Judgement.AGREE && isErrorUnderWay(card)) {
      notice = Optional.of(Messages.get("refusal.underWay"));
    }
    if (notice.isEmpty()) {
      deeds.act(id, word.judgement() == Judgement.AGREE ? deed : error(card, deed));
    } else {
      panel.changed();
    }
  }

  private boolean isErrorUnderWay(String card) {
    return errors.stream().anyMatch(error -> error.card.equals(card));
  }

  private Deeds.Deed error(String card, Deeds.Deed deed) {
    ErrorUnderWay error = new ErrorUnderWay(card);
    return reading -> {
      errors.add(error);
      return deed.on(reading)
          .whenComplete(
              (entry, problem) ->
                  SwingUtilities.invokeLater(() -> ended(error, Optional.ofNullable(entry))));
    };
  }

  /** The state that shows it may come a little later, or be passed over as newer ones come. */
  private void ended(ErrorUnderWay error, Optional<Entry> entry) {
    error.entry = entry.map(Entry::id);
    Timer over = new Timer(entry.isPresent() ? MOST_MILLIS : 0, e -> errors.remove(error));
    over.setRepeats(false);
    over.start();
  }

  /** A new state shows what was under way. */
  void accept(ReadingState state) {
    errors.removeIf(error -> error.entry.filter(id -> isShown(id, state)).isPresent());
  }

  private static boolean isShown(UUID entry, ReadingState state) {
    return CaseText.find(state, entry).isPresent()
        || state.last().filter(last -> last.entry().equals(entry)).isPresent();
  }

  /** An error that no state shows yet; an agreement would deny it all the same. */
  private static final class ErrorUnderWay {
    final String card;
    Optional<UUID> entry = Optional.empty();

    ErrorUnderWay(String card) {
      this.card = card;
    }
  }

  /** Why a word is not possible, in words for the reader. */
  Optional<String> refusal(Card card, Word word) {
    return card.refusal(word)
        .map(why -> RefusalText.of(why, card, word, panel.keys(), panel.now()));
  }

  /** Why a word by key or toolbar is not possible for any product that it may be for. */
  Optional<String> refusal(Judgement judgement) {
    Aim aim = panel.aim();
    Word word =
        judgement == Judgement.FALSE_NEGATIVE ? Word.ofPlace(judgement) : Word.ofExam(judgement);
    List<Card> may = new ArrayList<>(aim.card().map(List::of).orElse(aim.open()));
    boolean all = !may.isEmpty() && may.stream().allMatch(c -> c.refusal(word).isPresent());
    return all ? refusal(may.get(0), word) : Optional.empty();
  }

  /** The same of a finding. */
  Optional<String> refusal(String card, String finding) {
    return card(card).flatMap(c -> row(c, finding).flatMap(row -> refusal(c, falsePositive(row))));
  }

  private Optional<Card> card(String key) {
    return panel.cards().stream().filter(card -> card.key().equals(key)).findFirst();
  }

  private static Optional<Row> row(Card card, String finding) {
    return card.rows().stream()
        .filter(row -> row.finding().finding().key().equals(finding))
        .findFirst();
  }
}
