package org.fasit.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Preview;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Addendum;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.FollowUp;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Row;

/** A reading in memory, which takes its time on another thread as the real one does. */
public final class FakeReading implements Reading {

  private final List<Consumer<ReadingState>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService disk = Executors.newSingleThreadExecutor(FakeReading::daemon);
  private final Clock clock;
  private volatile ReadingState state;
  public final List<String> calls = new CopyOnWriteArrayList<>();
  public volatile Optional<String> failure = Optional.empty();
  public volatile Optional<Path> document = Optional.empty();
  public final Map<String, Preview> previews = new ConcurrentHashMap<>();

  public FakeReading(ReadingState state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fake-disk");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public ReadingState state() {
    return state;
  }

  @Override
  public AutoCloseable watch(Consumer<ReadingState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  int listeners() {
    return listeners.size();
  }

  public void become(UnaryOperator<ReadingState> change) {
    state = change.apply(state);
    listeners.forEach(listener -> listener.accept(state));
  }

  @Override
  public CompletableFuture<Entry> falsePositive(String result, String finding) {
    return log("fp " + result + " " + finding, Judgement.FALSE_POSITIVE, result, finding, null);
  }

  @Override
  public CompletableFuture<Entry> falsePositiveExam(String result) {
    return log("fp-exam " + result, Judgement.FALSE_POSITIVE, result, "", null);
  }

  @Override
  public CompletableFuture<Entry> falseNegative(String result, Region place) {
    return log("fn " + result, Judgement.FALSE_NEGATIVE, result, "", place);
  }

  @Override
  public CompletableFuture<Entry> falseNegativeExam(String result) {
    return log("fn-exam " + result, Judgement.FALSE_NEGATIVE, result, "", null);
  }

  @Override
  public CompletableFuture<Entry> agree(String result) {
    return log("agree " + result, Judgement.AGREE, result, "", null);
  }

  private CompletableFuture<Entry> log(
      String call,
      Judgement judgement,
      String result,
      String finding,
      @org.jspecify.annotations.Nullable Region place) {
    return later(
        call,
        () -> {
          Instant now = clock.instant();
          UUID id = UUID.randomUUID();
          Optional<Integer> row = number(result, finding);
          Logged logged =
              new Logged(
                  id,
                  result,
                  judgement,
                  row,
                  Optional.ofNullable(place),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  now,
                  now.plus(UNDO_WINDOW),
                  false);
          become(s -> with(s, logged));
          return id;
        });
  }

  private interface Work {
    UUID run();
  }

  private CompletableFuture<Entry> later(String call, Work work) {
    calls.add(call);
    return CompletableFuture.supplyAsync(
        () -> {
          pause();
          failure.ifPresent(
              reason -> {
                throw new IllegalStateException(reason);
              });
          UUID id = work.run();
          return new Entry(id, clock.instant(), new Event.Undone(id, new Reader("r", "")));
        },
        disk);
  }

  private static void pause() {
    try {
      Thread.sleep(3);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Integer> number(String result, String finding) {
    return state.cards().stream()
        .filter(card -> card.key().equals(result))
        .flatMap(card -> card.rows().stream())
        .filter(row -> row.finding().finding().key().equals(finding))
        .map(Row::number)
        .findFirst();
  }

  private static ReadingState with(ReadingState s, Logged logged) {
    List<Card> cards = new ArrayList<>();
    for (Card card : s.cards()) {
      cards.add(card.key().equals(logged.result()) ? with(card, logged) : card);
    }
    return with(s, cards, logged);
  }

  private static Card with(Card card, Logged logged) {
    List<Row> rows =
        card.rows().stream()
            .map(
                row ->
                    logged.row().equals(Optional.of(row.number()))
                        ? new Row(
                            row.number(),
                            row.finding(),
                            logged.undone() ? Optional.empty() : Optional.of(logged))
                        : row)
            .toList();
    List<Logged> exam = new ArrayList<>(card.exam());
    exam.removeIf(other -> other.entry().equals(logged.entry()));
    if (logged.row().isEmpty() && !logged.undone()) {
      exam.add(logged);
    }
    return new Card(
        card.shown(),
        card.conclusion(),
        rows,
        card.filtered(),
        card.absent(),
        exam,
        card.background());
  }

  private static ReadingState with(ReadingState s, List<Card> cards, Logged last) {
    return new ReadingState(
        s.study(),
        cards,
        s.unreadable(),
        s.loading(),
        s.lookedAt(),
        s.prompt(),
        Optional.of(last),
        s.filterTrouble(),
        s.deliveries(),
        s.trouble(),
        s.settingsTrouble(),
        s.who(),
        s.followUp());
  }

  @Override
  public CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    return later(
        "addendum " + step,
        () -> {
          UUID id = UUID.randomUUID();
          Addendum said = new Addendum(step, id, state.who().now(), clock.instant());
          become(s -> with(s, assessment, Optional.of(said)));
          return id;
        });
  }

  @Override
  public CompletableFuture<Entry> undoAddendum(UUID assessment) {
    return later(
        "undo-addendum",
        () -> {
          become(s -> with(s, assessment, Optional.empty()));
          return assessment;
        });
  }

  private static ReadingState with(ReadingState s, UUID assessment, Optional<Addendum> said) {
    Map<UUID, Addendum> addenda = new HashMap<>(s.followUp().addenda());
    addenda.remove(assessment);
    said.ifPresent(step -> addenda.put(assessment, step));
    return Scenes.with(s, new FollowUp(s.followUp().signOff(), addenda));
  }

  @Override
  public void readBy(Reader reader) {
    calls.add("read-by " + reader.id());
    become(s -> Scenes.readBy(s, reader));
  }

  @Override
  public CompletableFuture<Entry> refine(UUID assessment, Refinement refinement) {
    return later(
        "refine " + refinement,
        () -> {
          Logged was = find(assessment);
          Logged logged =
              new Logged(
                  was.entry(),
                  was.result(),
                  was.judgement(),
                  was.row(),
                  was.place(),
                  refinement.reason().or(was::reason),
                  refinement.what().or(was::what),
                  refinement.site().or(was::site),
                  refinement.comment().or(was::comment),
                  was.at(),
                  was.undoUntil(),
                  was.undone());
          become(s -> with(s, logged));
          return assessment;
        });
  }

  @Override
  public CompletableFuture<Entry> undo(UUID assessment) {
    return later(
        "undo",
        () -> {
          Logged was = find(assessment);
          Logged logged = as(was, was.entry(), was.judgement(), true);
          become(s -> with(s, logged));
          return assessment;
        });
  }

  @Override
  public CompletableFuture<Entry> outOfScope(UUID assessment) {
    return later(
        "out-of-scope",
        () -> {
          Logged was = find(assessment);
          become(s -> with(s, as(was, was.entry(), was.judgement(), true)));
          UUID id = UUID.randomUUID();
          become(s -> with(s, as(was, id, Judgement.OUT_OF_SCOPE, false)));
          return id;
        });
  }

  private static Logged as(Logged was, UUID entry, Judgement judgement, boolean undone) {
    return new Logged(
        entry,
        was.result(),
        judgement,
        was.row(),
        was.place(),
        was.reason(),
        was.what(),
        was.site(),
        was.comment(),
        was.at(),
        was.undoUntil(),
        undone);
  }

  private Logged find(UUID assessment) {
    return state.cards().stream()
        .flatMap(
            card ->
                java.util.stream.Stream.concat(
                    card.rows().stream().flatMap(row -> row.logged().stream()),
                    card.exam().stream()))
        .filter(logged -> logged.entry().equals(assessment))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public CompletableFuture<Optional<Entry>> dismissPrompt() {
    calls.add("dismiss");
    become(s -> Scenes.withPrompt(s, Optional.empty()));
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public void retryDeliveries() {
    calls.add("retry");
  }

  @Override
  public void offer(String label, Attributes dataset) {}

  @Override
  public void offer(Path file) {}

  @Override
  public void offer(String label, Supplier<Optional<Attributes>> dataset) {}

  @Override
  public void planes(Supplier<List<ImagePlane>> planes) {}

  @Override
  public void withdraw(Collection<String> sopInstanceUids) {}

  @Override
  public CompletableFuture<Optional<Preview>> preview(String object, int side) {
    calls.add("preview " + object + " " + side);
    return CompletableFuture.supplyAsync(() -> Optional.ofNullable(previews.get(object)), disk);
  }

  @Override
  public CompletableFuture<Optional<Path>> document(String object) {
    calls.add("document " + object);
    return CompletableFuture.supplyAsync(() -> document, disk);
  }

  @Override
  public void update(OpenStudy study) {}

  @Override
  public void loading(boolean loading) {}

  @Override
  public void inView(boolean inView) {}

  @Override
  public void close() {
    calls.add("close");
  }
}
