package org.fasit.dicom.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ProfileRule;
import org.fasit.dicom.ProfileRule.Answer;
import org.fasit.dicom.ProfileRule.CodePattern;
import org.fasit.dicom.ProfileRule.HeaderText;
import org.fasit.dicom.ProfileRule.Scale;
import org.fasit.dicom.ProfileRule.Source;
import org.fasit.dicom.ProfileRule.When;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Presence;

/** The rule of the site's profile that an object is read by. */
final class SiteRule {

  /** Which conclusion counts when several are told, the first that there is. */
  private static final List<Conclusion> GRAVEST =
      List.of(
          Conclusion.POSITIVE,
          Conclusion.INDETERMINATE,
          Conclusion.NOT_PROCESSED,
          Conclusion.NEGATIVE);

  private final ProfileRule rule;
  private final String version;
  private final SiteThresholds thresholds;

  private SiteRule(ProfileRule rule, String version) {
    this.rule = rule;
    this.version = version;
    this.thresholds = new SiteThresholds(rule.thresholds(), SiteRule::matches);
  }

  /** A conclusion, and why it was not processed. */
  record Word(Conclusion conclusion, Optional<String> reason) {}

  /** The first rule that is for this object. */
  static Optional<SiteRule> of(SiteProfile profile, Attributes dataset) {
    if (profile.rules().isEmpty()) {
      return Optional.empty();
    }
    return profile.rules().stream()
        .filter(rule -> isFor(rule.when(), dataset))
        .findFirst()
        .map(rule -> new SiteRule(rule, profile.version()));
  }

  private static boolean isFor(When when, Attributes dataset) {
    Optional<Code> title = Values.code(dataset, Tag.ConceptNameCodeSequence);
    return fits(when.manufacturer(), dataset, Tag.Manufacturer)
        && fits(when.model(), dataset, Tag.ManufacturerModelName)
        && fits(when.seriesDescription(), dataset, Tag.SeriesDescription)
        && when.title()
            .map(p -> title.filter(code -> TextPattern.fits(p, code.meaning())).isPresent())
            .orElse(true)
        && when.titleCode().map(pattern -> matches(pattern, title)).orElse(true)
        && (when.sopClasses().isEmpty()
            || when.sopClasses().contains(Values.uid(dataset, Tag.SOPClassUID)));
  }

  private static boolean fits(Optional<String> pattern, Attributes dataset, int tag) {
    return pattern.map(p -> TextPattern.fits(p, Values.text(dataset, tag))).orElse(true);
  }

  private static boolean matches(CodePattern pattern, Optional<Code> actual) {
    if (actual.isEmpty()) {
      return false;
    }
    boolean sameCode =
        pattern
            .value()
            .map(value -> new Code(value, pattern.scheme().orElse(""), ""))
            .map(code -> Concepts.key(code).equals(Concepts.key(actual.get())))
            .orElse(true);
    return sameCode
        && pattern.meaning().map(p -> TextPattern.fits(p, actual.get().meaning())).orElse(true);
  }

  boolean countsAsAi() {
    return rule.countsAsAi();
  }

  /** Tells an explanation which rule it is, and of which version of the profile. */
  void tell(Notes notes) {
    notes.gave("profile", "profile.rule", rule.id() + " (profile " + version + ")");
  }

  /** What the rule says that a report's CODE or TEXT item means. */
  Optional<Answer> answer(ContentItem item) {
    if (!item.is("CODE") && !item.is("TEXT")) {
      return Optional.empty();
    }
    return rule.answers().stream()
        .filter(
            answer ->
                answer.source() instanceof Source.Question question
                    && matches(question.concept(), item.concept())
                    && isGiven(answer, item))
        .findFirst();
  }

  private static boolean isGiven(Answer answer, ContentItem item) {
    return answer.answer().isPresent()
        ? matches(answer.answer().get(), item.code())
        : item.is("TEXT") && TextPattern.fits(answer.text().orElse(""), item.text());
  }

  /** The scale of a report's NUM item. */
  Optional<Scale> scale(ContentItem item) {
    return rule.scales().stream()
        .filter(scale -> item.is("NUM") && matches(scale.item(), item.concept()))
        .filter(scale -> scale.unit().map(unit -> unit.equals(unit(item))).orElse(true))
        .findFirst();
  }

  private static String unit(ContentItem item) {
    return Values.item(item.attributes(), Tag.MeasuredValueSequence)
        .flatMap(measured -> Values.code(measured, Tag.MeasurementUnitsCodeSequence))
        .map(Code::value)
        .orElse("");
  }

  /**
   * What an item of a finding says of presence: by its answer, by where its score lies, or by a
   * limit of its measurement. NOT_STATED for an answer that the rule does not list, and for a score
   * off its scale.
   */
  Optional<Presence> presence(ContentItem item) {
    return answer(item)
        .map(Answer::means)
        .flatMap(SiteRule::presence)
        .or(() -> byNumber(item))
        .or(() -> isUnlisted(item) ? Optional.of(Presence.NOT_STATED) : Optional.empty());
  }

  /** Whether it answers a question of the rule in a way that nobody knows. */
  private boolean isUnlisted(ContentItem item) {
    return (item.is("CODE") || item.is("TEXT"))
        && item.codedPresence().isEmpty()
        && rule.answers().stream()
            .anyMatch(
                answer ->
                    answer.source() instanceof Source.Question question
                        && isNarrow(question.concept())
                        && matches(question.concept(), item.concept()));
  }

  /** Whether a pattern is meant for one question. */
  private static boolean isNarrow(CodePattern pattern) {
    return pattern.value().isPresent()
        || pattern.meaning().filter(text -> !text.matches("[*?]*")).isPresent();
  }

  private Optional<Presence> byNumber(ContentItem item) {
    boolean tells = scale(item).filter(scale -> scale.positiveFrom().isPresent()).isPresent();
    return tells
        ? Optional.of(byScore(item).orElse(Presence.NOT_STATED))
        : thresholds.presence(item);
  }

  /** What a number says of the exam; empty where it says nothing. */
  private Optional<Presence> ofExam(ContentItem item) {
    return byNumber(item).filter(presence -> presence != Presence.NOT_STATED);
  }

  /** Tells of measurements that could not be compared with their limit. */
  void tellRefusedUnits(ContentTree tree, Notes notes) throws UnreadableException {
    if (rule.thresholds().isEmpty()) {
      return;
    }
    for (ContentItem item : tree.all(tree.root(), number -> number.is("NUM"))) {
      thresholds
          .threshold(item)
          .ifPresent(
              threshold ->
                  thresholds
                      .refusedUnit(item, threshold)
                      .ifPresent(
                          unit ->
                              notes.add(
                                  "thresholdUnit",
                                  item.concept().map(Code::meaning).orElse("")
                                      + ": "
                                      + (unit.isEmpty() ? "?" : unit)
                                      + " ≠ "
                                      + threshold.unit())));
    }
  }

  private static Optional<Presence> presence(Conclusion conclusion) {
    return switch (conclusion) {
      case POSITIVE -> Optional.of(Presence.PRESENT);
      case INDETERMINATE -> Optional.of(Presence.UNDETERMINED);
      case NEGATIVE -> Optional.of(Presence.ABSENT);
      case NOT_PROCESSED, NOT_STATED -> Optional.of(Presence.NOT_STATED);
    };
  }

  private Optional<Presence> byScore(ContentItem item) {
    return scale(item)
        .filter(scale -> scale.positiveFrom().isPresent())
        .flatMap(
            scale -> {
              OptionalDouble value = ScoreReader.value(item);
              return value.isPresent() && isOn(scale, value.getAsDouble())
                  ? Optional.of(presence(scale, value.getAsDouble()))
                  : Optional.empty();
            });
  }

  private static boolean isOn(Scale scale, double value) {
    return value >= scale.minimum() && value <= scale.maximum();
  }

  private static Presence presence(Scale scale, double value) {
    double direction = scale.reversed() ? -1 : 1;
    if (direction * value >= direction * scale.positiveFrom().orElseThrow()) {
      return Presence.PRESENT;
    }
    boolean unsure =
        scale.indeterminateFrom().map(from -> direction * value >= direction * from).orElse(false);
    return unsure ? Presence.UNDETERMINED : Presence.ABSENT;
  }

  /** A score on a scale of 0 to 1; empty when it lies outside its own. */
  static OptionalDouble normal(Scale scale, double value) {
    if (!isOn(scale, value)) {
      return OptionalDouble.empty();
    }
    double part = (value - scale.minimum()) / (scale.maximum() - scale.minimum());
    return OptionalDouble.of(scale.reversed() ? 1 - part : part);
  }

  /**
   * The conclusion of a report's exam: what the rule says that its answers mean; else the report's
   * own; else what its scores mean.
   */
  Word conclude(Word own, ContentTree tree, Notes notes) throws UnreadableException {
    if (ReportReader.isGroup(tree.root())) {
      return own;
    }
    Optional<Word> answered = Optional.empty();
    Optional<Word> scored = Optional.empty();
    for (ContentItem item : tree.all(tree.root(), this::isTold, SiteRule::isOfExam)) {
      Optional<Answer> answer = answer(item);
      if (answer.isPresent()) {
        Word word = new Word(answer.get().means(), answer.get().reason());
        notes.gave(item, "profile.answer", word.conclusion());
        answered = graver(answered, word);
      } else {
        Word word = new Word(conclusion(ofExam(item).orElseThrow()), Optional.empty());
        notes.gave(item, "profile.score", word.conclusion());
        scored = graver(scored, word);
      }
    }
    Word otherwise = own.conclusion() == Conclusion.NOT_STATED ? scored.orElse(own) : own;
    return answered.orElse(otherwise);
  }

  private boolean isTold(ContentItem item) {
    return answer(item).isPresent() || ofExam(item).isPresent();
  }

  private static boolean isOfExam(ContentItem item) {
    return !ReportReader.isGroup(item)
        && !ReportReader.isLibrary(item)
        && !CadConcepts.isMark(item)
        && !RegionReader.isWithheld(item);
  }

  private static Conclusion conclusion(Presence presence) {
    return switch (presence) {
      case PRESENT -> Conclusion.POSITIVE;
      case UNDETERMINED -> Conclusion.INDETERMINATE;
      case ABSENT -> Conclusion.NEGATIVE;
      case NOT_STATED -> Conclusion.NOT_STATED;
    };
  }

  private static Optional<Word> graver(Optional<Word> one, Word other) {
    boolean keeps =
        one.filter(
                word -> GRAVEST.indexOf(word.conclusion()) <= GRAVEST.indexOf(other.conclusion()))
            .isPresent();
    return keeps ? one : Optional.of(other);
  }

  /**
   * A result with what the rule knows of its product, what the object's attributes say, and what
   * counts where nothing is stated.
   */
  AiResultFound complete(AiResultFound found, Attributes dataset, Notes notes) {
    AiResult result = found.result();
    Word word = new Word(result.conclusion(), result.reason());
    Optional<Word> told = Optional.empty();
    for (Answer answer : rule.answers()) {
      if (answer.source() instanceof Source.Attribute attribute
          && isGiven(answer, Values.text(dataset, tag(attribute.name())))) {
        notes.gave(attribute.name().name(), "profile.answer", answer.means());
        told = graver(told, new Word(answer.means(), answer.reason()));
      }
    }
    word = told.orElse(word);
    if (word.conclusion() == Conclusion.NOT_STATED && rule.whenNothingStated().isPresent()) {
      word = new Word(rule.whenNothingStated().get(), Optional.empty());
      notes.gave("profile", "profile.whenNothingStated", word.conclusion());
    }
    AiResult completed =
        new AiResult(
            product(result.product(), notes),
            result.studyInstanceUid(),
            word.conclusion(),
            word.conclusion() == Conclusion.NOT_PROCESSED ? word.reason() : Optional.empty(),
            result.findings(),
            result.sources(),
            result.images());
    return new AiResultFound(completed, found.detail(), found.notes());
  }

  private static boolean isGiven(Answer answer, String text) {
    return !text.isEmpty() && TextPattern.fits(answer.text().orElse(""), text);
  }

  private static int tag(HeaderText name) {
    return switch (name) {
      case SERIES_DESCRIPTION -> Tag.SeriesDescription;
      case IMAGE_COMMENTS -> Tag.ImageComments;
      case DOCUMENT_TITLE -> Tag.DocumentTitle;
    };
  }

  private AiProduct product(AiProduct sent, Notes notes) {
    AiProduct product =
        new AiProduct(
            rule.product().manufacturer().orElse(sent.manufacturer()),
            rule.product().name().orElse(sent.name()),
            rule.product().version().orElse(sent.version()));
    if (!product.equals(sent)) {
      notes.gave("profile", "product", product);
    }
    return product;
  }
}
