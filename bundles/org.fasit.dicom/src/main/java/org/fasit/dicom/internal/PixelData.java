package org.fasit.dicom.internal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Problem;

/**
 * An object's pixel data, read once from front to back and never held whole (PS3.5 section 8 and
 * annex A.4). Native data are one run of bytes, encapsulated ones come in fragments.
 */
final class PixelData implements Closeable {

  private static final int ITEM_TAG_GROUP = 0xFFFE;
  private static final int ITEM = 0xE000;
  private static final int SEQUENCE_END = 0xE0DD;
  private static final int HEADER_BYTES = 8;
  private static final long MOST_SKIPPED = 1L << 40;

  private final Optional<Native> plain;
  private final FragmentSource fragments;
  private final Closeable owner;

  /** A run of native bytes. */
  private record Native(ByteSource bytes, long length, boolean bigEndian) {}

  private interface FragmentSource {
    Optional<byte[]> next(int mostBytes) throws IOException, UnreadableException;
  }

  private PixelData(Optional<Native> plain, FragmentSource fragments, Closeable owner) {
    this.plain = plain;
    this.fragments = fragments;
    this.owner = owner;
  }

  /** Native data that follow in the source; whoever opened the source closes it. */
  static PixelData plain(ByteSource source, long length, boolean bigEndian) {
    return plain(source, length, bigEndian, () -> {});
  }

  private static PixelData plain(
      ByteSource source, long length, boolean bigEndian, Closeable owner) {
    return new PixelData(
        Optional.of(new Native(source, length, bigEndian)), most -> Optional.empty(), owner);
  }

  /** Fragments that follow in the source; whoever opened the source closes it. */
  static PixelData encapsulated(ByteSource source) {
    return new PixelData(Optional.empty(), most -> fragment(source, most), () -> {});
  }

  /**
   * Opens the pixel data of a file.
   *
   * @return empty when it has none
   */
  static Optional<PixelData> open(Path file) throws UnreadableException {
    return open(file, Tag.PixelData);
  }

  /** Opens another large value of a file's dataset, such as an encapsulated document. */
  static Optional<PixelData> open(Path file, int tag) throws UnreadableException {
    try {
      InputStream in = Files.newInputStream(file);
      try {
        Optional<PixelData> data =
            BoundedParser.value(in, Files.size(file), ParseLimits.PIXELS, tag)
                .map(pixels -> new PixelData(pixels.plain, pixels.fragments, in));
        if (data.isEmpty()) {
          in.close();
        }
        return data;
      } catch (IOException | UnreadableException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UnreadableException(Problem.NOT_ACCESSIBLE, "notAccessible");
    }
  }

  /**
   * Opens the pixel data that a host keeps with a dataset: its bytes, or the place in a local file.
   *
   * @return empty when it keeps none
   */
  static Optional<PixelData> of(Attributes dataset) throws UnreadableException {
    return of(dataset, Tag.PixelData);
  }

  /** Opens another large value of a dataset. */
  static Optional<PixelData> of(Attributes dataset, int tag) throws UnreadableException {
    Object value = dataset.getValue(tag);
    if (value instanceof byte[] bytes) {
      return Optional.of(inMemory(bytes, dataset.bigEndian()));
    }
    if (value instanceof Fragments several) {
      Iterator<Object> all = several.iterator();
      return Optional.of(
          new PixelData(
              Optional.empty(),
              most -> all.hasNext() ? Optional.of(bytes(all.next(), most)) : Optional.empty(),
              () -> {}));
    }
    if (value instanceof BulkData stored && isLocal(stored)) {
      try {
        InputStream in = stored.openStream();
        long length = Integer.toUnsignedLong(stored.length());
        ByteSource source = new ByteSource(in, length, ParseLimits.PIXELS.totalBytes());
        return Optional.of(plain(source, length, stored.bigEndian(), in));
      } catch (IOException e) {
        throw new UnreadableException(Problem.NOT_ACCESSIBLE, "notAccessible");
      }
    }
    return Optional.empty();
  }

  private static PixelData inMemory(byte[] bytes, boolean bigEndian) {
    ByteSource source =
        new ByteSource(
            new ByteArrayInputStream(bytes), bytes.length, ParseLimits.PIXELS.totalBytes());
    return plain(source, bytes.length, bigEndian);
  }

  private static boolean isLocal(BulkData stored) {
    String uri = stored.getURI();
    return uri != null && uri.startsWith("file:");
  }

  private static byte[] bytes(Object fragment, int most) throws IOException, UnreadableException {
    if (fragment instanceof byte[] bytes) {
      return bytes;
    }
    if (!(fragment instanceof BulkData stored) || !isLocal(stored)) {
      return new byte[0];
    }
    int length = stored.length();
    if (length < 0 || length > most) {
      throw tooLarge(most);
    }
    try (InputStream in = stored.openStream()) {
      return in.readNBytes(length);
    }
  }

  private static Optional<byte[]> fragment(ByteSource source, int most)
      throws IOException, UnreadableException {
    if (source.peek(HEADER_BYTES) < HEADER_BYTES) {
      throw new UnreadableException(Problem.TRUNCATED, "truncated");
    }
    int group = source.uint16(false);
    int element = source.uint16(false);
    long length = source.uint32(false);
    if (group != ITEM_TAG_GROUP || element != ITEM && element != SEQUENCE_END) {
      throw new UnreadableException(Problem.DAMAGED, "damaged", source.position());
    }
    if (element == SEQUENCE_END) {
      return Optional.empty();
    }
    if (length > most) {
      source.requireAvailable(Math.min(length, MOST_SKIPPED));
      throw tooLarge(most);
    }
    return Optional.of(source.bytes((int) length));
  }

  private static UnreadableException tooLarge(int most) {
    return new UnreadableException(Problem.BEYOND_BOUNDS, "frameTooLarge", most >> 20);
  }

  boolean isEncapsulated() {
    return plain.isEmpty();
  }

  boolean bigEndian() {
    return plain.map(Native::bigEndian).orElse(false);
  }

  /** How many bytes there are in all; negative when that is not told. */
  long length() {
    return plain.map(Native::length).orElse(-1L);
  }

  /** Reads the next native bytes into the beginning of the target. */
  void read(byte[] target, int count) throws IOException, UnreadableException {
    ByteSource source = plain.orElseThrow().bytes();
    source.requireAvailable(count);
    source.readFully(target, count);
  }

  /**
   * The next fragment, the offset table first; empty after the last.
   *
   * @param mostBytes a longer one ends the reading
   */
  Optional<byte[]> fragment(int mostBytes) throws IOException, UnreadableException {
    return fragments.next(mostBytes);
  }

  @Override
  public void close() throws IOException {
    owner.close();
  }
}
