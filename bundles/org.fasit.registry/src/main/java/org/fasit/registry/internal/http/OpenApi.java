package org.fasit.registry.internal.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi}: the wire contract for machines. */
final class OpenApi {

  private final byte[] document = read();

  void answer(Context request) {
    request.contentType("application/json").result(document);
  }

  private static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/org/fasit/registry/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
