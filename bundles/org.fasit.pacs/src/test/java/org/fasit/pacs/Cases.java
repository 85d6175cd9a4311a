package org.fasit.pacs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fasit.journal.Lookup;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.ErrorReason;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.FindingKeys;
import org.fasit.model.GraphicType;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** A made-up journal: entries with ids in a row. */
public final class Cases {

  public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  public static final Reader READER = new Reader("ola", "Test^Ola");
  public static final AiProduct FRAC_AI = new AiProduct("Nordbein", "FracAI", "2.4.1");
  public static final Code FRACTURE = new Code("125605004", "SCT", "Fracture of bone");
  public static final Code ULNA = new Code("23416004", "SCT", "Bone structure of ulna");
  public static final Code OLD = ErrorReason.OLD_FRACTURE.code();
  public static final InstanceRef AI_SR =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.88.34", "2.25.2001", "2.25.200");

  private static final Instant START = Instant.parse("2026-09-14T08:00:00Z");

  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
  private int count;

  /** The entry of that id. */
  public Lookup find(UUID id) {
    return Lookup.of(Optional.ofNullable(entries.get(id)));
  }

  public Entry log(Event event) {
    count++;
    UUID id = UUID.fromString("0199475a-0000-7000-8000-%012d".formatted(count));
    Entry entry = new Entry(id, START.plusSeconds(60L * count), event);
    entries.put(id, entry);
    return entry;
  }

  /** On a radiograph, of which it is known how it is shown. */
  public Entry assessed(Judgement judgement, int study) {
    return assessed(judgement, study, image(study), false);
  }

  /** On a photograph. */
  public Entry inColor(Judgement judgement, int study) {
    InstanceRef photograph =
        new InstanceRef(
            "1.2.840.10008.5.1.4.1.1.77.1.4",
            "2.25.1%03d2".formatted(study),
            "2.25.1%03d8".formatted(study));
    return assessed(judgement, study, photograph, true);
  }

  private Entry assessed(Judgement judgement, int study, InstanceRef image, boolean color) {
    boolean missed = judgement == Judgement.FALSE_NEGATIVE;
    Optional<Region> place = missed ? Optional.of(point(image, 310.5, 77.25)) : Optional.empty();
    Assessment assessment =
        new Assessment(
            judgement,
            FRAC_AI,
            missed ? Conclusion.NEGATIVE : Conclusion.POSITIVE,
            List.of(AI_SR),
            missed ? Optional.empty() : Optional.of(finding(image)),
            place,
            List.of(image),
            List.of(look(image, color)),
            FindingKeys.NONE);
    return log(new Event.Assessed(Optional.empty(), study(study), assessment, READER, ""));
  }

  public Entry undo(Entry assessed) {
    return log(new Event.Undone(assessed.id(), READER));
  }

  public Entry adjudicate(Entry assessed, Adjudication decision, Optional<Judgement> corrected) {
    Event.Assessed logged = (Event.Assessed) assessed.event();
    return log(
        new Event.Adjudicated(
            assessed.id(),
            logged.study(),
            logged.assessment(),
            decision,
            corrected,
            Optional.empty(),
            Optional.of("Sett på nytt"),
            new Reader("kari", "Test^Kari")));
  }

  public Entry refine(Entry assessed, Code reason, Code site) {
    return log(
        new Event.Refined(
            assessed.id(),
            Optional.of(reason),
            Optional.empty(),
            Optional.of(site),
            Optional.empty()));
  }

  public static InstanceRef image(int study) {
    return new InstanceRef(
        "1.2.840.10008.5.1.4.1.1.1.1",
        "2.25.1%03d1".formatted(study),
        "2.25.1%03d".formatted(study));
  }

  private static ImageLook look(InstanceRef image, boolean color) {
    return new ImageLook(
        image.sopInstanceUid(),
        600,
        400,
        color,
        false,
        Optional.empty(),
        color ? Optional.empty() : Optional.of(new ImageLook.Window(2048, 4096, "LINEAR")),
        Optional.of(new ImageLook.Spacing(0.14, 0.14)),
        Optional.empty());
  }

  public static Region point(InstanceRef image, double x, double y) {
    return new Region(GraphicType.POINT, image.sopInstanceUid(), 1, List.of(new Point(x, y)));
  }

  private static Finding finding(InstanceRef image) {
    return new Finding(
        "2.25.3001",
        FRACTURE,
        Optional.empty(),
        Optional.empty(),
        Presence.PRESENT,
        OptionalDouble.of(0.87),
        Optional.empty(),
        Optional.of("2.25.3001"),
        List.of(point(image, 12, 34.5)));
  }

  public static Study study(int number) {
    return new Study(
        new Patient(
            "Prøve^Åse " + number,
            "P-%04d".formatted(number),
            "HUS",
            Optional.of(LocalDate.of(2018, 3, 2)),
            Sex.FEMALE),
        "2.25.9%03d".formatted(number),
        "S" + number,
        "ACC" + number,
        Optional.of(LocalDate.of(2026, 9, 14)),
        Optional.of(LocalTime.of(9, 30)),
        "Venstre håndledd",
        "DX",
        "WRIST",
        Optional.empty());
  }
}
