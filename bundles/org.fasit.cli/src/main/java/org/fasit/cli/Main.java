package org.fasit.cli;

import java.util.List;
import java.util.Optional;
import org.fasit.cli.demo.DemoCommand;
import org.fasit.cli.host.CheckHostCommand;
import org.fasit.cli.host.HostIndexCommand;
import org.fasit.cli.install.InstallCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

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

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description =
          "log what libraries do to standard error; patient data may appear (also FASIT_DEBUG=1)")
  private boolean debug;

  private Main() {}

  /** Runs a command; exits 0 on success, 1 when it says no, 2 on wrong usage. */
  public static void main(String[] args) {
    String environment = Optional.ofNullable(System.getenv("FASIT_DEBUG")).orElse("");
    Logging.configure(Logging.isDebug(List.of(args), environment), System.err);
    System.exit(run(args));
  }

  static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              commandLine.getErr().println("fasit: " + Failures.text(exception));
              if (main.debug) {
                exception.printStackTrace(commandLine.getErr());
              }
              return 1;
            });
  }
}
