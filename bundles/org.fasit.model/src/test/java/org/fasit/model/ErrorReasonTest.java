package org.fasit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorReasonTest {

  /** What has once been sent must be found again. */
  @Test
  void valuesStayAsTheyWereSent() {
    assertEquals(
        List.of("OLD_FRACTURE", "GROWTH_PLATE", "OVERLAP", "ARTEFACT", "NORMAL_VARIANT", "OTHER"),
        Stream.of(ErrorReason.values()).map(reason -> reason.code().value()).toList());
  }

  /** DICOM PS3.5 6.2: a Code Value is a Short String of at most 16 characters. */
  @Test
  void valuesFitIntoDicom() {
    for (ErrorReason reason : ErrorReason.values()) {
      assertTrue(reason.code().value().length() <= 16, reason.name());
    }
  }

  @Test
  void isFoundByValueAndSchemeWhateverTheWording() {
    assertEquals(
        Optional.of(ErrorReason.ARTEFACT),
        ErrorReason.of(new Code("ARTEFACT", "99FASIT", "Artefakt")));
    assertEquals(Optional.empty(), ErrorReason.of(new Code("ARTEFACT", "99OTHER", "Artefact")));
    assertEquals(
        Optional.empty(), ErrorReason.of(new Code("old-fracture", "99FASIT", "Old fracture")));
  }
}
