package org.fasit.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.ConnectionTest.Outcome;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.Journal;
import org.fasit.journal.Lookup;
import org.fasit.journal.Remark;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.reading.HostProfile;
import org.fasit.reading.Settings;
import org.fasit.reading.SettingsEditor;

/** Settings in memory, and the outbox beside them. */
final class FakeSettings implements Settings, SettingsEditor {

  final Map<String, String> values = new TreeMap<>();
  final Set<String> secrets = new TreeSet<>();
  final List<Map<String, Optional<String>>> written = new CopyOnWriteArrayList<>();
  final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  final List<HostProfile.Node> nodes = new ArrayList<>();
  final Outbox outbox = new Outbox();
  volatile Optional<String> locked = Optional.empty();
  volatile Optional<String> trouble = Optional.empty();
  volatile Optional<String> refusal = Optional.empty();
  volatile Tester tester =
      (section, edits, tell) -> tell.accept(new Check(Outcome.GOOD, "Reach", "answers"));

  /** What a test does. */
  interface Tester {
    void test(String section, Map<String, Optional<String>> edits, Consumer<Check> tell)
        throws IOException, InterruptedException;
  }

  @Override
  public Path file() {
    return Path.of("/home/lise/.fasit/fasit.json");
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  @Override
  public Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith("keys.")) {
            keys.put(key.substring(5), value);
          }
        });
    return keys;
  }

  @Override
  public Watch watch(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized Form read() {
    return new Form(values, secrets, locked);
  }

  @Override
  public synchronized void write(Map<String, Optional<String>> edits) throws IOException {
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
    written.add(edits);
    edits.forEach(
        (key, value) -> {
          values.keySet().removeIf(k -> k.equals(key) || k.startsWith(key + "."));
          secrets.removeIf(k -> k.equals(key) || k.startsWith(key + "."));
          boolean secret = key.matches(".*(password|bearer|token|siteKey)");
          value.ifPresent(text -> put(key, text, secret));
        });
    listeners.forEach(Runnable::run);
  }

  private void put(String key, String text, boolean secret) {
    if (secret) {
      secrets.add(key);
    } else {
      values.put(key, text);
    }
  }

  @Override
  public Set<String> testable() {
    return Set.of("pacs", "sync");
  }

  @Override
  public void test(String section, Map<String, Optional<String>> edits, Consumer<Check> tell)
      throws IOException, InterruptedException {
    tester.test(section, edits, tell);
  }

  @Override
  public List<HostProfile.Node> nodes() {
    return nodes;
  }

  @Override
  public String signedIn() {
    return "LEGE7";
  }

  /** An outbox as told. */
  static final class Outbox implements Journal {
    private static final String REFUSED =
        "The PACS does not take Comprehensive 3D SR (0122). PACS administrator: allow this class,"
            + " then try again";

    volatile DeliveryState state =
        new DeliveryState(
            true,
            List.of(
                new DeliveryState.Line(
                    "pacs",
                    2,
                    Optional.of(Instant.now().minusSeconds(260)),
                    3,
                    Optional.of(Instant.now().plusSeconds(90)),
                    Optional.of("The PACS did not answer within 30 s"),
                    1,
                    Optional.of("The PACS refuses the object (C000)")),
                new DeliveryState.Line(
                    "registry",
                    0,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty())));
    final Map<UUID, Entry> entries = new HashMap<>();
    final List<Remark> remarks = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> redelivery = new CompletableFuture<>();
    final List<String> retried = new CopyOnWriteArrayList<>();
    final List<Consumer<DeliveryState>> watchers = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Entry> append(Event event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<Entry>> ofStudy(String studyInstanceUid) {
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public Lookup find(UUID entry) {
      return Lookup.of(Optional.ofNullable(entries.get(entry)));
    }

    @Override
    public DeliveryState deliveries() {
      return state;
    }

    @Override
    public Subscription watch(Consumer<DeliveryState> listener) {
      watchers.add(listener);
      return () -> watchers.remove(listener);
    }

    @Override
    public void retry(String destination) {
      retried.add(destination);
    }

    @Override
    public void retry(String destination, Collection<UUID> entries) {
      retried.add(destination + " " + entries.size());
      remarks.removeIf(
          remark -> entries.contains(remark.entry()) && remark.destination().equals(destination));
      tell(state);
    }

    @Override
    public List<Remark> remarks() {
      return List.copyOf(remarks);
    }

    /** Three refusals of the PACS, one of the registry, and a warning, newest first. */
    void filled() {
      Instant now = Instant.now();
      remark("pacs", Remark.Kind.REFUSED, now.minusSeconds(240), REFUSED);
      remark("pacs", Remark.Kind.REFUSED, now.minusSeconds(300), REFUSED);
      remark(
          "registry",
          Remark.Kind.REFUSED,
          now.minusSeconds(4_000),
          "The comment holds a national identity number. Whoever logged it can shorten it.");
      remark(
          "pacs",
          Remark.Kind.WARNED,
          now.minusSeconds(90_000),
          "The PACS changed elements of the object (B000)");
    }

    private void remark(String destination, Remark.Kind kind, Instant time, String words) {
      Entry entry = logged(remarks.size(), time);
      entries.put(entry.id(), entry);
      remarks.add(new Remark(destination, entry.id(), kind, time, words));
    }

    private static Entry logged(int number, Instant time) {
      Assessment assessment =
          new Assessment(
              Judgement.FALSE_POSITIVE,
              new AiProduct("Nordbein", "FracAI", "2.4.1"),
              Conclusion.POSITIVE,
              List.of(),
              Optional.of(Scenes.finding("f" + number, Scenes.FRACTURE, "Radius", 87)),
              Optional.empty(),
              List.of());
      return new Entry(
          new UUID(0x7000, number),
          time,
          new Event.Assessed(
              Optional.empty(),
              Scenes.study().study(),
              assessment,
              new Reader("lise", "Leser^Lise"),
              ""));
    }

    /** A new state, told to all who watch. */
    void tell(DeliveryState now) {
      state = now;
      watchers.forEach(watcher -> watcher.accept(now));
    }

    @Override
    public CompletableFuture<Integer> redeliver(String destination) {
      retried.add("all to " + destination);
      return redelivery;
    }

    @Override
    public Path folder() {
      return Path.of("/home/lise/.fasit/journal");
    }
  }
}
