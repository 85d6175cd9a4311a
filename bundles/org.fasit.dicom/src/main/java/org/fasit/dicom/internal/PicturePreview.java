package org.fasit.dicom.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.Preview;
import org.fasit.dicom.Preview.Jpeg;
import org.fasit.dicom.Preview.None;
import org.fasit.dicom.Preview.Thumbnail;
import org.fasit.dicom.PreviewReader;
import org.fasit.dicom.Problem;
import org.fasit.dicom.ResultDetail.Form;

/** Makes previews, and takes PDFs out of their objects. */
public final class PicturePreview {

  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_JPEG = 16 << 20;
  private static final int MOST_FRAGMENTS = 1_000;
  private static final int LARGEST_THUMBNAIL = 1_024;

  private PicturePreview() {}

  private interface Opener {
    Optional<PixelData> open(int tag) throws UnreadableException;
  }

  /** Looks at a file. */
  public static Preview of(Path file, int side) throws UnreadableException {
    Attributes header = DicomFile.parse(file, ParseLimits.PICTURE, KeptTags.PICTURE);
    return of(header, tag -> PixelData.open(file, tag), side);
  }

  /** Looks at a dataset. */
  public static Preview of(Attributes dataset, int side) throws UnreadableException {
    return of(dataset, tag -> PixelData.of(dataset, tag), side);
  }

  private static Preview of(Attributes header, Opener opener, int side) throws UnreadableException {
    Form form = PictureReader.form(Values.uid(header, Tag.SOPClassUID));
    int tag = form == Form.DOCUMENT ? Tag.EncapsulatedDocument : Tag.PixelData;
    try (PixelData data = opener.open(tag).orElse(null)) {
      if (data == null) {
        return new Preview(form, title(header), 0, new None());
      }
      Thumbnail thumbnail =
          form == Form.DOCUMENT
              ? new None()
              : thumbnail(header, data, Math.max(1, Math.min(side, LARGEST_THUMBNAIL)));
      return new Preview(form, title(header), Math.max(0, data.length()), thumbnail);
    } catch (IOException e) {
      throw new UnreadableException(Problem.NOT_ACCESSIBLE, "notAccessible");
    }
  }

  private static String title(Attributes header) {
    for (int tag :
        new int[] {
          Tag.DocumentTitle, Tag.ContentDescription, Tag.SeriesDescription, Tag.StructureSetLabel
        }) {
      String text = Values.text(header, tag);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static Thumbnail thumbnail(Attributes header, PixelData data, int side)
      throws IOException, UnreadableException {
    Optional<PictureScaler> scaler = PictureScaler.of(header, side);
    if (!data.isEncapsulated()) {
      return scaler.isPresent() ? scaler.get().plain(data) : new None();
    }
    data.fragment(LONGEST_JPEG);
    byte[] first = data.fragment(LONGEST_JPEG).orElse(new byte[0]);
    if (RunLengths.isHeader(first)) {
      return scaler.isPresent() ? scaler.get().runLengths(first) : new None();
    }
    return isBaseline(first) ? jpeg(header, data, first) : new None();
  }

  /** JPEG whose first frame header is that of the baseline process, SOF0. */
  private static boolean isBaseline(byte[] jpeg) {
    if (jpeg.length < 4 || jpeg[0] != (byte) 0xFF || jpeg[1] != (byte) 0xD8) {
      return false;
    }
    int at = 2;
    while (at + 4 <= jpeg.length && jpeg[at] == (byte) 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      boolean frame = marker >= 0xC0 && marker <= 0xCF;
      if (frame && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        return marker == 0xC0;
      }
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
    }
    return false;
  }

  private static Thumbnail jpeg(Attributes header, PixelData data, byte[] first)
      throws IOException, UnreadableException {
    if (Values.integer(header, Tag.NumberOfFrames, 1) > 1) {
      return new Jpeg(first);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(first.length);
    whole.write(first);
    for (int i = 0; i < MOST_FRAGMENTS; i++) {
      Optional<byte[]> more = data.fragment(LONGEST_JPEG - whole.size());
      if (more.isEmpty()) {
        return new Jpeg(whole.toByteArray());
      }
      whole.write(more.get());
    }
    return new None();
  }

  /** Writes the PDF in a file. */
  public static boolean writePdf(Path file, OutputStream to)
      throws IOException, UnreadableException {
    return writePdf(PixelData.open(file, Tag.EncapsulatedDocument), to);
  }

  /** Writes the PDF in a dataset. */
  public static boolean writePdf(Attributes dataset, OutputStream to)
      throws IOException, UnreadableException {
    return writePdf(PixelData.of(dataset, Tag.EncapsulatedDocument), to);
  }

  private static boolean writePdf(Optional<PixelData> document, OutputStream to)
      throws IOException, UnreadableException {
    try (PixelData data = document.orElse(null)) {
      if (data == null || data.isEncapsulated() || data.length() < PDF.length) {
        return false;
      }
      byte[] chunk = new byte[CHUNK];
      data.read(chunk, PDF.length);
      boolean pdf = Arrays.equals(chunk, 0, PDF.length, PDF, 0, PDF.length);
      if (!pdf || data.length() > PreviewReader.LONGEST_DOCUMENT) {
        return false;
      }
      to.write(PDF);
      for (long left = data.length() - PDF.length; left > 0; ) {
        int count = (int) Math.min(left, CHUNK);
        data.read(chunk, count);
        to.write(chunk, 0, count);
        left -= count;
      }
      return true;
    }
  }
}
