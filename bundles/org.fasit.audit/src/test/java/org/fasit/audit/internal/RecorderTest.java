package org.fasit.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.fasit.audit.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecorderTest {

  private static final Duration PAUSE = Duration.ofMillis(5);

  /** Keeps what it gets, when it is let to. */
  private static final class Kept implements Sink {
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile int failures;

    @Override
    public String name() {
      return "kept";
    }

    @Override
    public void write(Message message) throws IOException {
      try {
        opened.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (failures > 0) {
        failures--;
        throw new IOException("not now");
      }
      messages.add(message);
    }

    @Override
    public void close() {
      opened.countDown();
    }
  }

  private static Recorder recorder(int most, Sink... sinks) {
    return new Recorder(AuditXmlTest.ORIGIN, Clock.systemUTC(), List.of(sinks), most, PAUSE);
  }

  private static AuditEvent opened(int number) {
    return new AuditEvent.LogOpened("log-" + number, "log");
  }

  private static void eventually(Kept sink, int count) throws InterruptedException {
    while (sink.messages.size() < count) {
      Thread.sleep(5);
    }
  }

  @Test
  void neverWaitsForASinkThatHangsAndTellsHowManyWereDropped() throws Exception {
    Kept hanging = new Kept();
    Kept working = new Kept();
    working.opened.countDown();
    try (Recorder recorder = recorder(10, hanging, working)) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            for (int i = 0; i < 100; i++) {
              recorder.record(opened(i));
              eventually(working, i + 1);
            }
          });
      hanging.opened.countDown();
      eventually(hanging, 12);
    }
    assertEquals(100, working.messages.size());
    List<Message> told = hanging.messages.stream().filter(m -> m.xml().contains("110133")).toList();
    assertEquals(1, told.size());
    int kept = hanging.messages.size() - 1;
    ParsedMessage lost = new ParsedMessage(told.get(0).xml());
    assertEquals(
        (100 - kept) + " audit messages were dropped", lost.value("//EventOutcomeDescription"));
  }

  @Test
  void triesAgainInOrderUntilItGoesThrough() throws Exception {
    Kept sink = new Kept();
    sink.failures = 3;
    sink.opened.countDown();
    try (Recorder recorder = recorder(100, sink)) {
      for (int i = 0; i < 20; i++) {
        recorder.record(opened(i));
      }
      eventually(sink, 20);
    }
    for (int i = 0; i < 20; i++) {
      assertTrue(sink.messages.get(i).xml().contains("\"log-" + i + "\""));
    }
  }

  @Test
  void bringsWhatWaitsThereBeforeItCloses() {
    Kept sink = new Kept();
    sink.opened.countDown();
    try (Recorder recorder = recorder(100, sink)) {
      for (int i = 0; i < 50; i++) {
        recorder.record(opened(i));
      }
    }
    assertEquals(50, sink.messages.size());
  }

  @Test
  void closesSoonWhenASinkKeepsFailing() {
    Kept sink = new Kept();
    sink.failures = Integer.MAX_VALUE;
    sink.opened.countDown();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try (Recorder recorder = recorder(100, sink)) {
            recorder.record(opened(1));
          }
        });
    assertEquals(List.of(), sink.messages);
  }
}
