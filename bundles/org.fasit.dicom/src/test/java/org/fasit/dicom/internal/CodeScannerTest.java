package org.fasit.dicom.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomOutputStream;
import org.fasit.dicom.internal.CodeScanner.Scanned;
import org.fasit.model.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeScannerTest {

  private static final int TAG = 4;

  private static Attributes finding() {
    Attributes code = new Attributes();
    code.setString(Tag.CodeValue, VR.SH, "121071");
    code.setString(Tag.CodingSchemeDesignator, VR.SH, "DCM");
    code.setString(Tag.CodeMeaning, VR.LO, "Finding");
    return code;
  }

  /** A code sequence, followed by bytes of something else. */
  private static byte[] encode(boolean explicit, boolean undefined, Attributes... codes)
      throws IOException {
    Attributes dataset = new Attributes();
    Sequence sequence = dataset.newSequence(Tag.ConceptNameCodeSequence, codes.length);
    sequence.addAll(Arrays.asList(codes));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String syntax = explicit ? UID.ExplicitVRLittleEndian : UID.ImplicitVRLittleEndian;
    try (DicomOutputStream out = new DicomOutputStream(bytes, syntax)) {
      out.setEncodingOptions(
          new DicomEncodingOptions(false, undefined, undefined, undefined, undefined));
      dataset.writeTo(out);
    }
    return bytes.toByteArray();
  }

  private static byte[] followed(byte[] sequence) {
    return Arrays.copyOf(sequence, sequence.length + 40);
  }

  private static @Nullable Scanned scan(byte[] bytes, boolean explicit) {
    return new CodeScanner().scan(bytes, TAG, bytes.length, explicit);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void readsTheUsualForm(boolean explicit, boolean undefined) throws Exception {
    byte[] sequence = encode(explicit, undefined, finding());
    Scanned scanned = scan(followed(sequence), explicit);
    assertNotNull(scanned);
    assertNotNull(scanned.concept());
    assertEquals(Optional.of(new Code("121071", "DCM", "Finding")), scanned.concept().code());
    assertEquals(4, scanned.elements());
    assertArrayEquals(Arrays.copyOfRange(sequence, TAG, sequence.length), scanned.bytes());
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void leavesEveryOtherFormAlone(boolean explicit, boolean undefined) throws Exception {
    assertNull(scan(followed(encode(explicit, undefined, finding(), finding())), explicit));
    List<Consumer<Attributes>> changes =
        List.of(
            code -> code.setBytes(Tag.CodeMeaning, VR.LO, "på".getBytes(ISO_8859_1)),
            code -> code.setString(Tag.CodeMeaning, VR.LO, "one", "other"),
            code -> code.setString(Tag.CodeMeaning, VR.LO, "m".repeat(66)),
            code -> code.setString(Tag.LongCodeValue, VR.UC, "a-longer-code"),
            code -> code.setString(Tag.CodingSchemeVersion, VR.SH, "2026b"),
            code -> code.newSequence(Tag.ConceptCodeSequence, 1).add(finding()));
    for (Consumer<Attributes> change : changes) {
      Attributes code = finding();
      change.accept(code);
      assertNull(scan(followed(encode(explicit, undefined, code)), explicit));
    }
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void readsNothingBeyondWhatIsHeld(boolean explicit, boolean undefined) throws Exception {
    byte[] sequence = encode(explicit, undefined, finding());
    for (int length = 0; length < sequence.length; length++) {
      assertNull(scan(Arrays.copyOf(sequence, length), explicit), "of " + length + " bytes");
    }
    assertNotNull(scan(sequence, explicit));
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void knowsItAgainOnlyWhereAllBytesAreTheSame(boolean explicit, boolean undefined)
      throws Exception {
    CodeScanner scanner = new CodeScanner();
    byte[] bytes = followed(encode(explicit, undefined, finding()));
    Scanned first = scanner.scan(bytes, TAG, bytes.length, explicit);
    assertNotNull(first);
    assertSame(first, scanner.scan(bytes, TAG, bytes.length, explicit));
    int meaning = TAG + first.bytes().length - (undefined ? 18 : 2);
    bytes[meaning] = 'X';
    Scanned other = scanner.scan(bytes, TAG, bytes.length, explicit);
    assertNotNull(other);
    assertNotNull(other.concept());
    assertEquals(Optional.of("FindinX"), other.concept().code().map(Code::meaning));
    assertNull(scanner.scan(bytes, TAG, bytes.length, !explicit));
  }
}
