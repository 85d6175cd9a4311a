package org.fasit.journal.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Event;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.GraphicType;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
import org.fasit.model.ReadingMode;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** Made-up events of every kind, with every part there or not, and texts that try the format. */
public final class Events {

  /** How many kinds of events there are. */
  public static final int KINDS = 9;

  private static final String[] TEXTS = {
    "",
    "Prøve^Åse",
    "Test^Ola",
    "\"quoted\" and \\ and ,\"sum\":\"",
    "line\nend\r\n\tand\u0000control\u001f",
    "山田^太郎=\uD83E\uDE7B",
    "\u2028\u2029\uFEFF",
    "fracture",
  };

  private final RandomGenerator random;

  public Events(RandomGenerator random) {
    this.random = random;
  }

  /** An event of any kind. */
  public Event any() {
    return ofKind(random.nextInt(KINDS));
  }

  /** An event of one kind, 0 up to {@link #KINDS}. */
  public Event ofKind(int kind) {
    return switch (kind) {
      case 0 -> exposure();
      case 1 -> new Event.ExposureEnded(id(), Duration.ofNanos(random.nextLong(1L << 50)));
      case 2 -> assessed();
      case 3 ->
          new Event.Refined(
              id(),
              maybe(this::code),
              maybe(this::code),
              maybe(this::code),
              maybe(this::text),
              maybe(this::elsewhere));
      case 4 -> new Event.Undone(id(), reader(), random.nextBoolean(), maybe(this::elsewhere));
      case 5 ->
          new Event.PromptShown(id(), new Prompt(text(), product(), text(), some(this::text)));
      case 6 -> adjudicated(id());
      case 7 -> addendum(id());
      default -> new Event.PromptDismissed(id());
    };
  }

  public Event.ExposureStarted exposure() {
    AiResult result = result();
    List<FilteredFinding> findings =
        result.findings().stream().map(f -> new FilteredFinding(f, decision())).toList();
    return new Event.ExposureStarted(
        study(),
        new FilteredResult(result, decision(), findings, text()),
        reader(),
        one(ReadingMode.class));
  }

  public Event.Assessed assessed() {
    return new Event.Assessed(
        maybe(this::id), study(), assessment(), reader(), text(), maybe(this::id));
  }

  private Event.Elsewhere elsewhere() {
    return new Event.Elsewhere(
        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
        study(),
        assessment(),
        reader(),
        text(),
        maybe(this::id));
  }

  public Event.Undone undone(UUID assessment) {
    return new Event.Undone(assessment, reader());
  }

  public Event.Adjudicated adjudicated(UUID assessment) {
    Adjudication decision = one(Adjudication.class);
    return new Event.Adjudicated(
        assessment,
        study(),
        assessment(),
        decision,
        decision == Adjudication.CORRECTED
            ? Optional.of(one(Judgement.class))
            : Optional.<Judgement>empty(),
        maybe(this::code),
        maybe(this::text),
        reader());
  }

  public Event.Addendum addendum(UUID assessment) {
    Reader reader = reader();
    AddendumStep step = reader.isKnown() ? one(AddendumStep.class) : AddendumStep.NEEDED;
    return new Event.Addendum(assessment, study(), assessment(), step, reader);
  }

  public Event.Refined refined(UUID assessment) {
    return new Event.Refined(
        assessment, Optional.of(code()), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private Study study() {
    return new Study(
        new Patient(
            text(),
            text(),
            text(),
            maybe(() -> LocalDate.ofEpochDay(random.nextInt(-20_000, 20_000))),
            one(Sex.class)),
        uid(),
        text(),
        text(),
        maybe(() -> LocalDate.ofEpochDay(random.nextInt(20_000))),
        maybe(() -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L))),
        text(),
        text(),
        text(),
        maybe(() -> new Age(random.nextInt(1801))));
  }

  private AiResult result() {
    List<InstanceRef> sources = new ArrayList<>(some(this::instance));
    sources.add(instance());
    return new AiResult(
        product(),
        uid(),
        one(Conclusion.class),
        maybe(this::text),
        some(this::finding),
        sources,
        some(this::instance));
  }

  private Assessment assessment() {
    return new Assessment(
        one(Judgement.class),
        product(),
        one(Conclusion.class),
        some(this::instance),
        maybe(this::finding),
        maybe(this::region),
        some(this::instance),
        some(this::look),
        new FindingKeys(
            maybe(this::text),
            maybe(() -> new FindingKeys.Segment(uid(), random.nextInt(99))),
            maybe(this::uid)));
  }

  private ImageLook look() {
    return new ImageLook(
        uid(),
        random.nextInt(5000),
        random.nextInt(5000),
        random.nextBoolean(),
        random.nextBoolean(),
        maybe(() -> new ImageLook.Rescale(number(), number())),
        maybe(() -> new ImageLook.Window(number(), number(), "LINEAR")),
        maybe(() -> new ImageLook.Spacing(number(), number())),
        maybe(() -> new ImageLook.Plane(uid(), vector(), vector(), vector())));
  }

  private ImageLook.Vector vector() {
    return new ImageLook.Vector(number(), number(), number());
  }

  private Finding finding() {
    return new Finding(
        text(),
        code(),
        maybe(this::code),
        maybe(this::code),
        one(Presence.class),
        random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
        maybe(() -> new Score(text(), number(), text())),
        maybe(this::uid),
        some(this::region));
  }

  private Region region() {
    return new Region(
        one(GraphicType.class),
        uid(),
        random.nextInt(1, 500),
        some(() -> new Point(number(), number())));
  }

  private double number() {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> -0.0;
      case 3 -> Double.MIN_VALUE;
      case 4 -> random.nextInt();
      default -> random.nextDouble() * 4096;
    };
  }

  private FilterDecision decision() {
    return new FilterDecision(one(FilterAction.class), maybe(this::text));
  }

  private AiProduct product() {
    return new AiProduct(text(), text(), text());
  }

  private InstanceRef instance() {
    return new InstanceRef(uid(), uid(), uid());
  }

  private Code code() {
    return new Code(text(), text(), text());
  }

  private Reader reader() {
    return new Reader(text(), text());
  }

  private String uid() {
    return "2.25." + random.nextLong(Long.MAX_VALUE);
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> supplier) {
    return random.nextBoolean() ? Optional.of(supplier.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<T> supplier) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(supplier.get());
    }
    return list;
  }

  private <T extends Enum<T>> T one(Class<T> type) {
    T[] values = type.getEnumConstants();
    return values[random.nextInt(values.length)];
  }
}
