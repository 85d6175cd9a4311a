package org.fasit.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that TLS is set up from.
 *
 * @param ca whom to trust, and nobody else: certificates as PEM, or a PKCS12 or JKS trust store;
 *     empty for the authorities that the Java runtime knows
 * @param caPassword of the trust store; empty for none
 * @param certificate as whom to sign in: a PKCS12 or JKS key store, or the certificate with its
 *     chain as PEM; empty for nobody
 * @param key the private key as PEM, where it is not in {@code certificate}
 * @param password of the key store or the private key; empty for none
 */
public record TlsFiles(
    Optional<Path> ca,
    String caPassword,
    Optional<Path> certificate,
    Optional<Path> key,
    String password) {

  /** What the Java runtime trusts, and no certificate of our own. */
  public static final TlsFiles NONE =
      new TlsFiles(Optional.empty(), "", Optional.empty(), Optional.empty(), "");

  /** Files as settings name them; blank stands for none. */
  public static TlsFiles of(
      String ca, String caPassword, String certificate, String key, String password) {
    return new TlsFiles(path(ca), caPassword, path(certificate), path(key), password);
  }

  private static Optional<Path> path(String name) {
    return name.isBlank() ? Optional.empty() : Optional.of(Path.of(name.strip()));
  }

  /** Never tells a password. */
  @Override
  public String toString() {
    return "TlsFiles[ca=" + ca + ", certificate=" + certificate + ", key=" + key + "]";
  }
}
