package org.fasit.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
import org.fasit.model.ReadingMode;
import org.fasit.model.Region;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** Makes up journals: every kind of entry, every field full, odd or empty, from a seed. */
final class GeneratedEntries {

  static final String PRODUCT = "FracAI";

  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "Fracture of bone",
          "Brudd i håndledd – «ny»",
          "骨折",
          "tab\tand\nnewline\u0000",
          "\ud83e\uddb4 bone",
          "half a \ud83e pair",
          "x".repeat(300),
          "<b>&amp;</b>",
          "\"quoted\\\"",
          "urn:oid:1.2.840.113619.2.55.3.604688119.868",
          "a-rather-long-code-value-that-no-scheme-would-have-but-a-vendor-might-1234567890");

  private final Random random;
  private final List<Event.ExposureStarted> exposures = new ArrayList<>();
  private final List<UUID> exposureIds = new ArrayList<>();
  private final List<UUID> assessmentIds = new ArrayList<>();
  private final List<UUID> promptIds = new ArrayList<>();
  private Instant now = Instant.parse("2026-02-01T06:00:00.000000001Z");

  GeneratedEntries(long seed) {
    random = new Random(seed);
  }

  List<Entry> next(int count) {
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < count) {
      now = now.plusMillis(1 + random.nextInt(100_000_000));
      UUID id =
          new UUID(
              now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000),
              0x8000_0000_0000_0000L | random.nextLong() >>> 2);
      entries.add(new Entry(id, now, event(id)));
    }
    return entries;
  }

  private Event event(UUID id) {
    int kind = exposures.isEmpty() ? 0 : random.nextInt(12);
    return switch (kind) {
      case 0, 1, 2 -> exposure(id);
      case 3 ->
          new Event.ExposureEnded(any(exposureIds), Duration.ofNanos(random.nextLong() >>> 16));
      case 4, 5 -> assessed(id);
      case 6 ->
          assessmentIds.isEmpty() ? assessed(id) : new Event.Undone(any(assessmentIds), reader());
      case 7 -> assessmentIds.isEmpty() ? assessed(id) : refined();
      case 8 -> {
        promptIds.add(id);
        yield new Event.PromptShown(
            any(exposureIds), new Prompt("near-threshold", product(), "x", List.of(oddText())));
      }
      case 9 -> adjudicated();
      case 10 -> addendum();
      default -> promptIds.isEmpty() ? exposure(id) : new Event.PromptDismissed(any(promptIds));
    };
  }

  private Event exposure(UUID id) {
    List<Finding> findings = new ArrayList<>();
    int count = random.nextInt(20) == 0 ? 700 : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      findings.add(finding(i));
    }
    Study study = study();
    AiResult result =
        new AiResult(
            product(),
            study.studyInstanceUid(),
            any(List.of(Conclusion.values())),
            Optional.of(oddText()),
            findings,
            List.of(new InstanceRef("1.2.3", "1.2.840.99." + random.nextInt(100), "1.2.3.4")),
            List.of());
    FilteredResult shown =
        new FilteredResult(
            result,
            decision(),
            findings.stream().map(f -> new FilteredFinding(f, decision())).toList(),
            random.nextBoolean() ? "" : "0f".repeat(32));
    Event.ExposureStarted event =
        new Event.ExposureStarted(study, shown, reader(), any(List.of(ReadingMode.values())));
    exposures.add(event);
    exposureIds.add(id);
    return event;
  }

  private Event assessed(UUID id) {
    int of = random.nextInt(exposures.size());
    Event.ExposureStarted exposure = exposures.get(of);
    AiResult result = exposure.shown().result();
    Optional<Finding> finding =
        result.findings().isEmpty() || random.nextBoolean()
            ? Optional.empty()
            : Optional.of(any(result.findings()));
    Optional<Region> place =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Region(GraphicType.POINT, "1.2.3.4.5", 1, List.of(new Point(1, 2))));
    assessmentIds.add(id);
    return new Event.Assessed(
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(exposureIds.get(of)),
        exposure.study(),
        new Assessment(
            any(List.of(Judgement.values())),
            result.product(),
            result.conclusion(),
            result.sources(),
            finding,
            place,
            List.of()),
        reader(),
        exposure.shown().rulesHash());
  }

  private Event refined() {
    return new Event.Refined(
        any(assessmentIds),
        maybe(code()),
        maybe(code()),
        maybe(code()),
        random.nextBoolean() ? Optional.empty() : Optional.of("A comment: " + oddText()));
  }

  private Event adjudicated() {
    Event.ExposureStarted exposure = any(exposures);
    AiResult result = exposure.shown().result();
    Adjudication decision = any(List.of(Adjudication.values()));
    UUID logged =
        assessmentIds.isEmpty() || random.nextInt(5) == 0
            ? UUID.fromString("01980000-0000-7000-8000-000000000001")
            : any(assessmentIds);
    return new Event.Adjudicated(
        logged,
        exposure.study(),
        new Assessment(
            any(List.of(Judgement.FALSE_POSITIVE, Judgement.FALSE_NEGATIVE)),
            result.product(),
            result.conclusion(),
            result.sources(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        decision,
        decision == Adjudication.CORRECTED
            ? Optional.of(any(List.of(Judgement.values())))
            : Optional.empty(),
        maybe(code()),
        random.nextBoolean() ? Optional.empty() : Optional.of("A comment: " + oddText()),
        reader());
  }

  private Event addendum() {
    Event.ExposureStarted exposure = any(exposures);
    AiResult result = exposure.shown().result();
    Reader reader = reader();
    return new Event.Addendum(
        assessmentIds.isEmpty()
            ? UUID.fromString("01980000-0000-7000-8000-000000000001")
            : any(assessmentIds),
        exposure.study(),
        new Assessment(
            Judgement.FALSE_NEGATIVE,
            result.product(),
            result.conclusion(),
            result.sources(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        reader.isKnown() ? any(List.of(AddendumStep.values())) : AddendumStep.NEEDED,
        reader);
  }

  private Finding finding(int i) {
    double confidence = random.nextInt(20) == 0 ? Double.NaN : random.nextDouble() * 1.1;
    return new Finding(
        "key-" + random.nextInt(50) + "-" + i,
        code(),
        maybe(code()),
        maybe(code()),
        any(List.of(Presence.values())),
        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(confidence),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private Study study() {
    int n = random.nextInt(1000);
    return new Study(
        new Patient(
            "Prøve^Åse" + n,
            random.nextInt(10) == 0 ? "" : "PID" + n,
            random.nextBoolean() ? "" : "HOSP",
            Optional.of(LocalDate.of(1930 + n % 95, 1 + n % 12, 1 + n % 28)),
            any(List.of(Sex.values()))),
        "1.2.826.0.1.3680043.8.498." + n,
        "",
        "ACC" + n,
        random.nextInt(10) == 0 ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 1)),
        Optional.empty(),
        oddText(),
        random.nextInt(5) == 0 ? oddText() : "DX",
        random.nextInt(5) == 0 ? oddText() : "Wrist",
        random.nextInt(10) == 0 ? Optional.empty() : Optional.of(new Age(random.nextInt(1400))));
  }

  private Code code() {
    return random.nextInt(3) == 0
        ? new Code(oddText(), random.nextBoolean() ? "SCT" : oddText(), oddText())
        : new Code("125605004", "SCT", "Fracture of bone");
  }

  private AiProduct product() {
    return new AiProduct(
        random.nextBoolean() ? "Nordbein" : oddText(), PRODUCT, any(List.of("", "2.4.1", "2.5")));
  }

  private FilterDecision decision() {
    return random.nextInt(3) > 0
        ? FilterDecision.UNTOUCHED
        : new FilterDecision(any(List.of(FilterAction.values())), Optional.of("rule"));
  }

  private Reader reader() {
    return random.nextInt(6) == 0
        ? Reader.UNKNOWN
        : new Reader("reader" + random.nextInt(5), "Lege^Kari");
  }

  private String oddText() {
    return any(ODD_TEXTS);
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
