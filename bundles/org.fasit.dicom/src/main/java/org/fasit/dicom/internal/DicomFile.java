package org.fasit.dicom.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.Problem;

/** Reads parts of a DICOM file within bounds. Never reads pixel data. */
public final class DicomFile implements AutoCloseable {

  private final Path file;
  private final long size;
  private InputStream in;
  private ByteSource source;

  private DicomFile(Path file, long size) throws IOException {
    this.file = file;
    this.size = size;
    this.in = stream(file);
    this.source = new ByteSource(in, size, 0);
  }

  /** For a file of the system, the stream that costs least to open. */
  private static InputStream stream(Path file) throws IOException {
    return file.getFileSystem().equals(FileSystems.getDefault())
        ? new FileInputStream(file.toFile())
        : Files.newInputStream(file);
  }

  /** Opens a file. */
  public static DicomFile open(Path file) throws UnreadableException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw notAccessible();
      }
      return new DicomFile(file, attributes.size());
    } catch (IOException e) {
      throw notAccessible();
    }
  }

  /** What tells which kind of object it is, and who made it: group 0008. */
  public Attributes beginning() throws UnreadableException {
    return parse(ParseLimits.HEADER, KeptTags.BEGINNING);
  }

  /** The elements that tell of patient, study, series and image. */
  public Attributes header() throws UnreadableException {
    return parse(ParseLimits.HEADER, KeptTags.IMAGE_HEADER);
  }

  /** The elements that tell of patient, study, series and image. */
  public static Attributes header(Path file) throws UnreadableException {
    return parse(file, ParseLimits.HEADER, KeptTags.IMAGE_HEADER);
  }

  /** The elements that tell where the frames of an image lie. */
  public static Attributes frames(Path file) throws UnreadableException {
    return parse(file, ParseLimits.SEGMENTATION, KeptTags.FRAMES);
  }

  /** What a reader wishes for, within limits. */
  static Attributes parse(Path file, ParseLimits limits, Wish wish) throws UnreadableException {
    try (DicomFile opened = open(file)) {
      return opened.parse(limits, wish);
    }
  }

  /** What a reader wishes for, within limits; from the beginning, however often it is asked. */
  Attributes parse(ParseLimits limits, Wish wish) throws UnreadableException {
    return parse(limits, wish, BoundedParser::parse);
  }

  /** A structured report. */
  ContentNode report() throws UnreadableException {
    return parse(ParseLimits.REPORT, KeptTags.REPORT, BoundedParser::parseReport);
  }

  private interface Parser<T> {
    T parse(ByteSource source, ParseLimits limits, Wish wish)
        throws IOException, UnreadableException;
  }

  private <T> T parse(ParseLimits limits, Wish wish, Parser<T> parser) throws UnreadableException {
    try {
      if (!source.rewind(limits.totalBytes())) {
        in.close();
        in = stream(file);
        source = new ByteSource(in, size, limits.totalBytes());
      }
      return parser.parse(source, limits, wish);
    } catch (IOException e) {
      throw notAccessible();
    } catch (RuntimeException e) {
      throw new UnreadableException(Problem.DAMAGED, "damagedContent");
    }
  }

  private static UnreadableException notAccessible() {
    return new UnreadableException(Problem.NOT_ACCESSIBLE, "notAccessible");
  }

  @Override
  public void close() throws UnreadableException {
    try {
      in.close();
    } catch (IOException e) {
      throw notAccessible();
    }
  }
}
