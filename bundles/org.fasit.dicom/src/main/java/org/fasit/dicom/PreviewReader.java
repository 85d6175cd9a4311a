package org.fasit.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.internal.PicturePreview;
import org.fasit.dicom.internal.UnreadableException;

/**
 * Looks at results that a machine cannot read, and takes documents out of them. Costs bounded time
 * and memory, whatever an object holds. Thread-safe.
 */
public final class PreviewReader {

  /** The longest document that is taken out, in bytes. */
  public static final long LONGEST_DOCUMENT = 64L << 20;

  private PreviewReader() {}

  /**
   * Looks at a file.
   *
   * @param side the longest side of the thumbnail, in pixels
   * @return empty when it cannot be read
   */
  public static Optional<Preview> look(Path file, int side) {
    try {
      return Optional.of(PicturePreview.of(file, side));
    } catch (UnreadableException | RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** Looks at a dataset that the host has parsed; see {@link #look(Path, int)}. */
  public static Optional<Preview> look(Attributes dataset, int side) {
    try {
      return Optional.of(PicturePreview.of(dataset, side));
    } catch (UnreadableException | RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /**
   * Writes the PDF that a file encapsulates.
   *
   * @return false when there is none in it, or one longer than {@link #LONGEST_DOCUMENT}; nothing
   *     is written then
   * @throws IOException when the PDF cannot be read whole or written
   */
  public static boolean writePdf(Path file, OutputStream to) throws IOException {
    try {
      return PicturePreview.writePdf(file, to);
    } catch (UnreadableException | RuntimeException | StackOverflowError e) {
      throw new IOException(e);
    }
  }

  /** Writes the PDF that a dataset encapsulates; see {@link #writePdf(Path, OutputStream)}. */
  public static boolean writePdf(Attributes dataset, OutputStream to) throws IOException {
    try {
      return PicturePreview.writePdf(dataset, to);
    } catch (UnreadableException | RuntimeException | StackOverflowError e) {
      throw new IOException(e);
    }
  }
}
