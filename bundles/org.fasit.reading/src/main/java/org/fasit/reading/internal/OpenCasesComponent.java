package org.fasit.reading.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.fasit.dicom.document.CaseArchive;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.journal.Destination;
import org.fasit.journal.Journal;
import org.fasit.model.AddendumStep;
import org.fasit.model.Entry;
import org.fasit.model.Reader;
import org.fasit.reading.OpenCases;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.ReadingRoom;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers the logged cases, as soon as there is a journal to decide into. */
@Component(
    service = OpenCases.class,
    configurationPid = "org.fasit.reading",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class OpenCasesComponent implements OpenCases {

  private static final String PACS = "pacs";

  /** An undo must be in the journal before the decision is sent. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  /** Where nothing is sent. */
  private static final Duration NOWHERE_SENT = Duration.ofSeconds(9);

  private final CaseDesk desk;
  private volatile @Nullable CaseArchive archive;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable ReadingRoom room;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile List<Destination> destinations = List.of();

  @Activate
  public OpenCasesComponent(@Reference Journal journal, ReadingRoomComponent.Config config) {
    this.desk =
        new CaseDesk(
            () -> Optional.ofNullable(archive),
            journal,
            this::reader,
            () -> undoWindow(destinations),
            Clock.systemUTC());
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindArchive(CaseArchive now) {
    archive = now;
    desk.archiveChanged();
  }

  void unbindArchive(CaseArchive gone) {
    if (archive == gone) {
      archive = null;
      desk.archiveChanged();
    }
  }

  /** Nothing here depends on the settings but the service's property: it is not made anew. */
  @Modified
  void modified(ReadingRoomComponent.Config now) {}

  @Deactivate
  void close() {
    desk.close();
  }

  private Reader reader() {
    ReadingRoom known = room;
    return known == null ? Reader.UNKNOWN : known.reader();
  }

  /** What is in the PACS stays there: a decision can be taken back as long as it is held back. */
  static Duration undoWindow(List<Destination> destinations) {
    return destinations.stream()
        .filter(destination -> destination.name().equals(PACS))
        .map(Destination::hold)
        .min(Duration::compareTo)
        .map(hold -> hold.compareTo(MARGIN) > 0 ? hold.minus(MARGIN) : Duration.ZERO)
        .orElse(NOWHERE_SENT);
  }

  @Override
  public OpenCasesState state() {
    return desk.state();
  }

  @Override
  public AutoCloseable watch(Consumer<OpenCasesState> listener) {
    return desk.watch(listener);
  }

  @Override
  public void read(boolean anew) {
    desk.read(anew);
  }

  @Override
  public void stop() {
    desk.stop();
  }

  @Override
  public CompletableFuture<Entry> decide(UUID assessment, Ruling ruling) {
    return desk.decide(assessment, ruling);
  }

  @Override
  public CompletableFuture<Entry> undo(UUID decision) {
    return desk.undo(decision);
  }

  @Override
  public CompletableFuture<Entry> addendum(UUID assessment, AddendumStep step) {
    return desk.addendum(assessment, step);
  }

  @Override
  public Optional<StudyPlace> study(String studyInstanceUid) {
    return desk.study(studyInstanceUid);
  }
}
