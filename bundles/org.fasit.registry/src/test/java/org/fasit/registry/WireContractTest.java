package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.model.Adjudication;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterDecision;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.sync.internal.RegistryDestination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The very bundle that sites run delivers to the very registry. */
@ExtendWith(SharedRegistry.class)
class WireContractTest {

  private static final String SITE_KEY = "q83vEjRWeJq83vEjRWeJqrvM3e7/ABEiM0RVZneImao=";

  private Registry registry;
  private Client client;
  private final Map<UUID, Entry> journal = new HashMap<>();

  @BeforeEach
  void site(Registry shared) {
    registry = shared;
    client = Client.ofFreshSite(shared);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyEntryOfEveryKindIsStoredOnce(long seed) throws Exception {
    boolean sendFreeText = seed % 2 == 0;
    List<Entry> entries = new GeneratedEntries(seed).next(400);
    entries.forEach(entry -> journal.put(entry.id(), entry));
    RegistryDestination destination = destination(client.token(), sendFreeText);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < entries.size(); i += 100) {
        List<Entry> batch = entries.subList(i, i + 100);
        List<Outcome> outcomes = destination.deliver(batch);
        for (int k = 0; k < batch.size(); k++) {
          assertEquals(
              new Outcome.Delivered(), outcomes.get(k), "seed " + seed + " " + batch.get(k));
        }
      }
    }
    JsonNode overall = client.review(GeneratedEntries.PRODUCT).path("overall");
    long exposures =
        entries.stream().filter(e -> e.event() instanceof Event.ExposureStarted).count();
    assertEquals(exposures, overall.path("exposures").asLong(), "seed " + seed);
    assertTrue(overall.path("exams").asLong() > 10, "seed " + seed);
  }

  @Test
  void theGeneratorMakesEveryKind() {
    TreeSet<String> kinds = new TreeSet<>();
    new GeneratedEntries(1)
        .next(400)
        .forEach(entry -> kinds.add(entry.event().getClass().getSimpleName()));
    assertEquals(
        "[Addendum, Adjudicated, Assessed, ExposureEnded, ExposureStarted, PromptDismissed, PromptShown, Refined, Undone]",
        kinds.toString());
  }

  @Test
  void whatIsSentKeepsToTheOpenApiDocument() throws Exception {
    List<Entry> entries = new GeneratedEntries(5).next(300);
    entries.forEach(entry -> journal.put(entry.id(), entry));
    Schemas schemas = new Schemas(client.get("/openapi").json());
    List<JsonNode> sent = new ArrayList<>();
    try (BodyTap tap = new BodyTap(sent)) {
      RegistryDestination destination =
          RegistryDestination.of(
              tap.url(), client.site(), client.token(), SITE_KEY, true, this::find);
      for (int i = 0; i < entries.size(); i += 100) {
        destination.deliver(entries.subList(i, i + 100));
      }
    }
    assertEquals(6, sent.size(), "each batch in the two formats");
    assertEquals(300, sent.stream().mapToInt(batch -> batch.path("entries").size()).sum());
    for (JsonNode batch : sent) {
      assertEquals(List.of(), schemas.faults("Batch", batch));
    }
  }

  @Test
  void anUnknownTokenIsAnAdministratorsMatter() throws Exception {
    List<Outcome> outcomes =
        destination("wrong-token-of-no-site", false).deliver(new GeneratedEntries(6).next(2));
    assertTrue(outcomes.stream().allMatch(o -> o instanceof Outcome.Again), outcomes.toString());
  }

  @Test
  void anEntryThatCannotBeIsRejectedAlone() throws Exception {
    List<Entry> entries = new ArrayList<>(new GeneratedEntries(7).next(5));
    Entry ancient = entries.get(2);
    entries.set(2, new Entry(ancient.id(), Instant.parse("1970-01-01T00:00:00Z"), ancient.event()));
    List<Outcome> outcomes = destination(client.token(), false).deliver(entries);
    for (int i = 0; i < 5; i++) {
      assertEquals(
          i == 2,
          outcomes.get(i) instanceof Outcome.Rejected rejected
              && rejected.reason().startsWith("time"),
          outcomes.toString());
    }
  }

  /** The second reader sits at another workstation, whose journal knows nothing of the case. */
  @Test
  void aSecondReadersDecisionMakesTheTruthAdjudicated() throws Exception {
    Entry shown =
        new GeneratedEntries(8)
            .next(400).stream().filter(WireContractTest::isPlainPositive).findFirst().orElseThrow();
    Event.ExposureStarted exposure = (Event.ExposureStarted) shown.event();
    AiResult result = exposure.shown().result();
    Assessment word =
        new Assessment(
            Judgement.FALSE_POSITIVE,
            result.product(),
            result.conclusion(),
            result.sources(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    Reader first = exposure.reader();
    Entry logged =
        entry(1, new Event.Assessed(Optional.of(shown.id()), exposure.study(), word, first, ""));
    Entry decision =
        entry(
            2,
            new Event.Adjudicated(
                logged.id(),
                exposure.study(),
                word,
                Adjudication.CORRECTED,
                Optional.of(Judgement.AGREE),
                Optional.empty(),
                Optional.empty(),
                new Reader("second", "Lege^Siri")));
    destination(client.token(), false).deliver(List.of(shown, logged));
    assertReview("READER", 0, 1, "Agreement rests on the readers' own word;");

    assertEquals(
        List.of(new Outcome.Delivered()),
        destination(client.token(), false).deliver(List.of(decision)));

    assertReview("REVIEW", 1, 0, "reviewed in 1 case by someone who knew that word");
    assertReview("READER", 0, 1, "Agreement rests on the readers' own word;", "truth=reader");
  }

  private static boolean isPlainPositive(Entry entry) {
    return entry.event() instanceof Event.ExposureStarted started
        && started.shown().result().conclusion() == Conclusion.POSITIVE
        && started.shown().decision().equals(FilterDecision.UNTOUCHED);
  }

  private static Entry entry(int number, Event event) {
    Instant time = Instant.parse("2026-06-01T08:00:00Z").plusSeconds(number);
    return new Entry(new UUID(time.toEpochMilli() << 16 | 0x7000, 1L << 63 | number), time, event);
  }

  private void assertReview(String truth, int tp, int fp, String told, String... parameters)
      throws Exception {
    JsonNode review = client.review(GeneratedEntries.PRODUCT, parameters);
    assertEquals(truth, review.path("truth").asText());
    assertEquals(tp, review.at("/overall/matrix/tp").asInt());
    assertEquals(fp, review.at("/overall/matrix/fp").asInt());
    List<String> asked = new ArrayList<>(List.of("format=html", "lang=en"));
    asked.addAll(List.of(parameters));
    String path = Client.path(GeneratedEntries.PRODUCT, asked.toArray(String[]::new));
    String page = client.get(path).body();
    assertTrue(page.contains(told), page);
  }

  private RegistryDestination destination(String token, boolean sendFreeText) {
    return RegistryDestination.of(
        registry.url().toString(), client.site(), token, SITE_KEY, sendFreeText, this::find);
  }

  private Lookup find(UUID id) {
    return Lookup.of(Optional.ofNullable(journal.get(id)));
  }
}
