package org.fasit.reading.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fasit.journal.ConnectionTest;
import org.fasit.reading.HostProfile;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the settings file and makes each section a configuration, on a thread of its own, so that
 * the host's start does not wait for it. Looks every two seconds whether the file changed.
 *
 * <p>The file is named by the framework or system property {@code fasit.config}, else it is {@code
 * .fasit/fasit.json} in the user's home. A file that has something wrong changes nothing.
 */
@Component(
    service = {Settings.class, SettingsEditor.class},
    immediate = true)
public final class SettingsFile implements Settings, SettingsEditor {
  static final int MOST_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final String PROPERTY = "fasit.config";
  private static final long PACE_SECONDS = 2;
  private static final int NODE_PACE = 15;

  /** What stands in the file; empty when there is none. */
  private record Content(Optional<ByteBuffer> bytes) {
    static final Content NONE = new Content(Optional.empty());
  }

  private final Path file;
  private final Path home;
  private final Configurations configurations;
  private final ScheduledExecutorService timer;
  private final SettingsForms forms;
  private final HostNodes nodes = new HostNodes();
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
  private volatile @Nullable String trouble;
  private volatile Map<String, String> keys = Map.of();
  private @Nullable Content seen;
  private boolean goneOnce;
  private boolean nodeNamed;
  private int checks;

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<ConnectionTest> tests = List.of();

  @Activate
  public SettingsFile(BundleContext context, @Reference ConfigurationAdmin admin) {
    this(
        Optional.ofNullable(context.getProperty(PROPERTY)),
        Path.of(System.getProperty("user.home")),
        new Configurations(admin));
    timer.scheduleWithFixedDelay(this::check, 0, PACE_SECONDS, TimeUnit.SECONDS);
  }

  /** Reads nothing yet: whoever calls this constructor calls {@link #check}. */
  SettingsFile(Optional<String> named, Path home, Configurations configurations) {
    this.home = home;
    this.configurations = configurations;
    file =
        named
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .orElse(home.resolve(".fasit").resolve("fasit.json"))
            .toAbsolutePath();
    forms = new SettingsForms(file, new SettingsParser(folder(), home), nodes);
    timer = Executors.newSingleThreadScheduledExecutor(SettingsFile::thread);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHost(HostProfile host) {
    nodes.host(Optional.of(host));
    timer.execute(this::checkAgain);
  }

  void unbindHost(HostProfile host) {
    nodes.gone(host);
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

  @Override
  public Map<String, String> keys() {
    return keys;
  }

  @Override
  public Watch watch(Runnable listener) {
    Runnable own = listener::run;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  @Override
  public Form read() {
    return forms.read();
  }

  @Override
  public void write(Map<String, Optional<String>> edits) throws IOException {
    forms.write(edits);
    checkAgain();
  }

  @Override
  public Set<String> testable() {
    return tests.stream().map(ConnectionTest::section).collect(Collectors.toSet());
  }

  @Override
  public void test(
      String section, Map<String, Optional<String>> edits, Consumer<ConnectionTest.Check> tell)
      throws IOException, InterruptedException {
    Map<String, Object> properties = forms.section(section, edits);
    for (ConnectionTest test : tests) {
      if (test.section().equals(section)) {
        test.run(properties, tell);
      }
    }
  }

  @Override
  public List<HostProfile.Node> nodes() {
    return nodes.all();
  }

  @Override
  public String signedIn() {
    return nodes.user();
  }

  /** Takes the file over if it changed, or anew where it leans on what the host knows. */
  synchronized void check() {
    String before = trouble;
    Map<String, String> keysBefore = keys;
    Content seenBefore = seen;
    if (++checks % NODE_PACE == 0 && nodeNamed) {
      seen = null;
    }
    look();
    boolean news =
        !Objects.equals(before, trouble)
            || !keysBefore.equals(keys)
            || !Objects.equals(seenBefore, seen);
    if (news && !timer.isShutdown()) {
      timer.execute(() -> listeners.forEach(this::tell));
    }
  }

  private synchronized void checkAgain() {
    seen = null;
    check();
  }

  private void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException problem) {
      LOG.error("A listener of the settings failed", problem);
    }
  }

  private void look() {
    try {
      takeOver(content());
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
    Map<String, Object> chosen = sections.getOrDefault("keys", Map.of());
    nodeNamed = sections.getOrDefault("pacs", Map.of()).containsKey(HostNodes.KEY);
    Optional<String> missing = nodes.resolve(sections);
    configurations.put(sections, missing.isPresent() ? Set.of("pacs") : Set.of());
    keys =
        chosen.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, k -> k.getValue().toString()));
    if (missing.isEmpty()) {
      trouble = null;
      LOG.info("Settings in force: {}", now.bytes().isPresent() ? file : "defaults");
    } else if (!missing.get().equals(trouble)) {
      trouble = missing.get();
      LOG.warn(trouble);
    }
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

  private Content content() throws IOException, SettingsException {
    return SettingsForms.bytes(file)
        .map(bytes -> new Content(Optional.of(ByteBuffer.wrap(bytes))))
        .orElse(Content.NONE);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "fasit-settings");
    thread.setDaemon(true);
    return thread;
  }
}
