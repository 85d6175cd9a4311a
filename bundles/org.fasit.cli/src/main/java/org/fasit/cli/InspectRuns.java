package org.fasit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.StudyReader;
import org.fasit.dicom.StudyResult;
import org.fasit.dicom.StudyResults;
import org.fasit.model.AiResult;
import org.fasit.model.InstanceRef;
import org.fasit.model.StudyImage;

/** Puts what was read of single objects together, study by study, as the panel does. */
final class InspectRuns {

  private final Map<String, StudyResults> studies = new LinkedHashMap<>();
  private final Map<String, List<StudyImage>> images = new LinkedHashMap<>();
  private final Map<String, Inspected.Result> byUid = new LinkedHashMap<>();
  private final Set<String> placing = new LinkedHashSet<>();

  private InspectRuns() {}

  /**
   * The runs, in the order of their studies and first objects.
   *
   * @param others files among which the images are that regions lie on
   */
  static List<Inspected.Run> of(List<Inspected.Result> results, List<Path> others) {
    InspectRuns runs = new InspectRuns();
    results.forEach(runs::add);
    if (!runs.placing.isEmpty()) {
      others.forEach(runs::addImage);
    }
    return runs.runs();
  }

  private void add(Inspected.Result result) {
    if (byUid.putIfAbsent(result.uid(), result) != null) {
      return;
    }
    String study = result.found().result().studyInstanceUid();
    studies.computeIfAbsent(study, uid -> new StudyResults(Locale.ENGLISH)).add(result.found());
    if (needsImages(result.found().detail())) {
      placing.add(study);
    }
  }

  /** Whether it takes the images to know where its findings lie. */
  private static boolean needsImages(ResultDetail detail) {
    return detail.grid().isPresent()
        || detail.findings().values().stream().anyMatch(more -> !more.volumes().isEmpty());
  }

  private void addImage(Path file) {
    Optional<Attributes> header = StudyReader.header(file);
    if (header.isEmpty()) {
      return;
    }
    String study = StudyReader.study(header.get()).studyInstanceUid();
    if (!placing.contains(study)) {
      return;
    }
    StudyImage image = StudyReader.image(header.get());
    images.computeIfAbsent(study, uid -> new ArrayList<>()).add(image);
    if (image.frames() > 1) {
      studies.get(study).planes(StudyReader.planes(file));
    }
  }

  private List<Inspected.Run> runs() {
    List<Inspected.Run> runs = new ArrayList<>();
    studies.forEach(
        (study, results) -> {
          results.images(images.getOrDefault(study, List.of()));
          results.results().forEach(whole -> runs.add(run(whole)));
        });
    return runs;
  }

  private Inspected.Run run(StudyResult whole) {
    List<Inspected.Result> replaced =
        whole.older().stream().flatMap(older -> objects(older).stream()).toList();
    return new Inspected.Run(whole, objects(whole.result()), replaced);
  }

  private List<Inspected.Result> objects(AiResult result) {
    return result.sources().stream().map(InstanceRef::sopInstanceUid).map(byUid::get).toList();
  }
}
