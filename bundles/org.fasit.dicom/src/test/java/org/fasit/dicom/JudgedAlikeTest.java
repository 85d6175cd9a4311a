package org.fasit.dicom;

import static org.fasit.samples.SampleCodes.dcm;
import static org.fasit.samples.SampleCodes.sct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.Presence;
import org.fasit.samples.CadWriter;
import org.fasit.samples.CadWriter.Intent;
import org.fasit.samples.CadWriter.Kind;
import org.fasit.samples.CadWriter.Summary;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SrItems;
import org.fasit.samples.SrWriter.AlgorithmPlace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same fact in every form that it may take is judged alike. */
class JudgedAlikeTest {

  private static final Code GROUP = dcm("125007", "Measurement Group");
  private static final Code FINDING = dcm("121071", "Finding");
  private static final Code PRESENCE = sct("705057003", "Presence");
  private static final Code PROPERTY = dcm("121052", "Presence of property");
  private static final Code FINDINGS = dcm("121070", "Findings");
  private static final Code THING = SampleCodes.PNEUMOTHORAX;

  /** What a product says of pneumothorax. */
  private record Answer(Code code, Presence presence) {

    Conclusion conclusion() {
      return switch (presence) {
        case PRESENT -> Conclusion.POSITIVE;
        case ABSENT -> Conclusion.NEGATIVE;
        case UNDETERMINED -> Conclusion.INDETERMINATE;
        case NOT_STATED -> Conclusion.NOT_STATED;
      };
    }
  }

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer(sct("52101004", "Present"), Presence.PRESENT),
          new Answer(sct("10828004", "Positive"), Presence.PRESENT),
          new Answer(sct("373066001", "Yes"), Presence.PRESENT),
          new Answer(sct("260373001", "Detected"), Presence.PRESENT),
          new Answer(new Code("RID28472", "RADLEX", "present"), Presence.PRESENT),
          new Answer(new Code("RDE1717.1", "RADELEMENT", "present"), Presence.PRESENT),
          new Answer(new Code("G-A203", "SRT", "Present"), Presence.PRESENT),
          new Answer(new Code("52101004", "SNOMED", "Present"), Presence.PRESENT),
          new Answer(sct("272519000", "Absent"), Presence.ABSENT),
          new Answer(sct("2667000", "Absent"), Presence.ABSENT),
          new Answer(sct("260385009", "Negative"), Presence.ABSENT),
          new Answer(sct("373067005", "No"), Presence.ABSENT),
          new Answer(sct("260415000", "Not detected"), Presence.ABSENT),
          new Answer(sct("410516002", "Known absent"), Presence.ABSENT),
          new Answer(new Code("RID28473", "RadLex", "absent"), Presence.ABSENT),
          new Answer(new Code("RDE1717.0", "RADELEMENT", "absent"), Presence.ABSENT),
          new Answer(new Code("OIFMA_OIDM_281684.0", "OIDM", "absent"), Presence.ABSENT),
          new Answer(new Code("2667000", "http://snomed.info/sct", "Absent"), Presence.ABSENT),
          new Answer(sct("82334004", "Indeterminate"), Presence.UNDETERMINED),
          new Answer(sct("373068000", "Undetermined"), Presence.UNDETERMINED),
          new Answer(sct("415684004", "Suspected"), Presence.UNDETERMINED),
          new Answer(sct("42425007", "Equivocal"), Presence.UNDETERMINED),
          new Answer(new Code("RID39110", "RADLEX", "indeterminate"), Presence.UNDETERMINED),
          new Answer(new Code("RDE1717.2", "RADELEMENT", "indeterminate"), Presence.UNDETERMINED),
          new Answer(sct("261665006", "Unknown"), Presence.NOT_STATED),
          new Answer(new Code("RID5655", "RADLEX", "unknown"), Presence.NOT_STATED),
          new Answer(new Code("RDE1717.3", "RADELEMENT", "unknown"), Presence.NOT_STATED),
          new Answer(new Code("LA9634-2", "LN", "Absent"), Presence.NOT_STATED),
          new Answer(new Code("LA9633-4", "LN", "Present"), Presence.NOT_STATED),
          new Answer(new Code("ABS", "99PROVE", "Absent"), Presence.NOT_STATED),
          new Answer(new Code("POS", "99PROVE", "Positive"), Presence.NOT_STATED),
          new Answer(sct("27251900", "Absent"), Presence.NOT_STATED),
          new Answer(new Code("272519000", "STC", "Absent"), Presence.NOT_STATED),
          new Answer(new Code("RDE1602.1", "RADELEMENT", "no"), Presence.NOT_STATED));

  /** A form of saying it. */
  private record Form(String name, java.util.function.Function<Code, Attributes> of) {}

  private static final List<Form> FORMS =
      List.of(
          new Form("group, named, own code", a -> group(named(THING), said(THING, a))),
          new Form("group, named, presence", a -> group(named(THING), said(PRESENCE, a))),
          new Form("group, named, property", a -> group(named(THING), said(PROPERTY, a))),
          new Form("group, named, finding", a -> group(named(THING), said(FINDING, a))),
          new Form("group, answer before the name", a -> group(said(THING, a), named(THING))),
          new Form(
              "group, answer below the name",
              a -> group(SrItems.add(named(THING), said(PRESENCE, a)))),
          new Form(
              "group, private question in words",
              a -> group(named(THING), said(new Code("Q1", "99PROVE", "Presence"), a))),
          new Form("group without a name", a -> group(said(THING, a))),
          new Form(
              "group, in words, presence",
              a -> group(SrItems.text("CONTAINS", FINDING, "Pneumothorax"), said(PRESENCE, a))),
          new Form("exam, own code", a -> report(said(THING, a))),
          new Form("exam, named, own code", a -> report(named(THING), said(THING, a))),
          new Form("exam, named, presence", a -> report(named(THING), said(PRESENCE, a))),
          new Form(
              "exam, container without a group",
              a -> report(SrItems.container(FINDINGS, named(THING), said(PRESENCE, a)))),
          new Form(
              "exam, answer below the name",
              a -> report(SrItems.add(named(THING), said(PRESENCE, a)))),
          new Form(
              "exam, answer elsewhere",
              a -> report(named(THING), SrItems.container(FINDINGS, said(THING, a)))),
          new Form("CAD, own code", a -> cad(THING, below(THING, a))),
          new Form("CAD, presence", a -> cad(THING, below(PRESENCE, a))));

  private static Attributes named(Code thing) {
    return SrItems.code("CONTAINS", FINDING, thing);
  }

  private static Attributes said(Code question, Code answer) {
    return SrItems.code("CONTAINS", question, answer);
  }

  private static Attributes below(Code question, Code answer) {
    return SrItems.code("HAS PROPERTIES", question, answer);
  }

  private static Attributes group(Attributes... items) {
    return Made.writer()
        .algorithm(AlgorithmPlace.DOCUMENT)
        .group(SrItems.container(GROUP, items))
        .write();
  }

  private static Attributes report(Attributes... items) {
    var writer = Made.writer().algorithm(AlgorithmPlace.DOCUMENT);
    for (Attributes item : items) {
      writer.item(item);
    }
    return writer.write();
  }

  private static Attributes cad(Code thing, Attributes... items) {
    return new CadWriter(Kind.CHEST, Made.header(), Made.PRODUCT, Made.UIDS, "alike")
        .summary(Summary.WITH_FINDINGS, CadWriter.single(thing, Intent.REQUIRED, items))
        .write();
  }

  @TestFactory
  Stream<DynamicTest> answersToPresence() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Answer answer : ANSWERS) {
      for (Form form : FORMS) {
        String name = answer.code().scheme() + ' ' + answer.code().value() + ", " + form.name();
        tests.add(DynamicTest.dynamicTest(name, () -> judge(answer, form)));
      }
    }
    return tests.stream();
  }

  private static void judge(Answer answer, Form form) {
    AiResultFound found = Made.found(form.of().apply(answer.code()), Made.OPTIONS);
    assertEquals(answer.conclusion(), found.result().conclusion());
    for (Finding finding : found.result().findings()) {
      assertEquals(answer.presence(), finding.presence());
    }
    if (answer.presence() == Presence.NOT_STATED) {
      String all = found.notes() + found.detail().toString();
      assertTrue(all.contains(answer.code().meaning()), "the answer is shown: " + all);
    }
  }

  /** What names no finding, and what it comes to. */
  private record Nothing(Code code, Conclusion conclusion) {}

  private static final List<Nothing> NOTHINGS =
      List.of(
          new Nothing(sct("17621005", "Normal"), Conclusion.NEGATIVE),
          new Nothing(new Code("G-A460", "SRT", "Normal"), Conclusion.NEGATIVE),
          new Nothing(sct("281900007", "No abnormality detected"), Conclusion.NEGATIVE),
          new Nothing(new Code("NF", "99PROVE", "No Finding"), Conclusion.NOT_STATED),
          new Nothing(new Code("N", "99PROVE", "Normal"), Conclusion.NOT_STATED),
          new Nothing(
              new Code("NAD", "99PROVE", "No abnormality detected."), Conclusion.NOT_STATED),
          new Nothing(new Code("U", "99PROVE", "Unremarkable"), Conclusion.NOT_STATED),
          new Nothing(new Code("IF", "99PROVE", "Ingen funn"), Conclusion.NOT_STATED),
          new Nothing(new Code("NEG", "99PROVE", "Negative"), Conclusion.NOT_STATED),
          new Nothing(sct("10200004", "Liver"), Conclusion.NOT_STATED),
          new Nothing(sct("15825003", "Aorta"), Conclusion.NOT_STATED),
          new Nothing(sct("51282000", "Vertebra"), Conclusion.NOT_STATED),
          new Nothing(SampleCodes.LUNG, Conclusion.NOT_STATED),
          new Nothing(new Code("T-62000", "SRT", "Liver"), Conclusion.NOT_STATED),
          new Nothing(new Code("7197", "FMA", "Liver"), Conclusion.NOT_STATED),
          new Nothing(new Code("RID58", "RADLEX", "liver"), Conclusion.NOT_STATED),
          new Nothing(new Code("A1", "99PROVE", "Aorta"), Conclusion.NOT_STATED));

  @TestFactory
  Stream<DynamicTest> whatIsNoFinding() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Nothing nothing : NOTHINGS) {
      Code code = nothing.code();
      Code volume = sct("118565006", "Volume");
      Code ml = new Code("ml", "UCUM", "ml");
      add(tests, nothing, "group", group(named(code)));
      add(
          tests,
          nothing,
          "group, number",
          group(named(code), SrItems.number("CONTAINS", volume, 12, ml)));
      add(tests, nothing, "group, mark", group(named(code), Made.region()));
      add(tests, nothing, "exam", report(named(code)));
      add(tests, nothing, "exam, present", report(said(code, sct("52101004", "Present"))));
      add(tests, nothing, "group, present", group(said(code, sct("52101004", "Present"))));
      add(tests, nothing, "CAD", cad(code));
      add(tests, new Nothing(code, Conclusion.NOT_STATED), "SEG", segment(code));
    }
    return tests.stream();
  }

  private static void add(
      List<DynamicTest> tests, Nothing nothing, String form, Attributes object) {
    String name = nothing.code().meaning() + ' ' + nothing.code().scheme() + ", " + form;
    tests.add(
        DynamicTest.dynamicTest(
            name,
            () -> {
              AiResultFound found = Made.found(object, Made.OPTIONS);
              assertEquals(nothing.conclusion(), found.result().conclusion());
              for (Finding finding : found.result().findings()) {
                assertEquals(Presence.NOT_STATED, finding.presence());
                assertFalse(finding.regions().isEmpty(), "a row only for a mark");
              }
            }));
  }

  private static Attributes segment(Code type) {
    Code category =
        type.scheme().equals("99PROVE") ? new Code("X", "99PROVE", "Other") : SegWriter.ANATOMY;
    return new SegWriter(Made.header(), Made.PRODUCT, Made.UIDS, "alike", 1, 1)
        .segment(
            new SegWriter.Segment(
                1,
                type.meaning(),
                category,
                type,
                Optional.empty(),
                Optional.empty(),
                SegWriter.By.AUTOMATIC,
                Optional.empty()))
        .frame(1, Made.IMAGE_REF, 1)
        .write();
  }

  @TestFactory
  Stream<DynamicTest> wordsConcludeNothing() {
    return Stream.of("Normal", "No abnormality detected", "Pneumothorax absent", "Pneumothorax")
        .flatMap(
            words ->
                Stream.of(
                        group(SrItems.text("CONTAINS", FINDING, words)),
                        group(SrItems.text("CONTAINS", FINDING, words), Made.region()),
                        group(named(THING), SrItems.text("CONTAINS", THING, words)),
                        group(named(THING), SrItems.text("CONTAINS", PRESENCE, words)),
                        report(SrItems.text("CONTAINS", FINDING, words)),
                        report(named(THING), SrItems.text("CONTAINS", PRESENCE, words)),
                        cad(THING, SrItems.text("HAS PROPERTIES", PRESENCE, words)))
                    .map(
                        object ->
                            DynamicTest.dynamicTest(
                                words,
                                () ->
                                    assertEquals(
                                        Conclusion.NOT_STATED, Made.read(object).conclusion()))));
  }
}
