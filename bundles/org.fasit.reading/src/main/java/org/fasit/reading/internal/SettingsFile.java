package org.fasit.reading.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fasit.reading.Settings;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the settings file and makes each section a configuration. Looks every two seconds whether
 * the file changed.
 *
 * <p>The file is named by the framework or system property {@code fasit.config}, else it is {@code
 * .fasit/fasit.json} in the user's home. A file that has something wrong changes nothing.
 */
@Component(service = Settings.class, immediate = true)
public final class SettingsFile implements Settings {
  static final int MOST_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final String PROPERTY = "fasit.config";
  private static final long PACE_SECONDS = 2;

  /** What stands in the file; empty when there is none. */
  private record Content(Optional<ByteBuffer> bytes) {
    static final Content NONE = new Content(Optional.empty());
  }

  private final Path file;
  private final Path home;
  private final Configurations configurations;
  private final ScheduledExecutorService timer;
  private volatile @Nullable String trouble;
  private @Nullable Content seen;
  private boolean goneOnce;

  @Activate
  public SettingsFile(BundleContext context, @Reference ConfigurationAdmin admin) {
    this(
        Optional.ofNullable(context.getProperty(PROPERTY)),
        Path.of(System.getProperty("user.home")),
        new Configurations(admin));
    timer.scheduleWithFixedDelay(this::check, PACE_SECONDS, PACE_SECONDS, TimeUnit.SECONDS);
  }

  /** Reads the file once; whoever calls this constructor calls {@link #check} later on. */
  SettingsFile(Optional<String> named, Path home, Configurations configurations) {
    this.home = home;
    this.configurations = configurations;
    file =
        named
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .orElse(home.resolve(".fasit").resolve("fasit.json"))
            .toAbsolutePath();
    timer = Executors.newSingleThreadScheduledExecutor(SettingsFile::thread);
    check();
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Takes the file over if it changed. */
  void check() {
    try {
      takeOver(read());
    } catch (SettingsException problem) {
      refuse(problem.getMessage());
    } catch (IOException | RuntimeException problem) {
      LOG.debug("Settings could not be read or set", problem);
      seen = null;
      refuse(Messages.get("settings.notReadable", Reasons.of(problem)));
    }
  }

  private void takeOver(Content now) throws SettingsException, IOException {
    if (now.equals(seen)) {
      goneOnce = false;
      return;
    }
    if (now.equals(Content.NONE) && seen != null && !goneOnce) {
      goneOnce = true; // perhaps an editor is just replacing it: believe it the second time
      return;
    }
    goneOnce = false;
    seen = now;
    Map<String, Map<String, Object>> sections = defaults();
    if (now.bytes().isPresent()) {
      byte[] bytes = now.bytes().get().array();
      new SettingsParser(folder(), home)
          .parse(bytes)
          .forEach((name, section) -> sections.merge(name, section, SettingsFile::over));
    }
    VigilanceSettings.check(sections.get("vigilance"));
    configurations.put(sections);
    trouble = null;
    LOG.info("Settings in force: {}", now.bytes().isPresent() ? file : "defaults");
  }

  private static Map<String, Object> over(Map<String, Object> base, Map<String, Object> given) {
    base.putAll(given);
    return base;
  }

  private Path folder() {
    Path parent = file.getParent();
    return parent == null ? home : parent;
  }

  /** The last good settings stay; where there never were any, the defaults hold. */
  private void refuse(String problem) {
    String told = Messages.get("settings.refused", file, problem);
    if (told.equals(trouble)) {
      return;
    }
    trouble = told;
    LOG.error(told);
    try {
      for (Map.Entry<String, Map<String, Object>> section : defaults().entrySet()) {
        if (!configurations.known(section.getKey())) {
          configurations.put(section.getKey(), section.getValue());
        }
      }
    } catch (IOException failed) {
      LOG.error("Default settings could not be set", failed);
    }
  }

  private Map<String, Map<String, Object>> defaults() {
    Path folder = home.resolve(".fasit");
    Map<String, Map<String, Object>> defaults = new TreeMap<>();
    SettingsSchema.ALWAYS.forEach(name -> defaults.put(name, new TreeMap<>()));
    defaults.get("journal").put("folder", folder.resolve("journal").toString());
    return defaults;
  }

  private Content read() throws IOException, SettingsException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new SettingsException(Messages.get("settings.tooLarge", MOST_BYTES));
      }
      return new Content(Optional.of(ByteBuffer.wrap(bytes)));
    } catch (NoSuchFileException absent) {
      return Content.NONE;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "fasit-settings");
    thread.setDaemon(true);
    return thread;
  }
}
