package org.fasit.desk.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.dicom.StudyReader;
import org.fasit.model.StudyImage;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;

/** Opens a reading of a study on disk, the same way for a window and for a script. */
final class Readings {

  private Readings() {}

  static Reading open(ReadingRoom room, OnDisk study) {
    Reading reading = room.open(study.study());
    offer(reading, study);
    return reading;
  }

  /** Hands over all that may be an AI result; parsing happens on the reading's threads. */
  static void offer(Reading reading, OnDisk study) {
    reading.loading(true);
    study.offers().forEach(reading::offer);
    framesOf(study).forEach(image -> reading.planes(() -> StudyReader.planes(image)));
    reading.loading(false);
  }

  /** Images of many frames, whose headers were not read for where each frame lies. */
  private static Stream<Path> framesOf(OnDisk study) {
    List<StudyImage> images = study.study().images();
    return IntStream.range(0, Math.min(images.size(), study.images().size()))
        .filter(i -> images.get(i).frames() > 1)
        .mapToObj(study.images()::get);
  }
}
