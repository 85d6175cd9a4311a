package org.fasit.desk.internal;

import org.fasit.desk.internal.Library.OnDisk;
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
    reading.loading(false);
  }
}
