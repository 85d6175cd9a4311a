package org.fasit.sync.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Posts to the registry, within bounds of time and size. Follows no redirect. */
final class RegistryClient {

  private static final int LARGEST_ANSWER = 1 << 20;

  private final SyncSettings settings;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * Makes a client.
   *
   * @param timeout from the first byte sent to the last byte received
   */
  RegistryClient(SyncSettings settings, Duration timeout) {
    this.settings = settings;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * What the registry answered.
   *
   * @param contentType as sent; may be empty
   * @param date its header Date; may be empty
   */
  record Answer(int status, String contentType, byte[] body, String date) {}

  /** Posts a JSON document. */
  Answer post(byte[] json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(settings.endpoint())
            .header("Authorization", "Bearer " + settings.token())
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .header("Accept", "application/json, application/problem+json")
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(json)))
            .build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, info -> new BoundedBody());
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      String contentType = response.headers().firstValue("Content-Type").orElse("");
      String date = response.headers().firstValue("Date").orElse("");
      return new Answer(response.statusCode(), contentType, response.body(), date);
    } catch (TimeoutException e) {
      throw new IOException(Messages.text("timeout", timeout.toSeconds()), e);
    } catch (ExecutionException e) {
      throw new IOException(Messages.text("unreachable", reason(e.getCause())), e);
    } finally {
      exchange.cancel(true);
    }
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    if (cause instanceof ConnectException || message == null) {
      return Messages.text("noConnection");
    }
    return message;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(buffer)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.toByteArray();
  }

  /** Collects a body and gives up when it grows too large. */
  private static final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
      subscription = newSubscription;
      newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (collected.size() + buffer.remaining() > LARGEST_ANSWER) {
          Flow.Subscription toCancel = subscription;
          if (toCancel != null) {
            toCancel.cancel();
          }
          whole.completeExceptionally(new IOException("its answer is too large"));
          return;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        collected.writeBytes(bytes);
      }
    }

    @Override
    public void onError(Throwable trouble) {
      whole.completeExceptionally(trouble);
    }

    @Override
    public void onComplete() {
      whole.complete(collected.toByteArray());
    }
  }
}
