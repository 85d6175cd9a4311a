package org.fasit.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.LoggedCase.Decision;
import org.fasit.dicom.document.LoggedCase.Said;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.reading.OpenCases;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.Mine;
import org.fasit.reading.OpenCasesState.MyAddendum;
import org.fasit.reading.OpenCasesState.Phase;

/** Logged cases in memory; decisions are durable at once. */
final class FakeCases implements OpenCases {

  /** What was decided, in order. */
  record Decided(UUID assessment, Ruling ruling) {}

  final List<Decided> decided = new CopyOnWriteArrayList<>();
  final List<UUID> undone = new CopyOnWriteArrayList<>();
  final List<Boolean> readings = new CopyOnWriteArrayList<>();
  final List<Consumer<OpenCasesState>> watchers = new CopyOnWriteArrayList<>();
  volatile Duration undoWindow = Duration.ofSeconds(9);
  volatile Optional<String> refusal = Optional.empty();
  private final TestClock clock;
  private volatile OpenCasesState state = OpenCasesState.NOTHING;

  FakeCases(TestClock clock) {
    this.clock = clock;
  }

  static Item open(int number, Judgement judgement, String finding) {
    return item(number, judgement, finding, Optional.empty());
  }

  static Item decided(int number, Judgement judgement, String finding, Adjudication decision) {
    Optional<Judgement> corrected =
        decision == Adjudication.CORRECTED ? Optional.of(Judgement.AGREE) : Optional.empty();
    return item(
        number,
        judgement,
        finding,
        Optional.of(
            new Decision(
                decision,
                corrected,
                Optional.empty(),
                Optional.empty(),
                Optional.of("Kontroll etter tre uker"),
                new Reader("ida", "Test^Ida"),
                Scenes.NOW.minus(Duration.ofHours(3)))));
  }

  private static Item item(
      int number, Judgement judgement, String finding, Optional<Decision> decision) {
    State state = decision.map(d -> State.valueOf(d.decision().name())).orElse(State.OPEN);
    boolean chest = number % 3 == 0;
    AiProduct product =
        chest
            ? new AiProduct("Lungestad", "ThoraxFem", "1.9")
            : new AiProduct("Nordbein AS", "FracAI", "2.4.1");
    boolean odd = number % 2 == 1;
    InstanceRef image = new InstanceRef("1.2", "2.25.1" + number, "2.25.2");
    Study study =
        new Study(
            new Patient(odd ? "Prøve^Åse" : "Test^Ola", "P" + number, "", empty(), Sex.FEMALE),
            "2.25.9" + number,
            "",
            "ACC" + number,
            Optional.of(java.time.LocalDate.of(2026, 9, 14)),
            empty(),
            chest ? "Thorax" : "Venstre håndledd",
            "DX",
            chest ? "CHEST" : "WRIST",
            empty());
    Assessment assessment =
        new Assessment(
            judgement, product, Conclusion.POSITIVE, List.of(), empty(), empty(), List.of(image));
    return new Item(
        new LoggedCase(
            new InstanceRef("1.2.840.10008.5.1.4.1.1.88.59", "2.25.5" + number, "2.25.6"),
            judgement,
            state,
            product,
            judgement == Judgement.FALSE_NEGATIVE ? Conclusion.NEGATIVE : Conclusion.POSITIVE,
            Optional.of(new Code(Integer.toString(number), "99TEST", finding)),
            Optional.of(
                chest
                    ? new Code("45653009", "SCT", "Upper lobe of lung")
                    : new Code("62413002", "SCT", "Radius")),
            Optional.of(new Code("7771000", "SCT", "Left")),
            empty(),
            odd ? Optional.of("Vekstskive") : empty(),
            List.of(),
            List.of(image),
            List.of(),
            odd ? new Reader("kari", "Test^Kari") : new Reader("per", "Test^Per"),
            Scenes.NOW.minus(Duration.ofDays(3L * number)),
            study,
            Optional.of(new UUID(0x7000, 0x8000_0000_0000_0000L + number)),
            Optional.of(assessment),
            decision),
        empty(),
        empty());
  }

  private static <T> Optional<T> empty() {
    return Optional.empty();
  }

  void hold(Item... items) {
    become(state(Phase.IDLE, List.of(items), List.of(), Optional.empty()));
  }

  OpenCasesState state(
      Phase phase, List<Item> items, List<String> unread, Optional<String> trouble) {
    Optional<Instant> at = phase == Phase.IDLE ? Optional.of(clock.instant()) : Optional.empty();
    return new OpenCasesState(phase, 2, 5, items, at, unread, trouble);
  }

  void become(OpenCasesState next) {
    state = next;
    watchers.forEach(watcher -> watcher.accept(next));
  }

  @Override
  public OpenCasesState state() {
    return state;
  }

  @Override
  public AutoCloseable watch(Consumer<OpenCasesState> listener) {
    watchers.add(listener);
    listener.accept(state);
    return () -> watchers.remove(listener);
  }

  @Override
  public void read(boolean anew) {
    readings.add(anew);
  }

  @Override
  public void stop() {
    become(state(Phase.IDLE, state.cases(), List.of(), Optional.empty()));
  }

  @Override
  public CompletableFuture<Entry> decide(UUID assessment, Ruling ruling) {
    if (refusal.isPresent()) {
      return CompletableFuture.failedFuture(new IllegalStateException(refusal.get()));
    }
    decided.add(new Decided(assessment, ruling));
    UUID id = new UUID(0x7001, 0x8000_0000_0000_0000L + decided.size());
    Instant now = clock.instant();
    mine(assessment, Optional.of(new Mine(ruling, Optional.of(id), now, now.plus(undoWindow))));
    return CompletableFuture.completedFuture(entry(id));
  }

  private static Entry entry(UUID id) {
    return new Entry(id, Scenes.NOW, new Event.Undone(id, new Reader("kari", "")));
  }

  /** The steps said of addenda, in order. */
  final List<AddendumStep> addenda = new CopyOnWriteArrayList<>();

  @Override
  public CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    addenda.add(step);
    UUID id = new UUID(0x7002, 0x8000_0000_0000_0000L + addenda.size());
    Said said = new Said(Scenes.KARI, clock.instant());
    become(
        with(
            assessment,
            item -> {
              Said needed = item.addendum().map(LoggedCase.Addendum::needed).orElse(said);
              Optional<Said> seen =
                  step == AddendumStep.ACKNOWLEDGED ? Optional.of(said) : Optional.empty();
              return new Item(
                  item.logged(),
                  item.mine(),
                  item.meanwhile(),
                  Optional.of(
                      new MyAddendum(
                          Optional.of(id), Optional.of(new LoggedCase.Addendum(needed, seen)))));
            }));
    return CompletableFuture.completedFuture(entry(id));
  }

  /** The same case, of which somebody said that an addendum is needed. */
  static Item overdue(Item item, Duration since) {
    Said needed = new Said(new Reader("ida", "Test^Ida"), Scenes.NOW.minus(since));
    return new Item(
        item.logged(),
        item.mine(),
        item.meanwhile(),
        Optional.of(
            new MyAddendum(
                Optional.empty(), Optional.of(new LoggedCase.Addendum(needed, Optional.empty())))));
  }

  private OpenCasesState with(UUID assessment, UnaryOperator<Item> change) {
    List<Item> items =
        state.cases().stream()
            .map(
                item ->
                    item.logged().id().equals(Optional.of(assessment)) ? change.apply(item) : item)
            .toList();
    return new OpenCasesState(
        state.phase(),
        state.read(),
        state.all(),
        items,
        state.at(),
        state.unread(),
        state.trouble());
  }

  @Override
  public CompletableFuture<Entry> undo(UUID decision) {
    undone.add(decision);
    state.cases().stream()
        .filter(i -> i.mine().flatMap(Mine::entry).equals(Optional.of(decision)))
        .flatMap(i -> i.logged().id().stream())
        .forEach(id -> mine(id, Optional.empty()));
    return CompletableFuture.completedFuture(entry(decision));
  }

  private void mine(UUID assessment, Optional<Mine> mine) {
    List<Item> items = new ArrayList<>();
    for (Item item : state.cases()) {
      boolean it = item.logged().id().equals(Optional.of(assessment));
      items.add(it ? new Item(item.logged(), mine, item.meanwhile()) : item);
    }
    become(
        new OpenCasesState(
            state.phase(),
            state.read(),
            state.all(),
            items,
            state.at(),
            state.unread(),
            state.trouble()));
  }

  @Override
  public Optional<StudyPlace> study(String uid) {
    return Optional.empty();
  }
}
