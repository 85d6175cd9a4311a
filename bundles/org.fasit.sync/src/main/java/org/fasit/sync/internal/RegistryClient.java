package org.fasit.sync.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.fasit.audit.AuditTrail;
import org.fasit.audit.NodeAlerts;
import org.fasit.journal.AccessException;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.tls.LiveTls;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsException;
import org.fasit.tls.TlsTrouble;
import org.jspecify.annotations.Nullable;

/** Posts to the registry, within bounds of time and size. Follows no redirect. */
final class RegistryClient {

  private static final int LARGEST_ANSWER = 1 << 20;

  private final SyncSettings settings;
  private final Duration timeout;
  private final NodeAlerts alerts;
  private final Optional<LiveTls> tls;
  private Optional<Tls> secured = Optional.empty();
  private Optional<HttpClient> http = Optional.empty();

  /**
   * Makes a client.
   *
   * @param timeout from the first byte sent to the last byte received
   * @param audit is told of a registry that could not be authenticated
   */
  RegistryClient(SyncSettings settings, Duration timeout, AuditTrail audit) {
    this.settings = settings;
    this.timeout = timeout;
    this.alerts = new NodeAlerts(audit, settings.base());
    this.tls = settings.isSecured() ? Optional.of(new LiveTls(settings.tls())) : Optional.empty();
  }

  /** The registry could not be reached: nothing has left. */
  static final class NotReachedException extends AccessException {
    private static final long serialVersionUID = 1L;

    NotReachedException(String message, Cause trouble, Throwable cause) {
      super(message, trouble, cause);
    }
  }

  /** TLS as it stands now; empty for an http address. */
  Optional<Tls> tls() throws TlsException {
    return tls.isPresent() ? Optional.of(tls.get().current()) : Optional.empty();
  }

  /** A client; a new one when the certificates have changed. */
  private synchronized HttpClient http() throws NotReachedException {
    Optional<Tls> now;
    try {
      now = tls();
    } catch (TlsException e) {
      String words = Messages.text("unreachable", e.getMessage());
      throw new NotReachedException(words, Cause.CERTIFICATE, e);
    }
    if (http.isPresent() && now.equals(secured)) {
      return http.get();
    }
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    now.ifPresent(it -> builder.sslContext(it.context()).sslParameters(it.parameters()));
    HttpClient made = builder.build();
    http = Optional.of(made);
    secured = now;
    return made;
  }

  /**
   * What the registry answered.
   *
   * @param contentType as sent; may be empty
   * @param date its header Date; may be empty
   */
  record Answer(int status, String contentType, byte[] body, String date) {}

  /**
   * Posts a JSON document.
   *
   * @throws NotReachedException when nothing has left
   * @throws IOException when it may have arrived, and no answer came
   */
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
        http().sendAsync(request, info -> new BoundedBody());
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      alerts.connected();
      String contentType = response.headers().firstValue("Content-Type").orElse("");
      String date = response.headers().firstValue("Date").orElse("");
      return new Answer(response.statusCode(), contentType, response.body(), date);
    } catch (TimeoutException e) {
      throw new IOException(Messages.text("timeout", timeout.toSeconds()), e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private IOException failure(Throwable cause) {
    alerts.failed(cause);
    Optional<String> trouble = TlsTrouble.words(cause);
    boolean unconnected =
        cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    String why =
        trouble
            .or(() -> unconnected ? Optional.empty() : Optional.ofNullable(cause.getMessage()))
            .orElseGet(() -> Messages.text("noConnection"));
    String words = Messages.text("unreachable", why);
    return unconnected || trouble.isPresent()
        ? new NotReachedException(words, causeOf(cause), cause)
        : new IOException(words, cause);
  }

  private static Cause causeOf(Throwable failure) {
    return TlsTrouble.isOfCertificates(failure) ? Cause.CERTIFICATE : Cause.OTHER;
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
