package org.fasit.samples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/** Data sets as DICOMweb servers write them: as JSON (PS3.18 annex F) and as XML (PS3.19 A). */
final class DicomJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DicomJson() {}

  /** A data set without bulk data. */
  static ObjectNode of(Attributes dataset) {
    ObjectNode node = NODES.objectNode();
    for (int tag : dataset.tags()) {
      VR vr = dataset.getVR(tag);
      ObjectNode element = node.putObject("%08X".formatted(tag)).put("vr", vr.name());
      ArrayNode values = NODES.arrayNode();
      switch (vr) {
        case SQ -> dataset.getSequence(tag).forEach(item -> values.add(of(item)));
        case OB, OW, OF, OD, OL, UN, AT -> {
          // Bulk data; tags as values do not occur in what is asked for.
        }
        case FL, FD -> {
          for (double value : dataset.getDoubles(tag)) {
            values.add(value);
          }
        }
        case US, UL, SS, SL -> {
          for (int value : dataset.getInts(tag)) {
            values.add(value);
          }
        }
        default -> texts(dataset, tag, vr, values);
      }
      if (!values.isEmpty()) {
        element.set("Value", values);
      }
    }
    return node;
  }

  private static void texts(Attributes dataset, int tag, VR vr, ArrayNode values) {
    String[] texts = dataset.containsValue(tag) ? dataset.getStrings(tag) : new String[0];
    for (String text : texts) {
      values.add(vr == VR.PN ? NODES.objectNode().put("Alphabetic", text) : NODES.textNode(text));
    }
  }

  static void put(ObjectNode dataset, String tag, String vr, String value) {
    dataset.putObject(tag).put("vr", vr).putArray("Value").add(value);
  }

  /** First value as text; empty when there is none. */
  static String text(JsonNode dataset, String tag) {
    return dataset.path(tag).path("Value").path(0).asText("");
  }

  /** The same data set as XML. */
  static String xml(JsonNode dataset) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\">"
        + attributes(dataset)
        + "</NativeDicomModel>";
  }

  private static String attributes(JsonNode dataset) {
    StringBuilder xml = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : dataset.properties()) {
      xml.append(
          "<DicomAttribute tag=\"%s\" vr=\"%s\">"
              .formatted(field.getKey(), field.getValue().path("vr").asText()));
      int number = 1;
      for (JsonNode value : field.getValue().path("Value")) {
        xml.append(value(field.getValue().path("vr").asText(), value, number++));
      }
      xml.append("</DicomAttribute>");
    }
    return xml.toString();
  }

  private static String value(String vr, JsonNode value, int number) {
    return switch (vr) {
      case "SQ" -> "<Item number=\"%d\">%s</Item>".formatted(number, attributes(value));
      case "PN" -> "<PersonName number=\"%d\">%s</PersonName>".formatted(number, name(value));
      default -> "<Value number=\"%d\">%s</Value>".formatted(number, escaped(value.asText()));
    };
  }

  private static String name(JsonNode value) {
    String[] parts = value.path("Alphabetic").asText().split("\\^");
    String[] names = {"FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix"};
    StringBuilder xml = new StringBuilder("<Alphabetic>");
    for (int i = 0; i < Math.min(parts.length, names.length); i++) {
      xml.append("<%1$s>%2$s</%1$s>".formatted(names[i], escaped(parts[i])));
    }
    return xml.append("</Alphabetic>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
