package org.fasit.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.tls.TlsFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the PACS is and how to sign in to it, as the section {@code pacs} of fasit.json has it. */
final class PacsOptions {

  @Option(
      names = "--pacs",
      paramLabel = "URL",
      description = "DICOMweb address, such as http://pacs.example/dicom-web")
  private String pacs = "";

  @Option(names = "--user", paramLabel = "NAME", description = "sign-in name")
  private String user = "";

  @Option(
      names = "--password",
      arity = "0..1",
      interactive = true,
      paramLabel = "PASSWORD",
      description = "password; without a value it is asked for")
  private String password = "";

  @Option(names = "--bearer", paramLabel = "TOKEN", description = "token instead of a password")
  private String bearer = "";

  @Option(
      names = "--bearer-file",
      paramLabel = "FILE",
      description = "file that holds the token of the moment")
  private Optional<Path> bearerFile = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "whom to trust, and nobody else: PEM, PKCS12 or JKS")
  private String ca = "";

  @Option(
      names = "--ca-password",
      arity = "0..1",
      interactive = true,
      paramLabel = "PASSWORD",
      description = "password of that file")
  private String caPassword = "";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "certificate to sign in with: PKCS12, JKS, or PEM")
  private String certificate = "";

  @Option(
      names = {"--key", "--certificate-key"},
      paramLabel = "FILE",
      description = "its private key as PEM, when it is not in that file")
  private String certificateKey = "";

  @Option(
      names = "--certificate-password",
      arity = "0..1",
      interactive = true,
      paramLabel = "PASSWORD",
      description = "password of certificate or key")
  private String certificatePassword = "";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "for one request; default ${DEFAULT-VALUE}")
  private int timeout;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "time zone of the hospital, such as Europe/Oslo; default this machine's")
  private String zone = "";

  @Option(
      names = "--codes",
      paramLabel = "FILE",
      description = "table of codes, where the site has one of its own")
  private String codes = "";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** The address as it was given. */
  String address() {
    return pacs;
  }

  boolean hasAddress() {
    return !pacs.isEmpty();
  }

  /** For one request, or one answer on an association. */
  Duration timeout() {
    if (timeout < 1) {
      throw wrong("--timeout must be 1 or more");
    }
    return Duration.ofSeconds(timeout);
  }

  TlsFiles tls() {
    return TlsFiles.of(ca, caPassword, certificate, certificateKey, certificatePassword);
  }

  DicomWeb web() {
    Credentials credentials =
        bearerFile
            .map(Credentials::bearerIn)
            .orElseGet(() -> Credentials.of(user, password, bearer));
    return new DicomWeb(base(), credentials, timeout(), tls());
  }

  private URI base() {
    if (pacs.isEmpty()) {
      throw wrong("Missing required option: '--pacs=URL'");
    }
    try {
      URI base = URI.create(pacs);
      boolean web =
          "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
      if (web && base.getHost() != null) {
        return base;
      }
    } catch (IllegalArgumentException e) {
      throw wrong("--pacs must be an http or https address: " + pacs);
    }
    throw wrong("--pacs must be an http or https address: " + pacs);
  }

  ZoneId zone() {
    try {
      return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone.strip());
    } catch (DateTimeException e) {
      throw wrong("--zone is no time zone: " + zone);
    }
  }

  CodeMapping codes() {
    try {
      return codes.isBlank() ? CodeMapping.builtIn() : CodeMapping.load(Path.of(codes));
    } catch (NoSuchFileException e) {
      throw wrong("--codes: there is no file " + codes);
    } catch (IOException | IllegalArgumentException e) {
      throw wrong("--codes: " + codes + ": " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
