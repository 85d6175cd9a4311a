package org.fasit.samples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a {@link DicomWebServer} writes what it answers to one request.
 *
 * @param accept the request's Accept header
 */
record DicomWebAnswers(Set<Quirk> quirks, String accept) {

  private static final int FEW = 3;
  private static final String BOUNDARY = "DicomWeb-Boundary";
  private static final Set<String> NO_KEYS =
      Set.of("limit", "offset", "includefield", "fuzzymatching");
  private static final Map<String, String> KEYWORDS =
      Map.of(
          "Modality", DicomWebStore.MODALITY,
          "ModalitiesInStudy", DicomWebStore.MODALITIES,
          "StudyInstanceUID", DicomWebStore.STUDY,
          "SeriesInstanceUID", DicomWebStore.SERIES,
          "SOPInstanceUID", DicomWebStore.INSTANCE);

  /** An HTTP answer. */
  record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer of(int status) {
      return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer text(int status, String text) {
      return of(status, "text/plain", text);
    }

    static Answer of(int status, String type, String text) {
      return new Answer(
          status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String header, String value) {
      Map<String, String> all = new TreeMap<>(headers);
      all.put(header, value);
      return new Answer(status, all, body);
    }
  }

  private boolean is(Quirk quirk) {
    return quirks.contains(quirk);
  }

  /** Why a request is not even looked at. */
  Optional<Answer> refusal() {
    if (is(Quirk.ONE_MEDIA_TYPE_ONLY) && accept.contains(",")) {
      return Optional.of(Answer.text(400, "Bad Accept header"));
    }
    boolean refused =
        is(Quirk.XML_ONLY) && !accept.contains("application/dicom+xml")
            || is(Quirk.PLAIN_JSON_ONLY) && !accept.contains("application/json");
    return refused ? Optional.of(Answer.of(406)) : Optional.empty();
  }

  /** The answer to every GET, whatever is asked. */
  Optional<Answer> alike() {
    if (is(Quirk.LOGIN_PAGE)) {
      return Optional.of(
          Answer.of(200, "text/html", "<!DOCTYPE html><html><body>Sign in</body></html>"));
    }
    Map<Quirk, Integer> statuses =
        Map.of(Quirk.SEARCH_IS_501, 501, Quirk.SEARCH_IS_404, 404, Quirk.SEARCH_IS_405, 405);
    return statuses.entrySet().stream()
        .filter(entry -> is(entry.getKey()))
        .map(entry -> Answer.of(entry.getValue()))
        .findFirst();
  }

  /** Leaves out of a result of a search for series what this server does not tell. */
  void strip(ObjectNode series, boolean byStudy) {
    if (is(Quirk.SERIES_WITHOUT_STUDY_UID) && !byStudy) {
      series.remove(DicomWebStore.STUDY);
    }
    if (is(Quirk.SERIES_WITHOUT_SERIES_UID)) {
      series.remove(DicomWebStore.SERIES);
    }
    if (is(Quirk.WITHOUT_RETRIEVE_URL)) {
      series.remove(DicomWebStore.RETRIEVE_URL);
    }
  }

  /** The page of results that is asked for. */
  Answer page(List<ObjectNode> all, Map<String, List<String>> query) {
    if (is(Quirk.REFUSES_INCLUDEFIELD) && query.containsKey("includefield")) {
      return Answer.text(400, "unknown parameter includefield");
    }
    if (is(Quirk.REFUSES_PAGING) && (query.containsKey("limit") || query.containsKey("offset"))) {
      return Answer.text(400, "unknown parameter");
    }
    List<ObjectNode> found = all.stream().filter(result -> fits(result, query)).toList();
    int offset = is(Quirk.IGNORES_OFFSET) ? 0 : number(query, "offset", 0);
    int limit = is(Quirk.IGNORES_LIMIT) ? found.size() : number(query, "limit", found.size());
    if (is(Quirk.OVERLAPPING_PAGES) && offset > 0) {
      offset--;
    }
    boolean small =
        is(Quirk.SMALL_PAGES) || is(Quirk.OVERLAPPING_PAGES) || is(Quirk.IGNORES_OFFSET);
    limit = small ? Math.min(FEW, limit) : limit;
    if (is(Quirk.CAPPED_WITH_WARNING)) {
      List<ObjectNode> first = offset > 0 ? List.of() : found.stream().limit(FEW).toList();
      String warning =
          "299 dicomweb: There are %d additional results that can be requested"
              .formatted(Math.max(0, found.size() - FEW));
      return found.size() > FEW && !first.isEmpty()
          ? datasets(200, first).with("Warning", warning)
          : datasets(200, first);
    }
    if (offset > 0 && (is(Quirk.SECOND_PAGE_FAILS) || is(Quirk.SECOND_PAGE_REFUSED))) {
      return Answer.text(is(Quirk.SECOND_PAGE_FAILS) ? 500 : 400, "out of order");
    }
    List<ObjectNode> page = found.stream().skip(offset).limit(limit).toList();
    boolean more = is(Quirk.MORE_IS_206) && offset + page.size() < found.size();
    return datasets(more ? 206 : 200, page);
  }

  private boolean fits(ObjectNode result, Map<String, List<String>> query) {
    if (is(Quirk.IGNORES_KEYS)) {
      return true;
    }
    return query.entrySet().stream()
        .filter(key -> !NO_KEYS.contains(key.getKey()))
        .allMatch(key -> fits(result, key.getKey(), key.getValue().get(0)));
  }

  private static boolean fits(ObjectNode result, String key, String value) {
    JsonNode values = result.path(KEYWORDS.getOrDefault(key, key)).path("Value");
    for (JsonNode one : values) {
      if (one.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static int number(Map<String, List<String>> query, String name, int otherwise) {
    return query.containsKey(name) ? Integer.parseInt(query.get(name).get(0)) : otherwise;
  }

  /** Results of a search, or metadata. */
  Answer datasets(int status, List<ObjectNode> datasets) {
    if (datasets.isEmpty()) {
      return is(Quirk.NOT_FOUND_AFTER_LAST_PAGE)
          ? Answer.of(404)
          : is(Quirk.NONE_IS_204)
              ? Answer.of(204)
              : is(Quirk.NONE_IS_EMPTY_BODY) ? Answer.of(200) : dataset(status, datasets, true);
    }
    return dataset(status, datasets, !(is(Quirk.ONE_IS_AN_OBJECT) && datasets.size() == 1));
  }

  /** Data sets in the form that this server has. */
  Answer dataset(int status, List<ObjectNode> datasets, boolean array) {
    if (is(Quirk.XML_ONLY)) {
      byte[] body =
          Multipart.write(
              BOUNDARY, "application/dicom+xml", datasets.stream().map(DicomJson::xml).toList());
      String type = "multipart/related; type=\"application/dicom+xml\"; boundary=" + BOUNDARY;
      return new Answer(status, Map.of("Content-Type", type), body);
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    datasets.forEach(all::add);
    JsonNode told = spelt(array ? all : all.get(0));
    String type = is(Quirk.PLAIN_JSON_ONLY) ? "application/json" : "application/dicom+json";
    return Answer.of(status, type, told.toString());
  }

  /** The same with keys and UIDs as this server writes them. */
  private JsonNode spelt(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(one -> array.add(spelt(one)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = field.getKey();
      boolean tag = key.matches("[0-9A-F]{8}");
      String spelt = tag && is(Quirk.LOWER_CASE_KEYS) ? key.toLowerCase(Locale.ROOT) : key;
      fields.put(spelt, spelt(field.getValue()));
    }
    if (is(Quirk.PADDED_UIDS) && node.path("vr").asText().equals("UI")) {
      ArrayNode padded = JsonNodeFactory.instance.arrayNode();
      node.path("Value").forEach(value -> padded.add(value.asText() + "\0"));
      fields.put("Value", padded);
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(object::set);
    return object;
  }
}
