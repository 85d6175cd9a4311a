package org.fasit.dicom.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Sex;
import org.fasit.model.Study;

/** Made-up entries to write documents from. */
final class MadeUp {

  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  static final Instant NOON = Instant.parse("2026-09-14T10:15:30.123456Z");
  static final String DX = "1.2.840.10008.5.1.4.1.1.1.1";
  static final String MULTI_FRAME_US = "1.2.840.10008.5.1.4.1.1.3.1";
  static final InstanceRef FRONTAL = new InstanceRef(DX, "2.25.1001", "2.25.100");
  static final InstanceRef LATERAL = new InstanceRef(DX, "2.25.1002", "2.25.100");
  static final InstanceRef AI_SR =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.88.34", "2.25.2001", "2.25.200");
  static final AiProduct FRAC_AI = new AiProduct("Nordbein", "FracAI", "2.4.1");
  static final Code FRACTURE = new Code("125605004", "SCT", "Fracture of bone");
  static final Code RADIUS = new Code("62413002", "SCT", "Bone structure of radius");
  static final Code LEFT = new Code("7771000", "SCT", "Left");
  static final Reader READER = new Reader("ola", "Test^Ola");
  static final Reader SUPERUSER = new Reader("kari", "Test^Kari");
  static final Study STUDY =
      new Study(
          new Patient(
              "Prøve^Åse", "P-0001", "HUS", Optional.of(LocalDate.of(2018, 3, 2)), Sex.FEMALE),
          "2.25.10",
          "S1",
          "ACC1",
          Optional.of(LocalDate.of(2026, 9, 14)),
          Optional.of(LocalTime.of(9, 30)),
          "Venstre håndledd",
          "DX",
          "WRIST",
          Age.parse("008Y"));

  private MadeUp() {}

  static UUID id(int number) {
    return UUID.fromString("0199475a-0000-7000-8000-%012d".formatted(number));
  }

  static Region box(InstanceRef image, double x, double y) {
    return new Region(
        GraphicType.POLYLINE,
        image.sopInstanceUid(),
        1,
        List.of(
            new Point(x, y),
            new Point(x + 40.5, y),
            new Point(x + 40.5, y + 30),
            new Point(x, y + 30),
            new Point(x, y)));
  }

  static Region point(InstanceRef image, double x, double y) {
    return new Region(GraphicType.POINT, image.sopInstanceUid(), 1, List.of(new Point(x, y)));
  }

  static Finding finding(Region... regions) {
    return new Finding(
        "2.25.3001",
        FRACTURE,
        Optional.of(RADIUS),
        Optional.of(LEFT),
        Presence.PRESENT,
        OptionalDouble.of(0.87),
        Optional.empty(),
        Optional.of("2.25.3001"),
        List.of(regions));
  }

  static Assessment assessment(
      Judgement judgement, Optional<Finding> finding, Optional<Region> place) {
    return new Assessment(
        judgement,
        FRAC_AI,
        Conclusion.POSITIVE,
        List.of(AI_SR),
        finding,
        place,
        List.of(FRONTAL, LATERAL));
  }

  static Entry entry(int number, Assessment assessment) {
    return entry(number, assessment, STUDY, READER);
  }

  static Entry entry(int number, Assessment assessment, Study study, Reader reader) {
    return new Entry(
        id(number),
        NOON.plusSeconds(number),
        new Event.Assessed(Optional.of(id(9000)), study, assessment, reader, "ab".repeat(32)));
  }

  static Entry falsePositive(int number) {
    return entry(
        number,
        assessment(
            Judgement.FALSE_POSITIVE,
            Optional.of(finding(box(FRONTAL, 100.25, 200))),
            Optional.empty()));
  }

  static Entry falseNegative(int number) {
    return entry(
        number,
        assessment(
            Judgement.FALSE_NEGATIVE, Optional.empty(), Optional.of(point(LATERAL, 310.5, 77.25))));
  }

  static Entry ofExam(int number, Judgement judgement) {
    return entry(number, assessment(judgement, Optional.empty(), Optional.empty()));
  }

  /** The documents of an assessment that are of a modality. */
  static List<Attributes> documents(Entry entry, String modality) {
    return documents(entry, entry, modality);
  }

  static List<Attributes> documents(Entry entry, Entry assessed, String modality) {
    return CaseDocuments.of(entry, assessed, OSLO).stream()
        .filter(document -> document.getString(Tag.Modality).equals(modality))
        .toList();
  }

  static Attributes keyObjects(Entry entry) {
    return documents(entry, "KO").get(0);
  }

  static Attributes assessment(Entry entry) {
    return documents(entry, "SR").get(0);
  }

  static Entry decide(
      int number, Entry assessed, Adjudication decision, Optional<Judgement> corrected) {
    return decide(number, assessed, decision, corrected, Optional.empty(), Optional.empty());
  }

  static Entry decide(
      int number,
      Entry assessed,
      Adjudication decision,
      Optional<Judgement> corrected,
      Optional<Code> reason,
      Optional<String> comment) {
    Event.Assessed event = (Event.Assessed) assessed.event();
    return new Entry(
        id(number),
        NOON.plusSeconds(number),
        new Event.Adjudicated(
            assessed.id(),
            event.study(),
            event.assessment(),
            decision,
            corrected,
            reason,
            comment,
            SUPERUSER));
  }

  /** A step of the addendum that a case asks for. */
  static Entry addendum(int number, Entry assessed, AddendumStep step, Reader reader) {
    Event.Assessed event = (Event.Assessed) assessed.event();
    return new Entry(
        id(number),
        NOON.plusSeconds(number),
        new Event.Addendum(assessed.id(), event.study(), event.assessment(), step, reader));
  }

  /** The same assessment by somebody else. */
  static Entry by(Reader reader, Entry assessed) {
    Event.Assessed event = (Event.Assessed) assessed.event();
    return new Entry(
        assessed.id(),
        assessed.time(),
        new Event.Assessed(
            event.exposure(), event.study(), event.assessment(), reader, event.rulesHash()));
  }

  static Entry undo(int number, Entry assessed) {
    return new Entry(id(number), NOON.plusSeconds(number), new Event.Undone(assessed.id(), READER));
  }

  static Entry refine(
      int number,
      Entry assessed,
      Optional<Code> reason,
      Optional<Code> what,
      Optional<Code> site,
      Optional<String> comment) {
    return new Entry(
        id(number),
        NOON.plusSeconds(number),
        new Event.Refined(assessed.id(), reason, what, site, comment));
  }
}
