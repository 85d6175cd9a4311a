package org.fasit.journal.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Event;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.model.Study;

/**
 * Writes events as JSON, in the version of the mapping that {@link EventReader} reads. What is
 * optional and empty is left out; points are one flat array x, y, x, y; numbers that JSON does not
 * know are the texts NaN, Infinity and -Infinity.
 */
final class EventWriter {

  /**
   * Version of the mapping, written as {@code v}. A reader keeps a higher one as it is. Version 2
   * adds second voices and cases of other workstations; what needs neither is written as version 1,
   * which earlier releases read.
   */
  static final int VERSION = 2;

  private final JsonGenerator json;

  EventWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the fields of one kind of object. */
  private interface FieldsOf<T> {
    void write(T value) throws IOException;
  }

  void event(Event event) throws IOException {
    json.writeStartObject();
    json.writeNumberField("v", version(event));
    if (event instanceof Event.ExposureStarted it) {
      type("exposure-started");
      object("study", it.study(), this::study);
      object("shown", it.shown(), this::shown);
      object("reader", it.reader(), this::reader);
      json.writeStringField("mode", it.mode().name());
    } else if (event instanceof Event.ExposureEnded it) {
      type("exposure-ended");
      json.writeStringField("exposure", it.exposure().toString());
      json.writeStringField("shown", it.shown().toString());
    } else if (event instanceof Event.Assessed it) {
      assessed(it);
    } else if (event instanceof Event.Refined it) {
      refined(it);
    } else if (event instanceof Event.Undone it) {
      type("undone");
      json.writeStringField("assessment", it.assessment().toString());
      object("reader", it.reader(), this::reader);
      if (it.caseStands()) {
        json.writeBooleanField("caseStands", true);
      }
      object("elsewhere", it.elsewhere(), this::elsewhere);
    } else if (event instanceof Event.PromptShown it) {
      type("prompt-shown");
      json.writeStringField("exposure", it.exposure().toString());
      object("prompt", it.prompt(), this::prompt);
    } else if (event instanceof Event.PromptDismissed it) {
      type("prompt-dismissed");
      json.writeStringField("shown", it.shown().toString());
    } else if (event instanceof Event.Adjudicated it) {
      adjudicated(it);
    } else if (event instanceof Event.Addendum it) {
      addendum(it);
    } else {
      throw new IllegalStateException("no mapping for " + event.getClass());
    }
    json.writeEndObject();
  }

  private void type(String type) throws IOException {
    json.writeStringField("type", type);
  }

  private static int version(Event event) {
    boolean more =
        event instanceof Event.Assessed assessed && assessed.seconds().isPresent()
            || event instanceof Event.Refined refined && refined.elsewhere().isPresent()
            || event instanceof Event.Undone undone
                && (undone.caseStands() || undone.elsewhere().isPresent());
    return more ? VERSION : 1;
  }

  private void assessed(Event.Assessed it) throws IOException {
    type("assessed");
    if (it.exposure().isPresent()) {
      json.writeStringField("exposure", it.exposure().get().toString());
    }
    object("study", it.study(), this::study);
    object("assessment", it.assessment(), this::assessment);
    object("reader", it.reader(), this::reader);
    text("rules", it.rulesHash());
    seconds(it.seconds());
  }

  private void seconds(Optional<UUID> first) throws IOException {
    if (first.isPresent()) {
      json.writeStringField("seconds", first.get().toString());
    }
  }

  private void elsewhere(Event.Elsewhere it) throws IOException {
    json.writeStringField("time", it.time().toString());
    object("study", it.study(), this::study);
    object("assessment", it.assessment(), this::assessment);
    object("reader", it.reader(), this::reader);
    text("rules", it.rulesHash());
    seconds(it.seconds());
  }

  private void refined(Event.Refined it) throws IOException {
    type("refined");
    json.writeStringField("assessment", it.assessment().toString());
    object("reason", it.reason(), this::code);
    object("what", it.what(), this::code);
    object("site", it.site(), this::code);
    text("comment", it.comment());
    object("elsewhere", it.elsewhere(), this::elsewhere);
  }

  private void adjudicated(Event.Adjudicated it) throws IOException {
    type("adjudicated");
    json.writeStringField("assessment", it.assessment().toString());
    object("study", it.study(), this::study);
    object("logged", it.logged(), this::assessment);
    json.writeStringField("decision", it.decision().name());
    text("corrected", it.corrected().map(Enum::name));
    object("reason", it.reason(), this::code);
    text("comment", it.comment());
    object("reader", it.reader(), this::reader);
  }

  private void addendum(Event.Addendum it) throws IOException {
    type("addendum");
    json.writeStringField("assessment", it.assessment().toString());
    object("study", it.study(), this::study);
    object("logged", it.logged(), this::assessment);
    json.writeStringField("step", it.step().name());
    object("reader", it.reader(), this::reader);
  }

  private void study(Study study) throws IOException {
    object("patient", study.patient(), this::patient);
    text("uid", study.studyInstanceUid());
    text("id", study.studyId());
    text("accession", study.accessionNumber());
    text("date", study.date().map(Object::toString));
    text("time", study.time().map(Object::toString));
    text("description", study.description());
    text("modality", study.modality());
    text("bodyPart", study.bodyPart());
    if (study.age().isPresent()) {
      json.writeNumberField("ageMonths", study.age().get().months());
    }
  }

  private void patient(Patient patient) throws IOException {
    text("name", patient.name());
    text("id", patient.id());
    text("issuer", patient.issuer());
    text("birthDate", patient.birthDate().map(Object::toString));
    json.writeStringField("sex", patient.sex().name());
  }

  private void shown(FilteredResult shown) throws IOException {
    object("result", shown.result(), this::result);
    object("decision", shown.decision(), this::decision);
    objects("findings", shown.findings(), this::filteredFinding);
    text("rules", shown.rulesHash());
  }

  private void filteredFinding(FilteredFinding filtered) throws IOException {
    object("finding", filtered.finding(), this::finding);
    object("decision", filtered.decision(), this::decision);
  }

  private void decision(FilterDecision decision) throws IOException {
    json.writeStringField("action", decision.action().name());
    text("rule", decision.rule());
  }

  private void result(AiResult result) throws IOException {
    object("product", result.product(), this::product);
    text("study", result.studyInstanceUid());
    json.writeStringField("conclusion", result.conclusion().name());
    text("reason", result.reason());
    objects("findings", result.findings(), this::finding);
    objects("sources", result.sources(), this::instance);
    objects("images", result.images(), this::instance);
  }

  private void assessment(Assessment assessment) throws IOException {
    json.writeStringField("judgement", assessment.judgement().name());
    object("product", assessment.product(), this::product);
    json.writeStringField("conclusion", assessment.conclusion().name());
    objects("sources", assessment.sources(), this::instance);
    object("finding", assessment.finding(), this::finding);
    object("place", assessment.place(), this::region);
    objects("images", assessment.images(), this::instance);
    if (!assessment.looks().isEmpty()) {
      objects("looks", assessment.looks(), this::look);
    }
    if (!assessment.keys().equals(FindingKeys.NONE)) {
      object("keys", assessment.keys(), this::keys);
    }
  }

  private void look(ImageLook look) throws IOException {
    LookFields.write(json, look);
  }

  private void keys(FindingKeys keys) throws IOException {
    LookFields.write(json, wellFormed(keys));
  }

  private static FindingKeys wellFormed(FindingKeys keys) {
    return new FindingKeys(
        keys.trackingIdentifier().map(EventWriter::wellFormed),
        keys.segment(),
        keys.observationUid().map(EventWriter::wellFormed));
  }

  private void product(AiProduct product) throws IOException {
    text("manufacturer", product.manufacturer());
    text("name", product.name());
    text("version", product.version());
  }

  private void finding(Finding finding) throws IOException {
    text("key", finding.key());
    object("code", finding.code(), this::code);
    object("site", finding.site(), this::code);
    object("laterality", finding.laterality(), this::code);
    json.writeStringField("presence", finding.presence().name());
    if (finding.confidence().isPresent()) {
      json.writeNumberField("confidence", finding.confidence().getAsDouble());
    }
    object("asSent", finding.confidenceAsSent(), this::score);
    text("tracking", finding.trackingUid());
    objects("regions", finding.regions(), this::region);
  }

  private void score(Score score) throws IOException {
    text("name", score.name());
    json.writeNumberField("value", score.value());
    text("unit", score.unit());
  }

  private void region(Region region) throws IOException {
    json.writeStringField("type", region.type().name());
    text("image", region.imageUid());
    json.writeNumberField("frame", region.frame());
    json.writeArrayFieldStart("points");
    for (Point point : region.points()) {
      json.writeNumber(point.x());
      json.writeNumber(point.y());
    }
    json.writeEndArray();
  }

  private void instance(InstanceRef instance) throws IOException {
    text("class", instance.sopClassUid());
    text("uid", instance.sopInstanceUid());
    text("series", instance.seriesInstanceUid());
  }

  private void code(Code code) throws IOException {
    text("value", code.value());
    text("scheme", code.scheme());
    text("meaning", code.meaning());
  }

  private void reader(Reader reader) throws IOException {
    text("id", reader.id());
    text("name", reader.name());
  }

  private void prompt(Prompt prompt) throws IOException {
    text("rule", prompt.rule());
    object("product", prompt.product(), this::product);
    text("sentence", prompt.sentence());
    json.writeArrayFieldStart("arguments");
    for (String argument : prompt.arguments()) {
      json.writeString(wellFormed(argument));
    }
    json.writeEndArray();
  }

  private void text(String name, String value) throws IOException {
    json.writeStringField(name, wellFormed(value));
  }

  private void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      text(name, value.get());
    }
  }

  private <T> void object(String name, T value, FieldsOf<T> fields) throws IOException {
    json.writeObjectFieldStart(name);
    fields.write(value);
    json.writeEndObject();
  }

  private <T> void object(String name, Optional<T> value, FieldsOf<T> fields) throws IOException {
    if (value.isPresent()) {
      object(name, value.get(), fields);
    }
  }

  private <T> void objects(String name, List<T> values, FieldsOf<T> fields) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      json.writeStartObject();
      fields.write(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** UTF-8 has no half surrogate pairs: they become U+FFFD. */
  static String wellFormed(String text) {
    boolean broken = text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    if (!broken) {
      return text;
    }
    return text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
