package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.sync.internal.RegistryDestination;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent again under its id after a change of settings, keys or release. */
@ExtendWith(SharedRegistry.class)
class SentAgainTest {

  private static final String KEY = "q83vEjRWeJq83vEjRWeJqrvM3e7/ABEiM0RVZneImao=";
  private static final String OTHER_KEY = "ABEiM0RVZneImao83vEjRWeJqrvM3e7q83vEjRWeJqo=";

  private Registry registry;
  private Client client;
  private final Map<UUID, Entry> journal = new HashMap<>();

  @BeforeEach
  void site(Registry shared) {
    registry = shared;
    client = Client.ofFreshSite(shared);
  }

  private List<Outcome> sendAll(String key, boolean freeText) throws Exception {
    List<Entry> all = journal.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    return RegistryDestination.of(
            registry.url().toString(),
            client.site(),
            client.token(),
            key,
            freeText,
            id -> Lookup.of(Optional.ofNullable(journal.get(id))))
        .deliver(all);
  }

  /** Every kind of entry, with every setting that a site can change, forth and back. */
  @Test
  void aChangeOfSettingsIsNeverARejection() throws Exception {
    new GeneratedEntries(11).next(90).forEach(entry -> journal.put(entry.id(), entry));
    List<Outcome> all = sendAll(KEY, false);
    assertEquals(Optional.empty(), refusal(all));
    String before = client.review(GeneratedEntries.PRODUCT).path("overall").toString();
    assertEquals(Optional.empty(), refusal(sendAll(KEY, true)), "comments go now");
    assertEquals(Optional.empty(), refusal(sendAll(OTHER_KEY, true)), "the site has a new key");
    assertEquals(Optional.empty(), refusal(sendAll(OTHER_KEY, false)), "comments stay now");
    assertEquals(Optional.empty(), refusal(sendAll(KEY, true)), "the old key again");
    assertEquals(before, client.review(GeneratedEntries.PRODUCT).path("overall").toString());
  }

  private static Optional<Outcome> refusal(List<Outcome> outcomes) {
    return outcomes.stream().filter(it -> !(it instanceof Outcome.Delivered)).findFirst();
  }

  /** What a release may add, leave out or correct. */
  static Stream<Arguments> revisions() {
    return Stream.of(
        revision("an age", entry -> at(entry, "/exam").remove("age")),
        revision("a body part", entry -> at(entry, "/exam").remove("bodyPart")),
        revision("a confidence", entry -> at(entry, "/findings/0").put("confidence", 0.8701)),
        revision("the meaning of a code", entry -> at(entry, "/findings/0/code").remove("meaning")),
        revision("a laterality", entry -> at(entry, "/findings/0").set("laterality", Wire.code())),
        revision("how many findings are left out", entry -> entry.put("findingsOmitted", 2)),
        revision("the rules", entry -> entry.put("filter", "cd".repeat(32))),
        revision("the key of a result", entry -> entry.put("result", Wire.pseudonym("other"))),
        revision("a name held back", entry -> at(entry, "/product").put("name", "WITHHELD")),
        revision(
            "a code held back",
            entry ->
                at(entry, "/findings/0/code").put("value", "WITHHELD").put("scheme", "99FASIT")));
  }

  private static Arguments revision(String what, Consumer<ObjectNode> change) {
    return Arguments.of(what, change);
  }

  private static ObjectNode at(ObjectNode entry, String pointer) {
    return (ObjectNode) entry.at(pointer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("revisions")
  void aRevisionTakesThePlaceOfWhatWasStored(String what, Consumer<ObjectNode> change)
      throws Exception {
    ObjectNode first = Wire.exposure("s", "P", "1", "POSITIVE", "f", "g");
    ObjectNode revised = first.deepCopy();
    change.accept(revised);
    assertEquals(List.of("STORED"), client.send(first).statuses());
    assertEquals(List.of("STORED"), client.send(revised).statuses());
    assertEquals(List.of("DUPLICATE"), client.send(revised).statuses());
    assertEquals(List.of("STORED"), client.send(first).statuses());
    assertEquals(1, client.review("P").at("/overall/exposures").asInt());
  }

  @Test
  void reviewsRestOnTheRevision() throws Exception {
    ObjectNode first = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    ObjectNode second = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    client.send(first, second);
    assertEquals(1, client.review("P").at("/overall/exams").asInt());
    second.set("exam", Wire.exam("another", 8));
    byte[] body =
        client
            .batch(List.of(second))
            .put("keyId", "ffffffff")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of("STORED"), client.post(body).statuses());
    assertEquals(2, client.review("P").at("/overall/exams").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "/time, 2026-06-15T10:00:00.123Z, time",
    "/conclusion, NEGATIVE, conclusion",
    "/decision, HIDE, decision",
    "/mode, READ_FIRST, mode",
    "/product/version, 2, product.version",
    "/product/manufacturer, Sydbein, product.manufacturer",
    "/exam/date, 2026-06-16, exam.date",
    "/exam/sex, MALE, exam.sex",
    "/findings/0/code/value, 1, findings.0.code.value",
    "/findings/1/presence, ABSENT, findings.1.presence",
    "/findings/1/decision, HIDE, findings.1.decision",
  })
  void anotherFactOfAnExposureIsRefusedByName(String pointer, String value, String fact)
      throws Exception {
    refused(Wire.exposure("s", "P", "1", "POSITIVE", "f", "g"), pointer, value, fact);
  }

  @ParameterizedTest
  @CsvSource({
    "/judgement, AGREE, judgement",
    "/level, EXAM, level",
    "/conclusion, NEGATIVE, conclusion",
    "/exposure, 01970000-0000-7000-8000-0000000000ff, exposure",
    "/finding/code/value, 1, finding.code.value",
    "/finding/presence, ABSENT, finding.presence",
    "/product/name, Q, product.name",
  })
  void anotherFactOfAnAssessmentIsRefusedByName(String pointer, String value, String fact)
      throws Exception {
    ObjectNode shown = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    refused(Wire.word(shown, "FALSE_POSITIVE", "f"), pointer, value, fact);
  }

  @ParameterizedTest
  @CsvSource({
    "/logged, AGREE, logged",
    "/decision, WITHDRAWN, decision",
    "/assessment, 01970000-0000-7000-8000-0000000000ff, assessment",
  })
  void anotherFactOfADecisionIsRefusedByName(String pointer, String value, String fact)
      throws Exception {
    ObjectNode shown = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    ObjectNode word = Wire.word(shown, "FALSE_POSITIVE");
    refused(Wire.adjudication(word, "CONFIRMED"), pointer, value, fact);
  }

  @ParameterizedTest
  @CsvSource({"/exam/patient, exam.patient", "/exam/study, exam.study", "/reader, reader"})
  void anotherPersonIsRefusedUnderTheSameKeyAlone(String pointer, String fact) throws Exception {
    ObjectNode shown = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    String other = Wire.pseudonym("somebody else");
    refused(shown, pointer, other, fact);
    ObjectNode changed = shown.deepCopy();
    put(changed, pointer, other);
    byte[] body =
        client
            .batch(List.of(changed))
            .put("keyId", "ffffffff")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of("STORED"), client.post(body).statuses());
  }

  @Test
  void anotherKindIsRefusedByName() throws Exception {
    ObjectNode word = Wire.word(Wire.exposure("s", "P", "1", "POSITIVE"), "AGREE");
    client.send(word);
    ObjectNode undo = Wire.undo(word).put("id", word.path("id").asText());
    Client.Answer answer = client.send(undo);
    assertEquals(List.of("REJECTED"), answer.statuses());
    assertTrue(answer.json().at("/results/0/reason").asText().endsWith(": kind"));
  }

  private void refused(ObjectNode entry, String pointer, String value, String fact)
      throws Exception {
    assertEquals(List.of("STORED"), client.send(entry).statuses());
    ObjectNode changed = entry.deepCopy();
    put(changed, pointer, value);
    Client.Answer answer = client.send(changed);
    assertEquals(List.of("REJECTED"), answer.statuses());
    assertEquals(
        "different content under an id that is stored already: " + fact,
        answer.json().at("/results/0/reason").asText());
    assertEquals(List.of("DUPLICATE"), client.send(entry).statuses());
  }

  private static void put(ObjectNode entry, String pointer, String value) {
    int last = pointer.lastIndexOf('/');
    ObjectNode parent = last == 0 ? entry : at(entry, pointer.substring(0, last));
    parent.put(pointer.substring(last + 1), value);
  }
}
