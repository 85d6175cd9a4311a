package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.junit.jupiter.api.Test;

/** What was written, as bytes in any order, is read back equal: random cases. */
class RandomRoundTripTest {

  private static final int ROUNDS = 400;
  private static final String[] WORDS = {
    "Brudd", "hånd\nledd", "日本", "a|b", "Test^Ola", "x", "  to ord", "100 %", "\"æøå\"", "E=mc²"
  };

  private final long seed = Long.getLong("fasit.seed", System.nanoTime());
  private Random random = new Random(seed);

  /** What as many cases give rise to. */
  static List<Attributes> documents(long seed, int cases) {
    RandomRoundTripTest made = new RandomRoundTripTest();
    made.random = new Random(seed);
    List<Attributes> written = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      made.story(written);
    }
    return written;
  }

  @Test
  void everyCaseComesBackAsItWasLoggedAndDecided() throws IOException {
    System.out.println("RandomRoundTripTest seed " + seed);
    for (int round = 0; round < ROUNDS; round++) {
      Map<UUID, Expected> expected = new LinkedHashMap<>();
      List<Attributes> written = new ArrayList<>();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        Expected one = story(written);
        expected.put(one.logged.id(), one);
      }
      check(expected, written, "seed " + seed + " round " + round);
    }
  }

  /** What the journal tells of one case. */
  private static final class Expected {
    Entry logged;
    State state = State.OPEN;
    boolean listed;
    Optional<Event.Adjudicated> decision = Optional.empty();
    Map<String, Object> refined = new HashMap<>();
  }

  private Expected story(List<Attributes> written) {
    Expected expected = new Expected();
    Instant time = MadeUp.NOON.plusSeconds(random.nextInt(1_000_000));
    Reader reader = new Reader("reader" + random.nextInt(3), one("Test^Ola", "", "Æ^Ø"));
    Event.Assessed assessed =
        new Event.Assessed(Optional.empty(), MadeUp.STUDY, assessment(), reader, one("", "ab12"));
    expected.logged = new Entry(id(), time, assessed);
    expected.listed = assessed.assessment().isError();
    DocumentOptions options = DocumentOptions.in(MadeUp.OSLO).with(one(ReportClass.values()));
    written.addAll(CaseDocuments.of(expected.logged, expected.logged, options));
    for (int i = random.nextInt(4); i > 0; i--) {
      time = time.plusSeconds(random.nextInt(1, 100_000));
      Entry next = new Entry(id(), time, next(expected, assessed));
      written.addAll(CaseDocuments.of(next, expected.logged, options));
    }
    return expected;
  }

  private Event next(Expected expected, Event.Assessed assessed) {
    UUID id = expected.logged.id();
    return switch (random.nextInt(3)) {
      case 0 -> {
        expected.state = State.WITHDRAWN;
        yield new Event.Undone(id, assessed.reader());
      }
      case 1 -> {
        Event.Refined refined =
            new Event.Refined(
                id, maybe(this::code), maybe(this::code), maybe(this::code), maybe(this::word));
        refined.reason().ifPresent(it -> expected.refined.put("reason", it));
        refined.what().ifPresent(it -> expected.refined.put("what", it));
        refined.site().ifPresent(it -> expected.refined.put("site", it));
        refined.comment().ifPresent(it -> expected.refined.put("comment", it.strip()));
        yield refined;
      }
      default -> {
        Adjudication decision = one(Adjudication.values());
        Event.Adjudicated adjudicated =
            new Event.Adjudicated(
                id,
                assessed.study(),
                assessed.assessment(),
                decision,
                decision == Adjudication.CORRECTED
                    ? Optional.of(one(Judgement.values()))
                    : Optional.empty(),
                maybe(this::code),
                maybe(this::word),
                MadeUp.SUPERUSER);
        expected.state = State.valueOf(decision.name());
        expected.decision = Optional.of(adjudicated);
        expected.listed |= adjudicated.corrected().flatMap(AssessmentCodes::list).isPresent();
        yield adjudicated;
      }
    };
  }

  private void check(Map<UUID, Expected> expected, List<Attributes> written, String round)
      throws IOException {
    List<CaseDocument> documents = new ArrayList<>();
    for (Attributes document : written) {
      if (!document.getString(Tag.Modality).equals("PR")) {
        documents.add(
            CaseReader.read(parse(DicomFile.bytes(document)), ZoneId.of("UTC")).orElseThrow());
      }
    }
    Collections.shuffle(documents, random);
    for (CaseDocument document : documents) {
      if (document instanceof AssessmentSr sr && sr.status() == CaseDocument.Status.LOGGED) {
        Expected one = expected.get(sr.entry().orElseThrow());
        assertEquals(Optional.of(assessed(one)), sr.assessment(), round);
      }
    }
    Map<UUID, LoggedCase> cases = new HashMap<>();
    CaseLists.join(documents).forEach(it -> cases.put(it.id().orElseThrow(), it));
    for (Expected one : expected.values()) {
      LoggedCase found = cases.remove(one.logged.id());
      assertEquals(one.listed, found != null, round);
      if (found != null) {
        checkCase(one, found, round);
      }
    }
    assertEquals(Map.of(), cases, round);
  }

  private static void checkCase(Expected expected, LoggedCase found, String round) {
    Event.Assessed event = (Event.Assessed) expected.logged.event();
    assertEquals(expected.state, found.state(), round);
    assertEquals(Optional.of(event.assessment()), found.assessment(), round);
    assertEquals(event.assessment().product(), found.product(), round);
    assertEquals(event.assessment().conclusion(), found.conclusion(), round);
    assertEquals(event.assessment().images(), found.images(), round);
    assertEquals(event.assessment().sources(), found.sources(), round);
    assertEquals(
        Optional.ofNullable(expected.refined.get("reason")),
        found.reason().map(Object.class::cast),
        round);
    assertEquals(
        Optional.ofNullable(expected.refined.get("comment")),
        found.comment().map(Object.class::cast),
        round);
    Optional<Code> what = event.assessment().finding().map(Finding::code);
    assertEquals(
        Optional.ofNullable(expected.refined.getOrDefault("what", what.orElse(null))),
        found.finding().map(Object.class::cast),
        round);
    expected.decision.ifPresent(
        decision -> {
          LoggedCase.Decision told = found.decision().orElseThrow();
          assertEquals(decision.decision(), told.decision(), round);
          assertEquals(decision.corrected(), told.corrected(), round);
          assertEquals(decision.reason(), told.reason(), round);
          assertEquals(decision.comment().map(String::strip), told.comment(), round);
          assertEquals(decision.reader(), told.reader(), round);
        });
  }

  private static Assessment assessed(Expected expected) {
    return ((Event.Assessed) expected.logged.event()).assessment();
  }

  private static Attributes parse(byte[] file) throws IOException {
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
      return in.readDataset(-1, -1);
    }
  }

  private UUID id() {
    return new UUID(
        random.nextLong() >>> 1 & ~0xF000L | 0x7000L, random.nextLong() >>> 2 | 1L << 63);
  }

  private Assessment assessment() {
    List<InstanceRef> images = some(1, () -> image("2.25.1" + random.nextInt(9)));
    List<InstanceRef> sources =
        some(
            0,
            () ->
                new InstanceRef(
                    "1.2.840.10008.5.1.4.1.1.88.34", "2.25.2" + random.nextInt(9), "2.25.200"));
    if (random.nextBoolean()) {
      sources = Stream.concat(Stream.of(Looks.SEG), sources.stream()).toList();
    }
    Optional<InstanceRef> segmented = sources.stream().filter(Looks.SEG::equals).findFirst();
    Optional<Finding> finding = maybe(() -> finding(images));
    Optional<Region> place = maybe(() -> region(images));
    boolean same =
        finding.isPresent() && place.filter(finding.get().regions()::contains).isPresent();
    if (same) {
      place = Optional.empty();
    }
    FindingKeys keys =
        new FindingKeys(
            maybe(() -> "identifier " + random.nextInt()),
            segmented.flatMap(
                seg ->
                    maybe(
                        () -> new FindingKeys.Segment(seg.sopInstanceUid(), random.nextInt(1, 9)))),
            maybe(() -> "2.25." + random.nextInt(1, 9_999)));
    return new Assessment(
        one(Judgement.values()),
        new AiProduct(word(), one("FracAI", "日本語"), one("", "2.4.1")),
        one(Conclusion.values()),
        sources,
        finding,
        place,
        images,
        List.of(),
        keys);
  }

  private InstanceRef image(String uid) {
    return new InstanceRef(
        uid.hashCode() % 2 == 0 ? MadeUp.DX : MadeUp.MULTI_FRAME_US, uid, "2.25.100");
  }

  private Finding finding(List<InstanceRef> images) {
    boolean tracked = random.nextBoolean();
    String tracking = "2.25.3" + random.nextInt(1000);
    return new Finding(
        tracked ? tracking : "2.25.20#1." + random.nextInt(1, 9),
        code(),
        maybe(this::code),
        maybe(this::code),
        one(Presence.values()),
        random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
        maybe(
            () -> new Score(one("Certainty", ""), random.nextGaussian() * 1e3, one("%", "1", ""))),
        tracked ? Optional.of(tracking) : Optional.empty(),
        some(0, () -> region(images)));
  }

  private Region region(List<InstanceRef> images) {
    InstanceRef image = images.get(random.nextInt(images.size()));
    GraphicType type = one(GraphicType.values());
    int points =
        switch (type) {
          case POINT -> 1;
          case CIRCLE -> 2;
          case ELLIPSE -> 4;
          case MULTIPOINT, POLYLINE -> random.nextInt(2, 30);
        };
    int frame = SopClasses.isMultiFrame(image) ? random.nextInt(1, 40) : 1;
    return new Region(
        type,
        image.sopInstanceUid(),
        frame,
        IntStream.range(0, points)
            .mapToObj(i -> new Point(random.nextFloat() * 4096, random.nextFloat() * 4096))
            .toList());
  }

  private Code code() {
    return new Code("C" + random.nextInt(1000), one("SCT", "DCM", "99FASIT"), "Mening å");
  }

  private String word() {
    return one(WORDS).strip();
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> supplier) {
    return random.nextBoolean() ? Optional.of(supplier.get()) : Optional.empty();
  }

  private <T> List<T> some(int least, Supplier<T> supplier) {
    return IntStream.range(0, random.nextInt(least, least + 4))
        .mapToObj(i -> supplier.get())
        .distinct()
        .toList();
  }
}
