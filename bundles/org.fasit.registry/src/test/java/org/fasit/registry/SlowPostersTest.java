package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who announces a body and sends none, over real sockets. */
@Timeout(120)
@ExtendWith(SharedRegistry.class)
class SlowPostersTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final List<Socket> sockets = new ArrayList<>();
  private URI url;
  private Client client;

  @BeforeEach
  void site(Registry shared) {
    url = shared.url();
    client = Client.ofFreshSite(shared);
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "60, /api/v1/entries, 401",
    "300, /api/v1/entries, 401",
    "60, /nowhere, 404",
    "60, /api/v1/reviews, 405",
  })
  void whoIsNotSignedInIsAnsweredAtOnceAndHoldsUpNobody(int posters, String path, int status)
      throws Exception {
    for (int i = 0; i < posters; i++) {
      post(path, "fasit_unknown_token_" + i);
    }
    assertTimeout(AT_ONCE, () -> assertEquals(200, health()));
    assertTimeout(
        AT_ONCE,
        () ->
            assertEquals(
                List.of("STORED"),
                client.send(Wire.exposure("s", "P", "1", "POSITIVE", "f")).statuses()));
    for (Socket socket : sockets) {
      String answer = answer(socket);
      assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
      assertTrue(answer.contains("Connection: close"), answer);
    }
  }

  @Test
  void theirConnectionsAreClosed() throws Exception {
    Socket socket = post("/api/v1/entries", "");
    assertTrue(answer(socket).startsWith("HTTP/1.1 401"));
    InputStream in = socket.getInputStream();
    socket.setSoTimeout(20_000);
    byte[] rest = in.readNBytes(1 << 20);
    assertTrue(rest.length < 2000, rest.length + " bytes more");
  }

  /** Signed in, they hold workers; health has threads that no worker uses. */
  @ParameterizedTest
  @ValueSource(ints = {60, 300})
  void healthAnswersWhileEveryWorkerIsBusy(int posters) throws Exception {
    for (int i = 0; i < posters; i++) {
      post("/api/v1/entries", client.token());
    }
    Client.Answer turnedAway = whenAllAreBusy();
    for (int i = 0; i < 20; i++) {
      assertTimeout(AT_ONCE, () -> assertEquals(200, health()));
    }
    assertEquals("BUSY", turnedAway.json().path("code").asText());
    assertEquals("application/problem+json", turnedAway.contentType());
    assertTrue(turnedAway.raw().headers().firstValue("Retry-After").isPresent());
    hangUp();
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertEquals(
                List.of("STORED"),
                client.send(Wire.exposure("s", "P", "1", "POSITIVE", "f")).statuses()));
  }

  /** Somebody waits in vain for a worker; health answers meanwhile. */
  private Client.Answer whenAllAreBusy() throws Exception {
    for (int attempt = 0; attempt < 20; attempt++) {
      CompletableFuture<Client.Answer> waits = CompletableFuture.supplyAsync(this::review);
      while (!waits.isDone()) {
        assertTimeout(AT_ONCE, () -> assertEquals(200, health()));
        Thread.sleep(100);
      }
      if (waits.get().status() == 503) {
        return waits.get();
      }
    }
    throw new AssertionError("there was always a worker");
  }

  private Client.Answer review() {
    try {
      return client.get(Client.path("P"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int health() throws Exception {
    return client.with("").get("/api/v1/health").status();
  }

  private Socket post(String path, String token) throws IOException {
    Socket socket = new Socket(url.getHost(), url.getPort());
    sockets.add(socket);
    String head =
        "POST %s HTTP/1.1\r\nHost: registry\r\nContent-Type: application/json\r\n".formatted(path)
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + "Content-Length: 1000000\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  /** What has come of an answer within a second. */
  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(1000);
    byte[] some = new byte[8192];
    try {
      int count = socket.getInputStream().read(some);
      return new String(some, 0, Math.max(0, count), StandardCharsets.ISO_8859_1);
    } catch (SocketTimeoutException e) {
      return "nothing";
    }
  }
}
