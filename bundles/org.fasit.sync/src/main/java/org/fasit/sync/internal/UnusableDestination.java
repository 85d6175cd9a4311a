package org.fasit.sync.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.fasit.journal.AccessException;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.journal.Destination;
import org.fasit.model.Entry;
import org.fasit.model.Event;

/**
 * The registry while its settings cannot be used: all waits, and the state tells why.
 *
 * @param what what is wrong and who can mend it
 */
record UnusableDestination(String what) implements Destination {

  @Override
  public String name() {
    return RegistryDestination.NAME;
  }

  @Override
  public boolean wants(Event event) {
    return true;
  }

  @Override
  public Duration hold() {
    return Duration.ZERO;
  }

  @Override
  public int batchSize() {
    return 1;
  }

  @Override
  public List<Outcome> deliver(List<Entry> entries) throws IOException {
    throw new AccessException(what, Cause.SETTINGS);
  }
}
