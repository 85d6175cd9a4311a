package org.fasit.journal.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.fasit.model.FindingKeys;
import org.fasit.model.ImageLook;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Rescale;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.ImageLook.Window;

/** How an image is shown, and a finding's further keys, as JSON. */
final class LookFields {

  private LookFields() {}

  static void write(JsonGenerator json, ImageLook look) throws IOException {
    json.writeStringField("image", look.imageUid());
    json.writeNumberField("rows", look.rows());
    json.writeNumberField("columns", look.columns());
    json.writeBooleanField("color", look.isColor());
    json.writeBooleanField("inverted", look.isInverted());
    if (look.rescale().isPresent()) {
      Rescale rescale = look.rescale().get();
      numbers(json, "rescale", rescale.slope(), rescale.intercept());
    }
    if (look.window().isPresent()) {
      Window window = look.window().get();
      numbers(json, "window", window.center(), window.width());
      json.writeStringField("function", window.function());
    }
    if (look.spacing().isPresent()) {
      Spacing spacing = look.spacing().get();
      numbers(json, "spacing", spacing.betweenRows(), spacing.betweenColumns());
    }
    if (look.plane().isPresent()) {
      Plane plane = look.plane().get();
      json.writeStringField("frameOfReference", plane.frameOfReferenceUid());
      vector(json, "position", plane.position());
      vector(json, "alongRow", plane.alongRow());
      vector(json, "alongColumn", plane.alongColumn());
    }
  }

  private static void vector(JsonGenerator json, String name, Vector vector) throws IOException {
    numbers(json, name, vector.x(), vector.y(), vector.z());
  }

  private static void numbers(JsonGenerator json, String name, double... values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  static ImageLook read(Fields it) throws HarmedLine {
    return new ImageLook(
        it.text("image"),
        it.smallNumber("rows"),
        it.smallNumber("columns"),
        flag(it, "color"),
        flag(it, "inverted"),
        numbers(it, "rescale", 2).map(n -> new Rescale(n[0], n[1])),
        window(it),
        numbers(it, "spacing", 2).map(n -> new Spacing(n[0], n[1])),
        plane(it));
  }

  private static Optional<Window> window(Fields it) throws HarmedLine {
    Optional<double[]> window = numbers(it, "window", 2);
    if (window.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Window(window.get()[0], window.get()[1], it.text("function")));
  }

  private static Optional<Plane> plane(Fields it) throws HarmedLine {
    Optional<String> frame = it.optionalText("frameOfReference");
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plane(
            frame.get(),
            vector(it, "position"),
            vector(it, "alongRow"),
            vector(it, "alongColumn")));
  }

  private static Vector vector(Fields it, String name) throws HarmedLine {
    double[] parts =
        numbers(it, name, 3).orElseThrow(() -> new HarmedLine("'" + name + "' is missing"));
    return new Vector(parts[0], parts[1], parts[2]);
  }

  private static boolean flag(Fields it, String name) throws HarmedLine {
    JsonNode value = it.required(name);
    if (!value.isBoolean()) {
      throw new HarmedLine("'" + name + "' is neither true nor false");
    }
    return value.booleanValue();
  }

  private static Optional<double[]> numbers(Fields it, String name, int count) throws HarmedLine {
    Optional<JsonNode> array = it.optional(name);
    if (array.isEmpty()) {
      return Optional.empty();
    }
    if (!array.get().isArray() || array.get().size() != count) {
      throw new HarmedLine("'" + name + "' is not " + count + " numbers");
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Fields.real(name, array.get().get(i));
    }
    return Optional.of(values);
  }

  static void write(JsonGenerator json, FindingKeys keys) throws IOException {
    if (keys.trackingIdentifier().isPresent()) {
      json.writeStringField("identifier", keys.trackingIdentifier().get());
    }
    if (keys.segment().isPresent()) {
      json.writeStringField("segmentOf", keys.segment().get().objectUid());
      json.writeNumberField("segment", keys.segment().get().number());
    }
    if (keys.observationUid().isPresent()) {
      json.writeStringField("observation", keys.observationUid().get());
    }
  }

  static FindingKeys readKeys(Fields it) throws HarmedLine {
    Optional<String> identifier = it.optionalText("identifier");
    Optional<String> object = it.optionalText("segmentOf");
    Optional<FindingKeys.Segment> segment =
        object.isEmpty()
            ? Optional.empty()
            : Optional.of(new FindingKeys.Segment(object.get(), it.smallNumber("segment")));
    return new FindingKeys(identifier, segment, it.optionalText("observation"));
  }
}
