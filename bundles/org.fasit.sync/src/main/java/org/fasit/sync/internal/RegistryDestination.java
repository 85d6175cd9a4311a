package org.fasit.sync.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fasit.audit.AuditTrail;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.journal.Destination;
import org.fasit.journal.Lookup;
import org.fasit.journal.UnreadableException;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Traces;
import org.fasit.tls.TlsFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers entries to the registry, pseudonymised, over the contract of {@code org.fasit.sync}. */
public final class RegistryDestination implements Destination {

  /** The name under which the journal keeps its deliveries. */
  static final String NAME = "registry";

  private static final Logger LOG = LoggerFactory.getLogger(RegistryDestination.class);
  static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int BATCH = 100;
  private static final int LARGEST_CALL = 1 << 20;
  static final int FORMAT = 2;

  private final SyncSettings settings;
  private final WireEntries wire;
  private final RegistryClient client;
  private final Subjects subjects;
  private final Exports exports;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Answers answers = new Answers(mapper);

  /**
   * Creates a destination; does not connect yet.
   *
   * @param journal finds the entry that another refers to
   * @param audit is told what has left, and of a registry that could not be authenticated
   */
  RegistryDestination(
      SyncSettings settings, Function<UUID, Lookup> journal, Duration timeout, AuditTrail audit) {
    this.settings = settings;
    wire = new WireEntries(settings.pseudonyms(), settings.sendFreeText(), journal);
    client = new RegistryClient(settings, timeout, audit);
    subjects = new Subjects(settings.pseudonyms(), journal);
    exports = new Exports(audit, settings.base());
    LOG.info(
        "Entries go to {} as site {}, pseudonyms made with key {}, comments {}",
        settings.endpoint(),
        settings.site(),
        settings.pseudonyms().keyId(),
        settings.sendFreeText() ? "after a check" : "never");
  }

  /**
   * A destination outside OSGi, for tools and tests: with what the Java runtime trusts, and without
   * an audit trail.
   *
   * @param journal finds the entry that another refers to
   * @throws IllegalArgumentException when a setting is missing or wrong
   */
  public static RegistryDestination of(
      String url,
      String site,
      String token,
      String siteKey,
      boolean sendFreeText,
      Function<UUID, Lookup> journal) {
    return of(url, site, token, siteKey, sendFreeText, journal, TlsFiles.NONE, AuditTrail.NONE);
  }

  /** The same with certificates of the site and an audit trail. */
  public static RegistryDestination of(
      String url,
      String site,
      String token,
      String siteKey,
      boolean sendFreeText,
      Function<UUID, Lookup> journal,
      TlsFiles tls,
      AuditTrail audit) {
    SyncSettings settings = SyncSettings.of(url, site, token, siteKey, sendFreeText, false, tls);
    return new RegistryDestination(settings, journal, TIMEOUT, audit);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean wants(Event event) {
    return true;
  }

  @Override
  public Duration hold() {
    return Duration.ZERO;
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public List<Outcome> deliver(List<Entry> entries) throws IOException, InterruptedException {
    Map<UUID, Outcome> outcomes = new HashMap<>();
    List<Prepared> prepared = new ArrayList<>();
    for (Entry entry : entries) {
      try {
        prepared.add(prepare(entry));
      } catch (UnreadableException e) {
        outcomes.put(entry.id(), new Outcome.Again(e.getMessage()));
      } catch (IOException | RuntimeException e) {
        LOG.error("Entry {} cannot be prepared for the registry", entry.id(), Traces.of(e));
        outcomes.put(entry.id(), new Outcome.Rejected("it cannot be prepared for the registry"));
      }
    }
    for (List<Prepared> call : calls(prepared)) {
      List<Outcome> answered;
      try {
        answered = send(call);
      } catch (IOException e) {
        if (outcomes.isEmpty()) {
          throw e;
        }
        Outcome again = new Outcome.Again(String.valueOf(e.getMessage()), Cause.of(e));
        return entries.stream().map(entry -> outcomes.getOrDefault(entry.id(), again)).toList();
      }
      for (int i = 0; i < call.size(); i++) {
        outcomes.put(call.get(i).id, answered.get(i));
      }
    }
    return entries.stream().map(Entry::id).map(outcomes::get).toList();
  }

  /**
   * An entry made ready.
   *
   * @param size bytes of its JSON
   * @param item for the audit trail
   */
  private record Prepared(UUID id, ObjectNode node, int size, Exports.Item item) {
    int format() {
      return WireEntries.format(node);
    }
  }

  private Prepared prepare(Entry entry) throws IOException {
    ObjectNode node = wire.of(entry);
    Exports.Item item = new Exports.Item(entry.id(), subjects.of(entry));
    return new Prepared(entry.id(), node, mapper.writeValueAsBytes(node).length, item);
  }

  /**
   * Entries of the lower format in calls of their own: a registry that is older than this
   * workstation takes them, and the others wait until it is updated.
   */
  private static List<List<Prepared>> calls(List<Prepared> entries) {
    return entries.stream()
        .collect(Collectors.groupingBy(Prepared::format, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(ofOneFormat -> bounded(ofOneFormat).stream())
        .toList();
  }

  private static List<List<Prepared>> bounded(List<Prepared> entries) {
    List<List<Prepared>> calls = new ArrayList<>();
    List<Prepared> call = new ArrayList<>();
    int size = 0;
    for (Prepared entry : entries) {
      if (!call.isEmpty() && size + entry.size > LARGEST_CALL) {
        calls.add(call);
        call = new ArrayList<>();
        size = 0;
      }
      call.add(entry);
      size += entry.size;
    }
    if (!call.isEmpty()) {
      calls.add(call);
    }
    return calls;
  }

  private List<Outcome> send(List<Prepared> call) throws IOException, InterruptedException {
    RegistryClient.Answer answer = post(call);
    return switch (answer.status()) {
      case 200 -> taken(call, answer);
      case 401 -> again(call, Messages.text("tokenUnknown", settings.site()), Cause.SIGN_IN);
      case 403 -> again(call, Messages.text("tokenRefused", settings.site()), Cause.PERMISSION);
      case 400, 413 -> refused(call, answer);
      default -> throw new IOException("the registry answered " + answer.status() + words(answer));
    };
  }

  /** Posts a call; the audit trail learns of one that went out and was not taken. */
  private RegistryClient.Answer post(List<Prepared> call) throws IOException, InterruptedException {
    RegistryClient.Answer answer;
    try {
      answer = client.post(json(call));
    } catch (RegistryClient.NotReachedException e) {
      throw e;
    } catch (IOException e) {
      exports.failed(items(call), String.valueOf(e.getMessage()));
      throw e;
    }
    if (answer.status() != 200) {
      exports.failed(items(call), "the registry answered " + answer.status());
    }
    return answer;
  }

  private List<Outcome> taken(List<Prepared> call, RegistryClient.Answer answer)
      throws IOException {
    List<String> ids = call.stream().map(entry -> entry.id.toString()).toList();
    try {
      List<Outcome> outcomes = answers.outcomes(answer.body(), ids);
      exports.arrived(items(call));
      return outcomes;
    } catch (IOException e) {
      exports.failed(items(call), String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private static List<Exports.Item> items(List<Prepared> call) {
    return call.stream().map(Prepared::item).toList();
  }

  /** Halves a refused call until the entry that is to blame stands alone. */
  private List<Outcome> refused(List<Prepared> call, RegistryClient.Answer answer)
      throws IOException, InterruptedException {
    Optional<Answers.Problem> problem = answers.problem(answer);
    if (problem.isPresent() && ofTheWhole(problem.get())) {
      return again(call, Messages.text("refusesAll", problem.get().detail()), Cause.SETTINGS);
    }
    if (problem.isEmpty() && answer.status() == 400) {
      throw new IOException("something that is not the registry answered 400");
    }
    if (call.size() == 1) {
      return List.of(refusal(problem, answer.status(), call.get(0)));
    }
    int middle = call.size() / 2;
    List<Outcome> outcomes = new ArrayList<>(send(call.subList(0, middle)));
    outcomes.addAll(send(call.subList(middle, call.size())));
    return outcomes;
  }

  /** A 400 is what a request comes to as well that was cut off on its way. */
  private static Outcome refusal(Optional<Answers.Problem> problem, int status, Prepared entry) {
    if (problem.isEmpty()) {
      return new Outcome.Again(
          "Something before the registry refuses %d bytes".formatted(entry.size));
    }
    String detail = problem.get().detail();
    return status == 400 ? new Outcome.Unclear(detail) : new Outcome.Rejected(detail);
  }

  /** Whether it is the versions or settings that do not fit, not an entry. */
  private static boolean ofTheWhole(Answers.Problem problem) {
    return problem.code().equals("FORMAT") || problem.code().equals("SITE");
  }

  private String words(RegistryClient.Answer answer) {
    return answers.problem(answer).map(problem -> ": " + problem.detail()).orElse("");
  }

  private static List<Outcome> again(List<Prepared> call, String reason, Cause cause) {
    return Collections.nCopies(call.size(), new Outcome.Again(reason, cause));
  }

  private byte[] json(List<Prepared> call) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = mapper.createGenerator(bytes)) {
      generator.writeStartObject();
      generator.writeNumberField("format", call.get(0).format());
      generator.writeStringField("site", settings.site());
      generator.writeStringField("keyId", settings.pseudonyms().keyId());
      generator.writeArrayFieldStart("entries");
      for (Prepared prepared : call) {
        generator.writeTree(prepared.node);
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
