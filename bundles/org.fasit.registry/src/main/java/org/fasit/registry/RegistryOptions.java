package org.fasit.registry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a registry runs.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 for any that is free
 * @param store where entries are kept
 * @param siteTokens tokens by site, for demo and tests; 16 characters or more each
 * @param readerTokens tokens that may read the reviews of all sites; 16 characters or more each
 * @param zone where a year begins
 * @param clock tells when a review was made
 */
public record RegistryOptions(
    String host,
    int port,
    Store store,
    Map<String, String> siteTokens,
    Set<String> readerTokens,
    ZoneId zone,
    Clock clock) {

  public RegistryOptions {
    siteTokens = Map.copyOf(siteTokens);
    readerTokens = Set.copyOf(readerTokens);
  }

  /** Where entries are kept. */
  public sealed interface Store {
    /**
     * A PostgreSQL of the registry's own.
     *
     * @param folder holds the data; made when missing
     * @param binaries where PostgreSQL is unpacked; inside the folder when empty. Tests share one
     */
    record Embedded(Path folder, Optional<Path> binaries) implements Store {}

    /** A PostgreSQL 14 or newer that runs already. */
    record External(String jdbcUrl, String user, String password) implements Store {
      @Override
      public String toString() {
        return "External[" + jdbcUrl + " as " + user + "]";
      }
    }
  }

  /** On a free port of the loopback address, with an embedded PostgreSQL on that folder. */
  public static RegistryOptions embedded(Path folder) {
    return new RegistryOptions(
        "127.0.0.1",
        0,
        new Store.Embedded(folder, Optional.empty()),
        Map.of(),
        Set.of(),
        ZoneId.of("Europe/Oslo"),
        Clock.systemUTC());
  }

  /** The same on another address. */
  public RegistryOptions at(String newHost, int newPort) {
    return new RegistryOptions(newHost, newPort, store, siteTokens, readerTokens, zone, clock);
  }

  /** The same with another store. */
  public RegistryOptions keptIn(Store newStore) {
    return new RegistryOptions(host, port, newStore, siteTokens, readerTokens, zone, clock);
  }

  /** The same with one more site's token. */
  public RegistryOptions withSiteToken(String site, String token) {
    Map<String, String> tokens = new HashMap<>(siteTokens);
    tokens.put(site, token);
    return new RegistryOptions(host, port, store, tokens, readerTokens, zone, clock);
  }

  /** The same with one more token that may read all reviews. */
  public RegistryOptions withReaderToken(String token) {
    Set<String> tokens = new HashSet<>(readerTokens);
    tokens.add(token);
    return new RegistryOptions(host, port, store, siteTokens, tokens, zone, clock);
  }

  /** The same with years that begin elsewhere. */
  public RegistryOptions in(ZoneId newZone) {
    return new RegistryOptions(host, port, store, siteTokens, readerTokens, newZone, clock);
  }

  /** The same by another clock. */
  public RegistryOptions by(Clock newClock) {
    return new RegistryOptions(host, port, store, siteTokens, readerTokens, zone, newClock);
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "RegistryOptions[%s:%d, %s, sites %s]".formatted(host, port, store, siteTokens.keySet());
  }
}
