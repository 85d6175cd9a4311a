package org.fasit.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.fasit.tls.internal.Messages;

/** What went wrong in a TLS connection, in words for an administrator. */
public final class TlsTrouble {

  private static final int DEEPEST = 20;
  private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");

  private TlsTrouble() {}

  /** One sentence, in the reader's language; empty when TLS was not what failed. */
  public static Optional<String> words(Throwable failure) {
    Optional<String> general = Optional.empty();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      Optional<String> exact = ofCertificate(cause);
      if (exact.isEmpty()) {
        exact = alert(cause);
      }
      if (exact.isPresent()) {
        return exact;
      }
      if (general.isEmpty() && cause instanceof SSLException) {
        general = Optional.of(general(String.valueOf(cause.getMessage())));
      }
    }
    return general;
  }

  /** Whether it is about certificates or versions, and stays so until a person acts. */
  public static boolean isOfCertificates(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (ofCertificate(cause).isPresent() || alert(cause).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> ofCertificate(Throwable cause) {
    if (cause instanceof CertificateExpiredException) {
      return words("expired");
    }
    if (cause instanceof CertificateNotYetValidException) {
      return words("notYetValid");
    }
    if (cause instanceof CertPathBuilderException) {
      return words("unknownCa");
    }
    if (cause instanceof CertPathValidatorException invalid
        && invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
      return words("outdated");
    }
    String message = String.valueOf(cause.getMessage());
    boolean name = message.startsWith("No name matching") || message.startsWith("No subject alt");
    return cause instanceof CertificateException && name
        ? Optional.of(Messages.text("wrongHost", message))
        : Optional.empty();
  }

  private static Optional<String> alert(Throwable cause) {
    Matcher alert = ALERT.matcher(String.valueOf(cause.getMessage()));
    if (!(cause instanceof SSLException) || !alert.find()) {
      return Optional.empty();
    }
    String key =
        switch (alert.group(1)) {
          case "certificate_required" -> "wantsCertificate";
          case "bad_certificate",
              "unsupported_certificate",
              "certificate_revoked",
              "certificate_expired",
              "certificate_unknown",
              "unknown_ca",
              "access_denied",
              "decrypt_error" ->
              "certificateRefused";
          case "protocol_version", "insufficient_security" -> "noVersion";
          default -> "handshake";
        };
    return Optional.of(Messages.text(key, alert.group(1)));
  }

  private static String general(String message) {
    boolean plain = message.contains("Unsupported or unrecognized SSL message");
    return plain ? Messages.text("noTls") : Messages.text("other", message);
  }

  private static Optional<String> words(String key) {
    return Optional.of(Messages.text(key));
  }
}
