package org.fasit.weasis.internal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.reading.OpenCases;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.Phase;

/** Cases in memory, to be opened. */
final class HeldCases implements OpenCases {

  final List<Consumer<OpenCasesState>> watchers = new CopyOnWriteArrayList<>();
  volatile Optional<URI> service = Optional.of(URI.create("http://pacs.example/dicom-web"));
  volatile Optional<String> authorization = Optional.empty();
  volatile int readings;
  private volatile OpenCasesState state = OpenCasesState.NOTHING;

  /** One open case in each of these studies. */
  void hold(String... studies) {
    List<Item> items =
        Stream.of(studies)
            .map(uid -> new Item(logged(uid), Optional.empty(), Optional.empty()))
            .toList();
    state =
        new OpenCasesState(
            Phase.IDLE, 0, 0, items, Optional.of(Instant.now()), List.of(), Optional.empty());
    watchers.forEach(watcher -> watcher.accept(state));
  }

  private static LoggedCase logged(String uid) {
    InstanceRef entry = new InstanceRef("1.2.840.10008.5.1.4.1.1.88.59", uid + ".5", uid + ".6");
    Study study =
        new Study(
            new Patient("Prøve^Åse", "P1", "", Optional.empty(), Sex.FEMALE),
            uid,
            "",
            "ACC7",
            Optional.empty(),
            Optional.empty(),
            "",
            "DX",
            "WRIST",
            Optional.empty());
    return new LoggedCase(
        entry,
        Judgement.FALSE_POSITIVE,
        LoggedCase.State.OPEN,
        new AiProduct("Nordbein AS", "FracAI", "2.4.1"),
        Conclusion.POSITIVE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        new Reader("ola", "Test^Ola"),
        Instant.now(),
        study,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
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
    readings++;
  }

  @Override
  public void stop() {}

  @Override
  public CompletableFuture<Entry> decide(UUID assessment, Ruling ruling) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Entry> undo(UUID decision) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StudyPlace> study(String uid) {
    return service.map(base -> new StudyPlace(base, uid, authorization));
  }
}
