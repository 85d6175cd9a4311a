package org.fasit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Takes batches for stored and keeps them. */
final class BodyTap implements AutoCloseable {

  private final HttpServer server;
  private final List<JsonNode> bodies;

  BodyTap(List<JsonNode> bodies) throws IOException {
    this.bodies = bodies;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode batch = Client.JSON.readTree(new GZIPInputStream(exchange.getRequestBody()));
    bodies.add(batch);
    ObjectNode answer = Client.JSON.createObjectNode();
    for (JsonNode entry : batch.path("entries")) {
      answer
          .withArray("results")
          .addObject()
          .put("id", entry.path("id").asText())
          .put("status", "STORED");
    }
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
