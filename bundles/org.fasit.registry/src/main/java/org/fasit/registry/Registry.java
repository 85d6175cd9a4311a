package org.fasit.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.fasit.registry.internal.http.WebServer;
import org.fasit.registry.internal.review.Reviews;
import org.fasit.registry.internal.store.Database;
import org.fasit.registry.internal.store.Tokens;

/** A running registry. */
public final class Registry implements AutoCloseable {

  private final Database database;
  private final Tokens tokens;
  private final WebServer server;
  private final URI url;

  private Registry(Database database, Tokens tokens, WebServer server, URI url) {
    this.database = database;
    this.tokens = tokens;
    this.server = server;
    this.url = url;
  }

  /**
   * Starts one; it answers when this returns.
   *
   * @throws IOException with a sentence that tells what to do
   * @throws IllegalArgumentException when a token among the options is too short
   */
  public static Registry start(RegistryOptions options) throws IOException {
    Database database = Database.open(options.store());
    try {
      Tokens tokens = new Tokens(database.jdbi(), options.siteTokens(), options.readerTokens());
      Reviews reviews = new Reviews(database.jdbi(), options.zone(), options.clock());
      WebServer server =
          new WebServer(options.host(), options.port(), database, tokens, reviews, options.zone());
      server.start();
      String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
      return new Registry(
          database, tokens, server, URI.create("http://" + host + ":" + server.port()));
    } catch (IllegalArgumentException e) {
      database.close();
      throw e;
    } catch (RuntimeException e) {
      database.close();
      throw new IOException(
          "cannot listen on %s:%d: %s".formatted(options.host(), options.port(), e.getMessage()),
          e);
    }
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}, without a slash at the end. */
  public URI url() {
    return url;
  }

  /** What it answers to, such as {@code GET /api/v1/reviews}. */
  Set<String> routes() {
    return server.routes();
  }

  /** Makes a lasting token for a site; it can be read this once only. */
  public String createSiteToken(String site) {
    return tokens.createForSite(site);
  }

  /** Makes a lasting token that may read all reviews; it can be read this once only. */
  public String createReaderToken(String label) {
    return tokens.createForReader(label);
  }

  /** Lets requests under way end, then stops, and stops the embedded database with it. */
  @Override
  public void close() throws IOException {
    server.close();
    database.close();
  }
}
