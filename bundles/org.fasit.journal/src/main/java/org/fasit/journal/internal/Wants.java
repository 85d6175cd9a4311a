package org.fasit.journal.internal;

import org.fasit.journal.Destination;
import org.fasit.model.Event;
import org.fasit.model.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks destinations what they want; one that fails to answer gets the event. */
final class Wants {

  private static final Logger LOG = LoggerFactory.getLogger(Wants.class);

  private Wants() {}

  static boolean ask(Destination destination, Event event) {
    try {
      return destination.wants(event);
    } catch (RuntimeException e) {
      LOG.error(
          "{} could not tell whether it wants {}",
          destination.name(),
          event.getClass(),
          Traces.of(e));
      return true;
    }
  }
}
