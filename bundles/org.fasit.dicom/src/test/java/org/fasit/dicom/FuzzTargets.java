package org.fasit.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.dicom.ReadOutcome.Unreadable;
import org.fasit.dicom.internal.Notes;
import org.fasit.dicom.internal.PicturePreview;
import org.fasit.dicom.internal.ResultReader;
import org.fasit.dicom.internal.Texts;
import org.fasit.dicom.internal.UnreadableException;
import org.fasit.model.AiResult;
import org.fasit.model.Finding;
import org.fasit.model.Region;

/**
 * Everything that reads from outside, called as its last line of defence would: past the catching
 * of unchecked exceptions, so that these show.
 */
final class FuzzTargets {

  private static final int MOST_KEPT = 40;
  private static final byte[] PROFILE =
      """
      {"rules": [{"id": "f", "when": {"manufacturer": "*"}, "countsAsAi": true,
        "product": {"name": "Fuzz"},
        "answers": [
          {"question": {"meaning": "*"}, "text": "*a*", "means": "INDETERMINATE"},
          {"attribute": "imageComments", "text": "*", "means": "POSITIVE"},
          {"question": {"meaning": "c*"}, "answer": {"meaning": "p*"}, "means": "NEGATIVE"}],
        "scores": [{"item": {"meaning": "*"}, "minimum": 0, "maximum": 100, "positiveFrom": 60,
          "indeterminateFrom": 40}],
        "whenNothingStated": "NEGATIVE"}]}
      """
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final List<ResultReader> readers = new ArrayList<>();
  private final List<AiResultFound> found = new ArrayList<>();
  private final List<ImagePlane> planes = new ArrayList<>();

  FuzzTargets() throws BadProfileException {
    SiteProfile profile = SiteProfile.parse(PROFILE, Locale.ENGLISH);
    for (ReaderOptions options : List.of(Made.OPTIONS, Made.EVERYONE, Made.OPTIONS.with(profile))) {
      readers.add(new ResultReader(options, texts));
    }
  }

  /** Reads a file in every way. */
  void file(Path file, Random random) throws IOException {
    ResultReader reader = readers.get(random.nextInt(readers.size()));
    boolean explaining = random.nextBoolean();
    look(() -> reader.read(file, new Notes(explaining)), random);
    try {
      check(PicturePreview.of(file, 1 + random.nextInt(128)));
      PicturePreview.writePdf(file, OutputStream.nullOutputStream());
    } catch (UnreadableException | IOException e) {
      reason(e);
    }
    planes(StudyReader.planes(file), random);
    StudyReader.header(file);
    if (random.nextInt(8) == 0) {
      DicomFolder.Contents contents = DicomFolder.scan(file.getParent(), Made.OPTIONS);
      StudyReader.studies(contents.images().stream().map(i -> i.header()).toList());
    }
  }

  /** Reads a dataset that a host has parsed in every way. */
  void dataset(Attributes dataset, Random random) {
    ResultReader reader = readers.get(random.nextInt(readers.size()));
    boolean explaining = random.nextBoolean();
    look(() -> reader.read(dataset, new Notes(explaining)), random);
    try {
      check(PicturePreview.of(dataset, 1 + random.nextInt(128)));
      PicturePreview.writePdf(dataset, OutputStream.nullOutputStream());
    } catch (UnreadableException | IOException e) {
      reason(e);
    }
    planes(StudyReader.planes(dataset), random);
    StudyReader.image(dataset);
    StudyReader.study(dataset);
  }

  /** Reads a profile file. */
  void profile(byte[] file) {
    try {
      SiteProfile.parse(file, Locale.ENGLISH);
    } catch (BadProfileException e) {
      require(e.line() >= 1 && !e.getMessage().isBlank(), "a bad profile's line and reason");
    }
  }

  private interface Reading {
    ReadOutcome read() throws UnreadableException;
  }

  private void look(Reading reading, Random random) {
    ReadOutcome outcome;
    try {
      outcome = reading.read();
    } catch (UnreadableException e) {
      reason(e);
      return;
    }
    if (outcome instanceof AiResultFound read) {
      check(read.result());
      check(read.detail());
      keep(found, read, random);
    } else if (outcome instanceof NotAiResult other) {
      require(!other.reason().isBlank(), "a reason");
    } else if (outcome instanceof Unreadable unread) {
      require(!unread.reason().isBlank(), "a reason");
    }
  }

  private void reason(Exception e) {
    if (e instanceof UnreadableException unreadable) {
      require(!unreadable.reason(texts).isBlank(), "a reason");
    }
  }

  private void planes(List<ImagePlane> read, Random random) {
    read.stream().limit(5).forEach(plane -> keep(planes, plane, random));
  }

  private static <T> void keep(List<T> kept, T more, Random random) {
    if (kept.size() < MOST_KEPT) {
      kept.add(more);
    } else {
      kept.set(random.nextInt(MOST_KEPT), more);
    }
  }

  /** Puts some of what was read together. */
  void together(Random random) {
    StudyResults results = new StudyResults(Locale.ENGLISH);
    for (int i = random.nextInt(12); i > 0 && !found.isEmpty(); i--) {
      results.add(found.get(random.nextInt(found.size())));
      if (random.nextInt(4) == 0) {
        results.planes(planes);
        results.results();
      }
    }
    results.planes(planes);
    for (StudyResult result : results.results()) {
      check(result.result());
      check(result.detail());
      result.older().forEach(FuzzTargets::check);
    }
  }

  private static void check(Preview preview) {
    require(preview.bytes() >= 0 && preview.title().length() <= 4096, "a preview");
    if (preview.thumbnail() instanceof Preview.Pixels pixels) {
      require(pixels.rgb().length == pixels.width() * pixels.height(), "a thumbnail");
    }
  }

  private static void check(AiResult result) {
    require(!result.studyInstanceUid().isEmpty() && !result.key().isEmpty(), "identity");
    List<String> keys = result.findings().stream().map(Finding::key).toList();
    require(keys.size() == keys.stream().distinct().count(), "a key for each finding");
    for (Finding finding : result.findings()) {
      double confidence = finding.confidence().orElse(0);
      require(confidence >= 0 && confidence <= 1, "a confidence of 0 to 1, not " + confidence);
      finding
          .confidenceAsSent()
          .ifPresent(score -> require(Double.isFinite(score.value()), "a finite score"));
      finding.regions().forEach(FuzzTargets::check);
    }
  }

  private static void check(Region region) {
    require(!region.imageUid().isEmpty() && region.frame() >= 1, "a region's image");
    region
        .points()
        .forEach(
            point ->
                require(
                    Double.isFinite(point.x()) && Double.isFinite(point.y()),
                    "finite points of a " + region.type()));
  }

  private static void check(ResultDetail detail) {
    detail.findings().values().stream()
        .flatMap(more -> more.volumes().stream())
        .flatMap(volume -> volume.points().stream())
        .forEach(
            place ->
                require(
                    Double.isFinite(place.x() + place.y() + place.z()), "finite places in space"));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not given: " + what);
    }
  }
}
