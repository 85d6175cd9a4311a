package org.fasit.samples.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.samples.server.DicomWebAnswers.Answer;

/**
 * A small DICOMweb server that holds what it is given in memory: STOW-RS, QIDO-RS and WADO-RS
 * metadata after DICOM PS3.18, but for the {@link Quirk}s that it is started with. For tests of
 * what happens before servers that real ones can only be configured to be by their makers.
 */
public final class DicomWebServer implements AutoCloseable {

  static {
    // Without this each answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final DicomWebStore store;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> accepts = new CopyOnWriteArrayList<>();
  private volatile Set<Quirk> quirks;
  private volatile int answersToLose;

  private DicomWebServer(Set<Quirk> quirks) throws IOException {
    this.quirks = quirks;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    this.store = new DicomWebStore(base().toString());
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "dicomweb-server");
              thread.setDaemon(true);
              return thread;
            });
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts on a free port. */
  public static DicomWebServer start(Quirk... quirks) throws IOException {
    return new DicomWebServer(setOf(quirks));
  }

  private static Set<Quirk> setOf(Quirk... quirks) {
    Set<Quirk> set = EnumSet.noneOf(Quirk.class);
    set.addAll(Arrays.asList(quirks));
    return Set.copyOf(set);
  }

  /** Has these quirks from now on, and no others. */
  public void become(Quirk... next) {
    quirks = setOf(next);
  }

  /** Does what the next so many stores ask, and hangs up instead of answering. */
  public void loseAnswers(int count) {
    answersToLose = count;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dicom-web");
  }

  /** What was asked: method and path with query. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The Accept header of each request. */
  public List<String> accepts() {
    return List.copyOf(accepts);
  }

  /** SOP Instance UIDs of what it holds, in the order in which they came. */
  public synchronized List<String> instances() {
    return store.uids();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      String accept =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")).orElse("*/*");
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      accepts.add(accept);
      DicomWebAnswers answers = new DicomWebAnswers(quirks, accept);
      Answer answer =
          answers
              .refusal()
              .orElseGet(() -> answer(exchange, path, parameters(query), body, answers));
      if (answersToLose > 0 && exchange.getRequestMethod().equals("POST")) {
        answersToLose--;
        return;
      }
      reply(exchange, answer);
    }
  }

  private synchronized Answer answer(
      HttpExchange exchange,
      String path,
      Map<String, List<String>> query,
      byte[] body,
      DicomWebAnswers answers) {
    if (!path.startsWith("/dicom-web/")) {
      return Answer.of(404);
    }
    String[] parts = path.substring("/dicom-web/".length()).split("/");
    try {
      return exchange.getRequestMethod().equals("POST")
          ? store(exchange.getRequestHeaders().getFirst("Content-Type"), parts, body, answers)
          : answers.alike().orElseGet(() -> get(parts, query, answers));
    } catch (IOException | RuntimeException e) {
      return Answer.text(400, String.valueOf(e.getMessage()));
    }
  }

  private Answer store(String contentType, String[] parts, byte[] body, DicomWebAnswers answers)
      throws IOException {
    if (!parts[0].equals("studies")) {
      return Answer.of(404);
    }
    StoreAnswer answer = new StoreAnswer(quirks, base());
    for (byte[] file : Multipart.parts(contentType, body)) {
      try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
        var dataset = in.readDataset(-1, -1);
        answer.add(dataset, store.add(dataset));
      }
    }
    return answer.end(answers);
  }

  private Answer get(String[] parts, Map<String, List<String>> query, DicomWebAnswers answers) {
    String last = parts[parts.length - 1];
    Optional<String> study = parts.length > 2 ? Optional.of(parts[1]) : Optional.empty();
    if (last.equals("metadata") && parts.length == 5) {
      return metadata(parts[1], parts[3], answers);
    }
    return switch (last) {
      case "studies" -> answers.page(store.studies(), query);
      case "series" -> series(study, query, answers);
      case "instances" ->
          parts.length == 5
              ? answers.page(store.instances(parts[1], parts[3]), query)
              : Answer.of(404);
      default -> Answer.of(404);
    };
  }

  private Answer series(
      Optional<String> study, Map<String, List<String>> query, DicomWebAnswers answers) {
    if (study.isEmpty() && quirks.contains(Quirk.NO_SEARCH_OF_SERIES)) {
      return Answer.of(404);
    }
    Optional<String> within = quirks.contains(Quirk.OTHER_STUDIES_TOO) ? Optional.empty() : study;
    List<ObjectNode> found = store.series(within);
    found.forEach(series -> answers.strip(series, study.isPresent()));
    return answers.page(found, query);
  }

  private Answer metadata(String study, String series, DicomWebAnswers answers) {
    List<ObjectNode> found = store.metadata(study, series);
    if (found.isEmpty() || quirks.contains(Quirk.METADATA_NOT_FOUND) && isFirst(series)) {
      return Answer.of(404);
    }
    if (quirks.contains(Quirk.CONTENT_AS_BULK_DATA)) {
      found.forEach(
          dataset ->
              dataset.putObject("0040A730").put("vr", "SQ").put("BulkDataURI", base() + "/bulk"));
    }
    return answers.datasets(200, found);
  }

  private boolean isFirst(String series) {
    return store.series(Optional.empty()).stream()
        .filter(one -> DicomJson.text(one, DicomWebStore.MODALITY).equals("KO"))
        .limit(1)
        .anyMatch(one -> DicomJson.text(one, DicomWebStore.SERIES).equals(series));
  }

  private void reply(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    byte[] body = answer.body();
    if (quirks.contains(Quirk.GZIP) && body.length > 0) {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      ByteArrayOutputStream small = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(small)) {
        out.write(body);
      }
      body = small.toByteArray();
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        parameters
            .computeIfAbsent(pair.substring(0, equals), name -> new CopyOnWriteArrayList<>())
            .add(value);
      }
    }
    return parameters;
  }
}
