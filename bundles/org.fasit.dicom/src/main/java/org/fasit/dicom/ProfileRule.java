package org.fasit.dicom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fasit.model.Conclusion;

/**
 * How one sender's objects are read (see docs/profiles.md).
 *
 * @param id names the rule in explanations
 * @param when which objects it is for
 * @param countsAsAi whether they are AI results although nothing in them tells so
 * @param product what the product is called, whatever the objects say
 * @param answers what its own codes and texts mean
 * @param scales what its own scores mean
 * @param thresholds from where on its measurements mean that something is there
 * @param whenNothingStated its conclusion where neither the object nor the answers, scales and
 *     thresholds above give one
 */
public record ProfileRule(
    String id,
    When when,
    boolean countsAsAi,
    ProductName product,
    List<Answer> answers,
    List<Scale> scales,
    List<Threshold> thresholds,
    Optional<Conclusion> whenNothingStated) {

  public ProfileRule {
    answers = List.copyOf(answers);
    scales = List.copyOf(scales);
    thresholds = List.copyOf(thresholds);
  }

  /**
   * Which objects a rule is for: all that is given must hold. Texts are patterns for the whole
   * text: {@code *} stands for any characters, {@code ?} for one; case does not matter.
   *
   * @param manufacturer (0008,0070) Manufacturer
   * @param model (0008,1090) Manufacturer's Model Name
   * @param seriesDescription (0008,103E) Series Description
   * @param title the meaning of a report's title, the root's concept name
   * @param titleCode the code of a report's title
   * @param sopClasses SOP Class UIDs, one of which it must be; empty for any
   */
  public record When(
      Optional<String> manufacturer,
      Optional<String> model,
      Optional<String> seriesDescription,
      Optional<String> title,
      Optional<CodePattern> titleCode,
      Set<String> sopClasses) {

    public When {
      sopClasses = Set.copyOf(sopClasses);
    }
  }

  /** Names that replace those in the objects; what is empty is taken from the object. */
  public record ProductName(
      Optional<String> manufacturer, Optional<String> name, Optional<String> version) {

    /** Nothing is replaced. */
    public static final ProductName AS_SENT =
        new ProductName(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A code to look for.
   *
   * @param value Code Value; empty when it is known by its meaning alone
   * @param scheme Coding Scheme Designator; empty when it is known by its meaning alone
   * @param meaning pattern of the Code Meaning
   */
  public record CodePattern(
      Optional<String> value, Optional<String> scheme, Optional<String> meaning) {}

  /**
   * What an answer means.
   *
   * @param source where it stands
   * @param answer the coded answer; for an item of a report
   * @param text pattern of the whole text; for an item of a report or an attribute
   * @param means what it says: of the finding when it stands in a finding's group, else of the exam
   * @param reason why the product did not process the exam; goes with NOT_PROCESSED
   */
  public record Answer(
      Source source,
      Optional<CodePattern> answer,
      Optional<String> text,
      Conclusion means,
      Optional<String> reason) {}

  /** Where an answer stands. */
  public sealed interface Source {

    /** An item of a report with that concept name. */
    record Question(CodePattern concept) implements Source {}

    /** An attribute of the object. */
    record Attribute(HeaderText name) implements Source {}
  }

  /** Attributes in which products without a report state their result. */
  public enum HeaderText {
    /** (0008,103E) Series Description. */
    SERIES_DESCRIPTION,
    /** (0020,4000) Image Comments. */
    IMAGE_COMMENTS,
    /** (0042,0010) Document Title. */
    DOCUMENT_TITLE
  }

  /**
   * A score and its scale.
   *
   * @param item the concept name of the NUM item
   * @param unit the unit that it must have, Code Value; empty for any
   * @param minimum the value that stands for surely absent, or surely present when {@code reversed}
   * @param maximum the other end; above the minimum
   * @param reversed whether a higher score means less likely
   * @param positiveFrom from here on, this included, it means present; when {@code reversed}, down
   *     from here
   * @param indeterminateFrom likewise: it means that the product cannot tell
   */
  public record Scale(
      CodePattern item,
      Optional<String> unit,
      double minimum,
      double maximum,
      boolean reversed,
      Optional<Double> positiveFrom,
      Optional<Double> indeterminateFrom) {}

  /**
   * A limit of a measurement.
   *
   * @param item the concept name of the NUM item
   * @param of the finding or finding site of the group that it stands in; empty for any
   * @param unit the unit of the limit, a UCUM code; a measurement in a unit that cannot be
   *     converted to it exactly is not compared
   * @param positiveWhen on which side of the limit it means present
   * @param limit the limit
   * @param otherwise what it means on the other side: NEGATIVE, INDETERMINATE, or NOT_STATED
   */
  public record Threshold(
      CodePattern item,
      Optional<CodePattern> of,
      String unit,
      Side positiveWhen,
      double limit,
      Conclusion otherwise) {}

  /** A side of a limit. */
  public enum Side {
    ABOVE,
    AT_LEAST,
    BELOW,
    AT_MOST
  }
}
