package org.fasit.dicom.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.Problem;
import org.fasit.dicom.internal.BoundedParser.Wish;

/** Reads parts of DICOM files within bounds. Never reads pixel data. */
public final class DicomFile {

  private DicomFile() {}

  /** What tells which kind of object it is, and who made it: group 0008. */
  public static Attributes beginning(Path file) throws UnreadableException {
    return parse(file, ParseLimits.HEADER, KeptTags.BEGINNING);
  }

  /** The elements that tell of patient, study, series and image. */
  public static Attributes header(Path file) throws UnreadableException {
    return parse(file, ParseLimits.HEADER, KeptTags.IMAGE_HEADER);
  }

  /** A structured report as far as {@link ResultReader} needs it. */
  public static Attributes report(Path file) throws UnreadableException {
    return parse(file, ParseLimits.REPORT, KeptTags.REPORT);
  }

  /** The elements that tell where the frames of an image lie. */
  public static Attributes frames(Path file) throws UnreadableException {
    return parse(file, ParseLimits.SEGMENTATION, KeptTags.FRAMES);
  }

  /** What a reader wishes for, within limits. */
  static Attributes parse(Path file, ParseLimits limits, Wish wish) throws UnreadableException {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableException(Problem.NOT_ACCESSIBLE, "notAccessible");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return BoundedParser.parse(in, Files.size(file), limits, wish);
    } catch (IOException e) {
      throw new UnreadableException(Problem.NOT_ACCESSIBLE, "notAccessible");
    } catch (RuntimeException e) {
      throw new UnreadableException(Problem.DAMAGED, "damagedContent");
    }
  }
}
