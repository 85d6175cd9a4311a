package org.fasit.ui.internal;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.fasit.model.AddendumStep;
import org.fasit.model.Conclusion;
import org.fasit.model.Region;
import org.fasit.ui.Mark;

/** One line of the panel's list. Lines are equal when they look the same. */
public sealed interface Line {

  /** Identifies the line within its study, whatever it shows at the moment. */
  String id();

  /** The card that the line belongs to; empty when it stands free. */
  default Optional<String> card() {
    return Optional.empty();
  }

  /** A line of a card. */
  sealed interface InCard extends Line {
    String cardKey();

    @Override
    default Optional<String> card() {
      return Optional.of(cardKey());
    }
  }

  /**
   * A card's head.
   *
   * @param conclusion the product's own word
   * @param score of the only finding shown, as the product sent it; empty with several, or none
   * @param rule what a rule of the site made of it, with the rule's name; may be empty
   * @param ruleInHead whether that stands in the head; else a line below tells it
   * @param count findings shown
   * @param mark what stands beside the conclusion, such as {@code Preliminary}; may be empty
   * @param inFocus whether keys without a selected finding go to this card
   */
  record Head(
      String cardKey,
      String product,
      String manufacturer,
      Conclusion conclusion,
      String score,
      String mark,
      String rule,
      boolean ruleInHead,
      int count,
      boolean open,
      boolean inFocus)
      implements InCard {
    @Override
    public String id() {
      return "head/" + cardKey;
    }
  }

  /**
   * One finding.
   *
   * @param where site and side; may be empty
   * @param score as the vendor sent it; empty when none was sent
   * @param scoreInFull name, number and unit, or that none was sent
   * @param bar 0 to 1
   * @param doubt why it is drawn as doubtful: the product's word, or a rule with its name; may be
   *     empty
   * @param doubtInHead whether the card's head shows the same, so that the row only speaks it
   * @param region where a click leads
   * @param label what stands beside the selected mark
   * @param logged the case that is logged of it
   * @param others what other readers logged of it
   * @param refusal why it cannot be called a false positive now
   * @param selected whether it is the selected finding
   */
  record Row(
      String cardKey,
      String finding,
      int number,
      String what,
      String where,
      String score,
      String scoreInFull,
      OptionalDouble bar,
      Mark.Style style,
      String doubt,
      boolean doubtInHead,
      Optional<Region> region,
      String label,
      Optional<Case> logged,
      List<Case> others,
      Optional<String> refusal,
      boolean selected)
      implements InCard {
    public Row {
      others = List.copyOf(others);
    }

    @Override
    public String id() {
      return "row/" + cardKey + "/" + finding;
    }

    /** Whether the search, in lower case, finds the row. */
    boolean matches(String search) {
      String text = number + " " + what + " " + where;
      return text.toLowerCase(Messages.locale()).contains(search);
    }

    Row asSelected() {
      return new Row(
          cardKey,
          finding,
          number,
          what,
          where,
          score,
          scoreInFull,
          bar,
          style,
          doubt,
          doubtInHead,
          region,
          label,
          logged,
          others,
          refusal,
          true);
    }
  }

  /** What was logged on the exam as a whole, or as missed. */
  record ExamRow(String cardKey, Case logged, Glyph glyph, String text) implements InCard {
    @Override
    public String id() {
      return "exam/" + logged.entry();
    }
  }

  /**
   * What is said of the addendum that a missed finding asks for.
   *
   * @param assessment id of the entry that logged the missed finding
   * @param said the last step; empty while nobody has said that one is needed
   * @param text the last step; before the first, what is known of the report
   * @param by who said it and when; empty before the first
   * @param urgent whether the report is known to be signed off, or waits for its addendum
   */
  record AddendumRow(
      String cardKey,
      UUID assessment,
      Optional<AddendumStep> said,
      String text,
      String by,
      boolean urgent)
      implements InCard {

    /** All of it in one line. */
    String whole() {
      return by.isEmpty() ? text : text + " · " + by;
    }

    @Override
    public String id() {
      return "addendum/" + assessment;
    }
  }

  /**
   * A logged case on its row.
   *
   * @param texts such as {@code FP logged · you, 1 Dec 09:14}, the longest first; the first that
   *     has room is shown
   * @param told reason and comment, for tooltips and screen readers; may be empty
   * @param undo whether who reads now can take it back
   * @param quiet whether it stands in the panel's second colour: another reader's word, or one that
   *     does not count
   */
  record Case(UUID entry, List<String> texts, String told, boolean undo, boolean quiet) {
    public Case {
      texts = List.copyOf(texts);
    }

    /** All that is to be said of it. */
    String text() {
      return texts.get(0);
    }

    /** The longest text that fits, by its width; the shortest when none does. */
    String fitting(ToIntFunction<String> width, int room) {
      return texts.stream()
          .filter(text -> width.applyAsInt(text) <= room)
          .findFirst()
          .orElse(texts.get(texts.size() - 1));
    }
  }

  /** A line that opens or closes what belongs to it. */
  record Toggle(String id, String cardKey, Glyph glyph, String text, String action, boolean open)
      implements Line {
    @Override
    public Optional<String> card() {
      return cardKey.isEmpty() ? Optional.empty() : Optional.of(cardKey);
    }
  }

  /**
   * A finding to be looked at, not to be judged: one that a rule hides, or of an older version.
   *
   * @param rule the rule that hides it; empty when none does
   */
  record FilteredRow(String id, String cardKey, String text, String score, String rule)
      implements InCard {}

  /**
   * What can be looked at but not read.
   *
   * @param object SOP Instance UID
   * @param document whether it is a document, not a picture
   * @param kind such as {@code PDF document}
   * @param title what it is called, or why it could not be opened; may be empty
   * @param trouble whether the title tells of trouble
   * @param image a small picture of it
   */
  record Picture(
      String cardKey,
      String object,
      boolean document,
      String kind,
      String title,
      boolean trouble,
      Optional<BufferedImage> image)
      implements InCard {
    @Override
    public String id() {
      return "picture/" + object;
    }
  }

  /**
   * A sentence, as many lines as it needs up to a bound.
   *
   * @param strong in the panel's first colour, not the second
   */
  record Note(String id, String cardKey, Optional<Glyph> glyph, String text, boolean strong)
      implements Line {
    @Override
    public Optional<String> card() {
      return cardKey.isEmpty() ? Optional.empty() : Optional.of(cardKey);
    }
  }

  /**
   * What can be said of a result as a whole.
   *
   * @param falsePositive whether to offer FP of the exam: there is no finding to point at
   * @param notMissed why the product cannot have missed anything
   * @param notAgreed why the reader cannot agree
   * @param agreed the agreement logged
   * @param armed whether the next click on the image is what this product missed
   */
  record Actions(
      String cardKey,
      String product,
      boolean falsePositive,
      Optional<String> notMissed,
      Optional<String> notAgreed,
      Optional<Case> agreed,
      boolean armed)
      implements InCard {
    @Override
    public String id() {
      return "actions/" + cardKey;
    }
  }

  /** No result: when the study was last looked through, and a button to look again. */
  record Empty(String text, String lookedAt, boolean refresh) implements Line {
    @Override
    public String id() {
      return "empty";
    }
  }

  /** Room between cards. */
  record Gap(String id) implements Line {}
}
