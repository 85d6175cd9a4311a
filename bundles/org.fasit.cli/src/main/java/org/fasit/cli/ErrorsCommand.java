package org.fasit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.ErrorLists;
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

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    URI base =
        address().orElseThrow(() -> wrong("--pacs must be an http or https address: " + pacs));
    ErrorLists lists = ErrorLists.read(base, Credentials.of(user, password, bearer));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? ErrorsJson.of(pacs, lists) : ErrorsTable.of(lists));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    lists.unread().forEach(line -> err.println("fasit: " + line));
    err.flush();
    return 0;
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
