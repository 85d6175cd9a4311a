package org.fasit.dicom.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.dicom.Problem;
import org.fasit.dicom.internal.CodeScanner.Scanned;
import org.fasit.dicom.internal.Frame.Kind;
import org.fasit.dicom.internal.TagCache.Known;
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
  private static final int SHORT_HEADER = 8;
  private static final int ROOT_CAPACITY = 48;
  private static final byte[] NOTHING = {};
  private static final TagCache META = new TagCache(tag -> tag == Tag.TransferSyntaxUID);

  private final ByteSource in;
  private final ParseLimits limits;
  private final Wish wish;
  private final FrameStack stack;
  private final boolean apart;
  private final Keeper keeper = new Keeper();
  private int items;
  private int elements;
  private @Nullable Frame stoppedIn;
  private int stoppedAt;

  /** The VR and length of the element that is being read; the length may be UNDEFINED. */
  private VR vr = VR.UN;

  private long length;

  /**
   * @param apart whether the items of the Content Sequence are kept apart from the dataset
   */
  private BoundedParser(ByteSource in, ParseLimits limits, Wish wish, boolean apart) {
    this.apart = apart;
    this.in = in;
    this.limits = limits;
    this.wish = wish;
    this.stack = new FrameStack(limits.depth());
  }

  /**
   * Reads one object.
   *
   * @param size how many bytes the stream holds
   */
  static Attributes parse(InputStream stream, long size, ParseLimits limits, Wish wish)
      throws IOException, UnreadableException {
    return parse(new ByteSource(stream, size, limits.totalBytes()), limits, wish);
  }

  /** Reads the object that begins here. */
  static Attributes parse(ByteSource source, ParseLimits limits, Wish wish)
      throws IOException, UnreadableException {
    return new BoundedParser(source, limits, wish, false).parse().dataset();
  }

  /** Reads the report that begins here; its content items are not in the root's dataset. */
  static ContentNode parseReport(ByteSource source, ParseLimits limits, Wish wish)
      throws IOException, UnreadableException {
    return new BoundedParser(source, limits, wish, true).parse();
  }

  /**
   * Reads up to a value of the dataset, such as its pixel data, keeping nothing.
   *
   * @param stream to be closed by the caller, after the value was read
   * @return empty when the object has no such element
   */
  static Optional<PixelData> value(InputStream stream, long size, ParseLimits limits, int tag)
      throws IOException, UnreadableException {
    Wish nothing = new Wish(any -> false, tag - 1);
    ByteSource source = new ByteSource(stream, size, limits.totalBytes());
    BoundedParser parser = new BoundedParser(source, limits, nothing, false);
    parser.parse();
    Frame frame = parser.stoppedIn;
    if (frame == null || parser.stoppedAt != tag) {
      return Optional.empty();
    }
    parser.header(frame, VR.OW);
    if (parser.length != UNDEFINED) {
      source.requireAvailable(parser.length);
    }
    return Optional.of(
        parser.length == UNDEFINED
            ? PixelData.encapsulated(source)
            : PixelData.plain(source, parser.length, frame.bigEndian));
  }

  private ContentNode parse() throws IOException, UnreadableException {
    FileStart.skip(in);
    String syntax = metaInformation().orElse("");
    if (syntax.equals(UID.DeflatedExplicitVRLittleEndian)) {
      in.inflate();
    }
    Frame frame = stack.push(Kind.DATASET, -1);
    frame.bigEndian = syntax.equals(UID.ExplicitVRBigEndian);
    frame.explicit = FileStart.isExplicit(in, syntax);
    Attributes dataset = new Attributes(frame.bigEndian, ROOT_CAPACITY);
    ContentNode root = ContentNode.root(dataset);
    frame.kept = true;
    frame.dataset = dataset;
    frame.node = apart ? root : null;
    while (!stack.isEmpty()) {
      step(stack.top());
    }
    return root;
  }

  private Optional<String> metaInformation() throws IOException, UnreadableException {
    Attributes meta = new Attributes();
    Frame frame = new Frame();
    frame.explicit = true;
    frame.kept = true;
    frame.dataset = meta;
    while (in.peek(2) == 2 && in.peeked(0) == META_GROUP && in.peeked(1) == 0) {
      int tag = in.tag(false);
      element(frame, tag, META.get(tag));
      if (!stack.isEmpty()) {
        throw damaged();
      }
    }
    return Optional.ofNullable(meta.getString(Tag.TransferSyntaxUID)).map(String::strip);
  }

  private void step(Frame frame) throws IOException, UnreadableException {
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
    int tag = in.tag(frame.bigEndian);
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
    if (stack.size() == 1 && isPastLast(tag)) {
      stoppedIn = frame;
      stoppedAt = tag;
      stack.clear();
      return;
    }
    if (!keeper.takesCode(frame, tag) || !isUsualCode(frame, tag)) {
      element(frame, tag, wish.tags().get(tag));
    }
  }

  /** Reads a code sequence of a content item in one go, if it is of the usual form. */
  private boolean isUsualCode(Frame frame, int tag) throws IOException, UnreadableException {
    Scanned code = frame.bigEndian ? null : in.scanCode(frame.explicit);
    if (code == null
        || frame.end >= 0 && in.position() + code.bytes().length > frame.end
        || stack.isNearlyFull()
        || items + 1 > limits.items()
        || elements + code.elements() > limits.elements()) {
      return false;
    }
    in.take(code.bytes().length);
    items++;
    elements += code.elements();
    keeper.set(frame, tag, code.concept());
    return true;
  }

  private boolean isPastLast(int tag) {
    return Integer.compareUnsigned(tag, wish.lastTag()) > 0 || tag == PIXEL_DATA;
  }

  private void element(Frame frame, int tag, Known element)
      throws IOException, UnreadableException {
    VR known = element.vr();
    header(frame, known);
    boolean unknown = vr == VR.UN;
    boolean undefined = length == UNDEFINED;
    boolean sequence = vr == VR.SQ || unknown && (undefined || known == VR.SQ);
    boolean keep = frame.kept && element.kept() && !(sequence && frame.leaf);
    if (keep) {
      countElement();
      if (sequence != (known == VR.SQ)) {
        throw damaged();
      }
    }
    if (sequence && (keep || undefined)) {
      startSequence(frame, tag, keep);
    } else if (undefined) {
      stack.push(Kind.FRAGMENTS, -1).explicit = true;
    } else {
      value(frame, tag, unknown ? known : vr, keep);
    }
  }

  /** Reads the VR and length that follow a tag. */
  private void header(Frame frame, VR known) throws IOException, UnreadableException {
    if (!frame.explicit) {
      vr = known;
      length = in.uint32(frame.bigEndian);
      return;
    }
    VR stated = VrCodes.get(in.uint16(true));
    if (stated == null) {
      throw damaged();
    }
    vr = stated;
    if (stated.headerLength() == SHORT_HEADER) {
      length = in.uint16(frame.bigEndian);
    } else {
      in.uint16(frame.bigEndian);
      length = in.uint32(frame.bigEndian);
    }
  }

  /** In an element of VR UN, the items are Implicit VR Little Endian (PS3.5 section 6.2.2). */
  private void startSequence(Frame frame, int tag, boolean keep) throws UnreadableException {
    if (keep && length == 0) {
      keeper.setNull(frame, tag, VR.SQ);
      return;
    }
    Frame below = stack.push(Kind.SEQUENCE, end());
    below.kept = keep;
    if (keep) {
      keeper.begin(frame, tag, below);
    }
    if (frame.explicit && vr == VR.UN) {
      below.explicit = false;
      below.bigEndian = false;
    }
  }

  private void value(Frame frame, int tag, VR as, boolean keep)
      throws IOException, UnreadableException {
    in.requireAvailable(length);
    boolean large = length > limits.valueBytes();
    if (large && !limits.skipsLargeValues() && as != VR.SQ) {
      throw new UnreadableException(Problem.BEYOND_BOUNDS, "valueTooLong", length >> 20);
    }
    if (!keep || large) {
      in.skip(length);
      return;
    }
    String text = isText(as, length) ? in.plainText((int) length) : null;
    keeper.set(frame, tag, as, text, text == null ? in.bytes((int) length) : NOTHING);
    if (tag == wish.leafTag()) {
      frame.leaf = wish.isLeaf().test(text == null ? "" : text);
    }
  }

  /** Whether it is of a VR whose short values are repeated in reports. */
  private static boolean isText(VR vr, long length) {
    return length <= TextCache.LONGEST
        && (vr == VR.CS || vr == VR.LO || vr == VR.SH || vr == VR.UI || vr == VR.UT);
  }

  private void sequenceItem(Frame frame, int tag) throws IOException, UnreadableException {
    length = in.uint32(frame.bigEndian);
    if (tag == SEQUENCE_END) {
      if (frame.end < 0) {
        stack.pop();
      }
      return;
    }
    if (tag != ITEM) {
      throw damaged();
    }
    Frame below = stack.push(Kind.DATASET, end());
    below.kept = frame.kept;
    if (!frame.kept) {
      return;
    }
    countItem();
    keeper.begin(frame, below);
  }

  private void fragment(Frame frame, int tag) throws IOException, UnreadableException {
    length = in.uint32(frame.bigEndian);
    if (tag == SEQUENCE_END) {
      stack.pop();
      return;
    }
    if (tag != ITEM || length == UNDEFINED) {
      throw damaged();
    }
    in.skip(length);
  }

  /** Where a sequence or item ends whose length was just read. */
  private long end() throws UnreadableException {
    if (length == UNDEFINED) {
      return -1;
    }
    in.requireAvailable(length);
    return in.position() + length;
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
}
