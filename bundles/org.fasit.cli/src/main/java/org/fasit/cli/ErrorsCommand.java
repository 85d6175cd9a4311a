package org.fasit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.fasit.pacs.ErrorLists;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fasit errors}: the two error lists, read from the PACS alone. */
@Command(
    name = "errors",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the false positive and false negative lists as the PACS tells them.",
      "The lists name patients, on standard output only: mind where it goes.",
      "Exits 1 when they cannot be read, or not completely; what is missing is then said."
    },
    subcommands = {RebuildCommand.class})
final class ErrorsCommand implements Callable<Integer> {

  @Mixin private PacsOptions pacs = new PacsOptions();

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ErrorLists lists = ErrorLists.read(pacs.web(), pacs.zone(), pacs.codes());
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? ErrorsJson.of(pacs.address(), lists) : ErrorsTable.of(lists));
    out.flush();
    if (!lists.isWhole()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf("fasit: the lists are not complete: %s%n", reasons(lists.unread().size()));
      err.flush();
    }
    return lists.isWhole() ? 0 : 1;
  }

  private static String reasons(int count) {
    return count == 1 ? "1 reason is given" : count + " reasons are given";
  }
}
