package org.fasit.registry;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.fasit.registry.RegistryOptions.Store;
import org.fasit.registry.internal.store.Database;
import org.fasit.registry.internal.store.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fasit registry}: runs the registry, and makes and revokes its tokens. */
@Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    description = "Runs the quality registry until it is stopped.",
    subcommands = {Main.Token.class, Main.Revoke.class})
public final class Main implements Runnable {

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}). Put TLS in front of others.")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port to listen on, 0 for any (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--zone",
      defaultValue = "Europe/Oslo",
      description = "Time zone in which a year begins (default: ${DEFAULT-VALUE}).")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--site-token",
      paramLabel = "SITE=TOKEN",
      description = "A site's token while this registry runs; for trying out. May be repeated.")
  private Map<String, String> siteTokens = new HashMap<>();

  @Option(
      names = "--reader-token",
      paramLabel = "TOKEN",
      description = "A token that reads all reviews while this registry runs. May be repeated.")
  private Set<String> readerTokens = new HashSet<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Where the entries are. */
  static final class StoreOptions {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "Folder of the registry's own PostgreSQL (default: ~/.fasit/registry).")
    private Path data = Path.of(System.getProperty("user.home"), ".fasit", "registry");

    @Option(
        names = "--database",
        paramLabel = "JDBC_URL",
        description = {
          "A PostgreSQL 14 or newer instead, such as jdbc:postgresql://db.example.org/fasit.",
          "User and password come from FASIT_DB_USER and FASIT_DB_PASSWORD."
        })
    private Optional<String> database = Optional.empty();

    Store store() {
      return database
          .<Store>map(
              url ->
                  new Store.External(
                      url, environment("FASIT_DB_USER"), environment("FASIT_DB_PASSWORD")))
          .orElseGet(() -> new Store.Embedded(data.toAbsolutePath(), Optional.empty()));
    }

    private static String environment(String name) {
      return Optional.ofNullable(System.getenv(name)).orElse("");
    }
  }

  /** Whose tokens: one of the two. */
  static final class Owner {
    @Option(
        names = "--site",
        required = true,
        paramLabel = "SITE",
        description = "The site that sends with it.")
    private @Nullable String site;

    @Option(
        names = "--reader",
        required = true,
        paramLabel = "NAME",
        description = "The person who reads all reviews with it.")
    private @Nullable String reader;

    Optional<String> site() {
      return Optional.ofNullable(site);
    }

    String reader() {
      return String.valueOf(reader);
    }
  }

  /** {@code fasit registry token}. */
  @Command(
      name = "token",
      mixinStandardHelpOptions = true,
      description = "Makes a token and prints it, this once only.")
  static final class Token implements Runnable {
    @ArgGroup(multiplicity = "1")
    private Owner owner;

    @Mixin private StoreOptions store = new StoreOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      with(
          store,
          spec,
          tokens ->
              owner.site().isPresent()
                  ? tokens.createForSite(checkedSite(owner.site().get(), spec))
                  : tokens.createForReader(owner.reader()));
    }
  }

  /** {@code fasit registry revoke}. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes all tokens of a site or reader.")
  static final class Revoke implements Runnable {
    @ArgGroup(multiplicity = "1")
    private Owner owner;

    @Mixin private StoreOptions store = new StoreOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      with(
          store,
          spec,
          tokens -> {
            int count =
                owner.site().isPresent()
                    ? tokens.revokeSite(owner.site().get())
                    : tokens.revokeReader(owner.reader());
            return count + " revoked";
          });
    }
  }

  /** Runs the program. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "org/fasit/registry/logback.xml");
    }
    System.exit(commandLine().execute(arguments));
  }

  /** The command, for tests and for a program that offers it among others. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              if (!(exception instanceof Stop)) {
                throw exception;
              }
              command.getErr().println(exception.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public void run() {
    siteTokens.keySet().forEach(site -> checkedSite(site, spec));
    RegistryOptions options =
        new RegistryOptions(
            host, port, store.store(), siteTokens, readerTokens, zone, Clock.systemUTC());
    Registry registry;
    try {
      registry = Registry.start(options);
    } catch (FileSystemException e) {
      throw new Stop(
          "The registry does not start: it cannot make or use its folder, see " + e.getFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new Stop("The registry does not start: " + e.getMessage());
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(registry, stopped), "stop"));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Registry listening on " + registry.url());
    out.flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Registry registry, CountDownLatch stopped) {
    try {
      registry.close();
    } catch (IOException e) {
      System.err.println("The registry did not stop cleanly: " + e.getMessage());
    }
    stopped.countDown();
  }

  /** Ends the program with a sentence instead of a stack trace. */
  private static final class Stop extends RuntimeException {
    Stop(String sentence) {
      super(sentence, null, false, false);
    }
  }

  private interface Work {
    String on(Tokens tokens);
  }

  private static void with(StoreOptions store, CommandSpec spec, Work work) {
    try (Database database = Database.join(store.store())) {
      String said = work.on(new Tokens(database.jdbi(), Map.of(), Set.of()));
      spec.commandLine().getOut().println(said);
      spec.commandLine().getOut().flush();
    } catch (IOException e) {
      throw new Stop(e.getMessage());
    }
  }

  private static String checkedSite(String site, CommandSpec spec) {
    if (!site.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "a site id has letters, digits, dot, dash and underscore only");
    }
    return site;
  }
}
