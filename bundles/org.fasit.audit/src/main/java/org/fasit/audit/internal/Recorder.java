package org.fasit.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Alert.Kind;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes messages of events and hands them to all sinks. */
final class Recorder implements AuditTrail, AutoCloseable {

  /** How many messages may wait for one sink. */
  static final int MOST_WAITING = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final AuditXml xml;
  private final Clock clock;
  private final List<Pump> pumps;

  Recorder(Origin origin, Clock clock, List<Sink> sinks) {
    this(origin, clock, sinks, MOST_WAITING, PAUSE);
  }

  Recorder(Origin origin, Clock clock, List<Sink> sinks, int most, Duration pause) {
    this.xml = new AuditXml(origin);
    this.clock = clock;
    this.pumps = sinks.stream().map(sink -> new Pump(sink, most, pause, lost(sink))).toList();
  }

  private LongFunction<Message> lost(Sink sink) {
    return count -> {
      String words = count + " audit messages were dropped";
      Outcome outcome = Outcome.failedSeriously(words);
      return xml.write(
          new Alert(Kind.RECORDING_STOPPED, sink.name(), words, outcome), clock.instant());
    };
  }

  @Override
  public void record(AuditEvent event) {
    try {
      Message message = xml.write(event, clock.instant());
      pumps.forEach(pump -> pump.offer(message));
    } catch (RuntimeException e) {
      LOG.error("An event could not be recorded", e);
    }
  }

  @Override
  public void close() {
    pumps.forEach(Pump::close);
  }
}
