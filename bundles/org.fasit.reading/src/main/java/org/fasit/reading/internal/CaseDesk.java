package org.fasit.reading.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fasit.dicom.document.CaseArchive;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.Decision;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.journal.Journal;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.fasit.model.Traces;
import org.fasit.reading.OpenCases;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.Mine;
import org.fasit.reading.OpenCasesState.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the lists on a thread of its own and keeps what was decided here beside them. */
final class CaseDesk implements OpenCases, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);

  private final Supplier<Optional<CaseArchive>> archive;
  private final Journal journal;
  private final Supplier<Reader> reader;
  private final Supplier<Duration> undoWindow;
  private final Clock clock;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(task -> daemon(task, "fasit-cases-reading"));
  private final ExecutorService telling =
      Executors.newSingleThreadExecutor(task -> daemon(task, "fasit-cases-telling"));
  private final Watchers<OpenCasesState> watchers = new Watchers<>(telling, OpenCasesState.NOTHING);

  private final Map<UUID, Mine> mine = new HashMap<>();
  private final Map<UUID, Optional<Decision>> seen = new HashMap<>();
  private final DeskAddenda addenda = new DeskAddenda();
  private List<LoggedCase> cases = List.of();
  private List<String> unread = List.of();
  private Optional<Instant> at = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<Future<?>> underWay = Optional.empty();
  private int read;
  private int all;

  /**
   * @param undoWindow for how long a decision can be taken back now; zero when it is sent at once
   */
  CaseDesk(
      Supplier<Optional<CaseArchive>> archive,
      Journal journal,
      Supplier<Reader> reader,
      Supplier<Duration> undoWindow,
      Clock clock) {
    this.archive = archive;
    this.journal = journal;
    this.reader = reader;
    this.undoWindow = undoWindow;
    this.clock = clock;
    publish();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public OpenCasesState state() {
    return watchers.latest();
  }

  @Override
  public AutoCloseable watch(Consumer<OpenCasesState> listener) {
    return watchers.add(listener);
  }

  /** The archive has come or gone. */
  synchronized void archiveChanged() {
    if (archive.get().isEmpty()) {
      stop();
    }
    publish();
  }

  @Override
  public synchronized void read(boolean anew) {
    Optional<CaseArchive> from = archive.get();
    if (underWay.isPresent() || from.isEmpty()) {
      publish();
      return;
    }
    trouble = Optional.empty();
    read = 0;
    all = 0;
    try {
      underWay = Optional.of(reading.submit(() -> readNow(from.get(), anew)));
    } catch (RejectedExecutionException closed) {
      return;
    }
    publish();
  }

  private void readNow(CaseArchive from, boolean anew) {
    try {
      CaseArchive.Found found = from.read(anew, this::progress);
      done(() -> take(found));
    } catch (InterruptedException stopped) {
      done(() -> {});
    } catch (IOException | RuntimeException problem) {
      LOG.warn("The error lists could not be read", Traces.of(problem));
      done(() -> trouble = Optional.of(Messages.get("cases.notRead", Reasons.of(problem))));
    }
  }

  private synchronized void done(Runnable change) {
    change.run();
    underWay = Optional.empty();
    publish();
  }

  private synchronized void progress(CaseArchive.Progress progress) {
    read = progress.read();
    all = progress.all();
    if (at.isEmpty() || progress.cases().size() >= cases.size()) {
      cases = progress.cases();
    }
    publish();
  }

  private void take(CaseArchive.Found found) {
    cases = found.unread().isEmpty() ? found.cases() : withKnown(found.cases());
    unread = found.unread();
    at = Optional.of(found.at());
    for (LoggedCase logged : cases) {
      logged.id().ifPresent(id -> forgetWhatIsTold(id, logged.decision()));
      addenda.read(logged);
    }
  }

  /** What a reading that is not whole left out may still be there, and stays. */
  private List<LoggedCase> withKnown(List<LoggedCase> found) {
    Set<String> told = new HashSet<>();
    found.forEach(logged -> told.add(logged.entry().sopInstanceUid()));
    Stream<LoggedCase> known =
        cases.stream().filter(logged -> !told.contains(logged.entry().sopInstanceUid()));
    return Stream.concat(found.stream(), known)
        .sorted(Comparator.comparing(LoggedCase::time))
        .toList();
  }

  /** Once the PACS tells a decision as late as ours, its word is the one to show. */
  private void forgetWhatIsTold(UUID id, Optional<Decision> told) {
    Mine ours = mine.get(id);
    if (ours != null
        && ours.entry().isPresent()
        && told.filter(decision -> !decision.time().isBefore(second(ours.at()))).isPresent()
        && told.filter(decision -> decision.reader().id().equals(reader.get().id())).isPresent()) {
      mine.remove(id);
      seen.remove(id);
    }
  }

  /** Documents tell whole seconds. */
  private static Instant second(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }

  @Override
  public synchronized void stop() {
    underWay.ifPresent(task -> task.cancel(true));
  }

  @Override
  public CompletableFuture<Entry> decide(UUID assessment, Ruling ruling) {
    Event.Adjudicated event;
    synchronized (this) {
      Optional<LoggedCase> known = known(assessment);
      if (known.isEmpty() || known.get().assessment().isEmpty()) {
        return refused("cases.unknown");
      }
      Mine before = mine.get(assessment);
      if (before != null && before.entry().isEmpty()) {
        return refused("cases.beingWritten");
      }
      LoggedCase logged = known.get();
      event =
          new Event.Adjudicated(
              assessment,
              logged.study(),
              logged.assessment().orElseThrow(),
              ruling.decision(),
              ruling.corrected(),
              ruling.reason(),
              ruling.comment(),
              reader.get());
      seen.put(assessment, logged.decision());
      Instant now = clock.instant();
      mine.put(assessment, new Mine(ruling, Optional.empty(), now, now));
      trouble = Optional.empty();
      publish();
    }
    return append(event)
        .whenComplete((entry, problem) -> written(assessment, ruling, entry, problem));
  }

  private synchronized void written(
      UUID assessment, Ruling ruling, Entry entry, Throwable problem) {
    if (problem != null) {
      mine.remove(assessment);
      trouble = Optional.of(Messages.get("cases.notLogged", Reasons.of(problem)));
      publish();
      return;
    }
    Instant until = entry.time().plus(undoWindow.get());
    mine.put(assessment, new Mine(ruling, Optional.of(entry.id()), entry.time(), until));
    publish();
    lookAgain(assessment);
  }

  /** Has somebody decided on it since it was read? */
  private void lookAgain(UUID assessment) {
    Optional<LoggedCase> known = known(assessment);
    Optional<CaseArchive> from = archive.get();
    if (known.isEmpty() || from.isEmpty()) {
      return;
    }
    try {
      reading.execute(() -> lookAgain(assessment, known.get(), from.get()));
    } catch (RejectedExecutionException closed) {
      LOG.debug("Closed before the case was looked up again");
    }
  }

  private void lookAgain(UUID assessment, LoggedCase known, CaseArchive from) {
    try {
      Optional<LoggedCase> now = from.again(known);
      synchronized (this) {
        now.ifPresent(
            fresh ->
                cases =
                    cases.stream()
                        .map(c -> c.id().equals(Optional.of(assessment)) ? fresh : c)
                        .toList());
        publish();
      }
    } catch (InterruptedException stopped) {
      LOG.debug("Stopped while a case was looked up again");
    } catch (IOException | RuntimeException problem) {
      LOG.info("The case could not be looked up again", Traces.of(problem));
    }
  }

  @Override
  public CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    Reader by = reader.get();
    Event.Addendum event;
    LoggedCase logged;
    synchronized (this) {
      Optional<LoggedCase> known = known(assessment);
      if (known.isEmpty() || known.get().assessment().isEmpty()) {
        return refused("cases.unknown");
      }
      if (step == AddendumStep.ACKNOWLEDGED && !by.isKnown()) {
        return refused("addendum.noReader");
      }
      logged = known.get();
      event =
          new Event.Addendum(
              assessment, logged.study(), logged.assessment().orElseThrow(), step, by);
      trouble = Optional.empty();
    }
    return append(event).whenComplete((entry, problem) -> said(logged, step, by, entry, problem));
  }

  private synchronized void said(
      LoggedCase logged, AddendumStep step, Reader by, Entry entry, Throwable problem) {
    if (problem == null) {
      addenda.said(logged, entry.id(), step, by, entry.time());
    } else {
      trouble = Optional.of(Messages.get("addendum.notLogged", Reasons.of(problem)));
    }
    publish();
  }

  private CompletableFuture<Entry> undoAddendum(UUID step, UUID assessment) {
    return append(new Event.Undone(step, reader.get()))
        .whenComplete(
            (entry, problem) -> {
              synchronized (this) {
                if (problem == null) {
                  addenda.undone(assessment);
                } else {
                  trouble = Optional.of(Messages.get("cases.notUndone", Reasons.of(problem)));
                }
                publish();
              }
            });
  }

  @Override
  public CompletableFuture<Entry> undo(UUID decision) {
    UUID assessment;
    synchronized (this) {
      Optional<UUID> asked = addenda.caseOf(decision);
      if (asked.isPresent()) {
        return undoAddendum(decision, asked.get());
      }
      Optional<Map.Entry<UUID, Mine>> ours =
          mine.entrySet().stream()
              .filter(entry -> entry.getValue().entry().equals(Optional.of(decision)))
              .findFirst();
      if (ours.isEmpty()) {
        return refused("cases.notOurs");
      }
      if (!isUndoable(ours.get().getValue())) {
        return refused("cases.tooLate");
      }
      assessment = ours.get().getKey();
    }
    return append(new Event.Undone(decision, reader.get()))
        .whenComplete((entry, problem) -> undone(assessment, problem));
  }

  /** The window may have become shorter since. */
  private boolean isUndoable(Mine ours) {
    Instant now = clock.instant();
    return now.isBefore(ours.until()) && now.isBefore(ours.at().plus(undoWindow.get()));
  }

  private synchronized void undone(UUID assessment, Throwable problem) {
    if (problem == null) {
      mine.remove(assessment);
      seen.remove(assessment);
    } else {
      trouble = Optional.of(Messages.get("cases.notUndone", Reasons.of(problem)));
    }
    publish();
  }

  private CompletableFuture<Entry> append(Event event) {
    try {
      return journal.append(event);
    } catch (RuntimeException problem) {
      return CompletableFuture.failedFuture(problem);
    }
  }

  private static CompletableFuture<Entry> refused(String key) {
    return CompletableFuture.failedFuture(new IllegalStateException(Messages.get(key)));
  }

  @Override
  public Optional<StudyPlace> study(String studyInstanceUid) {
    return archive.get().flatMap(from -> from.study(studyInstanceUid));
  }

  private Optional<LoggedCase> known(UUID assessment) {
    return cases.stream().filter(c -> c.id().equals(Optional.of(assessment))).findFirst();
  }

  private synchronized void publish() {
    Phase phase =
        underWay.isPresent()
            ? Phase.READING
            : archive.get().isEmpty() ? Phase.NO_ARCHIVE : Phase.IDLE;
    List<Item> items = cases.stream().map(this::item).toList();
    watchers.publish(new OpenCasesState(phase, read, all, items, at, unread, trouble));
  }

  private Item item(LoggedCase logged) {
    if (logged.id().isEmpty()) {
      return new Item(logged, Optional.empty(), Optional.empty());
    }
    UUID id = logged.id().get();
    Optional<Mine> ours = Optional.ofNullable(mine.get(id));
    Optional<Decision> before = seen.getOrDefault(id, logged.decision());
    Optional<Decision> meanwhile =
        logged
            .decision()
            .filter(decision -> !Optional.of(decision).equals(before))
            .filter(decision -> !decision.reader().id().equals(reader.get().id()));
    return new Item(logged, ours, ours.isPresent() ? meanwhile : Optional.empty(), addenda.of(id));
  }

  @Override
  public void close() {
    reading.shutdownNow();
    watchers.clear();
    telling.shutdown();
  }
}
