package org.fasit.pacs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.fasit.pacs.internal.Messages;

/**
 * How to sign in to DICOMweb.
 *
 * @param authorization value of the HTTP header Authorization; empty to send none
 * @param bearerFile the file that holds the bearer token of the moment, used instead
 */
public record Credentials(Optional<String> authorization, Optional<Path> bearerFile) {

  /** Sends nothing. */
  public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

  private static final int LONGEST_TOKEN = 16 << 10;

  /** Name and password (RFC 7617), in UTF-8. */
  public static Credentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return fixed("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** A bearer token (RFC 6750). */
  public static Credentials bearer(String token) {
    return fixed("Bearer " + token);
  }

  /** A bearer token that something else renews in a file; read anew for each request. */
  public static Credentials bearerIn(Path file) {
    return new Credentials(Optional.empty(), Optional.of(file));
  }

  /** The token when there is one, else name and password when there is a name, else nothing. */
  public static Credentials of(String user, String password, String bearer) {
    if (!bearer.isBlank()) {
      return bearer(bearer.strip());
    }
    return user.isBlank() ? NONE : basic(user, password);
  }

  private static Credentials fixed(String authorization) {
    return new Credentials(Optional.of(authorization), Optional.empty());
  }

  /**
   * The value of the header Authorization for a request now.
   *
   * @throws IOException when the file of the token cannot be used; the message says why
   */
  public Optional<String> header() throws IOException {
    return bearerFile.isPresent()
        ? Optional.of("Bearer " + token(bearerFile.get()))
        : authorization;
  }

  private static String token(Path file) throws IOException {
    String token;
    try (InputStream in = Files.newInputStream(file)) {
      token = new String(in.readNBytes(LONGEST_TOKEN), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new IOException(Messages.text("tokenUnread", file), e);
    }
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new IOException(Messages.text("noToken", file));
    }
    return token;
  }

  /** Whether a secret goes with each request. */
  public boolean isSecret() {
    return authorization.isPresent() || bearerFile.isPresent();
  }

  /** Never tells the secret. */
  @Override
  public String toString() {
    return bearerFile
        .map(file -> "Bearer in " + file)
        .or(() -> authorization.map(value -> value.replaceAll(" .*", " …")))
        .orElse("none");
  }
}
