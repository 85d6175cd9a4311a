package org.fasit.dicom.internal;

import java.io.IOException;
import org.dcm4che3.data.UID;
import org.fasit.dicom.Problem;

/** How a DICOM object begins: with or without preamble (PS3.10 section 7.1), in which encoding. */
final class FileStart {

  private static final int PREAMBLE = 128;

  private FileStart() {}

  /** Passes over preamble and prefix, where there are; refuses what is not DICOM. */
  static void skip(ByteSource in) throws IOException, UnreadableException {
    if (in.peek(2) < 2) {
      throw notDicom();
    }
    if (in.peeked(0) == 0x1F && in.peeked(1) == 0x8B) {
      throw new UnreadableException(Problem.NOT_DICOM, "gzip");
    }
    // Without a preamble, an object begins with group 0002 or 0008.
    if (in.peeked(1) == 0 && (in.peeked(0) == 2 || in.peeked(0) == 8)) {
      requireFirstElement(in);
      return;
    }
    try {
      in.skip(PREAMBLE);
      byte[] magic = in.bytes(4);
      if (magic[0] == 'D' && magic[1] == 'I' && magic[2] == 'C' && magic[3] == 'M') {
        return;
      }
    } catch (UnreadableException e) {
      throw notDicom();
    }
    throw notDicom();
  }

  /** Bytes that merely happen to begin like an element are not DICOM. */
  private static void requireFirstElement(ByteSource in) throws IOException, UnreadableException {
    if (in.peek(8) < 8) {
      throw notDicom();
    }
    boolean shortImplicit = in.peeked(5) == 0 && in.peeked(6) == 0 && in.peeked(7) == 0;
    boolean firstOfGroup = in.peeked(3) == 0;
    if (!firstOfGroup || !showsVr(in) && !shortImplicit) {
      throw notDicom();
    }
  }

  /** The syntax as declared, unless the first element shows that the declaration is wrong. */
  static boolean isExplicit(ByteSource in, String syntax) throws IOException, UnreadableException {
    if (in.peek(6) < 6) {
      return !syntax.equals(UID.ImplicitVRLittleEndian);
    }
    return showsVr(in);
  }

  private static boolean showsVr(ByteSource in) {
    return VrCodes.get(in.peeked(4) << 8 | in.peeked(5)) != null;
  }

  private static UnreadableException notDicom() {
    return new UnreadableException(Problem.NOT_DICOM, "notDicom");
  }
}
