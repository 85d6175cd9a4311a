package org.fasit.desk.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.desk.internal.ReadingScript.Step;
import org.fasit.desk.internal.ReadingScript.StudyPart;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.model.AiResult;
import org.fasit.model.Entry;
import org.fasit.model.Prompt;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.ReadingState;

/** Reads studies by script, through the use cases that a window uses. */
final class ScriptedReader {

  private static final Duration LOADING = Duration.ofSeconds(60);
  private static final Duration CONFIRMATION = Duration.ofSeconds(30);

  private final ReadingRoom room;
  private final Journal journal;
  private final Photographer photographer;
  private final ReadingReport report = new ReadingReport();

  ScriptedReader(ReadingRoom room, Journal journal, Photographer photographer) {
    this.room = room;
    this.journal = journal;
    this.photographer = photographer;
  }

  /**
   * Reads all studies and waits until all is delivered.
   *
   * @return 0 when every action was confirmed and delivered, 3 when one was not, 4 when deliveries
   *     still wait after that time
   */
  int read(ReadingScript script, Duration patience, Optional<Path> reportFile)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (StudyPart part : script.studies()) {
      read(part);
    }
    double seconds = since(start) / 1e3;
    long waiting = System.nanoTime();
    boolean delivered = delivered(patience);
    DeliveryState state = journal.deliveries();
    report.finish(seconds, since(waiting) / 1e3, state);
    if (reportFile.isPresent()) {
      report.write(reportFile.get());
    }
    if (report.failures() > 0) {
      return 3;
    }
    return delivered ? 0 : 4;
  }

  private void read(StudyPart part) throws InterruptedException {
    ReadingReport.Study told = report.study(part);
    Optional<OnDisk> study;
    try {
      study =
          Library.scan(part.folder(), room.profile()).stream()
              .filter(s -> s.study().study().studyInstanceUid().equals(part.studyInstanceUid()))
              .findFirst();
    } catch (IOException e) {
      told.failed("the folder cannot be read: " + e.getMessage());
      return;
    }
    if (study.isEmpty()) {
      told.failed("the folder has no image of this study");
      return;
    }
    read(part, study.get(), told);
  }

  private void read(StudyPart part, OnDisk study, ReadingReport.Study told)
      throws InterruptedException {
    long start = System.nanoTime();
    Watch watch = new Watch();
    try (Reading reading = room.open(study.study())) {
      watch.begin(reading);
      reading.inView(true);
      Readings.offer(reading, study);
      watch.awaitLoaded();
      double opened = since(start);
      photographer.opened(study, reading);
      List<UUID> done = new ArrayList<>();
      for (Step step : part.steps()) {
        act(reading, step, done, told);
        photographer.acted(study, reading, step);
      }
      told.state(reading.state(), opened, watch.prompts());
    } catch (TimeoutException e) {
      told.failed("the AI results were not read in time");
    }
  }

  /** Sees when a reading has looked through its study, and which prompts it shows. */
  private static final class Watch {
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Set<Prompt> prompts = Collections.synchronizedSet(new LinkedHashSet<>());

    void begin(Reading reading) {
      Instant before = reading.state().lookedAt();
      reading.watch(
          state -> {
            state.prompt().ifPresent(prompts::add);
            if (!state.loading() && state.lookedAt().isAfter(before)) {
              loaded.countDown();
            }
          });
    }

    void awaitLoaded() throws InterruptedException, TimeoutException {
      if (!loaded.await(LOADING.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException();
      }
    }

    List<Prompt> prompts() {
      synchronized (prompts) {
        return List.copyOf(prompts);
      }
    }
  }

  private void act(Reading reading, Step step, List<UUID> done, ReadingReport.Study told)
      throws InterruptedException {
    long start = System.nanoTime();
    try {
      Entry entry = begin(reading, step, done).get(CONFIRMATION.toMillis(), TimeUnit.MILLISECONDS);
      told.done(step, since(start));
      if (!step.what().equals("undo")) {
        done.add(entry.id());
      }
    } catch (ExecutionException | TimeoutException | IllegalArgumentException e) {
      Throwable root = e.getCause() == null ? e : e.getCause();
      told.failed(step, String.valueOf(root.getMessage()));
    }
  }

  private static CompletableFuture<Entry> begin(Reading reading, Step step, List<UUID> done) {
    if (step.what().equals("undo")) {
      if (done.isEmpty()) {
        throw new IllegalArgumentException("nothing to undo");
      }
      return reading.undo(done.remove(done.size() - 1));
    }
    AiResult result = result(reading.state(), step);
    String key = result.key();
    return switch (step.what()) {
      case "agree" -> reading.agree(key);
      case "fp" -> reading.falsePositive(key, finding(result, step));
      case "fp-exam" -> reading.falsePositiveExam(key);
      case "fn" ->
          reading.falseNegative(
              key, step.place().orElseThrow(() -> new IllegalArgumentException("no place")));
      case "fn-exam" -> reading.falseNegativeExam(key);
      default -> throw new IllegalArgumentException("unknown action " + step.what());
    };
  }

  private static AiResult result(ReadingState state, Step step) {
    return state.cards().stream()
        .map(card -> card.shown().result())
        .filter(r -> r.product().name().equals(step.product()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no result of " + step.product()));
  }

  private static String finding(AiResult result, Step step) {
    int index = step.finding().orElse(-1);
    if (index < 0 || index >= result.findings().size()) {
      throw new IllegalArgumentException("no finding " + index);
    }
    return result.findings().get(index).key();
  }

  private boolean delivered(Duration patience) throws InterruptedException {
    CountDownLatch empty = new CountDownLatch(1);
    Journal.Subscription watch =
        journal.watch(
            state -> {
              if (isEmpty(state)) {
                empty.countDown();
              }
            });
    try {
      return isEmpty(journal.deliveries())
          || empty.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      watch.close();
    }
  }

  private static boolean isEmpty(DeliveryState state) {
    return state.lines().stream().allMatch(line -> line.waiting() == 0);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
