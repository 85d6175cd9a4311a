package org.fasit.pacs.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.fasit.pacs.internal.WebClient.Answer;

/** Data sets as DICOMweb writes them: the DICOM JSON Model (PS3.18 annex F), or XML. */
final class DatasetText {

  private static final int DEEPEST = 200;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private DatasetText() {}

  /**
   * The data sets of an answer.
   *
   * @throws IOException when it is neither JSON nor XML of that form
   */
  static List<JsonNode> parse(Answer answer) throws IOException {
    if (answer.isEmpty()) {
      return List.of();
    }
    if (isXml(answer)) {
      return List.of(DatasetXml.parse(answer.body()));
    }
    JsonNode tree = readAll(answer.body());
    if (!tree.isArray() && !tree.isObject()) {
      throw new IOException(Messages.text("notJson"));
    }
    return tree.isArray()
        ? StreamSupport.stream(tree.spliterator(), false).toList()
        : List.of(tree);
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

  private static boolean isXml(Answer answer) {
    int i = 0;
    while (i < answer.body().length && answer.body()[i] <= ' ') {
      i++;
    }
    return i < answer.body().length && answer.body()[i] == '<';
  }

  /** Items of a sequence. */
  static Iterable<JsonNode> items(JsonNode dataset, String tag) {
    return dataset.path(tag).path("Value");
  }

  /** First value as text; empty when there is none. */
  static String text(JsonNode dataset, String tag) {
    JsonNode value = dataset.path(tag).path("Value").path(0);
    return value.isValueNode() ? value.asText("").strip() : value.path("Alphabetic").asText("");
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
