package org.fasit.reading.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.ImagePlane;
import org.fasit.dicom.Preview;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingState;
import org.fasit.reading.internal.Cases.Target;
import org.fasit.reading.internal.ResultParser.Parsed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door to one reading: takes calls from any thread and leads them, in order, to the lane on
 * which the {@link Round} does its work.
 */
final class StudyReading implements Reading {
  private static final Logger LOG = LoggerFactory.getLogger(StudyReading.class);
  private static final Duration DELIVERIES_PACE = Duration.ofMillis(200);
  private static final Parsed NOTHING = new Parsed.NotAiResult();

  private final Workplace workplace;
  private final Consumer<Reader> reading;
  private final Lane lane;
  private final Round round;
  private final Watchers<ReadingState> watchers;
  private final Intake intake;
  private final Pictures pictures;
  private final AtomicInteger imagesOffered = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean deliveriesDue = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Journal.Subscription deliveries;

  StudyReading(Workplace workplace, OpenStudy study) {
    this(workplace, study, nobody -> {});
  }

  /**
   * Opens a reading.
   *
   * @param reading is told who reads from now on
   */
  StudyReading(Workplace workplace, OpenStudy study, Consumer<Reader> reading) {
    this.workplace = workplace;
    this.reading = reading;
    lane = new Lane(workplace.threads().work());
    intake = new Intake(workplace.threads(), this::parsed);
    pictures = new Pictures(workplace.threads());
    round = new Round(workplace, lane, study, intake::busy, () -> later(() -> {}));
    watchers = new Watchers<>(workplace.threads().work(), round.state());
    deliveries = workplace.journal().watch(this::delivered);
    later(round::begin);
  }

  @Override
  public ReadingState state() {
    return watchers.latest();
  }

  @Override
  public AutoCloseable watch(Consumer<ReadingState> listener) {
    return closed.get() ? () -> {} : watchers.add(listener);
  }

  @Override
  public void offer(String label, Attributes dataset) {
    offer(label, () -> Optional.of(dataset), new Original.Held(dataset));
  }

  @Override
  public void offer(String label, Supplier<Optional<Attributes>> dataset) {
    offer(label, dataset, new Original.AtHost(dataset));
  }

  private void offer(String label, Supplier<Optional<Attributes>> dataset, Original original) {
    AtomicReference<Optional<Attributes>> once = new AtomicReference<>(Optional.empty());
    intake.offer(
        label,
        () -> {
          once.set(dataset.get());
          return once.get().map(read -> read.getString(Tag.SOPInstanceUID, label)).orElse(label);
        },
        () -> once.get().map(this::parse).map(parsed -> kept(parsed, original)).orElse(NOTHING));
    later(() -> {});
  }

  /** What a machine cannot read can be looked at later. */
  private Parsed kept(Parsed parsed, Original original) {
    if (parsed instanceof Parsed.Result read
        && StudyObjects.isPicture(read.found().detail().form())) {
      pictures.keep(read.found().result().key(), original);
    }
    return parsed;
  }

  private Parsed parse(Attributes dataset) {
    String own = state().study().study().studyInstanceUid();
    if (!own.equals(dataset.getString(Tag.StudyInstanceUID, own))) {
      LOG.debug("An object of another study was refused");
      return NOTHING;
    }
    Parsed parsed = workplace.parser().parse(dataset);
    return parsed instanceof Parsed.NotAiResult
        ? SignOffs.of(dataset).<Parsed>map(Parsed.SignedOff::new).orElse(parsed)
        : parsed;
  }

  @Override
  public void offer(Path file) {
    Path name = file.getFileName();
    intake.offer(
        (name == null ? file : name).toString(),
        () -> file.toAbsolutePath().toString(),
        () -> kept(workplace.parser().parse(file), new Original.InFile(file)));
    later(() -> {});
  }

  @Override
  public void planes(Supplier<List<ImagePlane>> planes) {
    String key = "planes " + imagesOffered.incrementAndGet();
    intake.offer(key, () -> key, () -> read(planes));
    later(() -> {});
  }

  /** Where an image lies is not worth a word when its header does not tell. */
  private static Parsed read(Supplier<List<ImagePlane>> planes) {
    try {
      return new Parsed.Planes(planes.get());
    } catch (RuntimeException problem) {
      LOG.debug("Where an image lies could not be read", problem);
      return NOTHING;
    }
  }

  @Override
  public void withdraw(Collection<String> sopInstanceUids) {
    Set<String> gone = Set.copyOf(sopInstanceUids);
    intake.withdraw(
        gone,
        keys -> {
          gone.forEach(pictures::forget);
          later(() -> round.withdraw(keys, gone));
        });
  }

  @Override
  public CompletableFuture<Optional<Preview>> preview(String object, int side) {
    return pictures.preview(object, side);
  }

  @Override
  public CompletableFuture<Optional<Path>> document(String object) {
    return pictures.document(object);
  }

  @Override
  public void update(OpenStudy study) {
    later(() -> round.update(study));
  }

  @Override
  public void loading(boolean loading) {
    later(() -> round.loading(loading));
  }

  @Override
  public void inView(boolean inView) {
    later(() -> round.inView(inView));
  }

  @Override
  public CompletableFuture<Entry> falsePositive(String result, String finding) {
    return log(result, Judgement.FALSE_POSITIVE, Optional.of(finding), Optional.empty());
  }

  @Override
  public CompletableFuture<Entry> falsePositiveExam(String result) {
    return log(result, Judgement.FALSE_POSITIVE, Optional.empty(), Optional.empty());
  }

  @Override
  public CompletableFuture<Entry> falseNegative(String result, Region place) {
    return log(result, Judgement.FALSE_NEGATIVE, Optional.empty(), Optional.of(place));
  }

  @Override
  public CompletableFuture<Entry> falseNegativeExam(String result) {
    return log(result, Judgement.FALSE_NEGATIVE, Optional.empty(), Optional.empty());
  }

  @Override
  public CompletableFuture<Entry> agree(String result) {
    return log(result, Judgement.AGREE, Optional.empty(), Optional.empty());
  }

  @Override
  public CompletableFuture<Entry> refine(UUID assessment, Refinement refinement) {
    return ask(() -> round.refine(assessment, refinement));
  }

  @Override
  public CompletableFuture<Entry> outOfScope(UUID assessment) {
    return ask(() -> round.outOfScope(assessment));
  }

  @Override
  public CompletableFuture<Entry> undo(UUID assessment) {
    return ask(() -> round.undo(assessment));
  }

  @Override
  public CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    return ask(() -> round.addendum(assessment, step));
  }

  @Override
  public CompletableFuture<Entry> undoAddendum(UUID assessment) {
    return ask(() -> round.undoAddendum(assessment));
  }

  @Override
  public void readBy(Reader reader) {
    if (!closed.get()) {
      reading.accept(reader);
    }
  }

  /** Somebody else reads from now on. */
  void readerChanged() {
    later(round::readerChanged);
  }

  @Override
  public CompletableFuture<Optional<Entry>> dismissPrompt() {
    return ask(round::dismissPrompt);
  }

  @Override
  public void retryDeliveries() {
    later(
        () ->
            workplace.journal().deliveries().lines().stream()
                .filter(line -> line.rejected() > 0)
                .forEach(line -> workplace.journal().retry(line.destination())));
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    deliveries.close();
    intake.close();
    pictures.close();
    watchers.clear();
    try {
      lane.execute(() -> round.end().whenComplete((done, problem) -> ended.complete(null)));
    } catch (RejectedExecutionException shutDown) {
      ended.complete(null);
    }
  }

  /** Tells the state anew: something around the reading has changed. */
  void tellAgain() {
    later(() -> {});
  }

  /** Done when nothing of this reading is under way any more. */
  CompletionStage<Void> ended() {
    return ended;
  }

  private void parsed(String key, String label, Parsed parsed) {
    later(
        () -> {
          intake.taken();
          round.parsed(key, label, parsed);
        });
  }

  private CompletableFuture<Entry> log(
      String result, Judgement judgement, Optional<String> finding, Optional<Region> place) {
    Target target = new Target(result, judgement, finding, place);
    return ask(() -> round.log(target));
  }

  private void delivered(DeliveryState state) {
    if (!deliveriesDue.compareAndSet(false, true)) {
      return;
    }
    try {
      workplace
          .threads()
          .timer()
          .schedule(
              () -> {
                deliveriesDue.set(false);
                later(() -> round.deliveries(workplace.journal().deliveries()));
              },
              DELIVERIES_PACE.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException shutDown) {
      LOG.debug("No more news of deliveries: shutting down");
    }
  }

  /** Does a step on the lane and tells of the state that comes of it. */
  private void later(Runnable step) {
    if (closed.get()) {
      return;
    }
    try {
      lane.execute(
          () -> {
            if (!closed.get()) {
              step.run();
              watchers.publish(round.state());
            }
          });
    } catch (RejectedExecutionException shutDown) {
      LOG.debug("A call came after the end");
    }
  }

  /**
   * Asks for something durable. The answer is given after the state that shows it, and on a thread
   * on which the caller may wait for further answers.
   */
  private <T> CompletableFuture<T> ask(Supplier<CompletableFuture<T>> action) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (closed.get()) {
      answer.completeExceptionally(new IllegalStateException(Messages.get("closed")));
      return answer;
    }
    try {
      lane.execute(() -> start(action, answer));
    } catch (RejectedExecutionException shutDown) {
      answer.completeExceptionally(new IllegalStateException(Messages.get("closed")));
    }
    return answer;
  }

  private <T> void start(Supplier<CompletableFuture<T>> action, CompletableFuture<T> answer) {
    CompletableFuture<T> work = action.get();
    watchers.publish(round.state());
    work.whenComplete((done, problem) -> finish(answer, done, problem));
  }

  private <T> void finish(CompletableFuture<T> answer, T done, Throwable problem) {
    Runnable tell =
        () -> {
          if (problem == null) {
            answer.complete(done);
          } else {
            answer.completeExceptionally(Reasons.root(problem));
          }
        };
    try {
      watchers.publish(round.state());
      workplace.threads().work().execute(tell);
    } catch (RejectedExecutionException shutDown) {
      tell.run();
    }
  }
}
