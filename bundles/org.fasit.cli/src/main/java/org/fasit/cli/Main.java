package org.fasit.cli;

import org.fasit.cli.demo.DemoCommand;
import org.fasit.cli.host.CheckHostCommand;
import org.fasit.cli.host.HostIndexCommand;
import org.fasit.cli.install.InstallCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry of the command line: one subcommand for each thing that can be done without a viewer. */
@Command(
    name = "fasit",
    mixinStandardHelpOptions = true,
    version = "Fasit 0.1.0",
    description = "Holds clinical AI to account.",
    subcommands = {
      DemoCommand.class,
      HelpCommand.class,
      InspectCommand.class,
      InstallCommand.class,
      StatsCommand.class,
      ErrorsCommand.class,
      JournalCommand.class,
      CheckHostCommand.class,
      HostIndexCommand.class
    })
public final class Main {

  private Main() {}

  /** Runs a command; exits 0 on success, 1 when it says no, 2 on wrong usage. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              commandLine.getErr().println("fasit: " + exception.getMessage());
              return 1;
            });
  }
}
