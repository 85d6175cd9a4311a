package org.fasit.reading.internal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.BadProfileException;
import org.fasit.dicom.SiteProfile;
import org.fasit.dicom.SiteProfile.Sender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads objects by the site's profile, which is looked at every two seconds: a changed one holds
 * for what is read from then on. A bad one changes nothing, and is told.
 */
final class SiteProfiles implements ResultParser {
  private static final Logger LOG = LoggerFactory.getLogger(SiteProfiles.class);
  private static final long PACE_SECONDS = 2;

  /** For how long a start waits for a slow share. */
  private static final long PATIENCE_SECONDS = 3;

  private final Threads threads;
  private final Runnable whenTold;
  private volatile SiteProfile profile = SiteProfile.NONE;
  private volatile ResultParser parser = new DicomParser(SiteProfile.NONE);
  private volatile @Nullable String trouble;
  private String named = "";
  private @Nullable Watch watch;

  /**
   * @param whenTold called when there is trouble to tell, or no longer
   */
  SiteProfiles(Threads threads, Runnable whenTold) {
    this.threads = threads;
    this.whenTold = whenTold;
  }

  /** What holds now, senders that the settings name included. */
  SiteProfile profile() {
    return profile;
  }

  /** Why the newest profile is not in force. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /**
   * Takes over the configuration.
   *
   * @param file path of the profile file; blank for none
   */
  void configure(List<Sender> senders, String file) {
    Optional<Watch> started = change(senders, file);
    started.ifPresent(Watch::await);
  }

  private synchronized Optional<Watch> change(List<Sender> senders, String file) {
    Watch last = watch;
    if (last != null && named.equals(file)) {
      use(profile.withSenders(senders));
      return Optional.empty();
    }
    if (last != null) {
      last.pace.cancel(false);
    }
    watch = null;
    named = file;
    use(SiteProfile.NONE.withSenders(senders));
    tell(null);
    if (file.isBlank()) {
      return Optional.empty();
    }
    Watch started = new Watch(Path.of(file));
    watch = started;
    return Optional.of(started);
  }

  private void use(SiteProfile now) {
    profile = now;
    parser = new DicomParser(now);
  }

  private synchronized void found(Watch by, SiteProfile read) {
    if (by != watch) {
      return;
    }
    if (!read.version().equals(profile.version())) {
      use(read.withSenders(profile.senders()));
      LOG.info("Site profile in force: {}, version {}", by.file, read.version());
    }
    tell(null);
  }

  private synchronized void refused(Watch by, String problem) {
    if (by == watch) {
      tell(problem);
    }
  }

  private void tell(@Nullable String problem) {
    String before = trouble;
    trouble = problem;
    if (problem != null && !problem.equals(before)) {
      LOG.error(problem);
    }
    if (before == null ? problem != null : !before.equals(problem)) {
      whenTold.run();
    }
  }

  @Override
  public Parsed parse(Attributes dataset) {
    return parser.parse(dataset);
  }

  @Override
  public Parsed parse(Path file) {
    return parser.parse(file);
  }

  /** Looks at one file again and again, never twice at a time. */
  private final class Watch {
    private final Path file;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final ScheduledFuture<?> pace;

    Watch(Path file) {
      this.file = file;
      pace =
          threads
              .timer()
              .scheduleWithFixedDelay(
                  () -> threads.work().execute(this::look), 0, PACE_SECONDS, TimeUnit.SECONDS);
    }

    void await() {
      try {
        looked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private void look() {
      if (!busy.compareAndSet(false, true)) {
        return;
      }
      try {
        found(this, SiteProfile.read(file, Locale.getDefault()));
      } catch (BadProfileException problem) {
        refused(this, Messages.get("profile.refused", file, problem.getMessage()));
      } catch (NoSuchFileException problem) {
        refused(this, Messages.get("profile.missing", file));
      } catch (IOException | RuntimeException problem) {
        refused(this, Messages.get("profile.refused", file, Reasons.of(problem)));
      } finally {
        busy.set(false);
        looked.countDown();
      }
    }
  }
}
