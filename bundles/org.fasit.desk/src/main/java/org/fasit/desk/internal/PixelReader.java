package org.fasit.desk.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.desk.internal.Pixels.Window;

/**
 * Reads uncompressed little endian pixels: MONOCHROME1, MONOCHROME2 and RGB, 8 or 16 bits. What it
 * cannot read it refuses with a sentence for the reader.
 */
final class PixelReader {

  private static final long MOST_BYTES = 512L << 20;
  private static final Set<String> READABLE =
      Set.of(
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRLittleEndian,
          UID.DeflatedExplicitVRLittleEndian);

  private PixelReader() {}

  /** A picture that cannot be shown, and why, in the user's language. */
  static final class NotShownException extends IOException {
    NotShownException(String reason) {
      super(reason);
    }
  }

  /**
   * Reads one frame.
   *
   * @param frame 1 and up
   * @throws NotShownException when this reader does not know such pixels
   * @throws IOException when the file cannot be read
   */
  static Pixels read(Path file, int frame) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new NotShownException(Messages.get("image.tooLarge"));
    }
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      Attributes meta = in.readFileMetaInformation();
      String syntax =
          meta == null
              ? UID.ImplicitVRLittleEndian
              : meta.getString(Tag.TransferSyntaxUID, UID.ImplicitVRLittleEndian);
      if (!READABLE.contains(syntax)) {
        throw new NotShownException(Messages.get("image.compressed", syntax));
      }
      return pixels(in.readDataset(-1, -1), frame);
    } catch (RuntimeException | OutOfMemoryError e) {
      throw new NotShownException(Messages.get("image.broken"));
    }
  }

  private static Pixels pixels(Attributes image, int frame) throws IOException {
    int width = image.getInt(Tag.Columns, 0);
    int height = image.getInt(Tag.Rows, 0);
    int samples = image.getInt(Tag.SamplesPerPixel, 1);
    int bits = image.getInt(Tag.BitsAllocated, 0);
    String kind = image.getString(Tag.PhotometricInterpretation, "MONOCHROME2");
    byte[] bytes = image.getBytes(Tag.PixelData);
    long size = (long) width * height * samples * (bits / 8);
    if (width <= 0 || height <= 0 || bytes == null || bytes.length < size * frame) {
      throw new NotShownException(Messages.get("image.broken"));
    }
    int offset = Math.toIntExact(size * (frame - 1));
    if (kind.equals("RGB") && samples == 3 && bits == 8) {
      boolean planes = image.getInt(Tag.PlanarConfiguration, 0) == 1;
      return new Pixels.Colour(width, height, colours(bytes, offset, width * height, planes));
    }
    if (kind.startsWith("MONOCHROME") && samples == 1 && (bits == 8 || bits == 16)) {
      return grey(image, bytes, offset, width, height);
    }
    throw new NotShownException(Messages.get("image.kind", kind, bits));
  }

  private static int[] colours(byte[] bytes, int offset, int count, boolean planes) {
    int[] rgb = new int[count];
    for (int i = 0; i < count; i++) {
      int red = offset + (planes ? i : 3 * i);
      int step = planes ? count : 1;
      rgb[i] =
          (bytes[red] & 0xFF) << 16
              | (bytes[red + step] & 0xFF) << 8
              | bytes[red + 2 * step] & 0xFF;
    }
    return rgb;
  }

  private static Pixels grey(Attributes image, byte[] bytes, int offset, int width, int height) {
    int allocated = image.getInt(Tag.BitsAllocated, 16);
    int bits = Math.max(1, Math.min(allocated, image.getInt(Tag.BitsStored, allocated)));
    boolean signed = image.getInt(Tag.PixelRepresentation, 0) == 1;
    short[] stored = new short[width * height];
    for (int i = 0; i < stored.length; i++) {
      int value =
          allocated == 8
              ? bytes[offset + i] & 0xFF
              : (bytes[offset + 2 * i] & 0xFF) | (bytes[offset + 2 * i + 1] & 0xFF) << 8;
      int shift = 32 - bits;
      stored[i] = (short) (signed ? value << shift >> shift : value << shift >>> shift);
    }
    double slope = finite(image.getDouble(Tag.RescaleSlope, 1), 1);
    double intercept = finite(image.getDouble(Tag.RescaleIntercept, 0), 0);
    Window window = window(image, stored, signed, slope, intercept);
    boolean inverted = image.getString(Tag.PhotometricInterpretation, "").equals("MONOCHROME1");
    return new Pixels.Gray(width, height, stored, signed, slope, intercept, inverted, window);
  }

  private static double finite(double value, double otherwise) {
    return Double.isFinite(value) && value != 0 || otherwise == 0 && Double.isFinite(value)
        ? value
        : otherwise;
  }

  private static Window window(
      Attributes image, short[] stored, boolean signed, double slope, double intercept) {
    double width = image.getDouble(Tag.WindowWidth, 0);
    double centre = image.getDouble(Tag.WindowCenter, Double.NaN);
    if (width >= 1 && Double.isFinite(centre)) {
      return new Window(centre, width);
    }
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (short value : stored) {
      int number = signed ? value : value & 0xFFFF;
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    double low = least * slope + intercept;
    double high = most * slope + intercept;
    return new Window((low + high) / 2, Math.max(1, Math.abs(high - low)));
  }
}
