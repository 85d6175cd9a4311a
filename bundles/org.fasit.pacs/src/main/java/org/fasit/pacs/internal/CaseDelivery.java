package org.fasit.pacs.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.internal.WebClient.ServerTroubleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the documents of entries, stores them, and tells each entry what became of it. */
public final class CaseDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(CaseDelivery.class);

  /** So many entries that fail alone, one after the other, and the PACS as a whole is to blame. */
  private static final int TROUBLE_LIMIT = 3;

  private final Storage storage;
  private final ZoneId zone;
  private final Function<UUID, Optional<Entry>> journal;

  public CaseDelivery(PacsSettings settings, Function<UUID, Optional<Entry>> journal) {
    this(storage(settings.transport()), settings.zone(), journal);
  }

  CaseDelivery(Storage storage, ZoneId zone, Function<UUID, Optional<Entry>> journal) {
    this.storage = storage;
    this.zone = zone;
    this.journal = journal;
  }

  /** Whether a case goes to the PACS: all but agreement. */
  public static boolean isForPacs(Assessment assessment) {
    return assessment.judgement() != Judgement.AGREE;
  }

  private static Storage storage(PacsSettings.Transport transport) {
    if (transport instanceof PacsSettings.DicomWeb web) {
      return new StowClient(new WebClient(web));
    }
    if (transport instanceof PacsSettings.Dimse dimse) {
      return new CStoreClient(dimse);
    }
    String what = ((PacsSettings.Unusable) transport).what();
    return instances -> {
      throw new IOException(what);
    };
  }

  /** An entry with its documents, or with what is to be said of it without any. */
  private record Prepared(Entry entry, List<Outgoing> documents, Optional<Outcome> outcome) {}

  /** One outcome for each entry, in their order. */
  public List<Outcome> deliver(List<Entry> entries) throws IOException, InterruptedException {
    List<Prepared> prepared = entries.stream().map(this::prepare).toList();
    List<Outgoing> documents =
        prepared.stream().flatMap(entry -> entry.documents().stream()).toList();
    if (documents.isEmpty()) {
      return outcomes(prepared, Map.of());
    }
    try {
      return outcomes(prepared, storage.store(documents));
    } catch (ServerTroubleException e) {
      return oneByOne(prepared, e);
    }
  }

  private Prepared prepare(Entry entry) {
    try {
      Optional<Entry> assessed = assessed(entry);
      if (assessed.isEmpty()) {
        return without(entry, new Outcome.Rejected(Messages.text("assessmentMissing")));
      }
      if (!(assessed.get().event() instanceof Event.Assessed event)
          || !isForPacs(event.assessment())) {
        return without(entry, new Outcome.Delivered());
      }
      List<Outgoing> documents =
          CaseDocuments.of(entry, assessed.get(), zone).stream().map(Outgoing::of).toList();
      return new Prepared(entry, documents, Optional.empty());
    } catch (IllegalStateException e) {
      return without(entry, new Outcome.Again(Messages.text("journalMissing")));
    } catch (IllegalArgumentException e) {
      LOG.warn("Entry {} makes no document", entry.id(), e);
      return without(entry, new Outcome.Rejected(Messages.text("noDocument", e.getMessage())));
    }
  }

  private static Prepared without(Entry entry, Outcome outcome) {
    return new Prepared(entry, List.of(), Optional.of(outcome));
  }

  private Optional<Entry> assessed(Entry entry) {
    if (entry.event() instanceof Event.Refined refined) {
      return journal.apply(refined.assessment());
    }
    if (entry.event() instanceof Event.Undone undone) {
      return journal.apply(undone.assessment());
    }
    return Optional.of(entry);
  }

  /** One entry may be what the server stumbles over: it must not hold up the others. */
  private List<Outcome> oneByOne(List<Prepared> prepared, ServerTroubleException trouble)
      throws IOException, InterruptedException {
    if (prepared.size() == 1) {
      throw trouble;
    }
    Map<String, StoreStatus> statuses = new LinkedHashMap<>();
    boolean anySuccess = false;
    int troubles = 0;
    for (Prepared entry : prepared) {
      if (entry.documents().isEmpty()) {
        continue;
      }
      try {
        statuses.putAll(storage.store(entry.documents()));
        anySuccess = true;
      } catch (ServerTroubleException e) {
        troubles++;
        if (troubles == TROUBLE_LIMIT && !anySuccess) {
          throw e;
        }
        entry
            .documents()
            .forEach(d -> statuses.put(d.uid(), new StoreStatus.Again(e.getMessage())));
      }
    }
    return outcomes(prepared, statuses);
  }

  private static List<Outcome> outcomes(
      List<Prepared> prepared, Map<String, StoreStatus> statuses) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Prepared entry : prepared) {
      outcomes.add(entry.outcome().orElseGet(() -> outcome(entry, statuses)));
    }
    return outcomes;
  }

  /** The worst of an entry's documents decides. */
  private static Outcome outcome(Prepared entry, Map<String, StoreStatus> statuses) {
    Outcome outcome = new Outcome.Delivered();
    for (Outgoing document : entry.documents()) {
      StoreStatus status =
          statuses.getOrDefault(
              document.uid(), new StoreStatus.Again(Messages.text("saidNothing")));
      if (status instanceof StoreStatus.Rejected rejected) {
        return new Outcome.Rejected(rejected.reason());
      }
      if (status instanceof StoreStatus.Unclear unclear) {
        outcome = new Outcome.Unclear(unclear.reason());
      } else if (status instanceof StoreStatus.Again again) {
        outcome = new Outcome.Again(again.reason());
      } else if (status instanceof StoreStatus.AlreadyThere there) {
        outcome = new Outcome.Again(there.reason());
      } else if (status instanceof StoreStatus.Stored stored) {
        stored.warning().ifPresent(w -> LOG.warn("Stored {}: {}", document.uid(), w));
      }
    }
    return outcome;
  }
}
