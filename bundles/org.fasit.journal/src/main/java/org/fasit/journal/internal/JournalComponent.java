package org.fasit.journal.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.fasit.audit.AuditTrails;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Destination;
import org.fasit.journal.Journal;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.Lookup;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.Remark;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as a service. A destination may itself use the journal, so it is fetched from the
 * service registry only after the journal is there, and the host has started, on a thread of its
 * own.
 */
@Component(
    service = Journal.class,
    immediate = true,
    configurationPid = "org.fasit.journal",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class JournalComponent implements Journal {

  private static final Logger LOG = LoggerFactory.getLogger(JournalComponent.class);

  private final BundleContext context;
  private final OpenJournal journal;
  private final Farewell farewell = new Farewell(LocalJournal.LAST_DELIVERIES);
  private final Map<ServiceReference<Destination>, Destination> fetched = new ConcurrentHashMap<>();
  private final ExecutorService fetcher =
      Executors.newSingleThreadExecutor(work -> Threads.daemon("fasit-journal-fetcher", work));

  /** The configuration {@code org.fasit.journal}. */
  @interface Config {
    /** Where the journal lies; {@code ${user.home}} and a leading {@code ~} are understood. */
    String folder() default "${user.home}/.fasit/journal";
  }

  @Activate
  public JournalComponent(BundleContext context, Config config) {
    this.context = context;
    fetcher.execute(new HostStart(context)::await);
    String application = "Fasit " + context.getBundle().getVersion();
    this.journal =
        new LocalJournal(
            JournalOptions.of(path(config.folder()))
                .withApplication(application)
                .withAudit(AuditTrails.of(context)));
  }

  static Path path(String folder) {
    String home = System.getProperty("user.home");
    String expanded = folder.replace("${user.home}", home);
    return Path.of(expanded.startsWith("~") ? home + expanded.substring(1) : expanded);
  }

  @Deactivate
  void close() {
    fetcher.shutdownNow();
    journal.close();
  }

  @Reference(
      service = Destination.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addDestination(ServiceReference<Destination> reference) {
    try {
      fetcher.execute(() -> fetch(reference));
    } catch (RejectedExecutionException e) {
      LOG.trace("Closed");
    }
  }

  private void fetch(ServiceReference<Destination> reference) {
    Destination destination = context.getService(reference);
    if (destination == null) {
      LOG.debug("A destination went as fast as it came");
      return;
    }
    fetched.put(reference, destination);
    journal.add(destination);
  }

  void removeDestination(ServiceReference<Destination> reference) {
    try {
      Future<?> drop = fetcher.submit(() -> drop(reference));
      if (fetched.containsKey(reference)) {
        drop.get(farewell.left(), TimeUnit.MILLISECONDS);
      }
    } catch (RejectedExecutionException e) {
      LOG.trace("Closed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      LOG.info("A delivery under way goes on a little after its destination has gone");
    } catch (ExecutionException e) {
      LOG.warn("A destination could not be let go of", e);
    }
  }

  private void drop(ServiceReference<Destination> reference) {
    Destination destination = fetched.remove(reference);
    if (destination != null) {
      journal.remove(destination);
      context.ungetService(reference);
    }
  }

  @Override
  public CompletableFuture<Entry> append(Event event) {
    return journal.append(event);
  }

  @Override
  public Lookup find(UUID entry) {
    return journal.find(entry);
  }

  @Override
  public CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid) {
    return journal.ofStudy(studyInstanceUid);
  }

  @Override
  public DeliveryState deliveries() {
    return journal.deliveries();
  }

  @Override
  public Subscription watch(Consumer<DeliveryState> listener) {
    return journal.watch(listener);
  }

  @Override
  public void retry(String destination) {
    journal.retry(destination);
  }

  @Override
  public void retry(String destination, Collection<UUID> entries) {
    journal.retry(destination, entries);
  }

  @Override
  public List<Remark> remarks() {
    return journal.remarks();
  }

  @Override
  public CompletableFuture<Integer> redeliver(String destination) {
    return journal.redeliver(destination);
  }

  @Override
  public Path folder() {
    return journal.folder();
  }

  @Override
  public Path folderToOpen() {
    return journal.folderToOpen();
  }
}
