package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.OwnDocuments;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.LoggedCase.State;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two readers say the same of the same finding: one case, two reports. */
class SecondVoiceTest {

  private static final Reader KARI = new Reader("kari", "Test^Kari");

  private final Entry first = MadeUp.falsePositive(1);
  private final Entry second = second();

  private Entry second() {
    Event.Assessed said = (Event.Assessed) first.event();
    return entry(
        2,
        new Event.Assessed(
            Optional.empty(),
            said.study(),
            said.assessment(),
            KARI,
            said.rulesHash(),
            Optional.of(first.id())));
  }

  private Entry entry(int number, Event event) {
    return new Entry(
        new UUID(0x0199475a00007000L, 0x8000000000000000L + number),
        first.time().plus(Duration.ofMinutes(number)),
        event);
  }

  private static List<LoggedCase> cases(List<Attributes> documents) {
    return CaseLists.join(
        documents.stream().map(d -> CaseReader.read(d, MadeUp.OSLO).orElseThrow()).toList());
  }

  private static List<Attributes> all(List<List<Attributes>> documents) {
    List<Attributes> all = new ArrayList<>();
    documents.forEach(all::addAll);
    return all.stream().filter(d -> !d.getString(Tag.Modality).equals("PR")).toList();
  }

  private static List<Attributes> of(Entry entry, Entry assessed) {
    return CaseDocuments.of(entry, assessed, MadeUp.OSLO);
  }

  private State state(Entry... undone) {
    List<List<Attributes>> documents = new ArrayList<>(List.of(of(first, first)));
    documents.add(of(second, second));
    for (Entry entry : undone) {
      UUID id = ((Event.Undone) entry.event()).assessment();
      documents.add(of(entry, id.equals(first.id()) ? first : second));
    }
    List<LoggedCase> cases = cases(all(documents));
    assertEquals(1, cases.size(), "one case");
    return cases.get(0).state();
  }

  private Entry undone(int number, Entry of, Reader reader, boolean stands) {
    return entry(number, new Event.Undone(of.id(), reader, stands, Optional.empty()));
  }

  @Test
  void aSecondVoiceIsAReportBesideTheFirstAndNoEntryOnTheList() {
    List<Attributes> documents = of(second, second);
    assertEquals(List.of("SR"), documents.stream().map(d -> d.getString(Tag.Modality)).toList());
    AssessmentSr sr = (AssessmentSr) CaseReader.read(documents.get(0), MadeUp.OSLO).orElseThrow();
    assertEquals(Optional.of(first.id()), sr.seconds());
    assertEquals(
        of(first, first).get(0).getString(Tag.SeriesInstanceUID),
        documents.get(0).getString(Tag.SeriesInstanceUID),
        "who looks for the case finds both");
    assertEquals(State.OPEN, state());
  }

  @Test
  void theCaseStaysOpenWhileOneOfTheTwoStands() {
    Reader ola = ((Event.Assessed) first.event()).reader();
    assertEquals(State.OPEN, state(undone(3, first, ola, true)));
    assertEquals(State.OPEN, state(undone(3, first, ola, false)), "the first did not know");
    assertEquals(State.OPEN, state(undone(3, second, KARI, true)));
    assertEquals(
        State.WITHDRAWN, state(undone(3, first, ola, true), undone(4, second, KARI, false)));
    assertEquals(
        State.WITHDRAWN, state(undone(3, second, KARI, true), undone(4, first, ola, false)));
  }

  @Test
  void onlyTheLastWordTakenBackClosesTheEntry() {
    Reader ola = ((Event.Assessed) first.event()).reader();
    assertEquals(1, of(undone(3, first, ola, true), first).size());
    assertEquals(1, of(undone(3, second, KARI, true), second).size());
    List<Attributes> closing = of(undone(4, second, KARI, false), second);
    assertEquals(2, closing.size());
    CaseDocument.ListEntry entry =
        (CaseDocument.ListEntry) CaseReader.read(closing.get(1), MadeUp.OSLO).orElseThrow();
    assertEquals(
        of(first, first).get(0).getString(Tag.SOPInstanceUID),
        entry.named().get(0).sopInstanceUid(),
        "it names the report by which the case stands on its list");
  }

  @Test
  void documentsOfOursAreReadFromFilesAsFromDatasets(@TempDir Path folder) throws Exception {
    OwnDocuments own = new OwnDocuments(DocumentOptions.in(MadeUp.OSLO));
    for (Attributes document : all(List.of(of(first, first), of(second, second)))) {
      Path file = folder.resolve(document.getString(Tag.SOPInstanceUID));
      Files.write(file, DicomFile.bytes(document));
      Optional<CaseDocument> read = own.read(file);
      assertFalse(read.isEmpty());
      assertEquals(own.read(document), read);
    }
    assertEquals(Optional.empty(), own.read(folder.resolve("none")));
  }
}
