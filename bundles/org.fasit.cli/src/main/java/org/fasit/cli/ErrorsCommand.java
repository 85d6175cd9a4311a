package org.fasit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.ErrorLists;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.tls.TlsFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fasit errors}: the two error lists, read from the PACS alone. */
@Command(
    name = "errors",
    mixinStandardHelpOptions = true,
    description = "Prints the false positive and false negative lists as the PACS tells them.")
final class ErrorsCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Option(
      names = "--pacs",
      required = true,
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
  private Optional<Path> ca = Optional.empty();

  @Option(
      names = "--ca-password",
      arity = "0..1",
      interactive = true,
      paramLabel = "PASSWORD",
      description = "of the trust store; without a value it is asked for")
  private String caPassword = "";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "client certificate: PKCS12 or JKS, or PEM with --key")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "its private key as PEM")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--certificate-password",
      arity = "0..1",
      interactive = true,
      paramLabel = "PASSWORD",
      description = "of the key store or the key; without a value it is asked for")
  private String certificatePassword = "";

  @Option(
      names = "--codes",
      paramLabel = "FILE",
      description = "the codes with which the lists are written, as pacs.codes in fasit.json")
  private Optional<Path> codes = Optional.empty();

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    URI base =
        address().orElseThrow(() -> wrong("--pacs must be an http or https address: " + pacs));
    DicomWeb web =
        new DicomWeb(
            base,
            bearerFile
                .map(Credentials::bearerIn)
                .orElseGet(() -> Credentials.of(user, password, bearer)),
            TIMEOUT,
            new TlsFiles(ca, caPassword, certificate, key, certificatePassword));
    ErrorLists lists = ErrorLists.read(web, ZoneId.systemDefault(), mapping());
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? ErrorsJson.of(pacs, lists) : ErrorsTable.of(lists));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    lists.unread().forEach(line -> err.println("fasit: " + line));
    err.flush();
    return 0;
  }

  private CodeMapping mapping() throws IOException {
    if (codes.isEmpty()) {
      return CodeMapping.builtIn();
    }
    try {
      return CodeMapping.load(codes.get());
    } catch (NoSuchFileException e) {
      throw wrong("--codes: there is no file " + codes.get());
    } catch (IllegalArgumentException e) {
      throw wrong("--codes: " + codes.get() + ": " + e.getMessage());
    }
  }

  private Optional<URI> address() {
    try {
      URI base = URI.create(pacs);
      boolean web =
          "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
      return web && base.getHost() != null ? Optional.of(base) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
