package org.fasit.dicom.internal;

import java.util.Arrays;
import java.util.Optional;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.model.Code;
import org.jspecify.annotations.Nullable;

/**
 * Reads code sequences of the usual form in one go: little endian, one item, value, scheme and
 * meaning short and plain. What is in any way different is left to {@link BoundedParser}.
 *
 * <p>A sequence that was met before is known again by its bytes alone: a report repeats a few dozen
 * of them for every finding, and all reports repeat each other's.
 */
final class CodeScanner {

  /** A longer sequence is not of the usual form. */
  static final int LONGEST = 512;

  private static final int SIZE = 256;

  /** Where in a sequence the bytes begin that tell one code from another, and where they end. */
  private static final int TELLING = 20;

  private static final int SHORTEST = TELLING + 3 * Long.BYTES;
  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_END = 0xFFFEE00D;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final int UNDEFINED = -1;
  private static final int SEQUENCE_VR = 'S' << 8 | 'Q';

  /**
   * What was scanned last, of whichever object: the same few codes stand in all of them. Who finds
   * one has compared its bytes, and records do not change, so that threads need not wait.
   */
  private static final @Nullable Scanned[] KNOWN = new Scanned[SIZE];

  private byte[] bytes = {};
  private int at;
  private int to;

  /**
   * A code sequence.
   *
   * @param bytes the sequence from behind its tag to its end
   * @param explicit how it is encoded
   * @param elements how many elements are kept of it, itself included
   * @param concept null when it holds neither value nor meaning
   */
  record Scanned(byte[] bytes, boolean explicit, int elements, @Nullable Concept concept) {}

  /**
   * The code sequence whose tag ends at a position.
   *
   * @param to end of the bytes that are held
   * @return null when it is not of the usual form, or not held whole
   */
  @Nullable Scanned scan(byte[] held, int from, int to, boolean explicit) {
    if (to - from < SHORTEST) {
      return null;
    }
    int place = place(held, from);
    Scanned known = KNOWN[place];
    if (known != null && known.explicit == explicit && begins(known.bytes, held, from, to)) {
      return known;
    }
    this.bytes = held;
    this.at = from;
    this.to = Math.min(to, from + LONGEST);
    Scanned scanned = sequence(from, explicit);
    if (scanned != null) {
      KNOWN[place] = scanned;
    }
    return scanned;
  }

  private static boolean begins(byte[] known, byte[] held, int from, int to) {
    return to - from >= known.length
        && Arrays.equals(known, 0, known.length, held, from, from + known.length);
  }

  private static int place(byte[] bytes, int from) {
    long hash = 0;
    for (int i = from + TELLING; i < from + SHORTEST; i += Long.BYTES) {
      hash = (hash ^ Bytes.word(bytes, i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash & SIZE - 1;
  }

  private @Nullable Scanned sequence(int from, boolean explicit) {
    if (explicit) {
      if (Bytes.bigUint16(bytes, at) != SEQUENCE_VR) {
        return null;
      }
      at += 4;
    }
    int sequenceLength = Bytes.int32(bytes, at);
    int sequenceEnd = end(at + 4, sequenceLength);
    int itemTag = Bytes.tag(bytes, at + 4);
    int itemLength = Bytes.int32(bytes, at + 8);
    at += 12;
    int itemEnd = end(at, itemLength);
    if (itemTag != ITEM || sequenceEnd < 0 || itemEnd < 0) {
      return null;
    }
    String[] code = {"", "", ""};
    int elements = item(code, itemEnd, explicit);
    boolean whole =
        elements >= 0
            && (itemLength == UNDEFINED ? delimited(ITEM_END) : at == itemEnd)
            && (sequenceLength == UNDEFINED ? delimited(SEQUENCE_END) : at == sequenceEnd);
    if (!whole) {
      return null;
    }
    Optional<Code> read = Values.code(code[0], "", "", code[1], code[2]);
    return new Scanned(
        Arrays.copyOfRange(bytes, from, at),
        explicit,
        elements + 1,
        read.map(Concept::new).orElse(null));
  }

  /** Where something ends at the latest; negative when that is not held. */
  private int end(int begin, int length) {
    if (length == UNDEFINED) {
      return to;
    }
    return length >= 0 && length <= to - begin ? begin + length : -1;
  }

  /** Reads the elements of the item; tells how many there are, negative when one is unusual. */
  private int item(String[] code, int end, boolean explicit) {
    int elements = 0;
    int header = 8;
    while (end - at >= header) {
      int tag = Bytes.tag(bytes, at);
      if (tag == ITEM_END) {
        return elements;
      }
      int length = explicit ? length(at + 4) : Bytes.int32(bytes, at + 4);
      int part = part(tag);
      boolean usual = part >= 0 && length >= 0 && length <= TextCache.LONGEST;
      if (!usual || length > end - at - header) {
        return -1;
      }
      String text = TextCache.once(bytes, at + header, length);
      if (text == null) {
        return -1;
      }
      code[part] = TextCache.stripped(text);
      at += header + length;
      elements++;
    }
    return elements;
  }

  /** The length of a text element with explicit VR; negative for other VRs. */
  private int length(int vrAt) {
    VR vr = VrCodes.get(Bytes.bigUint16(bytes, vrAt));
    return vr == VR.SH || vr == VR.LO ? Bytes.uint16(bytes, vrAt + 2) : -1;
  }

  private static int part(int tag) {
    return switch (tag) {
      case Tag.CodeValue -> 0;
      case Tag.CodingSchemeDesignator -> 1;
      case Tag.CodeMeaning -> 2;
      default -> -1;
    };
  }

  private boolean delimited(int delimiter) {
    boolean ends =
        to - at >= 8 && Bytes.tag(bytes, at) == delimiter && Bytes.int32(bytes, at + 4) == 0;
    at += 8;
    return ends;
  }
}
