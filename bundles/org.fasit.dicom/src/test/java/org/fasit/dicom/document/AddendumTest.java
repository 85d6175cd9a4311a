package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.document.LoggedCase.Addendum;
import org.fasit.dicom.document.LoggedCase.Said;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.Entry;
import org.fasit.model.Reader;
import org.junit.jupiter.api.Test;

/** The addendum that a missed finding asks for, and readers who are not known, in the PACS. */
class AddendumTest {

  private static final Entry MISSED = MadeUp.falseNegative(2);
  private static final Entry NEEDED =
      MadeUp.addendum(10, MISSED, AddendumStep.NEEDED, MadeUp.READER);
  private static final Entry SEEN_TO =
      MadeUp.addendum(20, MISSED, AddendumStep.ACKNOWLEDGED, MadeUp.SUPERUSER);
  private static final Said SAID = new Said(MadeUp.READER, NEEDED.time());

  private static List<Attributes> of(Entry entry, Entry about) {
    return CaseDocuments.of(entry, about, MadeUp.OSLO);
  }

  @SafeVarargs
  private static LoggedCase readBack(List<Attributes>... written) {
    List<CaseDocument> documents = new ArrayList<>();
    for (List<Attributes> some : written) {
      some.forEach(it -> CaseReader.read(it, MadeUp.OSLO).ifPresent(documents::add));
    }
    Collections.shuffle(documents, new Random(7));
    List<LoggedCase> cases = CaseLists.join(documents);
    assertEquals(1, cases.size());
    return cases.get(0);
  }

  @Test
  void theNeedIsANewVersionThatNamesTheFirst() {
    Attributes first = MadeUp.assessment(MISSED);
    Attributes need = of(NEEDED, NEEDED).get(0);
    assertEquals(1, of(NEEDED, NEEDED).size());
    assertFalse(first.getString(Tag.SOPInstanceUID).equals(need.getString(Tag.SOPInstanceUID)));
    assertEquals(Optional.of(first.getString(Tag.SOPInstanceUID)), CaseReader.predecessor(need));
    assertEquals(first.getString(Tag.SeriesInstanceUID), need.getString(Tag.SeriesInstanceUID));
  }

  @Test
  void itWaitsUntilSomebodyAcknowledgesIt() {
    LoggedCase waiting = readBack(of(MISSED, MISSED), of(NEEDED, NEEDED));
    assertTrue(waiting.awaitsAddendum());
    assertEquals(Optional.of(new Addendum(SAID, Optional.empty())), waiting.addendum());
    assertEquals(State.OPEN, waiting.state());
    assertEquals(readBack(of(MISSED, MISSED)).places(), waiting.places());

    LoggedCase seenTo = readBack(of(MISSED, MISSED), of(NEEDED, NEEDED), of(SEEN_TO, SEEN_TO));
    assertFalse(seenTo.awaitsAddendum());
    Said by = new Said(MadeUp.SUPERUSER, SEEN_TO.time());
    assertEquals(Optional.of(new Addendum(SAID, Optional.of(by))), seenTo.addendum());
    assertEquals(State.OPEN, seenTo.state());
  }

  @Test
  void eachStepCanBeTakenBack() {
    Entry notNeeded = MadeUp.undo(11, NEEDED);
    assertEquals(
        Optional.empty(),
        readBack(of(MISSED, MISSED), of(NEEDED, NEEDED), of(notNeeded, NEEDED)).addendum());

    Entry tooSoon = MadeUp.undo(21, SEEN_TO);
    LoggedCase again =
        readBack(
            of(MISSED, MISSED), of(NEEDED, NEEDED), of(SEEN_TO, SEEN_TO), of(tooSoon, SEEN_TO));
    assertEquals(Optional.of(new Addendum(SAID, Optional.empty())), again.addendum());
  }

  @Test
  void aCaseThatItsReaderTookBackNeedsNone() {
    Entry undone = MadeUp.undo(12, MISSED);
    LoggedCase gone = readBack(of(MISSED, MISSED), of(NEEDED, NEEDED), of(undone, MISSED));
    assertEquals(State.WITHDRAWN, gone.state());
    assertEquals(Optional.empty(), gone.addendum());
  }

  @Test
  void aDecisionOnTheCaseLeavesItWaiting() {
    Entry confirmed = MadeUp.decide(13, MISSED, Adjudication.CONFIRMED, Optional.empty());
    LoggedCase decided = readBack(of(MISSED, MISSED), of(NEEDED, NEEDED), of(confirmed, confirmed));
    assertEquals(State.CONFIRMED, decided.state());
    assertTrue(decided.awaitsAddendum());
  }

  /** A person observer must have a name (PS3.16 TID 1003): an unknown reader leaves the device. */
  @Test
  void aReaderWhoIsNotKnownIsNoPersonObserver() {
    Entry byNobody = MadeUp.by(Reader.UNKNOWN, MADE);
    List<Attributes> documents = of(byNobody, byNobody);
    for (Attributes document : documents) {
      assertFalse(document.toString(10_000, 400).contains("unknown"), document.toString());
      assertTrue(Content.child(document, DcmCodes.PERSON_NAME).isEmpty());
      assertTrue(Content.child(document, DcmCodes.PERSON_LOGIN).isEmpty());
      assertEquals("", document.getString(Tag.ContentCreatorName, ""));
      assertTrue(CaseReader.isOurs(document));
    }
    LoggedCase logged = readBack(documents);
    assertEquals(Reader.UNKNOWN, logged.reader());
    assertFalse(logged.reader().isKnown());
  }

  private static final Entry MADE = MadeUp.falsePositive(30);
}
