package org.fasit.pacs.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fasit.audit.AuditEvent.Node;
import org.fasit.audit.AuditTrail;
import org.fasit.audit.NodeAlerts;
import org.fasit.journal.AccessException;
import org.fasit.journal.BusyException;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.tls.LiveTls;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsException;
import org.fasit.tls.TlsTrouble;

/**
 * HTTP to a DICOMweb server: signed in, within a time that counts the whole exchange, with answers
 * of bounded size, and without following redirects (credentials go to the configured address only).
 */
public final class WebClient {

  static final String DICOM_JSON = "application/dicom+json";

  /** The forms in which answers are read, the plainest first. */
  static final String EVERY_FORM =
      DICOM_JSON
          + ", application/json;q=0.9, multipart/related;type=\"application/dicom+xml\";q=0.8,"
          + " application/dicom+xml;q=0.7";

  /** The largest answer that is read. */
  static final int LARGEST_ANSWER = 8 << 20;

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private final String base;
  private final PacsAudit audit;
  private final NodeAlerts alerts;
  private final Credentials credentials;
  private final Duration timeout;
  private final Optional<LiveTls> tls;
  private Optional<Tls> secured = Optional.empty();
  private Optional<HttpClient> http = Optional.empty();

  /** Methods for which the server has once understood all forms in one header. */
  private final Set<String> understood = ConcurrentHashMap.newKeySet();

  /** Methods for which the server wants one form in the header. */
  private final Set<String> oneForm = ConcurrentHashMap.newKeySet();

  /**
   * What came back.
   *
   * @param contentType empty when it is not told
   * @param warnings the Warning headers
   */
  record Answer(int status, String contentType, byte[] body, List<String> warnings) {

    Answer(int status, String contentType, byte[] body) {
      this(status, contentType, body, List.of());
    }

    boolean isSuccess() {
      return status / 100 == 2;
    }

    /** Whether the server does not know us, or does not allow us what we asked for. */
    boolean isStranger() {
      return status == 401 || status == 403 || status == 407;
    }

    boolean isEmpty() {
      return status == 204 || body.length == 0;
    }
  }

  /** A server error or overload (408, 429, 5xx): it is there, but could not do what was asked. */
  static final class ServerTroubleException extends BusyException {
    private static final long serialVersionUID = 1L;

    ServerTroubleException(String message, Duration pause) {
      super(message, pause);
    }
  }

  public WebClient(DicomWeb settings, AuditTrail trail) {
    this.base = settings.base().toString().replaceAll("/+$", "");
    this.audit = new PacsAudit(trail, new Node(base, base));
    this.alerts = new NodeAlerts(trail, base);
    this.credentials = settings.credentials();
    this.timeout = settings.timeout();
    this.tls =
        "https".equalsIgnoreCase(settings.base().getScheme())
            ? Optional.of(new LiveTls(settings.tls()))
            : Optional.empty();
  }

  /** TLS as it stands now; empty for an http address. */
  Optional<Tls> tls() throws TlsException {
    return tls.isPresent() ? Optional.of(tls.get().current()) : Optional.empty();
  }

  /** A client; a new one when the certificates have changed. */
  private synchronized HttpClient http() throws AccessException {
    Optional<Tls> now;
    try {
      now = tls();
    } catch (TlsException e) {
      throw new AccessException(String.valueOf(e.getMessage()), Cause.CERTIFICATE, e);
    }
    if (http.isPresent() && now.equals(secured)) {
      return http.get();
    }
    Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connect);
    now.ifPresent(it -> builder.sslContext(it.context()).sslParameters(it.parameters()));
    HttpClient made = builder.build();
    http = Optional.of(made);
    secured = now;
    return made;
  }

  PacsAudit audit() {
    return audit;
  }

  String base() {
    return base;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return exchange(path, "GET", "", HttpRequest.BodyPublishers.noBody());
  }

  Answer post(String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return exchange(path, "POST", contentType, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  Answer put(String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return exchange(path, "PUT", contentType, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  /** Asks for every form that is read; a server that does not understand that, for one. */
  private Answer exchange(
      String path, String method, String contentType, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    boolean one = oneForm.contains(method);
    Answer answer = send(request(path, method, contentType, body, one ? DICOM_JSON : EVERY_FORM));
    if (answer.isSuccess()) {
      understood.add(method);
    }
    boolean mayDislikeHeader =
        answer.status() == 406 || answer.status() == 400 && !understood.contains(method);
    if (one || !mayDislikeHeader) {
      return answer;
    }
    Answer plain = send(request(path, method, contentType, body, DICOM_JSON));
    if (!plain.isSuccess()) {
      return answer;
    }
    oneForm.add(method);
    return plain;
  }

  private HttpRequest request(
      String path, String method, String contentType, HttpRequest.BodyPublisher body, String accept)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Accept", accept)
            .method(method, body);
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    credentials.header().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http().sendAsync(request, info -> new BoundedBody(LARGEST_ANSWER));
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      alerts.connected();
      Answer answer =
          new Answer(
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(""),
              Unpacked.of(response, LARGEST_ANSWER),
              response.headers().allValues("Warning"));
      refuseTrouble(answer, response.headers().firstValue("Retry-After"));
      return answer;
    } catch (TimeoutException e) {
      throw new IOException(Messages.text("timeout", timeout.toSeconds(), base), e);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private IOException unreachable(Throwable cause) {
    Optional<String> said = Optional.ofNullable(cause.getMessage());
    alerts.failed(cause);
    String why =
        TlsTrouble.words(cause)
            .or(() -> cause instanceof ConnectException ? Optional.empty() : said)
            .orElse(Messages.text("noConnection"));
    String words = Messages.text("unreachable", base, why);
    return TlsTrouble.isOfCertificates(cause)
        ? new AccessException(words, Cause.CERTIFICATE, cause)
        : new IOException(words, cause);
  }

  private void refuseTrouble(Answer answer, Optional<String> retryAfter)
      throws ServerTroubleException {
    int status = answer.status();
    if (status == 408 || status == 425 || status == 429 || status / 100 == 5 && status != 501) {
      throw new ServerTroubleException(
          HttpText.trouble(answer),
          retryAfter
              .flatMap(value -> RetryAfter.parse(value, Instant.now()))
              .orElse(Duration.ZERO));
    }
  }

  /** What kind of trouble an answer tells of. */
  static Cause cause(Answer answer) {
    return switch (answer.status()) {
      case 401, 407 -> Cause.SIGN_IN;
      case 403 -> Cause.PERMISSION;
      case 404, 405, 501 -> Cause.SETTINGS;
      default -> answer.status() / 100 == 3 ? Cause.SETTINGS : Cause.OTHER;
    };
  }

  /** The failure by such an answer. */
  static AccessException refusal(Answer answer, String base) {
    return new AccessException(
        misconfiguration(answer, base).orElse("HTTP " + answer.status()), cause(answer));
  }

  /**
   * What an administrator must change, when the answer shows that nothing can work as it stands.
   */
  static Optional<String> misconfiguration(Answer answer, String base) {
    return Optional.ofNullable(
        switch (answer.status()) {
          case 401, 407 -> Messages.text("signIn", answer.status());
          case 403 -> Messages.text("forbidden");
          case 404, 405, 501 -> Messages.text("noDicomWeb", base, answer.status());
          default ->
              answer.status() / 100 == 3 ? Messages.text("elsewhere", base, answer.status()) : null;
        });
  }
}
