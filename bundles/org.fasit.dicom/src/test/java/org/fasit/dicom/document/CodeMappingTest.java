package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.model.Adjudication;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.ErrorReason;
import org.fasit.model.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeMappingTest {

  static final String NEW_CODES =
      """
      # made up, as the real ones are not known
      template.report = 9500 | 99IHE | 2.25.77
      title.report = R-1 | 99IHE | AI Result Assessment
      title.keyObjects = 113008 | DCM | For Peer Review
      status = S-0 | 99IHE | Status
      status.logged = S-1 | 99IHE | First
      truth = T-0 | 99IHE | Truth
      truth.falsePositive = T-1 | 99IHE | False positive
      truth.falsePositive.also = T-9 | 99IHE | False positive ; FP | 99VENDOR | FP
      list.falsePositive = L-1 | 99IHE | False positives
      act.rejected = A-1 | 99IHE | Rejected
      reason.growthPlate = W-1 | 99IHE | Physis
      basis.pathology = B-1 | 99IHE | Histology
      scheme.99IHE = 2.25.78 | Made-up codes |
      """;

  private static final Code PATHOLOGY = new Code("PATHOLOGY", "99FASIT", "Pathology");

  @TempDir Path folder;

  private CodeMapping load(String table) throws IOException {
    return CodeMapping.load(
        Files.writeString(folder.resolve("codes.properties"), table, StandardCharsets.UTF_8));
  }

  private static DocumentOptions options(CodeMapping codes) {
    return new DocumentOptions(MadeUp.OSLO, codes, ReportClass.COMPREHENSIVE_3D, true);
  }

  @Test
  void builtInTableHasEveryTermAndItsSchemeUid() {
    CodeMapping codes = CodeMapping.builtIn();
    for (Term term : Term.values()) {
      assertFalse(codes.code(term).meaning().isEmpty(), term.key());
    }
    assertEquals(List.of("99FASIT"), codes.schemes().stream().map(s -> s.designator()).toList());
    assertEquals(DocumentUids.constant("coding scheme"), codes.schemes().get(0).uid());
  }

  @Test
  void whatTheFileNamesIsWrittenAndTheRestStays() throws IOException {
    Entry entry = MadeUp.falsePositive(1);
    List<Attributes> documents = CaseDocuments.of(entry, entry, options(load(NEW_CODES)));
    Attributes report = documents.get(0);
    Attributes keyObjects = documents.get(1);

    assertEquals(
        Optional.of(new Code("R-1", "99IHE", "AI Result Assessment")), Content.name(report));
    Attributes template = report.getNestedDataset(Tag.ContentTemplateSequence);
    assertEquals("9500", template.getString(Tag.TemplateIdentifier));
    assertEquals("99IHE", template.getString(Tag.MappingResource));
    assertEquals(2, report.getSequence(Tag.CodingSchemeIdentificationSequence).size());
    assertEquals(Optional.of("113008"), Content.name(keyObjects).map(Code::value));
    assertEquals(
        List.of(new Code("L-1", "99IHE", "False positives")),
        Content.codesOf(keyObjects, DcmCodes.TITLE_MODIFIER).toList());
  }

  @Test
  void documentsFromBeforeAndAfterAChangeAreRead() throws IOException {
    CodeMapping codes = load(NEW_CODES);
    Entry before = MadeUp.falsePositive(1);
    Entry after = MadeUp.falsePositive(2);
    Entry decided =
        MadeUp.decide(3, after, Adjudication.CORRECTED, Optional.of(Judgement.FALSE_NEGATIVE));
    List<CaseDocument> documents =
        List.of(
                CaseDocuments.of(before, before, MadeUp.OSLO),
                CaseDocuments.of(after, after, options(codes)),
                CaseDocuments.of(decided, decided, options(codes)))
            .stream()
            .flatMap(List::stream)
            .map(document -> CaseReader.read(document, options(codes)).orElseThrow())
            .toList();

    List<LoggedCase> cases = CaseLists.join(documents);

    assertEquals(2, cases.size());
    assertEquals(Judgement.FALSE_POSITIVE, cases.get(0).judgement());
    assertEquals(Judgement.FALSE_POSITIVE, cases.get(1).judgement());
    assertEquals(LoggedCase.State.CORRECTED, cases.get(1).state());
    assertEquals(Optional.of(Judgement.FALSE_NEGATIVE), cases.get(1).standing());
  }

  @Test
  void furtherCodesAreReadButNotWritten() throws IOException {
    CodeMapping codes = load(NEW_CODES);

    assertTrue(codes.means(Term.TRUTH_FALSE_POSITIVE, new Code("FP", "99VENDOR", "")));
    assertTrue(codes.means(Term.TRUTH_FALSE_POSITIVE, new Code("T-9", "99IHE", "")));
    assertEquals("T-1", codes.code(Term.TRUTH_FALSE_POSITIVE).value());
  }

  @Test
  void everyReasonThatIsOfferedHasItsOwnCodeInTheBuiltInTable() {
    for (ErrorReason reason : ErrorReason.values()) {
      assertEquals(reason.code(), CodeMapping.builtIn().written(reason.code()));
      assertTrue(
          CodeMapping.builtIn().termOf(reason.code(), Term.REASONS).isPresent(), reason::name);
    }
  }

  @Test
  void reasonsAreWrittenWithTheTablesCodesAndReadBackAsTheyWereGiven() throws IOException {
    DocumentOptions options = options(load(NEW_CODES));
    Entry logged = MadeUp.falsePositive(1);
    Entry refined =
        MadeUp.refine(
            2,
            logged,
            Optional.of(ErrorReason.GROWTH_PLATE.code()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Entry decided =
        MadeUp.decide(
            3,
            logged,
            Adjudication.CONFIRMED,
            Optional.empty(),
            Optional.of(PATHOLOGY),
            Optional.empty());
    List<Attributes> documents = new ArrayList<>(CaseDocuments.of(logged, logged, options));
    documents.addAll(CaseDocuments.of(refined, logged, options));
    documents.addAll(CaseDocuments.of(decided, decided, options));

    documents.removeIf(document -> document.getString(Tag.Modality).equals("PR"));
    String written =
        documents.stream()
            .map(document -> document.toString(Integer.MAX_VALUE, 200))
            .collect(Collectors.joining());
    assertTrue(written.contains("[W-1]") && written.contains("[B-1]"));
    assertFalse(written.contains("[GROWTH_PLATE]") || written.contains("[PATHOLOGY]"));
    LoggedCase found =
        CaseLists.join(
                documents.stream()
                    .map(document -> CaseReader.read(document, options).orElseThrow())
                    .toList())
            .get(0);
    assertEquals(Optional.of(ErrorReason.GROWTH_PLATE.code()), found.reason());
    LoggedCase.Decision decision = found.decision().orElseThrow();
    assertEquals(Optional.of(PATHOLOGY), decision.reason());
    assertEquals(Optional.of(PATHOLOGY), decision.basis());
  }

  @Test
  void aReasonThatIsNoneOfTheTableStaysAsItWasGiven() throws IOException {
    Code other = new Code("R-77", "99VENDOR", "Cast");
    assertEquals(other, load(NEW_CODES).written(other));
    assertEquals(other, load(NEW_CODES).offered(other));
  }

  @Test
  void documentsWithOtherCodesAreStillKnownAsOurs() throws IOException {
    Entry entry = MadeUp.falsePositive(1);
    for (Attributes document : CaseDocuments.of(entry, entry, options(load(NEW_CODES)))) {
      assertTrue(CaseReader.isOurs(document));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "truth.falsePositiv = A | DCM | B ~ truth.falsePositiv is no meaning of ours",
        "truth.falsePositive = A | DCM ~ truth.falsePositive is not three parts",
        "truth.falsePositive = A | 99IHE | B ~ no line scheme.99IHE explains",
        "truth.falsePositive =  | DCM | B ~ truth.falsePositive has no code value",
        "truth.falsePositive = A | DCM | ~ truth.falsePositive has no code meaning",
        "truth.falsePositive = A | DESIGNATOR-TOO-LONG | B ~ too long",
        "truth.falsePositive = TRUE_POSITIVE | 99FASIT | B ~ has the same code as",
        "status = TRUTH | 99FASIT | B ~ has the same code as status",
        "title.keyObjects = 113001 | DCM | Rejected ~ may be (113010, DCM) or (113008, DCM) only",
        "template.report = text with | DCMR | 1.2 ~ template identifier",
        "template.other = 1 | DCMR | 1.2 ~ is no template of ours",
        "scheme.99X = abc | Name | ~ has no valid UID",
        "status = A|DCM|B%nstatus = C|DCM|D ~ status stands there twice",
        "truth.falsePositive.also = FALSE_NEGATIVE | 99FASIT | x ~ has the same code as"
      })
  void faultyTableIsRefusedWithKeyAndReason(String table, String objection) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> load(table.replace("%n", "\n")))
            .getMessage();
    assertTrue(message.contains(objection.strip()), message);
  }

  @Test
  void hugeOrGarbledFileIsRefused() throws IOException {
    Path huge = Files.write(folder.resolve("huge"), new byte[CodeMapping.LONGEST_FILE + 1]);
    assertThrows(IllegalArgumentException.class, () -> CodeMapping.load(huge));
    Path garbled = Files.write(folder.resolve("garbled"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThrows(IllegalArgumentException.class, () -> CodeMapping.load(garbled));
    Path escape = Files.writeString(folder.resolve("escape"), "status = \\uZZZZ");
    assertThrows(IllegalArgumentException.class, () -> CodeMapping.load(escape));
  }
}
