package org.fasit.registry.internal.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.fasit.registry.internal.intake.Batch;
import org.fasit.registry.internal.intake.EntryStore;
import org.fasit.registry.internal.review.OverviewPage;
import org.fasit.registry.internal.review.ProblemPage;
import org.fasit.registry.internal.review.Reviews;
import org.fasit.registry.internal.review.Words;
import org.fasit.registry.internal.store.Database;
import org.fasit.registry.internal.store.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's routes and bounds. */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int THREADS = 48;
  private static final int LEAST_THREADS = 4;

  /** How many requests are worked on at once; the other threads serve health and connections. */
  private static final int WORKERS = 32;

  private static final String HEALTH = "/api/v1/health";
  private static final int IDLE_MILLIS = 30_000;
  private static final int STOP_MILLIS = 5_000;
  private static final Set<String> OF_THE_FRONT_PAGE = Set.of("lang");

  private final Database database;
  private final Access access;
  private final Reviews reviews;
  private final Pages pages = new Pages();
  private final OpenApi openApi = new OpenApi();
  private final Javalin javalin;

  /** Prepares the server; {@link #start} starts it. */
  public WebServer(
      String host, int port, Database database, Tokens tokens, Reviews reviews, ZoneId zone) {
    this.database = database;
    this.access = new Access(tokens);
    this.reviews = reviews;
    EntriesRoute entries = new EntriesRoute(access, new EntryStore(database.jdbi()));
    ReviewsRoute review = new ReviewsRoute(access, reviews, pages, zone);
    this.javalin =
        Javalin.create(
            config -> {
              bounds(config, host, port);
              RoutesConfig routes = config.routes;
              routes.before(this::protect);
              routes.get("/", this::frontPage);
              routes.get("/openapi", openApi::answer);
              routes.get(HEALTH, this::health);
              routes.post("/api/v1/entries", entries);
              routes.get("/api/v1/reviews", review);
              failures(routes);
            });
  }

  /** Starts listening. */
  public void start() {
    javalin.start();
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  /** What it answers to, such as {@code GET /api/v1/reviews}. */
  public Set<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method + " " + endpoint.path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Lets requests under way end, then stops. */
  @Override
  public void close() {
    javalin.stop();
  }

  private static void bounds(JavalinConfig config, String host, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.host = host;
    config.jetty.port = port;
    config.http.maxRequestSize = Batch.LARGEST;
    config.http.prefer405over404 = true;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, LEAST_THREADS);
    threads.setName("registry");
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_MILLIS);
          server.setHandler(new LingeringClose(new Workers(WORKERS, WebServer::isHealth)));
        });
    config.jetty.modifyHttpConfiguration(WebServer::bound);
  }

  private static boolean isHealth(Request request) {
    return HEALTH.equals(request.getHttpURI().getCanonicalPath());
  }

  private static void bound(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setIdleTimeout(IDLE_MILLIS);
  }

  private void protect(Context request) {
    request.header("X-Content-Type-Options", "nosniff");
    request.header("X-Frame-Options", "DENY");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cache-Control", "no-store");
    request.header("Content-Security-Policy", pages.policy());
  }

  private void frontPage(Context request) {
    Optional<String> readable = access.readable(request);
    Parameters parameters = Parameters.of(request, OF_THE_FRONT_PAGE);
    Words words = Pages.words(request, parameters.word("lang", ReviewsRoute.LANGUAGES));
    OverviewPage page = new OverviewPage(reviews.shown(readable), reviews.addenda(readable), words);
    pages.answer(request, 200, "overview", page);
  }

  private void health(Context request) {
    boolean up = database.answers();
    Json.answer(
        request,
        up ? 200 : 503,
        JsonNodeFactory.instance
            .objectNode()
            .put("status", up ? "UP" : "DOWN")
            .put("database", up ? "UP" : "DOWN"));
  }

  private void failures(RoutesConfig routes) {
    routes.exception(Trouble.class, (e, r) -> refuse(r, e.status(), e.code(), e.detail()));
    routes.exception(
        HttpResponseException.class,
        (e, r) -> refuse(r, e.getStatus(), "REQUEST", String.valueOf(e.getMessage())));
    routes.exception(EOFException.class, (e, r) -> refuse(r, 400, "CUT", "the body was cut short"));
    routes.exception(IOException.class, (e, r) -> refuse(r, 400, "CUT", "the body was cut short"));
    routes.exception(Exception.class, this::fail);
  }

  private void fail(Exception e, Context request) {
    if (Failures.isTimeout(e)) {
      LOG.warn("{} {} took too long", request.method(), request.path());
      refuse(request, 503, "TIMEOUT", "the answer took too long; ask for one site or version");
      return;
    }
    if (Failures.isOfTheDatabase(e)) {
      LOG.warn("The database is away: {}", Failures.rootOf(e));
      request.header("Retry-After", "5");
      refuse(request, 503, "UNAVAILABLE", "the database is away; try again");
      return;
    }
    LOG.error("{} {} failed", request.method(), request.path(), e);
    refuse(request, 500, "INTERNAL", "the registry failed; its log tells why");
  }

  private void refuse(Context request, int status, String code, String detail) {
    boolean page = request.path().equals("/") || Formats.inBrowser(request);
    if (Body.isUnread(request)) {
      request.header("Connection", "close");
    }
    if (status == 401) {
      request.header(
          "WWW-Authenticate",
          page ? "Basic realm=\"Fasit registry\", charset=\"UTF-8\"" : "Bearer realm=\"fasit\"");
    }
    if (!page) {
      Json.problem(request, status, code, detail);
      return;
    }
    List<String> asked = request.queryParams("lang");
    Words words = Pages.words(request, asked.contains("nb") ? "nb" : "");
    pages.answer(request, status, "problem", new ProblemPage(status, detail, words));
  }
}
