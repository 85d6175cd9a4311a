package org.fasit.pacs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * How to sign in to DICOMweb.
 *
 * @param authorization value of the HTTP header Authorization; empty to send none
 */
public record Credentials(Optional<String> authorization) {

  /** Sends nothing. */
  public static final Credentials NONE = new Credentials(Optional.empty());

  /** Name and password (RFC 7617), in UTF-8. */
  public static Credentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Credentials(Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /** A bearer token (RFC 6750). */
  public static Credentials bearer(String token) {
    return new Credentials(Optional.of("Bearer " + token));
  }

  /** The token when there is one, else name and password when there is a name, else nothing. */
  public static Credentials of(String user, String password, String bearer) {
    if (!bearer.isBlank()) {
      return bearer(bearer.strip());
    }
    return user.isBlank() ? NONE : basic(user, password);
  }

  /** Never tells the secret. */
  @Override
  public String toString() {
    return authorization.map(value -> value.replaceAll(" .*", " …")).orElse("none");
  }
}
