package org.fasit.desk.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.DicomFolder;
import org.fasit.dicom.DicomFolder.ImageFile;
import org.fasit.dicom.DicomFolder.UnreadableFile;
import org.fasit.dicom.ReaderOptions;
import org.fasit.dicom.SiteProfile;
import org.fasit.dicom.StudyReader;
import org.fasit.model.OpenStudy;

/** The studies in a folder, the oldest first. */
final class Library {

  private static final Comparator<OpenStudy> BY_DATE =
      Comparator.comparing(open -> open.study().date().orElse(LocalDate.MAX));

  private Library() {}

  /**
   * One study on disk.
   *
   * @param images its image files, in the order of {@link OpenStudy#images()}
   * @param offers files that may be AI results of it, unreadable ones included
   */
  record OnDisk(OpenStudy study, List<Path> images, List<Path> offers) {
    OnDisk {
      images = List.copyOf(images);
      offers = List.copyOf(offers);
    }
  }

  /**
   * Looks through a folder and below. A file that may be an AI result goes to the studies that have
   * images beside it; to all of them when it lies alone: a reading refuses what is not its own.
   *
   * @param profile tells which images may be AI results as well
   * @throws IOException when the folder cannot be read
   */
  static List<OnDisk> scan(Path folder, SiteProfile profile) throws IOException {
    DicomFolder.Contents contents =
        DicomFolder.scan(folder, ReaderOptions.standard().with(profile));
    Map<String, List<Path>> images = new HashMap<>();
    Map<Path, Set<String>> studiesIn = new HashMap<>();
    for (ImageFile image : contents.images()) {
      String study = StudyReader.study(image.header()).studyInstanceUid();
      images.computeIfAbsent(study, key -> new ArrayList<>()).add(image.file());
      studiesIn.computeIfAbsent(folderOf(image.file()), key -> new HashSet<>()).add(study);
    }
    Map<String, List<Path>> offers = offers(contents, studiesIn, images.keySet());
    return contents.studies().stream()
        .sorted(BY_DATE)
        .map(
            study -> {
              String uid = study.study().studyInstanceUid();
              return new OnDisk(
                  study, images.getOrDefault(uid, List.of()), offers.getOrDefault(uid, List.of()));
            })
        .toList();
  }

  private static Map<String, List<Path>> offers(
      DicomFolder.Contents contents, Map<Path, Set<String>> studiesIn, Set<String> all) {
    Map<String, List<Path>> offers = new LinkedHashMap<>();
    Set<Path> files =
        Stream.concat(
                contents.candidates().stream(),
                contents.unreadable().stream().map(UnreadableFile::file))
            .sorted()
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    for (Path file : files) {
      for (String study : studiesIn.getOrDefault(folderOf(file), all)) {
        offers.computeIfAbsent(study, key -> new ArrayList<>()).add(file);
      }
    }
    return offers;
  }

  private static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
