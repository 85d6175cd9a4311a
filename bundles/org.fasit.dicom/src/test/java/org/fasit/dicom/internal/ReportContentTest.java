package org.fasit.dicom.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.fasit.dicom.Problem;
import org.fasit.model.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is parsed item by item says the same as what dcm4che reads into one dataset. */
class ReportContentTest {

  private static final DicomEncodingOptions UNDEFINED =
      new DicomEncodingOptions(false, true, true, true, true);
  private static final DicomEncodingOptions DEFINED =
      new DicomEncodingOptions(true, false, false, false, false);

  private static Attributes item(Attributes parent, String relationship, String type) {
    Attributes item = new Attributes();
    if (parent.getSequence(Tag.ContentSequence) == null) {
      parent.newSequence(Tag.ContentSequence, 8);
    }
    parent.getSequence(Tag.ContentSequence).add(item);
    item.setString(Tag.RelationshipType, VR.CS, relationship);
    item.setString(Tag.ValueType, VR.CS, type);
    return item;
  }

  private static Attributes code(Attributes item, int sequence, String value, String meaning) {
    Attributes code = new Attributes();
    item.newSequence(sequence, 1).add(code);
    code.setString(Tag.CodeValue, VR.SH, value);
    code.setString(Tag.CodingSchemeDesignator, VR.SH, "DCM");
    code.setString(Tag.CodeMeaning, VR.LO, meaning);
    return code;
  }

  /** A report with the usual items and with all that is unusual about codes and texts. */
  private static Attributes report() {
    Attributes report = new Attributes();
    report.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    report.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.34");
    report.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
    report.setString(Tag.ValueType, VR.CS, "CONTAINER");
    code(report, Tag.ConceptNameCodeSequence, "126000", "Imaging Measurement Report");
    for (int i = 0; i < 60; i++) {
      group(report, i);
    }
    unusual(report);
    return report;
  }

  private static void group(Attributes report, int number) {
    Attributes group = item(report, "CONTAINS", "CONTAINER");
    code(group, Tag.ConceptNameCodeSequence, "125007", "Measurement Group");
    Attributes uid = item(group, "HAS OBS CONTEXT", "UIDREF");
    code(uid, Tag.ConceptNameCodeSequence, "112040", "Tracking Unique Identifier");
    uid.setString(Tag.UID, VR.UI, "2.25.7" + number);
    Attributes finding = item(group, "CONTAINS", "CODE");
    code(finding, Tag.ConceptNameCodeSequence, "121071", "Finding");
    code(finding, Tag.ConceptCodeSequence, "F" + number % 7, "Brudd på håndledd");
    Attributes number1 = item(group, "CONTAINS", "NUM");
    code(number1, Tag.ConceptNameCodeSequence, "111012", "Certainty of Finding");
    Attributes measured = new Attributes();
    number1.newSequence(Tag.MeasuredValueSequence, 1).add(measured);
    measured.setString(Tag.NumericValue, VR.DS, Integer.toString(number));
    code(measured, Tag.MeasurementUnitsCodeSequence, "%", "Percent");
    Attributes text = item(group, "CONTAINS", "TEXT");
    code(text, Tag.ConceptNameCodeSequence, "121106", "Comment");
    text.setString(Tag.TextValue, VR.UT, number % 2 == 0 ? "usikker" : "usikkert, så følg opp");
  }

  private static void unusual(Attributes report) {
    Attributes two = item(report, "CONTAINS", "CODE");
    code(two, Tag.ConceptNameCodeSequence, "121071", "Finding");
    Attributes second = new Attributes();
    two.getSequence(Tag.ConceptNameCodeSequence).add(second);
    second.setString(Tag.CodeValue, VR.SH, "second");
    two.newSequence(Tag.ConceptCodeSequence, 1).add(new Attributes());
    Attributes longer = item(report, "CONTAINS", "CODE");
    longer.newSequence(Tag.ConceptNameCodeSequence, 0);
    Attributes code = code(longer, Tag.ConceptCodeSequence, "", "A code that is longer");
    code.setString(Tag.LongCodeValue, VR.UC, "a-code-value-of-more-than-16-letters");
    Attributes version = item(longer, "HAS PROPERTIES", "CODE");
    Attributes versioned = code(version, Tag.ConceptNameCodeSequence, "121401", "Derivation");
    versioned.setString(Tag.CodingSchemeVersion, VR.SH, "2026b");
    code(version, Tag.ConceptCodeSequence, "X", "m".repeat(64));
    Attributes urn = new Attributes();
    version.getNestedDataset(Tag.ConceptCodeSequence).setString(Tag.CodeMeaning, VR.LO, " a  ");
    item(report, "CONTAINS", "CODE").newSequence(Tag.ConceptCodeSequence, 1).add(urn);
    urn.setString(Tag.URNCodeValue, VR.UR, "urn:lex:us:federal");
    Attributes name = item(report, "HAS OBS CONTEXT", "PNAME");
    name.setString(Tag.PersonName, VR.PN, "Prøve^Åse");
    Attributes reference = item(report, "CONTAINS", "");
    reference.setInt(Tag.ReferencedContentItemIdentifier, VR.UL, 1, 1);
    item(item(report, " CONTAINS", "CONTAINER"), "CONTAINS", "CONTAINER");
  }

  private static ContentNode parse(byte[] bytes, int most, ParseLimits limits)
      throws IOException, UnreadableException {
    ByteSource source = new ByteSource(new Trickle(bytes, most), bytes.length, limits.totalBytes());
    return BoundedParser.parseReport(source, limits, KeptTags.REPORT);
  }

  private static Stream<Arguments> encodings() {
    List<Arguments> all = new ArrayList<>();
    for (String syntax :
        List.of(
            UID.ImplicitVRLittleEndian,
            UID.ExplicitVRLittleEndian,
            UID.ExplicitVRBigEndian,
            UID.DeflatedExplicitVRLittleEndian)) {
      for (int most : new int[] {1, 61, 8192, 1 << 20}) {
        all.add(Arguments.of(syntax, UNDEFINED, most));
        all.add(Arguments.of(syntax, DEFINED, most));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void saysTheSameAsOneDataset(String syntax, DicomEncodingOptions options, int most)
      throws Exception {
    byte[] bytes = Encoded.encode(report(), syntax, options);
    Attributes whole;
    try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(bytes))) {
      whole = in.readDataset(-1, -1);
    }
    ContentNode read = parse(bytes, most, ParseLimits.REPORT);
    assertEquals("2.25.1", read.dataset().getString(Tag.SOPInstanceUID));
    assertSame(ContentNode.of(whole), read, "1");
    assertEquals(66, read.children().size());
  }

  private static void assertSame(ContentNode expected, ContentNode read, String path) {
    for (int tag :
        new int[] {Tag.RelationshipType, Tag.ValueType, Tag.TextValue, Tag.PersonName, Tag.UID}) {
      assertEquals(expected.text(tag), read.text(tag), path);
    }
    for (int tag : new int[] {Tag.ConceptNameCodeSequence, Tag.ConceptCodeSequence}) {
      assertEquals(code(expected, tag), code(read, tag), path);
    }
    assertEquals(measured(expected), measured(read), path);
    List<ContentNode> children = expected.children();
    assertEquals(children.size(), read.children().size(), path);
    for (int i = 0; i < children.size(); i++) {
      assertSame(children.get(i), read.children().get(i), path + '.' + (i + 1));
    }
  }

  private static Optional<Code> code(ContentNode node, int tag) {
    return Optional.ofNullable(node.concept(tag)).flatMap(Concept::code);
  }

  private static String measured(ContentNode node) {
    return Values.item(node.rest(), Tag.MeasuredValueSequence)
        .map(
            measured ->
                Values.text(measured, Tag.NumericValue)
                    + Values.code(measured, Tag.MeasurementUnitsCodeSequence).orElseThrow())
        .orElse("");
  }

  @Test
  void keepsNoDatasetOfItemsThatArePlain() throws Exception {
    ContentNode read =
        parse(
            Encoded.encode(report(), UID.ExplicitVRLittleEndian, UNDEFINED),
            1 << 20,
            ParseLimits.REPORT);
    ContentNode uid = read.children().get(0).children().get(0);
    assertTrue(uid.rest().isEmpty());
    assertFalse(read.children().get(0).children().get(2).rest().isEmpty());
  }

  @Test
  void theLastOfRepeatedElementsCounts() throws Exception {
    Attributes report = new Attributes();
    report.setString(Tag.SOPClassUID, VR.UI, "1.2");
    Attributes text = item(report, "CONTAINS", "TEXT");
    text.setString(Tag.TextValue, VR.UT, "først");
    code(text, Tag.ConceptNameCodeSequence, "1", "først");
    byte[] bytes = Encoded.encode(report, UID.ExplicitVRLittleEndian, UNDEFINED);
    Attributes other = new Attributes();
    Attributes again = item(other, "CONTAINS", "TEXT");
    again.setString(Tag.TextValue, VR.UT, "second");
    code(again, Tag.ConceptNameCodeSequence, "2", "second");
    ByteArrayOutputStream item = new ByteArrayOutputStream();
    try (DicomOutputStream out = new DicomOutputStream(item, UID.ExplicitVRLittleEndian)) {
      again.writeTo(out);
    }
    // The item and the sequence end with eight bytes each.
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(bytes, 0, bytes.length - 16);
    both.write(item.toByteArray());
    both.write(bytes, bytes.length - 16, 16);
    ContentNode read = parse(both.toByteArray(), 1 << 20, ParseLimits.REPORT).children().get(0);
    assertEquals("second", read.text(Tag.TextValue));
    assertEquals(
        Optional.of(new Code("2", "DCM", "second")), code(read, Tag.ConceptNameCodeSequence));
  }

  @Test
  void countsCodesAgainstTheLimits() throws Exception {
    byte[] bytes = Encoded.encode(report(), UID.ExplicitVRLittleEndian, UNDEFINED);
    for (ParseLimits limits :
        List.of(
            new ParseLimits(64, 700, 400_000, 1 << 20, 1 << 24, false),
            new ParseLimits(64, 60_000, 2_000, 1 << 20, 1 << 24, false),
            new ParseLimits(2, 60_000, 400_000, 1 << 20, 1 << 24, false))) {
      UnreadableException e =
          assertThrows(UnreadableException.class, () -> parse(bytes, 1 << 20, limits));
      assertEquals(Problem.BEYOND_BOUNDS, e.problem());
    }
  }

  @Test
  void refusesAReportThatIsCutOffAnywhere() throws Exception {
    byte[] bytes = Encoded.encode(report(), UID.ExplicitVRLittleEndian, UNDEFINED);
    int start = bytes.length - 1_200;
    for (int length = start; length < bytes.length - 16; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(
          UnreadableException.class, () -> parse(cut, 1 << 20, ParseLimits.REPORT), "at " + length);
    }
  }
}
