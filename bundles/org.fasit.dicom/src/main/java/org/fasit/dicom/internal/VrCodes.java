package org.fasit.dicom.internal;

import org.dcm4che3.data.VR;
import org.jspecify.annotations.Nullable;

/** The VRs by the two letters that stand for them in Explicit VR encodings (PS3.5 section 7.1). */
final class VrCodes {

  private static final int LETTERS = 26;
  private static final VR[] VRS = vrs();

  private VrCodes() {}

  /**
   * The VR of two letters.
   *
   * @param letters the first one in the higher byte
   * @return null when they stand for none
   */
  static @Nullable VR get(int letters) {
    int index = index(letters);
    return index < 0 ? null : VRS[index];
  }

  /** Place in the table; negative when they are not capital letters. */
  private static int index(int letters) {
    int first = (letters >> 8) - 'A';
    int second = (letters & 0xFF) - 'A';
    boolean capitals = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
    return capitals ? first * LETTERS + second : -1;
  }

  /** All VRs; those of 64 bits, which not all hosts know, stand as UN. */
  private static VR[] vrs() {
    VR[] all = new VR[LETTERS * LETTERS];
    for (VR vr : VR.values()) {
      all[index(code(vr.name()))] = vr;
    }
    for (String long64 : new String[] {"OV", "SV", "UV"}) {
      all[index(code(long64))] = VR.UN;
    }
    return all;
  }

  private static int code(String name) {
    return name.charAt(0) << 8 | name.charAt(1);
  }
}
