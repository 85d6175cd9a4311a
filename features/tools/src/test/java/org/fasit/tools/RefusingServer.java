package org.fasit.tools;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** A PACS or registry that refuses everything, in words which name the patient. */
final class RefusingServer implements AutoCloseable {

  private final HttpServer server;

  private RefusingServer(HttpServer server) {
    this.server = server;
  }

  static RefusingServer start(String words) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> refuse(exchange, words));
    server.start();
    return new RefusingServer(server);
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void refuse(HttpExchange exchange, String words) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = new ObjectMapper().writeValueAsBytes(Map.of("code", "REFUSED", "detail", words));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(400, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
