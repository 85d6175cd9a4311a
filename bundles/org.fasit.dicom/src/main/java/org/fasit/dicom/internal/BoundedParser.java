package org.fasit.dicom.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.dicom.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Parses DICOM (PS3.5 and PS3.10) from an untrusted source into dcm4che's {@link Attributes}.
 *
 * <p>Not dcm4che's own stream: that recurses into items, allocates declared lengths and logs each
 * oddity, so that a hostile file costs stack, heap and disk. This one keeps its own stack, counts
 * all that it does against {@link ParseLimits}, and keeps only the elements asked for.
 */
final class BoundedParser {

  private static final int ITEM = 0xFFFEE000;
  private static final int ITEM_END = 0xFFFEE00D;
  private static final int SEQUENCE_END = 0xFFFEE0DD;
  private static final int PIXEL_DATA = 0x7FE00010;
  private static final int META_GROUP = 0x0002;
  private static final long UNDEFINED = 0xFFFFFFFFL;
  private static final int PREAMBLE = 128;
  private static final int SHORT_HEADER = 8;
  private static final int ITEM_CAPACITY = 8;
  private static final VR[] VRS = vrs();

  /** VRs whose short values are repeated in reports. */
  private static final Set<VR> TEXTS = EnumSet.of(VR.CS, VR.LO, VR.SH, VR.UI, VR.UT);

  private enum Kind {
    DATASET,
    SEQUENCE,
    FRAGMENTS
  }

  /**
   * What is being read: a dataset, the items of a sequence, or the fragments of a pixel value.
   *
   * @param end position after the last byte; negative where a delimiter ends it
   * @param dataset takes the elements; null when nothing of it is kept
   * @param items takes the items; null when nothing of it is kept
   */
  private record Frame(
      Kind kind,
      long end,
      boolean explicit,
      boolean bigEndian,
      @Nullable Attributes dataset,
      @Nullable Sequence items) {}

  /** An element's VR and length; the length may be {@link #UNDEFINED}. */
  private record Header(VR vr, long length) {}

  /**
   * Which parts to keep.
   *
   * @param tags the elements to keep, at every level; sequences not kept are passed over
   * @param leaf tells of a dataset, by the elements kept so far, that its sequences are not wanted
   * @param lastTag reading stops before the first element of the dataset that comes after this tag
   */
  record Wish(IntPredicate tags, Predicate<Attributes> leaf, int lastTag) {}

  private final ByteSource in;
  private final ParseLimits limits;
  private final Wish wish;
  private final TagCache dictionary;
  private final TextCache texts = new TextCache();
  private final Deque<Frame> stack = new ArrayDeque<>();
  private int items;
  private int elements;
  private @Nullable Frame stoppedIn;
  private int stoppedAt;

  private BoundedParser(ByteSource in, ParseLimits limits, Wish wish) {
    this.in = in;
    this.limits = limits;
    this.wish = wish;
    this.dictionary = new TagCache(wish.tags);
  }

  /**
   * Reads one object.
   *
   * @param size how many bytes the stream holds
   */
  static Attributes parse(InputStream stream, long size, ParseLimits limits, Wish wish)
      throws IOException, UnreadableException {
    ByteSource source = new ByteSource(stream, size, limits.totalBytes());
    return new BoundedParser(source, limits, wish).parse();
  }

  /**
   * Reads up to a value of the dataset, such as its pixel data, keeping nothing.
   *
   * @param stream to be closed by the caller, after the value was read
   * @return empty when the object has no such element
   */
  static Optional<PixelData> value(InputStream stream, long size, ParseLimits limits, int tag)
      throws IOException, UnreadableException {
    Wish nothing = new Wish(any -> false, dataset -> true, tag - 1);
    ByteSource source = new ByteSource(stream, size, limits.totalBytes());
    BoundedParser parser = new BoundedParser(source, limits, nothing);
    parser.parse();
    Frame frame = parser.stoppedIn;
    if (frame == null || parser.stoppedAt != tag) {
      return Optional.empty();
    }
    Header header = parser.header(frame, VR.OW);
    if (header.length != UNDEFINED) {
      source.requireAvailable(header.length);
    }
    return Optional.of(
        header.length == UNDEFINED
            ? PixelData.encapsulated(source)
            : PixelData.plain(source, header.length, frame.bigEndian));
  }

  private Attributes parse() throws IOException, UnreadableException {
    skipPreamble();
    String syntax = metaInformation().orElse("");
    if (syntax.equals(UID.DeflatedExplicitVRLittleEndian)) {
      in.inflate();
    }
    boolean bigEndian = syntax.equals(UID.ExplicitVRBigEndian);
    Attributes root = new Attributes(bigEndian, 48);
    stack.push(new Frame(Kind.DATASET, -1, startsExplicit(syntax), bigEndian, root, null));
    while (!stack.isEmpty()) {
      step();
    }
    return root;
  }

  private void skipPreamble() throws IOException, UnreadableException {
    if (in.peek(2) < 2) {
      throw notDicom();
    }
    if (in.peeked(0) == 0x1F && in.peeked(1) == 0x8B) {
      throw new UnreadableException(Problem.NOT_DICOM, "gzip");
    }
    // Without a preamble, an object begins with group 0002 or 0008.
    if (in.peeked(1) == 0 && (in.peeked(0) == 2 || in.peeked(0) == 8)) {
      requireFirstElement();
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
  private void requireFirstElement() throws IOException, UnreadableException {
    if (in.peek(8) < 8) {
      throw notDicom();
    }
    boolean explicit = vr(in.peeked(4) << 8 | in.peeked(5)) != null;
    boolean shortImplicit = in.peeked(5) == 0 && in.peeked(6) == 0 && in.peeked(7) == 0;
    boolean firstOfGroup = in.peeked(3) == 0;
    if (!firstOfGroup || !explicit && !shortImplicit) {
      throw notDicom();
    }
  }

  private Optional<String> metaInformation() throws IOException, UnreadableException {
    Attributes meta = new Attributes();
    Frame frame = new Frame(Kind.DATASET, -1, true, false, meta, null);
    while (in.peek(2) == 2 && in.peeked(0) == META_GROUP && in.peeked(1) == 0) {
      int tag = in.uint16(false) << 16 | in.uint16(false);
      element(frame, tag, tag == Tag.TransferSyntaxUID);
      if (!stack.isEmpty()) {
        throw damaged();
      }
    }
    return Optional.ofNullable(meta.getString(Tag.TransferSyntaxUID)).map(String::strip);
  }

  /** The syntax as declared, unless the first element shows that the declaration is wrong. */
  private boolean startsExplicit(String syntax) throws IOException, UnreadableException {
    if (in.peek(6) < 6) {
      return !syntax.equals(UID.ImplicitVRLittleEndian);
    }
    return vr(in.peeked(4) << 8 | in.peeked(5)) != null;
  }

  private void step() throws IOException, UnreadableException {
    Frame frame = stack.getFirst();
    if (frame.end >= 0 && in.position() >= frame.end) {
      if (in.position() > frame.end) {
        throw damaged();
      }
      stack.pop();
      return;
    }
    if (stack.size() == 1 && (in.atEnd() || in.onlyPaddingFollows())) {
      stack.pop();
      return;
    }
    int tag = in.uint16(frame.bigEndian) << 16 | in.uint16(frame.bigEndian);
    switch (frame.kind) {
      case DATASET -> datasetElement(frame, tag);
      case SEQUENCE -> sequenceItem(frame, tag);
      case FRAGMENTS -> fragment(frame, tag);
    }
  }

  private void datasetElement(Frame frame, int tag) throws IOException, UnreadableException {
    if (tag == ITEM_END && stack.size() > 1) {
      in.uint32(frame.bigEndian);
      if (frame.end < 0) {
        stack.pop();
      }
      return;
    }
    if (tag >>> 16 == 0xFFFE) {
      throw damaged();
    }
    boolean last = Integer.compareUnsigned(tag, wish.lastTag) > 0 || tag == PIXEL_DATA;
    if (stack.size() == 1 && last) {
      stoppedIn = frame;
      stoppedAt = tag;
      stack.clear();
      return;
    }
    element(frame, tag, dictionary.isKept(tag));
  }

  private void element(Frame frame, int tag, boolean kept) throws IOException, UnreadableException {
    VR known = dictionary.vr(tag);
    Header header = header(frame, known);
    boolean unknown = header.vr == VR.UN;
    boolean undefined = header.length == UNDEFINED;
    boolean sequence = header.vr == VR.SQ || unknown && (undefined || known == VR.SQ);
    boolean keep = frame.dataset != null && kept && !(sequence && wish.leaf.test(frame.dataset));
    if (keep) {
      countElement();
      if (sequence != (known == VR.SQ)) {
        throw damaged();
      }
    }
    if (sequence && (keep || undefined)) {
      startSequence(frame, tag, header, keep);
    } else if (undefined) {
      push(new Frame(Kind.FRAGMENTS, -1, true, frame.bigEndian, null, null));
    } else {
      value(frame, tag, unknown ? known : header.vr, header.length, keep);
    }
  }

  private Header header(Frame frame, VR known) throws IOException, UnreadableException {
    if (!frame.explicit) {
      return new Header(known, in.uint32(frame.bigEndian));
    }
    VR vr = vr(in.uint16(true));
    if (vr == null) {
      throw damaged();
    }
    if (vr.headerLength() == SHORT_HEADER) {
      return new Header(vr, in.uint16(frame.bigEndian));
    }
    in.uint16(frame.bigEndian);
    return new Header(vr, in.uint32(frame.bigEndian));
  }

  /** In an element of VR UN, the items are Implicit VR Little Endian (PS3.5 section 6.2.2). */
  private void startSequence(Frame frame, int tag, Header header, boolean keep)
      throws UnreadableException {
    boolean asUnknown = frame.explicit && header.vr == VR.UN;
    boolean explicit = frame.explicit && !asUnknown;
    boolean bigEndian = frame.bigEndian && !asUnknown;
    Attributes dataset = frame.dataset;
    if (keep && dataset != null && header.length == 0) {
      dataset.setNull(tag, VR.SQ);
      return;
    }
    Sequence sequence = keep && dataset != null ? dataset.newSequence(tag, 1) : null;
    push(new Frame(Kind.SEQUENCE, end(header.length), explicit, bigEndian, null, sequence));
  }

  private void value(Frame frame, int tag, VR vr, long length, boolean keep)
      throws IOException, UnreadableException {
    in.requireAvailable(length);
    boolean large = length > limits.valueBytes();
    if (large && !limits.skipsLargeValues() && vr != VR.SQ) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "valueTooLong", length >> 20);
    }
    if (!keep || large || frame.dataset == null) {
      in.skip(length);
      return;
    }
    if (length == 0) {
      frame.dataset.setNull(tag, vr);
      return;
    }
    String text = isText(vr, length) ? in.plainText((int) length, texts) : null;
    if (text == null) {
      frame.dataset.setBytes(tag, vr, in.bytes((int) length));
    } else if (text.isEmpty()) {
      frame.dataset.setNull(tag, vr);
    } else {
      frame.dataset.setString(tag, vr, text);
    }
  }

  private static boolean isText(VR vr, long length) {
    return length <= TextCache.LONGEST && TEXTS.contains(vr);
  }

  private void sequenceItem(Frame frame, int tag) throws IOException, UnreadableException {
    long length = in.uint32(frame.bigEndian);
    if (tag == SEQUENCE_END) {
      if (frame.end < 0) {
        stack.pop();
      }
      return;
    }
    if (tag != ITEM) {
      throw damaged();
    }
    Attributes item = null;
    if (frame.items != null) {
      countItem();
      item = new Attributes(frame.bigEndian, ITEM_CAPACITY);
      frame.items.add(item);
    }
    push(new Frame(Kind.DATASET, end(length), frame.explicit, frame.bigEndian, item, null));
  }

  private void fragment(Frame frame, int tag) throws IOException, UnreadableException {
    long length = in.uint32(frame.bigEndian);
    if (tag == SEQUENCE_END) {
      stack.pop();
      return;
    }
    if (tag != ITEM || length == UNDEFINED) {
      throw damaged();
    }
    in.skip(length);
  }

  private long end(long length) throws UnreadableException {
    if (length == UNDEFINED) {
      return -1;
    }
    in.requireAvailable(length);
    return in.position() + length;
  }

  private void push(Frame frame) throws UnreadableException {
    if (stack.size() > 2 * limits.depth()) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooDeep", limits.depth());
    }
    stack.push(frame);
  }

  private void countItem() throws UnreadableException {
    if (++items > limits.items()) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooManyItems", limits.items());
    }
  }

  private void countElement() throws UnreadableException {
    if (++elements > limits.elements()) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "tooManyItems", limits.elements());
    }
  }

  private UnreadableException damaged() {
    return new UnreadableException(Problem.DAMAGED, "damaged", in.position());
  }

  private static UnreadableException notDicom() {
    return new UnreadableException(Problem.NOT_DICOM, "notDicom");
  }

  private static int code(String name) {
    return name.charAt(0) << 8 | name.charAt(1);
  }

  private static @Nullable VR vr(int letters) {
    int index = index(letters);
    return index < 0 ? null : VRS[index];
  }

  /** Place of a VR's two letters in the table; negative when they are not capital letters. */
  private static int index(int letters) {
    int first = (letters >> 8) - 'A';
    int second = (letters & 0xFF) - 'A';
    return first < 0 || first > 25 || second < 0 || second > 25 ? -1 : first * 26 + second;
  }

  /** The VRs by their two letters; those of 64 bits, which not all hosts know, stand as UN. */
  private static VR[] vrs() {
    VR[] all = new VR[26 * 26];
    for (VR vr : VR.values()) {
      all[index(code(vr.name()))] = vr;
    }
    for (String long64 : new String[] {"OV", "SV", "UV"}) {
      all[index(code(long64))] = VR.UN;
    }
    return all;
  }
}
