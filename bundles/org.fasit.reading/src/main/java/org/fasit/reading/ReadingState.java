package org.fasit.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fasit.dicom.ResultDetail;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.evaluation.PossibleWords;
import org.fasit.evaluation.PossibleWords.Claim;
import org.fasit.evaluation.Word;
import org.fasit.journal.DeliveryState;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.Judgement;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
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
 * @param who who reads, and who else may
 * @param followUp what is known of the report, and which missed findings ask for an addendum to it
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
    Optional<String> settingsTrouble,
    WhoReads who,
    FollowUp followUp) {
  public ReadingState {
    cards = List.copyOf(cards);
    unreadable = List.copyOf(unreadable);
  }

  /** A state of which nobody has said who reads, and nothing is known of the report. */
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
      Optional<String> trouble,
      Optional<String> settingsTrouble) {
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
        settingsTrouble,
        WhoReads.NOBODY_KNOWN,
        FollowUp.NONE);
  }

  /**
   * Who reads at this workstation.
   *
   * @param now {@link Reader#UNKNOWN} when nobody knows
   * @param known whom the workstation knows, in the order of the settings; those named by hand last
   */
  public record WhoReads(Reader now, List<Reader> known) {

    /** Nobody knows who reads. */
    public static final WhoReads NOBODY_KNOWN = new WhoReads(Reader.UNKNOWN, List.of());

    public WhoReads {
      known = List.copyOf(known);
    }
  }

  /**
   * What is known of the report, and what is to become of it.
   *
   * @param signOff that the exam is signed off, and how that is known; empty when it is not known
   * @param addenda the addenda that were asked for, by the entry id of the missed finding
   */
  public record FollowUp(Optional<SignOff> signOff, Map<UUID, Addendum> addenda) {

    /** Nothing is known, and nothing was asked for. */
    public static final FollowUp NONE = new FollowUp(Optional.empty(), Map.of());

    public FollowUp {
      addenda = Map.copyOf(addenda);
    }

    /** What was said of the addendum that a case asks for. */
    public Optional<Addendum> of(UUID assessment) {
      return Optional.ofNullable(addenda.get(assessment));
    }
  }

  /**
   * The last word on an addendum.
   *
   * @param entry id of the entry that said it
   */
  public record Addendum(AddendumStep step, UUID entry, Reader reader, Instant at) {}

  /**
   * That the exam is signed off.
   *
   * @param at when, as far as the source tells
   */
  public record SignOff(Source source, Optional<Instant> at) {

    /** How it is known. */
    public enum Source {
      /** A report in the study is verified: Verification Flag (0040,A493). */
      VERIFIED_REPORT,
      /** An object of the study says so: Study Status ID (0032,000A), retired. */
      STUDY_STATUS
    }
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
   * @param exam cases that the reader logged on the exam as a whole, and findings that the AI
   *     missed or is not made to report, newest last; an agreement is left out once something
   *     logged later contradicts it
   * @param background what else is known of the result
   * @param beside what else was said of it, oldest first: by other readers of the exam as a whole,
   *     of findings that have no row, and what contradicts what the same reader had said; none of
   *     it decides what can be said now
   */
  public record Card(
      FilteredResult shown,
      Conclusion conclusion,
      List<Row> rows,
      List<FilteredFinding> filtered,
      List<FilteredFinding> absent,
      List<Logged> exam,
      Background background,
      List<Logged> beside) {
    public Card {
      rows = List.copyOf(rows);
      filtered = List.copyOf(filtered);
      absent = List.copyOf(absent);
      exam = List.copyOf(exam);
      beside = List.copyOf(beside);
    }

    /** A card of which nothing else was said. */
    public Card(
        FilteredResult shown,
        Conclusion conclusion,
        List<Row> rows,
        List<FilteredFinding> filtered,
        List<FilteredFinding> absent,
        List<Logged> exam,
        Background background) {
      this(shown, conclusion, rows, filtered, absent, exam, background, List.of());
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
      return PossibleWords.refusal(word, claim(), said());
    }

    /** What a word on the result would be about. */
    public Claim claim() {
      return Claim.of(effective(), !background.pictures().isEmpty());
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
   * @param others what other readers logged of it, oldest first
   */
  public record Row(
      int number, FilteredFinding finding, Optional<Logged> logged, List<Logged> others) {
    public Row {
      others = List.copyOf(others);
    }

    /** A finding of which no other reader logged anything. */
    public Row(int number, FilteredFinding finding, Optional<Logged> logged) {
      this(number, finding, logged, List.of());
    }
  }

  /**
   * Whose word a logged case is, and what became of it.
   *
   * @param reader who said it
   * @param own whether that is who reads now
   * @param undoable whether who reads now can take it back
   * @param before whether it was logged before this reading began, or at another workstation
   * @param about the finding that it was said of
   * @param doubt why it does not count: why it could not be said now
   * @param decision what a second reader or the follow-up decided
   */
  public record Voice(
      Reader reader,
      boolean own,
      boolean undoable,
      boolean before,
      Optional<Finding> about,
      Optional<PossibleWords.Refusal> doubt,
      Optional<Adjudication> decision) {

    /** What who reads now has just said. */
    public static final Voice OWN = own(new Reader("", ""), Optional.empty());

    /** What that reader, who reads now, has just said. */
    public static Voice own(Reader reader, Optional<Finding> about) {
      return new Voice(reader, true, true, false, about, Optional.empty(), Optional.empty());
    }

    /** The same, now that somebody else reads: whose word it is, and who can take it back. */
    public Voice seenBy(Reader now) {
      boolean mine = !reader.id().isBlank() && reader.id().equals(now.id());
      return new Voice(reader, mine, mine && decision.isEmpty(), before, about, doubt, decision);
    }

    /** The same, but it does not count. */
    public Voice doubted(PossibleWords.Refusal why) {
      return new Voice(reader, own, undoable, before, about, Optional.of(why), decision);
    }
  }

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
   * @param voice whose word it is
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
      boolean undone,
      Voice voice) {

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
          undone,
          voice);
    }

    /** The same case on the row of that number. */
    public Logged on(int number) {
      return new Logged(
          entry,
          result,
          judgement,
          Optional.of(number),
          place,
          reason,
          what,
          site,
          comment,
          at,
          undoUntil,
          undone,
          voice);
    }

    /** The same case, told of by another voice. */
    public Logged by(Voice other) {
      return new Logged(
          entry, result, judgement, row, place, reason, what, site, comment, at, undoUntil, undone,
          other);
    }

    /** A case that who reads now has just logged. */
    public Logged(
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
      this(
          entry, result, judgement, row, place, reason, what, site, comment, at, undoUntil, undone,
          Voice.OWN);
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
