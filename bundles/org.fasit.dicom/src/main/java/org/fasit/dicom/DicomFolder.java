package org.fasit.dicom;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.dicom.internal.DicomFile;
import org.fasit.dicom.internal.ResultReader;
import org.fasit.dicom.internal.SopClasses;
import org.fasit.dicom.internal.Texts;
import org.fasit.dicom.internal.UnreadableException;
import org.fasit.dicom.internal.Values;
import org.fasit.model.OpenStudy;

/** What lies in a folder of DICOM files, told from headers alone. */
public final class DicomFolder {

  /** More files than this are not looked at. */
  public static final int MOST_FILES = 200_000;

  private static final int DEPTH = 32;

  private DicomFolder() {}

  /**
   * An image.
   *
   * @param header the elements that {@link StudyReader} reads, and no others
   */
  public record ImageFile(Path file, Attributes header) {}

  /**
   * A file that says it is DICOM, or should be, and cannot be read.
   *
   * @param problem the kind of trouble
   * @param reason the same in words for a radiologist
   */
  public record UnreadableFile(Path file, Problem problem, String reason) {}

  /**
   * What lies in the folder, each in the order of paths.
   *
   * @param images files with pixels
   * @param candidates files to offer to an {@link AiResultReader}; one that the site's profile
   *     names may be an image as well
   * @param unreadable files that could not be read
   */
  public record Contents(
      List<ImageFile> images, List<Path> candidates, List<UnreadableFile> unreadable) {
    public Contents {
      images = List.copyOf(images);
      candidates = List.copyOf(candidates);
      unreadable = List.copyOf(unreadable);
    }

    /** The studies of the images. */
    public List<OpenStudy> studies() {
      return StudyReader.studies(images.stream().map(ImageFile::header).toList());
    }
  }

  /**
   * Looks at every file in a folder and below. Never reads pixel data.
   *
   * @throws IOException when the folder itself cannot be read
   */
  public static Contents scan(Path folder, ReaderOptions options) throws IOException {
    Texts texts = new Texts(options.locale());
    ResultReader reader = new ResultReader(options, texts);
    List<ImageFile> images = new ArrayList<>();
    List<Path> candidates = new ArrayList<>();
    List<UnreadableFile> unreadable = new ArrayList<>();
    for (Path file : files(folder)) {
      try (DicomFile opened = DicomFile.open(file)) {
        Attributes beginning = opened.beginning();
        if (reader.passOver(beginning).isEmpty()) {
          candidates.add(file);
        }
        if (SopClasses.isImage(Values.uid(beginning, Tag.SOPClassUID))) {
          images.add(new ImageFile(file, opened.header()));
        }
      } catch (UnreadableException e) {
        if (shouldBeDicom(file) || e.problem() != Problem.NOT_DICOM) {
          unreadable.add(new UnreadableFile(file, e.problem(), e.reason(texts)));
        }
      }
    }
    return new Contents(images, candidates, unreadable);
  }

  /** Whether the name says that it is DICOM, so that it must not be passed over in silence. */
  public static boolean shouldBeDicom(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".dcm");
  }

  /**
   * The regular files in a folder and below, in the order of their paths, at most {@link
   * #MOST_FILES}; also what may not be entered. Follows symbolic links, but not in circles.
   *
   * @throws IOException when the folder itself cannot be read
   */
  public static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(folder)) {
              throw e;
            }
            if (e instanceof AccessDeniedException) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
