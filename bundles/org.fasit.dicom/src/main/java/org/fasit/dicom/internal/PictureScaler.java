package org.fasit.dicom.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Preview.None;
import org.fasit.dicom.Preview.Pixels;
import org.fasit.dicom.Preview.Thumbnail;

/**
 * Makes a picture small while reading it row by row: each pixel of the thumbnail is the mean of
 * those that it covers. Gray values are shown through the first window, or from the least to the
 * greatest; 8 and 16 bits, palettes, RGB and YBR_FULL.
 */
final class PictureScaler {

  private static final int LARGEST_SIDE = 65_535;
  private static final int PALETTE_SIZE = 65_536;
  private static final int[] PALETTE_DATA = {
    Tag.RedPaletteColorLookupTableData,
    Tag.GreenPaletteColorLookupTableData,
    Tag.BluePaletteColorLookupTableData
  };

  private final Attributes header;
  private final int rows;
  private final int columns;
  private final int samples;
  private final int width;
  private final int height;
  private final boolean wide;
  private final boolean signed;
  private final String colours;
  private final int[][] palette;
  private final int firstMapped;
  private final double[][] sums;
  private final int[] counts;

  private PictureScaler(Attributes header, int side, int samples, boolean wide, String colours) {
    this.header = header;
    this.rows = Values.integer(header, Tag.Rows, 0);
    this.columns = Values.integer(header, Tag.Columns, 0);
    this.samples = samples;
    this.wide = wide;
    this.signed = Values.integer(header, Tag.PixelRepresentation, 0) == 1;
    this.colours = colours;
    double scale = Math.min(1, (double) side / Math.max(rows, columns));
    this.width = Math.max(1, (int) (columns * scale));
    this.height = Math.max(1, (int) (rows * scale));
    this.palette = colours.equals("PALETTE COLOR") ? palette(header) : new int[0][];
    int[] descriptor = Values.integers(header, Tag.RedPaletteColorLookupTableDescriptor);
    this.firstMapped = descriptor.length == 3 ? descriptor[1] : 0;
    this.sums = new double[isGray() ? 1 : 3][width * height];
    this.counts = new int[width * height];
  }

  /** A scaler for images as this one; empty when it is of a kind that is not shown small. */
  static Optional<PictureScaler> of(Attributes header, int side) {
    int rows = Values.integer(header, Tag.Rows, 0);
    int columns = Values.integer(header, Tag.Columns, 0);
    int bits = Values.integer(header, Tag.BitsAllocated, 0);
    int samples = Values.integer(header, Tag.SamplesPerPixel, 1);
    String colours = Values.text(header, Tag.PhotometricInterpretation);
    boolean fits = rows > 0 && columns > 0 && rows <= LARGEST_SIDE && columns <= LARGEST_SIDE;
    boolean known =
        switch (colours) {
          case "MONOCHROME1", "MONOCHROME2" -> samples == 1 && (bits == 8 || bits == 16);
          case "PALETTE COLOR" ->
              samples == 1 && (bits == 8 || bits == 16) && palette(header).length == 3;
          case "RGB", "YBR_FULL" -> samples == 3 && bits == 8;
          default -> false;
        };
    return fits && known
        ? Optional.of(new PictureScaler(header, side, samples, bits == 16, colours))
        : Optional.empty();
  }

  private boolean isGray() {
    return colours.startsWith("MONOCHROME");
  }

  /** Red, green and blue of each value, 0 to 255; none when a table is missing or odd. */
  private static int[][] palette(Attributes header) {
    int[] descriptor = Values.integers(header, Tag.RedPaletteColorLookupTableDescriptor);
    int[][] tables = new int[3][];
    for (int i = 0; i < 3; i++) {
      int[] data = Values.integers(header, PALETTE_DATA[i]);
      if (descriptor.length != 3 || data.length == 0 || data.length > PALETTE_SIZE) {
        return new int[0][];
      }
      tables[i] = descriptor[2] == 16 ? highBytes(data) : eightBits(data, descriptor[0]);
    }
    return tables;
  }

  private static int[] highBytes(int[] data) {
    int[] table = new int[data.length];
    for (int i = 0; i < data.length; i++) {
      table[i] = (data[i] & 0xFFFF) >> 8;
    }
    return table;
  }

  /** Tables of 8 bits come as one value a word, or as two packed in one. */
  private static int[] eightBits(int[] data, int stated) {
    int entries = (stated & 0xFFFF) == 0 ? PALETTE_SIZE : stated & 0xFFFF;
    boolean packed = data.length < entries;
    int[] table = new int[packed ? 2 * data.length : data.length];
    for (int i = 0; i < table.length; i++) {
      table[i] = packed ? data[i / 2] >> 8 * (i % 2) & 0xFF : data[i] & 0xFF;
    }
    return table;
  }

  /** Reads the first frame of native data. */
  Thumbnail plain(PixelData data) throws IOException, UnreadableException {
    boolean byPlane = samples == 3 && Values.integer(header, Tag.PlanarConfiguration, 0) == 1;
    int perPixel = byPlane ? 1 : samples;
    byte[] row = new byte[columns * perPixel * (wide ? 2 : 1)];
    if ((long) row.length * rows * (byPlane ? 3 : 1) > data.length()) {
      return new None();
    }
    for (int plane = 0; plane < (byPlane ? 3 : 1); plane++) {
      for (int y = 0; y < rows; y++) {
        data.read(row, row.length);
        for (int x = 0; x < columns; x++) {
          for (int sample = 0; sample < perPixel; sample++) {
            add(x, y, plane + sample, value(row, x * perPixel + sample, data.bigEndian()));
          }
        }
      }
    }
    return thumbnail();
  }

  /** Reads a frame in RLE Lossless of 8 bits a sample. */
  Thumbnail runLengths(byte[] frame) {
    if (wide || (long) rows * columns > Integer.MAX_VALUE) {
      return new None();
    }
    for (int plane = 0; plane < samples; plane++) {
      int channel = plane;
      RunLengths.decode(
          frame,
          plane,
          rows * columns,
          (index, value) -> add(index % columns, index / columns, channel, value));
    }
    return thumbnail();
  }

  private int value(byte[] row, int index, boolean bigEndian) {
    if (!wide) {
      return row[index] & 0xFF;
    }
    int first = row[2 * index] & 0xFF;
    int second = row[2 * index + 1] & 0xFF;
    int value = bigEndian ? first << 8 | second : second << 8 | first;
    return signed ? (short) value : value;
  }

  private void add(int x, int y, int channel, int value) {
    int cell = (int) ((long) y * height / rows) * width + (int) ((long) x * width / columns);
    if (palette.length == 3) {
      for (int i = 0; i < 3; i++) {
        int entry = Math.max(0, Math.min(value - firstMapped, palette[i].length - 1));
        sums[i][cell] += palette[i][entry];
      }
    } else {
      sums[channel][cell] += value;
    }
    if (channel == 0) {
      counts[cell]++;
    }
  }

  private Thumbnail thumbnail() {
    int[] rgb = new int[width * height];
    double[] range = isGray() ? range() : new double[0];
    for (int cell = 0; cell < rgb.length; cell++) {
      int count = Math.max(1, counts[cell]);
      if (isGray()) {
        double part = (sums[0][cell] / count - range[0]) / Math.max(range[1] - range[0], 1e-9);
        int gray = clamp(255 * (colours.equals("MONOCHROME1") ? 1 - part : part));
        rgb[cell] = gray << 16 | gray << 8 | gray;
      } else {
        rgb[cell] = colour(sums[0][cell] / count, sums[1][cell] / count, sums[2][cell] / count);
      }
    }
    return new Pixels(width, height, rgb);
  }

  /** YBR_FULL after PS3.3 section C.7.6.3.1.2. */
  private int colour(double first, double second, double third) {
    if (!colours.equals("YBR_FULL")) {
      return clamp(first) << 16 | clamp(second) << 8 | clamp(third);
    }
    double red = first + 1.402 * (third - 128);
    double green = first - 0.344136 * (second - 128) - 0.714136 * (third - 128);
    double blue = first + 1.772 * (second - 128);
    return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** What is shown black and what white, in stored values. */
  private double[] range() {
    OptionalDouble centre = Values.number(header, Tag.WindowCenter);
    OptionalDouble span = Values.number(header, Tag.WindowWidth);
    double slope = Values.number(header, Tag.RescaleSlope).orElse(1);
    double intercept = Values.number(header, Tag.RescaleIntercept).orElse(0);
    if (centre.isPresent() && span.orElse(0) > 1 && slope > 0) {
      double middle = (centre.getAsDouble() - intercept) / slope;
      double half = span.getAsDouble() / slope / 2;
      return new double[] {middle - half, middle + half};
    }
    double least = Double.MAX_VALUE;
    double greatest = -Double.MAX_VALUE;
    for (int cell = 0; cell < counts.length; cell++) {
      double mean = sums[0][cell] / Math.max(1, counts[cell]);
      least = Math.min(least, mean);
      greatest = Math.max(greatest, mean);
    }
    return new double[] {least, greatest};
  }
}
