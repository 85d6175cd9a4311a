package org.fasit.samples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A small UPS-RS server after DICOM PS3.18 section 11, for tests: Debian and Maven Central have
 * none. It speaks as the standard writes, or with the peculiarities that two products document.
 * Everything else is passed on to a real DICOMweb server, so that both stand at one address.
 */
public final class UpsServer implements AutoCloseable {

  /** How it wants to be spoken to. */
  public enum Dialect {
    /** UID as AffectedSOPInstanceUID, transaction in the query. */
    STANDARD,
    /**
     * As dcm4chee-arc-light documents: UID as {@code workitem}, else one of its own; the requester
     * at the end of the path; the transaction in the body.
     */
    REQUESTER_IN_PATH,
    /** As the Azure DICOM service documents: bare UIDs as query, few keys to search by. */
    BARE_QUERY,
    /** Gives items ids of its own. */
    OWN_IDS
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> REQUIRED =
      Set.of("00741000", "00741200", "00741204", "00404005", "00404041");
  private static final Map<String, String> KEYWORDS =
      Map.of(
          "ProcedureStepState", "00741000",
          "WorklistLabel", "00741202",
          "StudyInstanceUID", "0020000D",
          "PatientID", "00100020",
          "ScheduledStationNameCodeSequence.CodeValue", "00404025.00080100",
          "ReferencedRequestSequence.AccessionNumber", "0040A370.00080050");
  private static final Set<String> FEW_KEYS =
      Set.of("00741000", "0020000D", "00100020", "00404025.00080100", "0040A370.00080050");

  private final HttpServer server;
  private final Dialect dialect;
  private final Optional<URI> archive;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, WorkItem> items = new LinkedHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean inTrouble;
  private volatile int answersToLose;
  private int ownIds;

  private UpsServer(Dialect dialect, Optional<URI> archive) throws IOException {
    this.dialect = dialect;
    this.archive = archive;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::serve);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "ups-server");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  /**
   * Starts on a free port.
   *
   * @param archive base address of the DICOMweb server that answers everything else
   */
  public static UpsServer start(Dialect dialect, Optional<URI> archive) throws IOException {
    return new UpsServer(dialect, archive);
  }

  /** The base address of work items and DICOMweb. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rs");
  }

  /** The items by their UIDs, as they are told. */
  public synchronized Map<String, JsonNode> items() {
    Map<String, JsonNode> told = new LinkedHashMap<>();
    items.forEach((uid, item) -> told.put(uid, item.told()));
    return told;
  }

  /** The state of an item. */
  public synchronized String state(String uid) {
    return items.get(uid).state();
  }

  /** Has another system claim an item. */
  public synchronized int claimElsewhere(String uid, String transaction) {
    return items.get(uid).changeState("IN PROGRESS", transaction);
  }

  /** Loses an item, as a server does that clears up. */
  public synchronized void remove(String uid) {
    items.remove(uid);
  }

  /** What was asked: method and path with query. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Answers 503 to everything about work items, or no longer. */
  public void inTrouble(boolean now) {
    inTrouble = now;
  }

  /** Does what the next so many changes ask, and hangs up instead of answering. */
  public void loseAnswers(int count) {
    answersToLose = count;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Answer(int status, byte[] body, Optional<String> location) {
    static Answer of(int status) {
      return new Answer(status, new byte[0], Optional.empty());
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!path.startsWith("/rs/workitems")) {
        pass(exchange, path.substring("/rs".length()), query, body);
        return;
      }
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      Answer answer =
          inTrouble
              ? Answer.of(503)
              : answer(exchange.getRequestMethod(), path.substring(13), query, body);
      if (answersToLose > 0 && !exchange.getRequestMethod().equals("GET")) {
        answersToLose--;
        return;
      }
      reply(exchange, answer);
    } catch (RuntimeException e) {
      exchange.sendResponseHeaders(400, -1);
    }
  }

  private static void reply(HttpExchange exchange, Answer answer) throws IOException {
    answer.location().ifPresent(at -> exchange.getResponseHeaders().add("Location", at));
    if (answer.body().length == 0) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "application/dicom+json");
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  private synchronized Answer answer(String method, String path, String query, byte[] body)
      throws IOException {
    String[] parts = path.split("/");
    if (path.isEmpty()) {
      return method.equals("POST") ? create(query, dataset(body)) : search(query);
    }
    String uid = parts[1];
    WorkItem item = items.get(uid);
    boolean inPath = dialect == Dialect.REQUESTER_IN_PATH;
    if (parts.length > 2 && parts.length != (inPath ? 4 : 3)) {
      return Answer.of(404);
    }
    if (item == null) {
      return Answer.of(404);
    }
    if (parts.length == 2) {
      return method.equals("GET")
          ? new Answer(200, bytes(List.of(item.told())), Optional.empty())
          : update(item, query, dataset(body));
    }
    return switch (parts[2]) {
      case "state" -> changeState(item, dataset(body));
      case "cancelrequest" -> Answer.of(item.requestCancel());
      default -> Answer.of(404);
    };
  }

  private Answer create(String query, ObjectNode dataset) {
    for (String tag : REQUIRED) {
      if (WorkItem.text(dataset, tag).isEmpty()) {
        return Answer.of(400);
      }
    }
    boolean untouched =
        WorkItem.text(dataset, "00741000").equals("SCHEDULED")
            && WorkItem.text(dataset, "00081195").isEmpty()
            && !dataset.has("00080018");
    Optional<String> told = newUid(query);
    if (!untouched || told.isEmpty()) {
      return Answer.of(400);
    }
    String uid = told.get();
    if (items.containsKey(uid)) {
      return Answer.of(409);
    }
    dataset
        .putObject("00080016")
        .put("vr", "UI")
        .putArray("Value")
        .add("1.2.840.10008.5.1.4.34.6.1");
    dataset.putObject("00080018").put("vr", "UI").putArray("Value").add(uid);
    items.put(uid, new WorkItem(dataset));
    return new Answer(201, new byte[0], Optional.of(base() + "/workitems/" + uid));
  }

  private Optional<String> newUid(String query) {
    return switch (dialect) {
      case STANDARD -> Optional.ofNullable(parameters(query).get("AffectedSOPInstanceUID"));
      case REQUESTER_IN_PATH ->
          Optional.of(parameters(query).getOrDefault("workitem", "1.2.3." + ++ownIds));
      case BARE_QUERY -> Optional.of(query).filter(uid -> uid.matches("[0-9.]+"));
      case OWN_IDS -> Optional.of("1.2.3." + ++ownIds);
    };
  }

  private Answer update(WorkItem item, String query, ObjectNode change) {
    String transaction =
        switch (dialect) {
          case REQUESTER_IN_PATH -> WorkItem.text(change, "00081195");
          case BARE_QUERY -> query;
          default -> parameters(query).getOrDefault("Transaction-uid", "");
        };
    if (dialect == Dialect.BARE_QUERY && !transaction.matches("[0-9.]*")) {
      return Answer.of(400);
    }
    return Answer.of(item.update(change, transaction));
  }

  private Answer changeState(WorkItem item, ObjectNode change) {
    int status =
        item.changeState(WorkItem.text(change, "00741000"), WorkItem.text(change, "00081195"));
    return Answer.of(dialect == Dialect.BARE_QUERY && status == 409 ? 400 : status);
  }

  private Answer search(String query) throws IOException {
    List<ObjectNode> found = new ArrayList<>();
    Map<String, String> keys = parameters(query);
    int limit = Integer.parseInt(keys.getOrDefault("limit", "100"));
    int offset = Integer.parseInt(keys.getOrDefault("offset", "0"));
    List.of("limit", "offset", "includefield", "fuzzymatching").forEach(keys::remove);
    Map<String, String> matches = new LinkedHashMap<>();
    keys.forEach((key, value) -> matches.put(KEYWORDS.getOrDefault(key, key), value));
    if (dialect == Dialect.BARE_QUERY && (limit > 200 || !FEW_KEYS.containsAll(matches.keySet()))) {
      return Answer.of(400);
    }
    for (WorkItem item : items.values()) {
      ObjectNode told = item.told();
      boolean fits =
          matches.entrySet().stream()
              .allMatch(match -> value(told, match.getKey()).equals(match.getValue()));
      if (fits) {
        found.add(told);
      }
    }
    List<ObjectNode> page = found.stream().skip(offset).limit(limit).toList();
    return page.isEmpty()
        ? Answer.of(204)
        : new Answer(
            found.size() > offset + page.size() ? 206 : 200, bytes(page), Optional.empty());
  }

  private static String value(JsonNode dataset, String path) {
    String[] tags = path.split("\\.");
    JsonNode at = dataset;
    for (int i = 0; i < tags.length - 1; i++) {
      at = WorkItem.item(at, tags[i]);
    }
    return WorkItem.text(at, tags[tags.length - 1]);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static ObjectNode dataset(byte[] body) throws IOException {
    JsonNode array = JSON.readTree(body);
    if (!array.isArray() || array.size() != 1 || !array.get(0).isObject()) {
      throw new IllegalArgumentException("not an array of one data set");
    }
    return (ObjectNode) array.get(0);
  }

  private static byte[] bytes(List<ObjectNode> datasets) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    datasets.forEach(array::add);
    return JSON.writeValueAsBytes(array);
  }

  private void pass(HttpExchange exchange, String path, String query, byte[] body)
      throws IOException {
    if (archive.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    URI to =
        URI.create(
            archive.get().toString().replaceAll("/+$", "")
                + path
                + (query.isEmpty() ? "" : "?" + query));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : List.of("Accept", "Content-Type", "Authorization")) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.header(name, value));
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
