package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/**
 * Reads the DICOM JSON Model (PS3.18 annex F) as WADO-RS metadata brings it. Bulk data and what is
 * malformed are passed over.
 */
final class DatasetJson {

  private static final int DEEPEST = 50;
  private static final int MOST_ELEMENTS = 200_000;

  private int elements;

  private DatasetJson() {}

  /**
   * Reads a data set.
   *
   * @throws IOException when it is nested too deeply or too large
   */
  static Attributes read(JsonNode dataset) throws IOException {
    Attributes attributes = new Attributes();
    new DatasetJson().read(dataset, attributes, 0);
    return attributes;
  }

  private void read(JsonNode dataset, Attributes into, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException(Messages.text("tooDeep"));
    }
    Iterator<Map.Entry<String, JsonNode>> fields = dataset.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (++elements > MOST_ELEMENTS) {
        throw new IOException(Messages.text("tooMany"));
      }
      if (field.getKey().matches("[0-9A-Fa-f]{8}")) {
        read((int) Long.parseLong(field.getKey(), 16), field.getValue(), into, depth);
      }
    }
  }

  private void read(int tag, JsonNode element, Attributes into, int depth) throws IOException {
    JsonNode values = element.path("Value");
    VR vr = vr(element.path("vr").asText(""));
    switch (vr) {
      case SQ -> {
        Sequence items = into.newSequence(tag, values.size());
        for (JsonNode value : values) {
          Attributes item = new Attributes();
          items.add(item);
          read(value, item, depth + 1);
        }
      }
      case OB, OD, OF, OL, OW, UN, AT -> {
        // Nothing of ours stands in these.
      }
      case PN -> set(into, tag, vr, texts(values, "Alphabetic"));
      case FL, FD -> into.setDouble(tag, vr, numbers(values));
      case SL, SS, UL, US -> into.setInt(tag, vr, integers(values));
      case UI -> set(into, tag, vr, texts(values, "").stream().map(String::trim).toList());
      default -> set(into, tag, vr, texts(values, ""));
    }
  }

  private static VR vr(String name) {
    for (VR known : VR.values()) {
      if (known.name().equals(name)) {
        return known;
      }
    }
    return VR.UN;
  }

  private static void set(Attributes into, int tag, VR vr, List<String> values) {
    if (values.isEmpty()) {
      into.setNull(tag, vr);
      return;
    }
    into.setString(tag, vr, values.toArray(String[]::new));
  }

  private static List<String> texts(JsonNode values, String component) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      JsonNode text = value.isObject() ? value.path(component) : value;
      if (text.isValueNode() && !text.isNull()) {
        texts.add(text.asText());
      }
    }
    return texts;
  }

  private static double[] numbers(JsonNode values) {
    return values(values).mapToDouble(value -> value.asDouble(Double.NaN)).toArray();
  }

  private static int[] integers(JsonNode values) {
    return values(values).mapToInt(value -> value.asInt(0)).toArray();
  }

  private static Stream<JsonNode> values(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false);
  }
}
