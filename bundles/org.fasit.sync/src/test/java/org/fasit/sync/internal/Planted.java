package org.fasit.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

/** A case with an identity planted in every place that can hold one, and entries of all kinds. */
final class Planted {

  static final String SITE_KEY = "q83vEjRWeJq83vEjRWeJqrvM3e7/ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJk=";
  static final LocalDate BIRTH = LocalDate.of(2016, 3, 12);
  static final String PATIENT_ID = "PAT-7731905";
  static final String ISSUER = "SYKEHUSX";
  static final String ACCESSION = "ACC20260914XY";
  static final String STUDY_ID = "STID-88412";
  static final String STUDY_UID =
      "1.2.826.0.1.3680043.8.498.10000000000000000000000000000000000777";
  static final String SERIES_UID =
      "1.2.826.0.1.3680043.8.498.20000000000000000000000000000000000778";
  static final String SOP_UID = "1.2.826.0.1.3680043.8.498.30000000000000000000000000000000000779";
  static final String IMAGE_UID =
      "1.2.826.0.1.3680043.8.498.40000000000000000000000000000000000780";
  static final String TRACKING_UID = "1.2.826.0.1.3680043.8.498.5000000000000000000000000000000781";
  static final String SEGMENT_UID =
      "1.2.826.0.1.3680043.8.498.60000000000000000000000000000000000782";
  static final String FRAME_UID =
      "1.2.826.0.1.3680043.8.498.70000000000000000000000000000000000783";
  static final String FINDING_KEY = "finding-key-of-" + TRACKING_UID;
  static final String DESCRIPTION = "Beskrivelse håndledd etter fall";
  static final String READER_ID = "kirstenlege";
  static final String NATIONAL_ID = nationalId("120316", 500);

  static final Patient PATIENT =
      new Patient("Prøvesen^Åselill^Margrethe", PATIENT_ID, ISSUER, Optional.of(BIRTH), Sex.FEMALE);
  static final Study STUDY =
      new Study(
          PATIENT,
          STUDY_UID,
          STUDY_ID,
          ACCESSION,
          Optional.of(LocalDate.of(2026, 9, 14)),
          Optional.of(LocalTime.of(8, 15, 42)),
          DESCRIPTION,
          "DX",
          "WRIST",
          Optional.of(new Age(126)));
  static final Reader READER = new Reader(READER_ID, "Legesen^Kirstine");
  static final InstanceRef SOURCE =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.88.33", SOP_UID, SERIES_UID);
  static final InstanceRef IMAGE =
      new InstanceRef("1.2.840.10008.5.1.4.1.1.1.1", IMAGE_UID, SERIES_UID);
  static final Code FRACTURE = new Code("125605004", "SCT", "Fracture of bone");

  private Planted() {}

  /** What must not be on the wire, in plain words. */
  static List<String> tokens() {
    return List.of(
        "Prøvesen",
        "Provesen",
        "PROVESEN",
        "Åselill",
        "Margrethe",
        PATIENT_ID,
        "7731905",
        ISSUER,
        ACCESSION,
        STUDY_ID,
        STUDY_UID,
        SERIES_UID,
        SOP_UID,
        IMAGE_UID,
        TRACKING_UID,
        FINDING_KEY,
        SEGMENT_UID,
        FRAME_UID,
        "4711",
        "9871",
        "9872",
        "9873.5",
        "9874.5",
        "9875.5",
        "9876.5",
        "9877.5",
        "9878.5",
        "9879.5",
        "9880.5",
        "9881.5",
        "Window for",
        "came back",
        DESCRIPTION,
        "Beskrivelse",
        "etter fall",
        READER_ID,
        "Legesen",
        "Kirstine",
        NATIONAL_ID,
        NATIONAL_ID.substring(0, 6) + " " + NATIONAL_ID.substring(6),
        "20160312",
        "2016-03-12",
        "12.03.2016",
        "12/03/2016",
        "12.3.2016",
        "120316",
        "12032016",
        "12. mars 2016",
        "the product refused",
        "081542",
        "08:15:42",
        "1234.5",
        "6789.25");
  }

  static Finding finding(String key, Code code, Presence presence) {
    return new Finding(
        key,
        code,
        Optional.of(new Code("85050009", "SCT", "Radius of PROVESEN ASELILL")),
        Optional.of(new Code("7771000", "SCT", "Left " + ACCESSION)),
        presence,
        OptionalDouble.of(0.87654321),
        Optional.of(new Score("Certainty for Margrethe", 87.654321, "%")),
        Optional.of(TRACKING_UID),
        List.of(
            new Region(GraphicType.POLYLINE, IMAGE_UID, 1, List.of(new Point(1234.5, 6789.25)))));
  }

  /** A result that leaks in each text that a vendor can fill. */
  static AiResult result() {
    return new AiResult(
        new AiProduct("Nordbein for " + ISSUER, "FracAI", "2.4.1 " + PATIENT_ID),
        STUDY_UID,
        Conclusion.POSITIVE,
        Optional.of("the product refused Prøvesen born 12.03.2016"),
        List.of(
            finding(FINDING_KEY, FRACTURE, Presence.PRESENT),
            finding(SOP_UID + "#1", new Code(PATIENT_ID, "99LEAK", "Åselill"), Presence.PRESENT),
            finding(
                SOP_UID + "#2",
                new Code("F-1", "99LEAK", "seen 12.03.2016 in " + STUDY_UID),
                Presence.UNDETERMINED),
            finding(
                SOP_UID + "#3",
                new Code("urn:oid:" + SERIES_UID, "", "Kirstine says " + NATIONAL_ID),
                Presence.ABSENT)),
        List.of(SOURCE),
        List.of(IMAGE));
  }

  static FilteredResult shown() {
    AiResult result = result();
    FilterDecision byRule =
        new FilterDecision(FilterAction.HIDE, Optional.of("hide-" + PATIENT_ID));
    return new FilteredResult(
        result,
        FilterDecision.UNTOUCHED,
        result.findings().stream().map(f -> new FilteredFinding(f, byRule)).toList(),
        "ab".repeat(32));
  }

  static Assessment assessment() {
    return new Assessment(
        Judgement.FALSE_POSITIVE,
        result().product(),
        Conclusion.POSITIVE,
        List.of(SOURCE),
        Optional.of(finding(FINDING_KEY, FRACTURE, Presence.PRESENT)),
        Optional.of(
            new Region(GraphicType.POINT, IMAGE_UID, 1, List.of(new Point(1234.5, 6789.25)))),
        List.of(IMAGE),
        List.of(look()),
        new FindingKeys(
            Optional.of("Fracture of Prøvesen, " + ACCESSION),
            Optional.of(new FindingKeys.Segment(SEGMENT_UID, 4711))));
  }

  private static ImageLook look() {
    return new ImageLook(
        IMAGE_UID,
        9871,
        9872,
        false,
        true,
        Optional.of(new ImageLook.Rescale(9873.5, 9874.5)),
        Optional.of(new ImageLook.Window(9875.5, 9876.5, "Window for Margrethe")),
        Optional.of(new ImageLook.Spacing(9877.5, 9878.5)),
        Optional.of(
            new ImageLook.Plane(
                FRAME_UID,
                new ImageLook.Vector(9879.5, 9880.5, 9881.5),
                new ImageLook.Vector(1, 0, 0),
                new ImageLook.Vector(0, 1, 0))));
  }

  /** One entry of each kind, each referring to the one before it where it refers. */
  static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    UUID exposure =
        add(entries, new Event.ExposureStarted(STUDY, shown(), READER, ReadingMode.CONCURRENT));
    add(entries, new Event.ExposureEnded(exposure, Duration.ofMillis(12_345)));
    UUID assessment =
        add(
            entries,
            new Event.Assessed(
                Optional.of(exposure), STUDY, assessment(), READER, "cd".repeat(32)));
    add(
        entries,
        new Event.Refined(
            assessment,
            Optional.of(new Code("OLD_FRACTURE", "99FASIT", "Old fracture of Prøvesen")),
            Optional.of(new Code(ACCESSION, "99LEAK", "")),
            Optional.of(new Code("85050009", "SCT", "Radius")),
            Optional.of("Compare with Margrethe's exam, born 12.03.2016, " + NATIONAL_ID)));
    add(entries, new Event.Undone(assessment, READER));
    UUID prompt =
        add(
            entries,
            new Event.PromptShown(
                exposure,
                new Prompt(
                    "near-threshold",
                    result().product(),
                    "prompt.near",
                    List.of("52 %", "Prøvesen", PATIENT_ID))));
    add(entries, new Event.PromptDismissed(prompt));
    add(
        entries,
        new Event.Adjudicated(
            assessment,
            STUDY,
            assessment(),
            Adjudication.CORRECTED,
            Optional.of(Judgement.AGREE),
            Optional.of(new Code("FOLLOW_UP", "99FASIT", "Seen by Kirstine 12.03.2016")),
            Optional.of("Margrethe came back, " + NATIONAL_ID + ", see " + ACCESSION),
            READER));
    return entries;
  }

  /** Steps of an addendum: these go in a format of their own. */
  static List<Entry> addenda() {
    List<Entry> entries = new ArrayList<>();
    for (AddendumStep step : AddendumStep.values()) {
      add(entries, new Event.Addendum(new UUID(1, 1), STUDY, assessment(), step, READER));
    }
    return entries;
  }

  static UUID add(List<Entry> entries, Event event) {
    UUID id =
        new UUID(
            0x0192_0000_0000_7000L + entries.size(),
            0x8000_0000_0000_0000L | event.hashCode() & 0xffffL);
    entries.add(new Entry(id, Instant.parse("2026-09-14T10:00:00.123456Z"), event));
    return id;
  }

  /** The first valid identity number from that serial number on. */
  static String nationalId(String birthDate, int serial) {
    for (int i = serial; i < 1000; i++) {
      String nine = "%s%03d".formatted(birthDate, i);
      int[] first = {3, 7, 6, 1, 8, 9, 4, 5, 2};
      int[] second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
      int k1 = check(nine, first);
      if (k1 == 10) {
        continue;
      }
      int k2 = check(nine + k1, second);
      if (k2 != 10) {
        return nine + k1 + k2;
      }
    }
    throw new IllegalArgumentException(birthDate);
  }

  private static int check(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11;
  }
}
