package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.model.Adjudication;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdjudicationTest {

  private static final Code PATHOLOGY = new Code("PATHOLOGY", "99FASIT", "Pathology");

  private static List<Attributes> write(Entry... entries) {
    List<Attributes> documents = new ArrayList<>();
    for (Entry entry : entries) {
      documents.addAll(CaseDocuments.of(entry, entry, MadeUp.OSLO));
    }
    return documents;
  }

  private static List<LoggedCase> read(List<Attributes> documents) {
    List<CaseDocument> read = new ArrayList<>();
    documents.stream()
        .filter(document -> !document.getString(Tag.Modality).equals("PR"))
        .forEach(it -> read.add(CaseReader.read(it, MadeUp.OSLO).orElseThrow()));
    Collections.shuffle(read, new Random(7));
    return CaseLists.join(read);
  }

  private static Optional<Judgement> corrected(Adjudication decision) {
    return decision == Adjudication.CORRECTED
        ? Optional.of(Judgement.FALSE_NEGATIVE)
        : Optional.empty();
  }

  @ParameterizedTest
  @EnumSource(Adjudication.class)
  void decisionIsReadBackWithTheCase(Adjudication decision) {
    Entry logged = MadeUp.falsePositive(1);
    Entry decided =
        MadeUp.decide(
            2,
            logged,
            decision,
            corrected(decision),
            Optional.of(PATHOLOGY),
            Optional.of("Biopsi\nviste brudd"));

    List<LoggedCase> cases = read(write(logged, decided));

    assertEquals(1, cases.size());
    LoggedCase found = cases.get(0);
    assertEquals(State.valueOf(decision.name()), found.state());
    assertEquals(Judgement.FALSE_POSITIVE, found.judgement());
    assertEquals(Optional.of(logged.id()), found.id());
    assertEquals(Optional.of(((Event.Assessed) logged.event()).assessment()), found.assessment());
    LoggedCase.Decision told = found.decision().orElseThrow();
    assertEquals(decision, told.decision());
    assertEquals(corrected(decision), told.corrected());
    assertEquals(Optional.of(PATHOLOGY), told.reason());
    assertEquals(Optional.of(PATHOLOGY), told.basis());
    assertEquals(Optional.of("Biopsi\nviste brudd"), told.comment());
    assertEquals(MadeUp.SUPERUSER, told.reader());
    assertEquals(decided.time(), told.time());
    assertEquals(MadeUp.READER, found.reader());
    assertEquals(logged.time(), found.time());
    assertEquals(Optional.empty(), found.comment());
  }

  @Test
  void decisionWithoutBasisRestsOnASecondReader() {
    Entry logged = MadeUp.falsePositive(1);
    Entry decided = MadeUp.decide(2, logged, Adjudication.CONFIRMED, Optional.empty());

    assertEquals(
        Optional.of("SECOND_READER"),
        read(write(logged, decided)).get(0).decision().flatMap(it -> it.basis()).map(Code::value));
  }

  /** The one who decides has only what the PACS tells; no local journal has the first entry. */
  @Test
  void predecessorIsTheFirstAssessmentWithoutItsJournalEntry() {
    Entry logged = MadeUp.falseNegative(1);
    Attributes first = MadeUp.assessment(logged);
    Entry decided = MadeUp.decide(2, logged, Adjudication.WITHDRAWN, Optional.empty());

    Attributes document = MadeUp.assessment(decided);
    Attributes series =
        document
            .getNestedDataset(Tag.PredecessorDocumentsSequence)
            .getNestedDataset(Tag.ReferencedSeriesSequence);
    Attributes sop = series.getNestedDataset(Tag.ReferencedSOPSequence);

    assertEquals(first.getString(Tag.SOPInstanceUID), sop.getString(Tag.ReferencedSOPInstanceUID));
    assertEquals(first.getString(Tag.SOPClassUID), sop.getString(Tag.ReferencedSOPClassUID));
    assertEquals(first.getString(Tag.SeriesInstanceUID), series.getString(Tag.SeriesInstanceUID));
  }

  @Test
  void caseThatWasTheOtherErrorStandsOnThatListToo() {
    Entry logged = MadeUp.falsePositive(1);
    Entry decided =
        MadeUp.decide(2, logged, Adjudication.CORRECTED, Optional.of(Judgement.FALSE_NEGATIVE));

    List<String> series =
        MadeUp.documents(decided, decided, "KO").stream()
            .map(document -> document.getString(Tag.SeriesDescription))
            .toList();

    assertEquals(List.of("AI error log: FALSE NEGATIVE", "AI error log: CORRECTED"), series);
  }

  @Test
  void caseThatWasNoErrorIsTakenOffTheList() {
    Entry logged = MadeUp.falsePositive(1);
    Entry decided = MadeUp.decide(2, logged, Adjudication.CORRECTED, Optional.of(Judgement.AGREE));

    LoggedCase found = read(write(logged, decided)).get(0);

    assertEquals(Optional.of(Judgement.AGREE), found.standing());
    assertEquals(1, MadeUp.documents(decided, decided, "KO").size());
  }

  @Test
  void lastDecisionHolds() {
    Entry logged = MadeUp.falsePositive(1);
    Entry withdrawn = MadeUp.decide(2, logged, Adjudication.WITHDRAWN, Optional.empty());
    Entry confirmed = MadeUp.decide(3, logged, Adjudication.CONFIRMED, Optional.empty());

    assertEquals(State.CONFIRMED, read(write(logged, withdrawn, confirmed)).get(0).state());
    List<Attributes> undone = write(logged, confirmed);
    undone.addAll(CaseDocuments.of(MadeUp.undo(4, logged), logged, MadeUp.OSLO));
    assertEquals(State.WITHDRAWN, read(undone).get(0).state());
  }

  @ParameterizedTest
  @EnumSource(Adjudication.class)
  void stateIsKnownFromTheKeyObjectsAlone(Adjudication decision) {
    Entry logged = MadeUp.falsePositive(1);
    List<Attributes> documents =
        write(logged, MadeUp.decide(2, logged, decision, corrected(decision)));
    documents.removeIf(document -> !document.getString(Tag.Modality).equals("KO"));

    List<LoggedCase> cases = read(documents);

    assertEquals(1, cases.size());
    assertEquals(State.valueOf(decision.name()), cases.get(0).state());
  }

  @Test
  void caseIsKnownFromTheDecisionWhereTheFirstAssessmentIsLost() {
    Entry logged = MadeUp.falsePositive(1);
    Entry decided = MadeUp.decide(2, logged, Adjudication.CONFIRMED, Optional.empty());
    List<Attributes> documents = write(logged, decided);
    documents.remove(0);

    LoggedCase found = read(documents).get(0);

    assertEquals(Optional.of(logged.id()), found.id());
    assertEquals(MadeUp.FRAC_AI, found.product());
    assertEquals(Optional.of(((Event.Assessed) logged.event()).assessment()), found.assessment());
  }

  @Test
  void actTruthAndBasisStandApart() {
    Entry logged = MadeUp.falsePositive(1);
    Attributes document =
        MadeUp.assessment(
            MadeUp.decide(
                2, logged, Adjudication.CORRECTED, Optional.of(Judgement.FALSE_NEGATIVE)));
    AssessmentSr sr = (AssessmentSr) CaseReader.read(document, MadeUp.OSLO).orElseThrow();
    List<String> values =
        Content.children(document, DcmCodes.IMAGING_MEASUREMENTS)
            .flatMap(it -> Content.children(it, DcmCodes.MEASUREMENT_GROUP))
            .flatMap(Content::children)
            .filter(it -> Content.name(it).filter(n -> n.scheme().equals("99FASIT")).isPresent())
            .flatMap(it -> Content.value(it).stream())
            .map(Code::value)
            .toList();

    assertEquals(Optional.of(Judgement.FALSE_NEGATIVE), sr.judgement());
    assertEquals(Optional.of(Judgement.FALSE_POSITIVE), sr.logged());
    assertTrue(
        values.containsAll(
            List.of("MODIFIED", "FALSE_NEGATIVE", "SECOND_READER", "CORRECTED", "FALSE_POSITIVE")),
        values::toString);
  }
}
