package org.fasit.filter.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fasit.filter.Filter;
import org.fasit.filter.Rules;
import org.fasit.filter.RulesProblem;
import org.fasit.filter.RulesProblem.Allowed;
import org.fasit.filter.RulesProblem.Wrong;
import org.fasit.model.AiResult;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** The filter of this site, by the rules file that its configuration names. */
@Component(
    service = Filter.class,
    configurationPid = "org.fasit.filter",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FilterComponent implements Filter {

  private static final Duration POLL = Duration.ofSeconds(2);

  /** For how long a start waits for a slow share before it goes on with the remembered rules. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration FAREWELL = Duration.ofMillis(100);

  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(FilterComponent::daemon);
  private final Supplier<InForce> inForce;

  /** Configuration of PID {@code org.fasit.filter}. */
  public @interface Config {
    /** Path of the rules file; empty for none. */
    String rules() default "";
  }

  @Activate
  public FilterComponent(Config config) {
    this(config.rules(), Path.of(System.getProperty("user.home"), ".fasit"), POLL);
  }

  FilterComponent(String rules, Path ownFolder, Duration poll) {
    inForce = rules.isBlank() ? none() : watch(rules.strip(), ownFolder, poll);
  }

  @Deactivate
  void close() {
    watcher.shutdownNow();
    try {
      watcher.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public FilteredResult apply(AiResult result, OpenStudy study) {
    return inForce.get().rules().apply(result, study);
  }

  @Override
  public String rulesHash() {
    return inForce.get().rules().hash();
  }

  @Override
  public Optional<String> trouble() {
    return inForce.get().trouble(Locale.getDefault());
  }

  private static Supplier<InForce> none() {
    InForce none = new InForce(Rules.NONE, List.of());
    return () -> none;
  }

  private Supplier<InForce> watch(String rules, Path ownFolder, Duration poll) {
    RulesKeeper keeper;
    try {
      keeper = new RulesKeeper(Path.of(rules), ownFolder, Clock.systemUTC());
    } catch (InvalidPathException noPath) {
      InForce none = new InForce(Rules.NONE, List.of(noFile(rules)));
      return () -> none;
    }
    CountDownLatch looked = new CountDownLatch(1);
    watcher.execute(keeper::recall);
    watcher.scheduleWithFixedDelay(
        () -> {
          keeper.check();
          looked.countDown();
        },
        0,
        poll.toMillis(),
        TimeUnit.MILLISECONDS);
    await(looked);
    return keeper::inForce;
  }

  private static void await(CountDownLatch looked) {
    try {
      looked.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static RulesProblem noFile(String path) {
    return new RulesProblem(Optional.empty(), "", Wrong.NOT_READABLE, path, Allowed.FILE);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fasit-filter-rules");
    thread.setDaemon(true);
    return thread;
  }
}
