package org.fasit.reading.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.filter.Filter;
import org.fasit.journal.Journal;
import org.fasit.model.AiResult;
import org.fasit.model.FilterAction;
import org.fasit.model.FilteredResult;
import org.fasit.model.OpenStudy;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.WhoReads;
import org.fasit.vigilance.Vigilance;

/** A workplace whose clocks, filter, prompts and objects a test sets by hand. */
final class Bench implements AutoCloseable {
  static final Reader READER = new Reader("reader7", "Leser^Lise");
  private static final long PATIENCE_SECONDS = 20;

  final MemoryJournal journal = new MemoryJournal();
  final AtomicLong nanos = new AtomicLong();
  final Threads threads = Threads.start();
  volatile Instant now = MemoryJournal.NOON;
  Optional<ResultParser> parser = Optional.empty();
  volatile Reader reader = READER;
  volatile BiFunction<AiResult, OpenStudy, FilteredResult> filter =
      (result, study) -> Cast.filtered(result, FilterAction.SHOW);
  volatile Optional<String> filterTrouble = Optional.empty();
  volatile Vigilance vigilance = (shown, study) -> List.of();
  private final ConcurrentHashMap<String, ResultParser.Parsed> objects = new ConcurrentHashMap<>();

  StudyReading open(OpenStudy study) {
    AtomicReference<StudyReading> opened = new AtomicReference<>();
    StudyReading reading =
        new StudyReading(
            workplace(journal),
            study,
            next -> {
              reader = next;
              opened.get().readerChanged();
            });
    opened.set(reading);
    return reading;
  }

  StudyReading openIn(Journal in) {
    return new StudyReading(workplace(in), Cast.study(1));
  }

  Workplace workplace(Journal in) {
    return new Workplace(
        () -> new WhoReads(reader, List.of(READER)),
        in,
        new SetFilter(),
        () -> Optional.of((shown, study) -> vigilance.promptsFor(shown, study)),
        Optional::empty,
        parser.orElseGet(SetParser::new),
        new SetClock(),
        nanos::get,
        threads);
  }

  /** An object that will be read as that. */
  Attributes object(AiResult result) {
    return object(result.key(), new ResultParser.Parsed.Result(result, List.of()));
  }

  Attributes object(String uid, ResultParser.Parsed parsed) {
    objects.put(uid, parsed);
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SOPInstanceUID, VR.UI, uid);
    return dataset;
  }

  /** Opens a study in view with these results on screen. */
  StudyReading reading(OpenStudy study, AiResult... results) {
    StudyReading reading = open(study);
    reading.inView(true);
    for (AiResult result : results) {
      reading.offer(result.key(), object(result));
    }
    until(reading, state -> state.cards().size() == results.length && !state.loading());
    return reading;
  }

  @SuppressWarnings("try")
  static ReadingState until(StudyReading reading, Predicate<ReadingState> condition) {
    CompletableFuture<ReadingState> met = new CompletableFuture<>();
    try (AutoCloseable watch =
        reading.watch(
            state -> {
              if (condition.test(state)) {
                met.complete(state);
              }
            })) {
      return get(met);
    } catch (AssertionError notMet) {
      throw new AssertionError("last state: " + reading.state(), notMet);
    } catch (Exception problem) {
      throw new AssertionError(problem);
    }
  }

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to that");
      }
      Thread.onSpinWait();
    }
  }

  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException problem) {
      throw new AssertionError(problem);
    }
  }

  static Throwable failure(CompletableFuture<?> future) {
    try {
      Object value = future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("no failure but " + value);
    } catch (ExecutionException expected) {
      return expected.getCause();
    } catch (TimeoutException | InterruptedException problem) {
      throw new AssertionError(problem);
    }
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public void close() {
    threads.close();
  }

  static Vigilance always(String rule) {
    return (shown, study) ->
        List.of(new Prompt(rule, shown.result().product(), "sentence", List.of("52 %")));
  }

  private final class SetClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private final class SetFilter implements Filter {
    @Override
    public FilteredResult apply(AiResult result, OpenStudy study) {
      return filter.apply(result, study);
    }

    @Override
    public String rulesHash() {
      return "ab".repeat(32);
    }

    @Override
    public Optional<String> trouble() {
      return filterTrouble;
    }
  }

  private final class SetParser implements ResultParser {
    @Override
    public Parsed parse(Attributes dataset) {
      return find(dataset.getString(Tag.SOPInstanceUID));
    }

    @Override
    public Parsed parse(Path file) {
      return find(file.getFileName().toString());
    }

    private Parsed find(String uid) {
      Parsed parsed = objects.get(uid);
      if (parsed == null) {
        throw new IllegalStateException("no such object: " + uid);
      }
      return parsed;
    }
  }
}
