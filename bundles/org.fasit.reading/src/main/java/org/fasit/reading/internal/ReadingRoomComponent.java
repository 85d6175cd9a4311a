package org.fasit.reading.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fasit.dicom.SiteProfile;
import org.fasit.filter.Filter;
import org.fasit.journal.Journal;
import org.fasit.model.OpenStudy;
import org.fasit.model.Reader;
import org.fasit.reading.HostProfile;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.Settings;
import org.fasit.vigilance.Vigilance;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens readings as configured; a new configuration holds for studies opened from then on. */
@Component(
    service = ReadingRoom.class,
    configurationPid = "org.fasit.reading",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ReadingRoomComponent implements ReadingRoom {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingRoomComponent.class);
  private static final Duration FAREWELL = Duration.ofMillis(400);

  /** Section {@code reading} of the settings file. */
  public @interface Config {
    /** Sign-in name of who reads; that of the host, else of the operating system, when empty. */
    String readerId() default "";

    /** DICOM Person Name of who reads. */
    String readerName() default "";

    /** Accounts that several people use: whoever reads under one is not known. */
    String[] sharedAccounts() default "";

    /** JSON list of those who read at this workstation, to choose from. */
    String readers() default "[]";

    /** JSON list of senders whose objects count as AI results although nothing in them says so. */
    String senders() default "[]";

    /** Whether the reader decides on the site's logged cases, and is shown them. */
    boolean superuser() default false;

    /** Path of the site's profile, which tells how peculiar results are read; empty for none. */
    String profile() default "";
  }

  private final Journal journal;
  private final Filter filter;
  private final Threads threads = Threads.start();
  private final Set<StudyReading> open = ConcurrentHashMap.newKeySet();
  private final CurrentReader reader = new CurrentReader(this::signedIn);
  private volatile Config config;
  private final SiteProfiles profiles =
      new SiteProfiles(threads, () -> open.forEach(StudyReading::tellAgain));

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Vigilance vigilance;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable HostProfile host;

  private volatile @Nullable Settings settings;
  private Settings.@Nullable Watch watch;

  @Activate
  public ReadingRoomComponent(@Reference Journal journal, @Reference Filter filter, Config config) {
    this.journal = journal;
    this.filter = filter;
    this.config = config;
    modified(config);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  synchronized void bindSettings(Settings now) {
    unwatch();
    settings = now;
    watch = now.watch(() -> open.forEach(StudyReading::tellAgain));
  }

  synchronized void unbindSettings(Settings gone) {
    if (settings == gone) {
      unwatch();
      settings = null;
    }
  }

  private void unwatch() {
    Settings.Watch last = watch;
    if (last != null) {
      last.close();
    }
    watch = null;
  }

  @Modified
  void modified(Config now) {
    config = now;
    try {
      profiles.configure(DicomParser.senders(now.senders()), now.profile());
    } catch (SettingsException problem) {
      LOG.error("The senders named before stay: {}", problem.getMessage());
    }
    try {
      reader.configure(
          CurrentReader.setup(
              now.readerId(), now.readerName(), now.sharedAccounts(), now.readers()));
    } catch (SettingsException problem) {
      LOG.error("The readers named before stay: {}", problem.getMessage());
    }
    open.forEach(StudyReading::readerChanged);
  }

  /** Somebody says who reads; it holds in every open study. */
  private void readBy(Reader now) {
    reader.choose(now);
    open.forEach(StudyReading::readerChanged);
  }

  @Override
  public Reader reader() {
    reader.refresh();
    return reader.who().now();
  }

  @Override
  public Reading open(OpenStudy study) {
    reader.refresh();
    return opened(new StudyReading(workplace(), study, this::readBy));
  }

  @Override
  public Optional<Reading> rehearse() {
    StudyReading reading =
        opened(new StudyReading(workplace().rehearsing(), Rehearsal.study(), nobody -> {}));
    CompletableFuture.delayedExecutor(Rehearsal.REPORT_AFTER_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> reading.offer("rehearsal", Rehearsal.report()));
    return Optional.of(reading);
  }

  private StudyReading opened(StudyReading reading) {
    open.add(reading);
    reading.ended().thenRun(() -> open.remove(reading));
    return reading;
  }

  @Override
  public SiteProfile profile() {
    return profiles.profile();
  }

  /** Closes what is still open, and waits a moment for what is on its way to the disk. */
  @Deactivate
  void close() {
    open.forEach(StudyReading::close);
    CompletableFuture<?>[] endings =
        open.stream()
            .map(reading -> reading.ended().toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(endings).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      LOG.warn("Some exposures were not ended in the journal: it took too long");
    }
    threads.close();
  }

  private Workplace workplace() {
    return new Workplace(
        reader::who,
        journal,
        filter,
        () -> Optional.ofNullable(vigilance),
        this::settingsTrouble,
        profiles,
        Clock.systemUTC(),
        System::nanoTime,
        threads);
  }

  private Optional<String> settingsTrouble() {
    return Optional.ofNullable(settings).flatMap(Settings::trouble).or(profiles::trouble);
  }

  private String signedIn() {
    HostNodes profile = new HostNodes();
    profile.host(Optional.ofNullable(host));
    return profile.user();
  }
}
