package org.fasit.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fasit.dicom.ResultDetail;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.evaluation.PossibleWords;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.evaluation.Word;
import org.fasit.journal.DeliveryState;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Judgement;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.fasit.model.Region;

/**
 * All that a panel shows of one open study, at one moment. Immutable.
 *
 * @param study whose results these are
 * @param cards one for each AI result, by {@link Card#effective()}: positive, indeterminate, not
 *     processed, not stated, negative, hidden or out of intended use, and in the order of arrival
 *     among equals
 * @param unreadable objects that could not be read, with the reason
 * @param loading whether objects are still being read
 * @param lookedAt when the last look through the study ended, or else began
 * @param prompt the prompt to show now
 * @param last the last case logged or undone in this reading
 * @param filterTrouble what is wrong with the newest filter rules
 * @param deliveries what waits for PACS and registry
 * @param trouble what could not be made durable and what to do, in the reader's language
 * @param settingsTrouble why the newest settings are not in force, in the reader's language
 */
public record ReadingState(
    OpenStudy study,
    List<Card> cards,
    List<Unreadable> unreadable,
    boolean loading,
    Instant lookedAt,
    Optional<Prompt> prompt,
    Optional<Logged> last,
    Optional<String> filterTrouble,
    DeliveryState deliveries,
    Optional<String> trouble,
    Optional<String> settingsTrouble) {
  public ReadingState {
    cards = List.copyOf(cards);
    unreadable = List.copyOf(unreadable);
  }

  /** A state of which the settings are in force. */
  public ReadingState(
      OpenStudy study,
      List<Card> cards,
      List<Unreadable> unreadable,
      boolean loading,
      Instant lookedAt,
      Optional<Prompt> prompt,
      Optional<Logged> last,
      Optional<String> filterTrouble,
      DeliveryState deliveries,
      Optional<String> trouble) {
    this(
        study,
        cards,
        unreadable,
        loading,
        lookedAt,
        prompt,
        last,
        filterTrouble,
        deliveries,
        trouble,
        Optional.empty());
  }

  /**
   * One AI result.
   *
   * @param shown the result as the filter leaves it
   * @param conclusion the product's own, whatever a rule of the site makes of it: {@link
   *     #effective()} tells what reached the reader
   * @param rows findings to show, numbered from 1 over the whole study, most confident first; a
   *     number once given stays, and a finding with a logged case keeps its row whatever a rule
   *     says
   * @param filtered present or undetermined findings that a rule hides or marks as out of intended
   *     use
   * @param absent findings that the product states to be absent; never a row, whatever the rules
   *     say
   * @param exam cases logged on the exam as a whole, and findings that the AI missed or is not made
   *     to report, newest last; an agreement is left out once something logged later contradicts it
   * @param background what else is known of the result
   */
  public record Card(
      FilteredResult shown,
      Conclusion conclusion,
      List<Row> rows,
      List<FilteredFinding> filtered,
      List<FilteredFinding> absent,
      List<Logged> exam,
      Background background) {
    public Card {
      rows = List.copyOf(rows);
      filtered = List.copyOf(filtered);
      absent = List.copyOf(absent);
      exam = List.copyOf(exam);
    }

    /** A card of a result of which nothing else is known. */
    public Card(
        FilteredResult shown,
        Conclusion conclusion,
        List<Row> rows,
        List<FilteredFinding> filtered,
        List<FilteredFinding> absent,
        List<Logged> exam) {
      this(shown, conclusion, rows, filtered, absent, exam, Background.NONE);
    }

    /** What of the result reached the reader, and the findings that this rests on. */
    public EffectiveConclusion.Basis effective() {
      return EffectiveConclusion.of(shown);
    }

    /** Why the reader cannot say a word of this result now; empty when it can be said. */
    public Optional<PossibleWords.Refusal> refusal(Word word) {
      boolean readable = !background.pictures().isEmpty();
      return PossibleWords.refusal(word, Claim.of(effective(), readable), said());
    }

    /** What the reader has said of it and not taken back, as far as it still holds. */
    private List<Word> said() {
      Stream<Word> ofFindings =
          rows.stream()
              .flatMap(
                  row ->
                      row.logged().stream()
                          .map(
                              logged ->
                                  Word.ofFinding(
                                      logged.judgement(),
                                      row.finding().finding().key(),
                                      row.finding().finding().presence())));
      Stream<Word> ofExam =
          exam.stream()
              .map(
                  logged ->
                      logged.place().isPresent()
                          ? Word.ofPlace(logged.judgement())
                          : Word.ofExam(logged.judgement()));
      return Stream.concat(ofFindings, ofExam).toList();
    }

    /** What its objects tell beyond the result. */
    public ResultDetail detail() {
      return background.detail();
    }

    /** Whether its objects have left the study: it stays for its cases, and none can be added. */
    public boolean withdrawn() {
      return background.withdrawn();
    }

    /** Identifies the card within its study. */
    public String key() {
      return shown.result().key();
    }

    /** Whether a rule hides the whole result. */
    public boolean hidden() {
      return switch (shown.decision().action()) {
        case HIDE, OUT_OF_INTENDED_USE -> true;
        case SHOW, SHOW_AS_DOUBTFUL -> false;
      };
    }
  }

  /**
   * What is known of a result beside its conclusion and findings.
   *
   * @param detail what its objects tell beyond the result: numbers, answers, whether it is partial
   * @param older what its documents have replaced, the newest first, as the filter leaves it; to be
   *     looked at, not to be judged
   * @param pictures those of its objects that can be looked at but not read
   * @param late when it came or changed, if that was after the study had been looked through
   * @param withdrawn whether its objects have left the study
   */
  public record Background(
      ResultDetail detail,
      List<FilteredResult> older,
      List<Picture> pictures,
      Optional<Instant> late,
      boolean withdrawn) {

    /** Nothing more is known. */
    public static final Background NONE =
        new Background(ResultDetail.NONE, List.of(), List.of(), Optional.empty(), false);

    public Background {
      older = List.copyOf(older);
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * An object that can be looked at but not read by a machine: {@link Reading#preview}, and for an
   * encapsulated PDF {@link Reading#document}.
   *
   * @param object its SOP Instance UID
   * @param form picture, parametric map or document
   */
  public record Picture(String object, ResultDetail.Form form) {}

  /**
   * One finding on its row.
   *
   * @param number the number on the row and beside the mark on the image
   * @param finding the finding and what the filter decided of it
   * @param logged what the reader logged of it, if anything (an undone case is gone from here)
   */
  public record Row(int number, FilteredFinding finding, Optional<Logged> logged) {}

  /**
   * A logged case.
   *
   * @param entry the assessment's entry id
   * @param result key of the result judged
   * @param judgement what was logged
   * @param row number of the row judged; empty for the exam or a missed finding
   * @param place where, for a missed finding
   * @param reason the reason told, if any
   * @param what what the AI missed, if told
   * @param site where in the body, if told
   * @param comment the comment, if told
   * @param at when it was logged
   * @param undoUntil until when undo is offered on the spot
   * @param undone whether it was taken back (then it stands only in {@link ReadingState#last})
   */
  public record Logged(
      UUID entry,
      String result,
      Judgement judgement,
      Optional<Integer> row,
      Optional<Region> place,
      Optional<Code> reason,
      Optional<Code> what,
      Optional<Code> site,
      Optional<String> comment,
      Instant at,
      Instant undoUntil,
      boolean undone) {

    /** The same case on a result that has another key now. */
    public Logged of(String otherResult) {
      return new Logged(
          entry,
          otherResult,
          judgement,
          row,
          place,
          reason,
          what,
          site,
          comment,
          at,
          undoUntil,
          undone);
    }

    /** A case without a comment. */
    public Logged(
        UUID entry,
        String result,
        Judgement judgement,
        Optional<Integer> row,
        Optional<Region> place,
        Optional<Code> reason,
        Optional<Code> what,
        Optional<Code> site,
        Instant at,
        Instant undoUntil,
        boolean undone) {
      this(
          entry,
          result,
          judgement,
          row,
          place,
          reason,
          what,
          site,
          Optional.empty(),
          at,
          undoUntil,
          undone);
    }

    /** A case of which nothing more than the reason is told. */
    public Logged(
        UUID entry,
        String result,
        Judgement judgement,
        Optional<Integer> row,
        Optional<Region> place,
        Optional<Code> reason,
        Instant at,
        Instant undoUntil,
        boolean undone) {
      this(
          entry,
          result,
          judgement,
          row,
          place,
          reason,
          Optional.empty(),
          Optional.empty(),
          at,
          undoUntil,
          undone);
    }
  }

  /** An object that could not be read as it should. */
  public record Unreadable(String label, String reason) {}
}
