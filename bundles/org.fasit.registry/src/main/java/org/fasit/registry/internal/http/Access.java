package org.fasit.registry.internal.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.fasit.registry.internal.store.Tokens;

/** Who asks. */
final class Access {

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Tokens tokens;

  Access(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The site that sends; a reader's token does not send. */
  Tokens.Access.Site sender(Context request) {
    if (who(request) instanceof Tokens.Access.Site site) {
      return site;
    }
    throw new Trouble(403, "FORBIDDEN", "this token reads reviews and sends nothing");
  }

  /** The sites that may be read: one, or all when empty. */
  Optional<String> readable(Context request) {
    return who(request) instanceof Tokens.Access.Site site
        ? Optional.of(site.site())
        : Optional.empty();
  }

  private Tokens.Access who(Context request) {
    return token(request)
        .flatMap(tokens::find)
        .orElseThrow(() -> new Trouble(401, "UNAUTHORIZED", "the token is missing or unknown"));
  }

  /** A browser asks for a name and a password: the password is the token. */
  private static Optional<String> token(Context request) {
    String header = Optional.ofNullable(request.header("Authorization")).orElse("");
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
