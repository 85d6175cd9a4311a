package org.fasit.registry.internal.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Who a token speaks for. Only the SHA-256 of a token is kept, here as in the database. */
public final class Tokens {

  private static final int SHORTEST = 16;
  private static final int LONGEST = 512;
  private static final int RANDOM_BYTES = 32;

  /** What a token opens. */
  public sealed interface Access {
    /** Sends for a site, and reads that site's reviews. */
    record Site(String site) implements Access {}

    /** Reads the reviews of all sites. */
    record Reader() implements Access {}
  }

  private record Known(byte[] hash, Access access) {}

  private final Jdbi jdbi;
  private final List<Known> given = new ArrayList<>();

  /**
   * Opens the tokens.
   *
   * @param siteTokens tokens by site that hold while this registry runs
   * @param readerTokens tokens of readers that hold while this registry runs
   * @throws IllegalArgumentException when one of them is too short to be safe
   */
  public Tokens(Jdbi jdbi, Map<String, String> siteTokens, Set<String> readerTokens) {
    this.jdbi = jdbi;
    siteTokens.forEach(
        (site, token) -> given.add(new Known(sha256(checked(token)), new Access.Site(site))));
    readerTokens.forEach(
        token -> given.add(new Known(sha256(checked(token)), new Access.Reader())));
  }

  /** What that token opens; empty when it is unknown. */
  public Optional<Access> find(String token) {
    if (token.length() < SHORTEST || token.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] hash = sha256(token);
    Optional<Access> found = Optional.empty();
    for (Known known : given) {
      found = MessageDigest.isEqual(known.hash, hash) ? Optional.of(known.access) : found;
    }
    return found.isPresent() ? found : stored(hash);
  }

  /** Makes a token for a site; it can be read this once only. */
  public String createForSite(String site) {
    return create("SITE", Optional.of(site), site);
  }

  /** Makes a token that reads all reviews; it can be read this once only. */
  public String createForReader(String label) {
    return create("READER", Optional.empty(), label);
  }

  /** Forgets all stored tokens of a site and returns how many those were. */
  public int revokeSite(String site) {
    return revoke("SITE", Optional.of(site), "");
  }

  /** Forgets all stored tokens of a reader and returns how many those were. */
  public int revokeReader(String label) {
    return revoke("READER", Optional.empty(), label);
  }

  private Optional<Access> stored(byte[] hash) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(Sql.of("find-token"))
                    .bind("hash", hash)
                    .map((row, context) -> new Known(row.getBytes("hash"), access(row)))
                    .findOne())
        .filter(known -> MessageDigest.isEqual(known.hash, hash))
        .map(Known::access);
  }

  private static Access access(ResultSet row) throws SQLException {
    return row.getString("role").equals("SITE")
        ? new Access.Site(row.getString("site"))
        : new Access.Reader();
  }

  private String create(String role, Optional<String> site, String label) {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String token = "fasit_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(Sql.of("insert-token"))
                .bind("hash", sha256(token))
                .bind("role", role)
                .bind("site", site)
                .bind("label", label)
                .execute());
    return token;
  }

  private int revoke(String role, Optional<String> site, String label) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(Sql.of("revoke-tokens"))
                .bind("role", role)
                .bind("site", site)
                .bind("label", label)
                .execute());
  }

  private static String checked(String token) {
    if (token.length() < SHORTEST || token.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a token needs %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    return token;
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
