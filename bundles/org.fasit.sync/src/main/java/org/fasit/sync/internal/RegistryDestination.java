package org.fasit.sync.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.UUID;
import java.util.function.Function;
import org.fasit.journal.Destination;
import org.fasit.journal.Journal;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers entries to the registry, pseudonymised, over the contract of {@code org.fasit.sync}. */
@Component(
    service = Destination.class,
    configurationPid = "org.fasit.sync",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RegistryDestination implements Destination {

  /** The section {@code sync} of the configuration. */
  public @interface Config {
    /** Base URL of the registry, such as {@code https://registry.example.org}. */
    String url() default "";

    /** The site's token, made with {@code fasit registry token}. */
    String token() default "";

    /** The site's id in the registry. */
    String site() default "";

    /** The key of the site's pseudonyms: 32 random bytes or more, base64. */
    String siteKey() default "";

    /** Whether comments go when they pass the check. */
    boolean sendFreeText() default false;

    /** Whether an http URL that is not on this machine is allowed. */
    boolean allowPlainHttp() default false;
  }

  private static final Logger LOG = LoggerFactory.getLogger(RegistryDestination.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int BATCH = 100;
  private static final int LARGEST_CALL = 1 << 20;
  static final int FORMAT = 1;

  private final SyncSettings settings;
  private final WireEntries wire;
  private final RegistryClient client;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Answers answers = new Answers(mapper);

  /** Starts with what the configuration says. */
  @Activate
  public RegistryDestination(Config config, BundleContext context) {
    this(checked(config), entry -> findInJournal(context, entry), TIMEOUT);
  }

  RegistryDestination(
      SyncSettings settings, Function<UUID, Optional<Entry>> journal, Duration timeout) {
    this.settings = settings;
    wire = new WireEntries(settings.pseudonyms(), settings.sendFreeText(), journal);
    client = new RegistryClient(settings, timeout);
    LOG.info(
        "Entries go to {} as site {}, pseudonyms made with key {}, comments {}",
        settings.endpoint(),
        settings.site(),
        settings.pseudonyms().keyId(),
        settings.sendFreeText() ? "after a check" : "never");
  }

  /**
   * A destination outside OSGi, for tools and tests.
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
      Function<UUID, Optional<Entry>> journal) {
    return new RegistryDestination(
        SyncSettings.of(url, site, token, siteKey, sendFreeText, false), journal, TIMEOUT);
  }

  @Override
  public String name() {
    return "registry";
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
      } catch (IOException | RuntimeException e) {
        LOG.error("Entry {} cannot be prepared for the registry", entry.id(), e);
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
        Outcome again = new Outcome.Again(String.valueOf(e.getMessage()));
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
   */
  private record Prepared(UUID id, ObjectNode node, int size) {}

  private Prepared prepare(Entry entry) throws JsonProcessingException {
    ObjectNode node = wire.of(entry);
    return new Prepared(entry.id(), node, mapper.writeValueAsBytes(node).length);
  }

  private static List<List<Prepared>> calls(List<Prepared> entries) {
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
    RegistryClient.Answer answer = client.post(json(call));
    return switch (answer.status()) {
      case 200 ->
          answers.outcomes(answer.body(), call.stream().map(entry -> entry.id.toString()).toList());
      case 401, 403 -> again(call, refusedToken(answer.status()));
      case 400, 413 -> refused(call, answer);
      default -> throw new IOException("the registry answered " + answer.status() + words(answer));
    };
  }

  /** Halves a refused call until the entry that is to blame stands alone. */
  private List<Outcome> refused(List<Prepared> call, RegistryClient.Answer answer)
      throws IOException, InterruptedException {
    Optional<Answers.Problem> problem = answers.problem(answer);
    if (problem.isPresent() && ofTheWhole(problem.get())) {
      return again(call, "The registry refuses every call: " + problem.get().detail());
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

  private String refusedToken(int status) {
    return "The registry refuses the token of site %s (%d). An administrator must set sync.token and sync.site anew"
        .formatted(settings.site(), status);
  }

  private String words(RegistryClient.Answer answer) {
    return answers.problem(answer).map(problem -> ": " + problem.detail()).orElse("");
  }

  private static List<Outcome> again(List<Prepared> call, String reason) {
    return Collections.nCopies(call.size(), new Outcome.Again(reason));
  }

  private byte[] json(List<Prepared> call) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = mapper.createGenerator(bytes)) {
      generator.writeStartObject();
      generator.writeNumberField("format", FORMAT);
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

  private static SyncSettings checked(Config config) {
    try {
      return SyncSettings.of(
          config.url(),
          config.site(),
          config.token(),
          config.siteKey(),
          config.sendFreeText(),
          config.allowPlainHttp());
    } catch (IllegalArgumentException e) {
      LOG.error("Nothing goes to the registry: {}", e.getMessage());
      throw e;
    }
  }

  private static Optional<Entry> findInJournal(BundleContext context, UUID entry) {
    ServiceReference<Journal> reference = context.getServiceReference(Journal.class);
    Journal journal = reference == null ? null : context.getService(reference);
    if (journal == null) {
      return Optional.empty();
    }
    try {
      return journal.find(entry);
    } finally {
      context.ungetService(reference);
    }
  }
}
