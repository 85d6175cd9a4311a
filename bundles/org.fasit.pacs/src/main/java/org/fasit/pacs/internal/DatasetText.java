package org.fasit.pacs.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.fasit.pacs.internal.WebClient.Answer;

/** Data sets as DICOMweb writes them: the DICOM JSON Model (PS3.18 annex F), or XML. */
final class DatasetText {

  private static final int DEEPEST = 200;

  /** So much of a body shows what it is. */
  private static final int START = 500;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private DatasetText() {}

  /**
   * The data sets of an answer, with keys as the standard writes them.
   *
   * @throws IOException when it is neither JSON nor XML of that form
   */
  static List<JsonNode> parse(Answer answer) throws IOException {
    if (answer.isEmpty()) {
      return List.of();
    }
    Optional<List<byte[]>> parts = Multipart.parts(answer.contentType(), answer.body());
    if (parts.isEmpty()) {
      return parse(answer.body());
    }
    List<JsonNode> datasets = new ArrayList<>();
    for (byte[] part : parts.get()) {
      datasets.addAll(parse(part));
    }
    return datasets;
  }

  private static List<JsonNode> parse(byte[] body) throws IOException {
    if (isMarkup(body)) {
      if (isWebPage(body)) {
        throw new IOException(Messages.text("webPage"));
      }
      return List.of(DatasetXml.parse(body));
    }
    JsonNode tree = readAll(body);
    if (!tree.isArray() && !tree.isObject()) {
      throw new IOException(Messages.text("notJson"));
    }
    DatasetKeys.normalise(tree);
    return tree.isArray()
        ? StreamSupport.stream(tree.spliterator(), false).toList()
        : tree.isEmpty() ? List.of() : List.of(tree);
  }

  private static JsonNode readAll(byte[] body) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      JsonNode tree = JSON.readTree(parser);
      if (tree == null || parser.nextToken() != null) {
        throw new IOException(Messages.text("notJson"));
      }
      return tree;
    }
  }

  private static boolean isMarkup(byte[] body) {
    int i = 0;
    while (i < body.length && body[i] <= ' ') {
      i++;
    }
    return i < body.length && body[i] == '<';
  }

  private static boolean isWebPage(byte[] body) {
    int length = Math.min(body.length, START);
    String start = new String(body, 0, length, StandardCharsets.ISO_8859_1);
    return start.strip().toLowerCase(Locale.ROOT).matches("(?s)(<!doctype html|<html).*");
  }

  /** Items of a sequence. */
  static Iterable<JsonNode> items(JsonNode dataset, String tag) {
    return dataset.path(tag).path("Value");
  }

  /** First value as text, without padding; empty when there is none. */
  static String text(JsonNode dataset, String tag) {
    JsonNode value = dataset.path(tag).path("Value").path(0);
    return value.isValueNode() ? value.asText("").trim() : value.path("Alphabetic").asText("");
  }

  /** All values as texts, without padding. */
  static List<String> texts(JsonNode dataset, String tag) {
    return StreamSupport.stream(dataset.path(tag).path("Value").spliterator(), false)
        .filter(value -> value.isValueNode() && !value.isNull())
        .map(value -> value.asText("").trim())
        .toList();
  }

  /** First value as a number. */
  static Optional<Integer> number(JsonNode dataset, String tag) {
    String text = text(dataset, tag);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of((int) Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
