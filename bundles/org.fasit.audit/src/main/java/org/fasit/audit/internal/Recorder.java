package org.fasit.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes messages of events and hands them to all sinks. */
final class Recorder implements AuditTrail, AutoCloseable {

  /** How many messages may wait for one sink. */
  static final int MOST_WAITING = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofMillis(250);

  private final Clock clock;
  private final int most;
  private final Duration pause;
  private AuditXml xml;
  private List<Pump> pumps = List.of();

  /** A recorder without sinks. */
  Recorder(Origin origin, Clock clock) {
    this(origin, clock, List.of(), MOST_WAITING, PAUSE);
  }

  Recorder(Origin origin, Clock clock, List<Sink> sinks, int most, Duration pause) {
    this.clock = clock;
    this.most = most;
    this.pause = pause;
    use(origin, sinks);
  }

  /** Goes on with these sinks; what waits for those of before is still brought to them. */
  void use(Origin origin, List<Sink> sinks) {
    AuditXml write = new AuditXml(origin);
    List<Pump> now = sinks.stream().map(sink -> pump(sink, write)).toList();
    List<Pump> before;
    synchronized (this) {
      before = pumps;
      pumps = now;
      xml = write;
    }
    stop(before);
  }

  private Pump pump(Sink sink, AuditXml write) {
    return new Pump(
        sink,
        most,
        pause,
        count -> write.write(Alert.dropped(sink.name(), count), clock.instant()));
  }

  @Override
  public void record(AuditEvent event) {
    record(event, clock.instant());
  }

  @Override
  public synchronized void record(AuditEvent event, Instant at) {
    try {
      Message message = xml.write(event, at);
      pumps.forEach(pump -> pump.offer(message));
    } catch (RuntimeException e) {
      LOG.error("An event could not be recorded: {}", e.getClass().getName());
      LOG.debug("An event could not be recorded", e);
    }
  }

  @Override
  public void close() {
    List<Pump> last;
    synchronized (this) {
      last = pumps;
    }
    stop(last);
  }

  /** Brings what waits to all sinks at once, as far as that goes fast, and stops. */
  private static void stop(List<Pump> pumps) {
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    pumps.forEach(Pump::end);
    pumps.forEach(pump -> pump.join((deadline - System.nanoTime()) / 1_000_000));
  }
}
