package org.fasit.pacs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fasit.audit.AuditTrail;
import org.fasit.journal.Destination;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.internal.CaseDelivery;
import org.fasit.pacs.internal.UpsDelivery;

/**
 * Delivers logged cases to the PACS: a false positive or false negative as an assessment SR,
 * presentation states that mark its place, and key objects on its error list; an out-of-scope
 * observation as an SR alone. What refines a case or takes it back follows as new documents, and so
 * does what is said of an addendum to the report. Agreement goes to the PACS only where a setting
 * wants it, to keep the archive small; it is counted from the registry.
 */
public final class PacsDestination implements Destination {

  /** The name under which the journal keeps its deliveries. */
  public static final String NAME = "pacs";

  private static final int BATCH = 20;

  private final PacsSettings settings;
  private final CaseDelivery delivery;
  private final Optional<UpsDelivery> worklist;

  /**
   * Creates a destination; does not connect yet.
   *
   * @param journal finds an assessment by its id, for entries that refine or undo it
   */
  public PacsDestination(PacsSettings settings, Function<UUID, Lookup> journal) {
    this(settings, journal, Optional.empty(), Worklist.OFF, AuditTrail.NONE);
  }

  /**
   * Creates a destination that puts cases on a worklist as well.
   *
   * @param web where the worklist is; empty when there is none
   * @param trail is told what is sent, searched and refused
   */
  public PacsDestination(
      PacsSettings settings,
      Function<UUID, Lookup> journal,
      Optional<DicomWeb> web,
      Worklist worklist,
      AuditTrail trail) {
    this.settings = settings;
    this.delivery = new CaseDelivery(settings, journal, trail);
    this.worklist =
        web.filter(address -> worklist.mode() != Worklist.Mode.OFF)
            .map(address -> UpsDelivery.over(address, worklist, delivery::options, journal, trail));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof Event.Refined
        || event instanceof Event.Undone
        || event instanceof Event.Adjudicated
        || event instanceof Event.Addendum
        || event instanceof Event.Assessed assessed && delivery.isForPacs(assessed.assessment());
  }

  @Override
  public Duration hold() {
    return settings.hold();
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public List<Outcome> deliver(List<Entry> entries) throws IOException, InterruptedException {
    List<Outcome> outcomes = delivery.deliver(entries);
    return worklist.isPresent() ? worklist.get().follow(entries, outcomes) : outcomes;
  }
}
