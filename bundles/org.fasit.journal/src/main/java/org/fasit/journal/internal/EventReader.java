package org.fasit.journal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
import org.fasit.model.ReadingMode;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** Reads events that {@link EventWriter} wrote; strict in all that this version knows. */
final class EventReader {

  private EventReader() {}

  /**
   * Reads an event.
   *
   * @return empty when it is of a kind or version that only a newer Fasit knows
   */
  static Optional<Event> read(JsonNode node) throws HarmedLine {
    Fields head = Fields.of(node);
    long version = head.number("v");
    String type = head.text("type");
    if (version > EventWriter.VERSION) {
      return Optional.empty();
    }
    Fields.Reader<? extends Event> reader =
        switch (type) {
          case "exposure-started" -> EventReader::exposureStarted;
          case "exposure-ended" -> EventReader::exposureEnded;
          case "assessed" -> EventReader::assessed;
          case "refined" -> EventReader::refined;
          case "undone" -> EventReader::undone;
          case "prompt-shown" -> EventReader::promptShown;
          case "prompt-dismissed" -> fields -> new Event.PromptDismissed(fields.id("shown"));
          case "adjudicated" -> EventReader::adjudicated;
          case "addendum" -> EventReader::addendum;
          default -> null;
        };
    return reader == null ? Optional.empty() : Optional.of(body(node, reader));
  }

  private static <T extends Event> T body(JsonNode node, Fields.Reader<T> reader)
      throws HarmedLine {
    return Fields.read(
        node,
        fields -> {
          fields.number("v");
          fields.text("type");
          return reader.read(fields);
        });
  }

  private static Event exposureStarted(Fields it) throws HarmedLine {
    return new Event.ExposureStarted(
        it.object("study", EventReader::study),
        it.object("shown", EventReader::shown),
        it.object("reader", EventReader::reader),
        it.choice("mode", ReadingMode.class));
  }

  private static Event exposureEnded(Fields it) throws HarmedLine {
    return new Event.ExposureEnded(it.id("exposure"), Duration.parse(it.text("shown")));
  }

  private static Event assessed(Fields it) throws HarmedLine {
    return new Event.Assessed(
        it.optionalText("exposure", Fields::uuid),
        it.object("study", EventReader::study),
        it.object("assessment", EventReader::assessment),
        it.object("reader", EventReader::reader),
        it.text("rules"),
        it.optionalText("seconds", Fields::uuid));
  }

  private static Event.Elsewhere elsewhere(Fields it) throws HarmedLine {
    return new Event.Elsewhere(
        it.instant("time"),
        it.object("study", EventReader::study),
        it.object("assessment", EventReader::assessment),
        it.object("reader", EventReader::reader),
        it.text("rules"),
        it.optionalText("seconds", Fields::uuid));
  }

  private static Event refined(Fields it) throws HarmedLine {
    return new Event.Refined(
        it.id("assessment"),
        it.optionalObject("reason", EventReader::code),
        it.optionalObject("what", EventReader::code),
        it.optionalObject("site", EventReader::code),
        it.optionalText("comment"),
        it.optionalObject("elsewhere", EventReader::elsewhere));
  }

  private static Event undone(Fields it) throws HarmedLine {
    return new Event.Undone(
        it.id("assessment"),
        it.object("reader", EventReader::reader),
        it.flag("caseStands"),
        it.optionalObject("elsewhere", EventReader::elsewhere));
  }

  private static Event promptShown(Fields it) throws HarmedLine {
    UUID exposure = it.id("exposure");
    return new Event.PromptShown(exposure, it.object("prompt", EventReader::prompt));
  }

  private static Event adjudicated(Fields it) throws HarmedLine {
    return new Event.Adjudicated(
        it.id("assessment"),
        it.object("study", EventReader::study),
        it.object("logged", EventReader::assessment),
        it.choice("decision", Adjudication.class),
        it.optionalText("corrected", Judgement::valueOf),
        it.optionalObject("reason", EventReader::code),
        it.optionalText("comment"),
        it.object("reader", EventReader::reader));
  }

  private static Event addendum(Fields it) throws HarmedLine {
    return new Event.Addendum(
        it.id("assessment"),
        it.object("study", EventReader::study),
        it.object("logged", EventReader::assessment),
        it.choice("step", AddendumStep.class),
        it.object("reader", EventReader::reader));
  }

  private static Study study(Fields it) throws HarmedLine {
    return new Study(
        it.object("patient", EventReader::patient),
        it.text("uid"),
        it.text("id"),
        it.text("accession"),
        it.optionalText("date", LocalDate::parse),
        it.optionalText("time", LocalTime::parse),
        it.text("description"),
        it.text("modality"),
        it.text("bodyPart"),
        it.optionalSmallNumber("ageMonths").map(Age::new));
  }

  private static Patient patient(Fields it) throws HarmedLine {
    return new Patient(
        it.text("name"),
        it.text("id"),
        it.text("issuer"),
        it.optionalText("birthDate", LocalDate::parse),
        it.choice("sex", Sex.class));
  }

  private static FilteredResult shown(Fields it) throws HarmedLine {
    return new FilteredResult(
        it.object("result", EventReader::result),
        it.object("decision", EventReader::decision),
        it.objects("findings", EventReader::filteredFinding),
        it.text("rules"));
  }

  private static FilteredFinding filteredFinding(Fields it) throws HarmedLine {
    return new FilteredFinding(
        it.object("finding", EventReader::finding), it.object("decision", EventReader::decision));
  }

  private static FilterDecision decision(Fields it) throws HarmedLine {
    return new FilterDecision(it.choice("action", FilterAction.class), it.optionalText("rule"));
  }

  private static AiResult result(Fields it) throws HarmedLine {
    return new AiResult(
        it.object("product", EventReader::product),
        it.text("study"),
        it.choice("conclusion", Conclusion.class),
        it.optionalText("reason"),
        it.objects("findings", EventReader::finding),
        it.objects("sources", EventReader::instance),
        it.objects("images", EventReader::instance));
  }

  private static Assessment assessment(Fields it) throws HarmedLine {
    return new Assessment(
        it.choice("judgement", Judgement.class),
        it.object("product", EventReader::product),
        it.choice("conclusion", Conclusion.class),
        it.objects("sources", EventReader::instance),
        it.optionalObject("finding", EventReader::finding),
        it.optionalObject("place", EventReader::region),
        it.objects("images", EventReader::instance),
        it.optionalObjects("looks", LookFields::read),
        it.optionalObject("keys", LookFields::readKeys).orElse(FindingKeys.NONE));
  }

  private static AiProduct product(Fields it) throws HarmedLine {
    return new AiProduct(it.text("manufacturer"), it.text("name"), it.text("version"));
  }

  private static Finding finding(Fields it) throws HarmedLine {
    return new Finding(
        it.text("key"),
        it.object("code", EventReader::code),
        it.optionalObject("site", EventReader::code),
        it.optionalObject("laterality", EventReader::code),
        it.choice("presence", Presence.class),
        confidence(it),
        it.optionalObject("asSent", EventReader::score),
        it.optionalText("tracking"),
        it.objects("regions", EventReader::region));
  }

  private static OptionalDouble confidence(Fields it) throws HarmedLine {
    Optional<JsonNode> value = it.optional("confidence");
    return value.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Fields.real("confidence", value.get()));
  }

  private static Score score(Fields it) throws HarmedLine {
    return new Score(it.text("name"), it.real("value"), it.text("unit"));
  }

  private static Region region(Fields it) throws HarmedLine {
    return new Region(
        it.choice("type", GraphicType.class),
        it.text("image"),
        it.smallNumber("frame"),
        points(it));
  }

  private static List<Point> points(Fields it) throws HarmedLine {
    JsonNode array = it.array("points");
    if (array.size() % 2 != 0) {
      throw new HarmedLine("'points' has an x without a y");
    }
    List<Point> points = new ArrayList<>(array.size() / 2);
    for (int i = 0; i < array.size(); i += 2) {
      points.add(
          new Point(Fields.real("points", array.get(i)), Fields.real("points", array.get(i + 1))));
    }
    return points;
  }

  private static InstanceRef instance(Fields it) throws HarmedLine {
    return new InstanceRef(it.text("class"), it.text("uid"), it.text("series"));
  }

  private static Code code(Fields it) throws HarmedLine {
    return new Code(it.text("value"), it.text("scheme"), it.text("meaning"));
  }

  private static Reader reader(Fields it) throws HarmedLine {
    return new Reader(it.text("id"), it.text("name"));
  }

  private static Prompt prompt(Fields it) throws HarmedLine {
    return new Prompt(
        it.text("rule"),
        it.object("product", EventReader::product),
        it.text("sentence"),
        it.texts("arguments"));
  }
}
