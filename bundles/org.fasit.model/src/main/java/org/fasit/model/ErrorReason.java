package org.fasit.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why an AI product erred, as a reader tells it with one click: the values of {@link
 * Event.Refined#reason} that Fasit offers.
 *
 * <p>DICOM has no codes for this, so they are private ({@value #SCHEME}). A value once written to a
 * PACS or registry keeps its meaning for good; new reasons get new values. A reader's reason is not
 * bound to this list: other sites and versions may send others.
 */
public enum ErrorReason {
  /** A fracture that has healed or is healing. */
  OLD_FRACTURE("Old fracture"),
  /** A growth plate or ossification centre of a child. */
  GROWTH_PLATE("Growth plate"),
  /** Structures that lie in front of each other. */
  OVERLAP("Overlap"),
  /** Something of the exposure, the detector or on the patient. */
  ARTEFACT("Artefact"),
  /** An accessory bone, a nutrient vessel or another variant without disease. */
  NORMAL_VARIANT("Normal variant"),
  /** None of these. */
  OTHER("Other");

  /** Coding scheme designator of Fasit's own codes. */
  public static final String SCHEME = "99FASIT";

  private final Code code;

  ErrorReason(String meaning) {
    code = new Code(name(), SCHEME, meaning);
  }

  /** The code: this constant's name, {@value #SCHEME}, and the meaning in English. */
  public Code code() {
    return code;
  }

  /** The reason that a code stands for, whatever the wording of its meaning. */
  public static Optional<ErrorReason> of(Code code) {
    return Stream.of(values()).filter(reason -> reason.code.means(code)).findFirst();
  }
}
