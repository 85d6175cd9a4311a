package org.fasit.journal.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.fasit.journal.Backoff;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of its own for each test, made-up events, and a destination. */
abstract class JournalInFolder {

  @TempDir Path folder;
  Events events = new Events(new Random());
  final FakeDestination pacs = new FakeDestination("pacs");

  @BeforeEach
  void seed() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    events = new Events(new Random(seed));
  }

  JournalOptions options() {
    return JournalOptions.of(folder)
        .withPoll(Duration.ofMillis(50))
        .withBackoff(new Backoff(Duration.ofMillis(10), Duration.ofMillis(50)));
  }

  static DeliveryState.Line line(OpenJournal journal, String name) {
    return journal.deliveries().lines().stream()
        .filter(line -> line.destination().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
