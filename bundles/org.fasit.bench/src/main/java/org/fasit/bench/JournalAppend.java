package org.fasit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a click to its durable confirmation: one append with its fsync, one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 10)
public class JournalAppend {

  private final Event event = SampleEvents.falsePositive();
  private Optional<Path> folder = Optional.empty();
  private Optional<OpenJournal> journal = Optional.empty();

  @Setup
  public void open() throws IOException {
    Path made = Folders.make();
    folder = Optional.of(made);
    journal = Optional.of(FileJournal.open(JournalOptions.of(made.resolve("journal"))));
  }

  @TearDown
  public void close() throws IOException {
    journal.orElseThrow().close();
    Folders.delete(folder.orElseThrow());
  }

  @Benchmark
  public Entry append() throws ExecutionException, InterruptedException {
    return journal.orElseThrow().append(event).get();
  }
}
