package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.Code;

/** Writes a data set in the DICOM JSON Model (PS3.18 annex F). */
final class UpsJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_SH = 16;
  private static final int LONGEST_LO = 64;
  private static final int LONGEST_LT = 10_240;

  private final ObjectNode node = JSON.objectNode();

  ObjectNode node() {
    return node;
  }

  /** The data set as the body of a request: an array of one. */
  byte[] body() {
    return JSON.arrayNode().add(node).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A text; an empty one is written as an attribute without a value. */
  UpsJson put(String tag, String vr, String value) {
    ObjectNode element = element(tag, vr);
    if (!value.isEmpty()) {
      element.putArray("Value").add(value);
    }
    return this;
  }

  /** A text of at most 64 characters, without what DICOM forbids in it. */
  UpsJson label(String tag, String value) {
    String line = value.replaceAll("[\\p{Cntrl}\\\\]+", " ").strip();
    return put(tag, "LO", line.substring(0, Math.min(line.length(), LONGEST_LO)));
  }

  UpsJson text(String tag, String value) {
    return put(tag, "LT", value.substring(0, Math.min(value.length(), LONGEST_LT)));
  }

  UpsJson name(String tag, String value) {
    ObjectNode element = element(tag, "PN");
    if (!value.isEmpty()) {
      element.putArray("Value").addObject().put("Alphabetic", value);
    }
    return this;
  }

  /** An attribute without a value. */
  UpsJson empty(String tag, String vr) {
    element(tag, vr);
    return this;
  }

  /** Whether the code's value fits into Code Value; a longer one is a Long Code Value. */
  static boolean isShort(Code code) {
    return code.value().length() <= LONGEST_SH;
  }

  UpsJson code(String tag, Code code) {
    boolean isShort = isShort(code);
    return items(
        tag,
        List.of(
            new UpsJson()
                .put(
                    isShort ? UpsTags.CODE_VALUE : UpsTags.LONG_CODE_VALUE,
                    isShort ? "SH" : "UC",
                    code.value())
                .put(UpsTags.CODE_SCHEME, "SH", code.scheme())
                .label(UpsTags.CODE_MEANING, code.meaning())));
  }

  UpsJson items(String tag, List<UpsJson> items) {
    ObjectNode element = element(tag, "SQ");
    if (!items.isEmpty()) {
      ArrayNode values = element.putArray("Value");
      items.forEach(item -> values.add(item.node));
    }
    return this;
  }

  /** Copies an attribute, empty where the document has none. */
  UpsJson copy(Attributes document, int tag, String vr) {
    String key = "%08X".formatted(tag);
    String value = Optional.ofNullable(document.getString(tag)).orElse("");
    return tag == Tag.PatientName ? name(key, value) : put(key, vr, value);
  }

  private ObjectNode element(String tag, String vr) {
    return node.putObject(tag).put("vr", vr);
  }
}
