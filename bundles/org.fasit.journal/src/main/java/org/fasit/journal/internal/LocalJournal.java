package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.fasit.audit.AuditEvent.LogOpened;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Destination;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.Remark;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A journal in a folder of this computer or of its network. */
public final class LocalJournal implements OpenJournal {

  private static final Logger LOG = LoggerFactory.getLogger(LocalJournal.class);

  /** What deliveries under way may take to end, those of all destinations together. */
  static final Duration LAST_DELIVERIES = Duration.ofMillis(400);

  private static final Duration LAST_LINES = Duration.ofMillis(400);

  private final JournalOptions options;
  private final JournalFolder folder;
  private final Disk disk;
  private final Uuid7 ids;
  private final Watchers watchers = new Watchers();
  private final Farewell farewell = new Farewell(LAST_DELIVERIES);
  private final Map<String, Dispatcher> dispatchers = new HashMap<>();
  private final ThisProcess process = ThisProcess.find();
  private final Ledger ledger;
  private final JournalWriter writer;
  private final Keeper keeper;
  private final Archive archive;
  private final StudyLookups lookups;
  private volatile Optional<Path> own = Optional.empty();
  private volatile List<Destination> destinations = List.of();
  private boolean closed;

  /** Opens a journal; its threads do the rest. */
  public LocalJournal(JournalOptions options) {
    this(options, Disk.REAL);
  }

  LocalJournal(JournalOptions options, Disk disk) {
    this.options = options;
    this.disk = disk;
    this.folder = new JournalFolder(options.folder());
    this.ids = new Uuid7(options.random());
    this.ledger =
        new Ledger(
            options.clock(), options.backoff(), options.random(), this::write, watchers::tell);
    this.writer = new JournalWriter(options.folder(), this::begin, this::closing, ledger::apply);
    this.archive =
        new Archive(folder, options.archiveAfter(), options.clock(), ledger, this::write);
    this.keeper =
        new Keeper(
            folder,
            options.poll(),
            process,
            options.clock(),
            ledger,
            () -> own,
            archive,
            options.audit());
    this.lookups = new StudyLookups(folder, keeper.loaded());
    options.destinations().forEach(this::add);
    keeper.start();
    writer.start();
  }

  private CompletableFuture<Line> write(Line line) {
    return writer.submit(() -> line);
  }

  private OwnFile begin() throws IOException {
    keeper.loaded().join();
    keeper.checkFolder();
    Instant now = options.clock().instant();
    UUID id = ids.next(now);
    Path path = folder.file(now, process, id);
    own = Optional.of(path);
    Line.Header header =
        new Line.Header(
            LineCodec.FORMAT,
            id,
            now,
            process.host(),
            process.pid(),
            options.application(),
            ledger.destinations(),
            keeper.marks());
    return OwnFile.begin(path, header, disk);
  }

  private Line.Closed closing() {
    return new Line.Closed(options.clock().instant(), process.label(), 0);
  }

  @Override
  public CompletableFuture<Entry> append(Event event) {
    Instant time = options.clock().instant();
    return writer
        .submit(() -> new Line.Logged(new Entry(ids.next(time), time, event), wantedBy(event)))
        .thenApply(line -> ((Line.Logged) line).entry());
  }

  private List<String> wantedBy(Event event) {
    return destinations.stream()
        .filter(destination -> Wants.ask(destination, event))
        .map(Destination::name)
        .toList();
  }

  @Override
  public Lookup find(UUID entry) {
    try {
      Optional<EntryRef> ref = ledger.find(entry);
      if (ref.isPresent()) {
        return new Lookup.Found(ref.get().load(folder.archive()));
      }
      Optional<Entry> archived = archive.find(entry);
      return archived.<Lookup>map(Lookup.Found::new).orElseGet(() -> unfound(entry));
    } catch (IOException e) {
      LOG.warn("Cannot read back entry {} now", entry, Traces.of(e));
      return new Lookup.Unreadable(Unread.words(folder.path(), e));
    }
  }

  /** Nothing was found: whether nothing is there depends on whether all could be read. */
  private Lookup unfound(UUID entry) {
    if (ledger.isOpaque(entry)) {
      return new Lookup.Unreadable(Messages.text("unread.newerEntry"));
    }
    return keeper.unread().<Lookup>map(Lookup.Unreadable::new).orElseGet(Lookup.NotThere::new);
  }

  @Override
  public CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid) {
    return lookups.ofStudy(studyInstanceUid);
  }

  @Override
  public DeliveryState deliveries() {
    return ledger.state();
  }

  @Override
  public Subscription watch(Consumer<DeliveryState> listener) {
    return watchers.add(listener);
  }

  @Override
  public void retry(String destination) {
    ledger.retry(destination, id -> true).forEach(this::write);
  }

  @Override
  public void retry(String destination, Collection<UUID> entries) {
    ledger.retry(destination, Set.copyOf(entries)::contains).forEach(this::write);
  }

  @Override
  public List<Remark> remarks() {
    return ledger.remarks();
  }

  @Override
  public CompletableFuture<Integer> redeliver(String destination) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    Runnable work =
        () -> {
          try {
            done.complete(putAllBack(destination));
          } catch (IOException | RuntimeException e) {
            LOG.error("Could not put what {} has back in line", destination, e);
            done.completeExceptionally(
                e instanceof IOException
                    ? e
                    : new IOException(Messages.text("notRead", folder.path(), e), e));
          }
        };
    Threads.daemon("fasit-journal-redeliver", work).start();
    return done;
  }

  private int putAllBack(String destination) throws IOException {
    keeper.loaded().join();
    Kept kept = Kept.read(options.folder());
    List<UUID> meant =
        destinations.stream()
            .filter(here -> here.name().equals(destination))
            .findFirst()
            .map(kept::meantFor)
            .orElseGet(() -> kept.meantFor(destination));
    List<Line.Delivery> lines = new ArrayList<>(ledger.retry(destination, id -> true));
    lines.addAll(ledger.redeliver(destination, meant));
    try {
      CompletableFuture.allOf(lines.stream().map(this::write).toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException told) {
        throw told;
      }
      throw e;
    }
    archive.recall();
    return lines.stream()
        .filter(line -> line.outcome() == Line.Outcome.RESTORED)
        .mapToInt(line -> line.entries().size())
        .sum();
  }

  @Override
  public Path folder() {
    return options.folder();
  }

  @Override
  public Path folderToOpen() {
    options.audit().record(new LogOpened(folder().toUri().toString(), "journal"));
    return folder();
  }

  @Override
  public synchronized void add(Destination destination) {
    if (closed) {
      return;
    }
    remove(destination.name());
    ledger.open(destination);
    Dispatcher dispatcher = new Dispatcher(destination, ledger, this::write, keeper.loaded());
    dispatchers.put(destination.name(), dispatcher);
    listDestinations();
    dispatcher.start();
  }

  @Override
  public synchronized void remove(Destination destination) {
    Dispatcher dispatcher = dispatchers.get(destination.name());
    if (dispatcher != null && dispatcher.destination() == destination) {
      remove(destination.name());
    }
  }

  private void remove(String name) {
    Dispatcher dispatcher = dispatchers.remove(name);
    if (dispatcher == null) {
      return;
    }
    listDestinations();
    stop(List.of(dispatcher));
    ledger.shut(name);
  }

  private void listDestinations() {
    destinations = dispatchers.values().stream().map(Dispatcher::destination).toList();
  }

  private void stop(List<Dispatcher> some) {
    some.forEach(Dispatcher::stop);
    try {
      for (Dispatcher dispatcher : some) {
        dispatcher.join(farewell.left());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    lookups.close();
    stop(List.copyOf(dispatchers.values()));
    long deadline = System.nanoTime() + LAST_LINES.toNanos();
    try {
      writer.close((deadline - System.nanoTime()) / 1_000_000);
      keeper.stop((deadline - System.nanoTime()) / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keeper.release();
    watchers.close();
  }
}
