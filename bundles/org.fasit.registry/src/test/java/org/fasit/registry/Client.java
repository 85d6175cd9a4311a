package org.fasit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Talks to a registry as a site. */
final class Client {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final AtomicInteger SITES = new AtomicInteger();

  private final URI url;
  private final String site;
  private final String token;

  Client(URI url, String site, String token) {
    this.url = url;
    this.site = site;
    this.token = token;
  }

  /** An answer, with its body as text. */
  record Answer(int status, String contentType, String body, HttpResponse<byte[]> raw) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(body, e);
      }
    }

    /** The statuses of the results, in order. */
    List<String> statuses() {
      List<String> statuses = new ArrayList<>();
      json().path("results").forEach(result -> statuses.add(result.path("status").asText()));
      return statuses;
    }
  }

  static Client ofFreshSite(Registry registry) {
    String site = "site-" + SITES.incrementAndGet();
    return new Client(registry.url(), site, registry.createSiteToken(site));
  }

  String site() {
    return site;
  }

  String token() {
    return token;
  }

  Client with(String otherToken) {
    return new Client(url, site, otherToken);
  }

  Answer send(ObjectNode... entries) throws Exception {
    return send(List.of(entries));
  }

  Answer send(List<ObjectNode> entries) throws Exception {
    return post(batch(entries).toString().getBytes(StandardCharsets.UTF_8));
  }

  ObjectNode batch(List<ObjectNode> entries) {
    ObjectNode batch = JSON.createObjectNode().put("format", 1).put("site", site);
    batch.put("keyId", "0a1b2c3d").putArray("entries").addAll(entries);
    return batch;
  }

  Answer post(byte[] body) throws Exception {
    return post(body, "application/json", "identity");
  }

  Answer post(byte[] body, String contentType, String encoding) throws Exception {
    return exchange(
        request("/api/v1/entries")
            .header("Content-Type", contentType)
            .header("Content-Encoding", encoding)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Answer get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return exchange(request.GET());
  }

  /** The review of a product in 2026, with further parameters as {@code name=value}. */
  JsonNode review(String product, String... parameters) throws Exception {
    Answer answer = get(path(product, parameters));
    if (answer.status != 200) {
      throw new AssertionError(answer.status + " " + answer.body);
    }
    return answer.json();
  }

  static String path(String product, String... parameters) {
    StringBuilder path = new StringBuilder("/api/v1/reviews?product=");
    path.append(URLEncoder.encode(product, StandardCharsets.UTF_8));
    if (List.of(parameters).stream().noneMatch(p -> p.startsWith("year="))) {
      path.append("&year=2026");
    }
    for (String parameter : parameters) {
      path.append('&').append(parameter);
    }
    return path.toString();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer exchange(HttpRequest.Builder request) throws Exception {
    HttpResponse<byte[]> raw = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(
        raw.statusCode(),
        raw.headers().firstValue("Content-Type").orElse(""),
        new String(raw.body(), StandardCharsets.UTF_8),
        raw);
  }
}
