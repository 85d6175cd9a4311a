package org.fasit.pacs.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.dcm4che3.data.UID;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.journal.AccessException;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.journal.UnreadableException;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.Traces;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.Documents;
import org.fasit.pacs.internal.WebClient.ServerTroubleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the documents of entries, stores them, and tells each entry what became of it. */
public final class CaseDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(CaseDelivery.class);

  /** So many entries that fail alone, one after the other, and the PACS as a whole is to blame. */
  private static final int TROUBLE_LIMIT = 3;

  /** What a case can do without. */
  private static final Set<String> MARKS =
      Set.of(
          UID.GrayscaleSoftcopyPresentationStateStorage, UID.ColorSoftcopyPresentationStateStorage);

  private final Storage storage;
  private final ReportChoice choice;
  private final boolean agreements;
  private final Function<UUID, Lookup> journal;

  public CaseDelivery(PacsSettings settings, Function<UUID, Lookup> journal, AuditTrail trail) {
    this(storage(settings.transport(), trail), settings.documents(), settings.zone(), journal);
  }

  CaseDelivery(Storage storage, Documents documents, ZoneId zone, Function<UUID, Lookup> journal) {
    this.storage = storage;
    this.choice = new ReportChoice(documents, zone);
    this.agreements = documents.agreements();
    this.journal = journal;
  }

  /** How documents are written now. */
  public DocumentOptions options() {
    return choice.options();
  }

  /** Whether a case goes to the PACS: all but agreement, and that where a setting wants it. */
  public boolean isForPacs(Assessment assessment) {
    return agreements || assessment.judgement() != Judgement.AGREE;
  }

  /**
   * Decisions and addenda are themselves what they are about: the case may be another journal's.
   */
  private boolean isForPacs(Event about) {
    return about instanceof Event.Adjudicated
        || about instanceof Event.Addendum
        || about instanceof Event.Assessed event && isForPacs(event.assessment());
  }

  private static Storage storage(PacsSettings.Transport transport, AuditTrail trail) {
    if (transport instanceof PacsSettings.DicomWeb settings) {
      WebClient web = new WebClient(settings, trail);
      return new AuditedStorage(new StowClient(web), web.audit());
    }
    if (transport instanceof PacsSettings.Dimse settings) {
      DimseNode node = new DimseNode(settings, trail);
      return new AuditedStorage(new CStoreClient(node), node.audit());
    }
    String what = ((PacsSettings.Unusable) transport).what();
    return instances -> {
      throw new AccessException(what, Cause.SETTINGS);
    };
  }

  /** An entry with its documents, or with what is to be said of it without any. */
  private record Prepared(Entry entry, List<Outgoing> documents, Optional<Outcome> outcome) {}

  /** One outcome for each entry, in their order. */
  public List<Outcome> deliver(List<Entry> entries) throws IOException, InterruptedException {
    List<Prepared> prepared = entries.stream().map(this::prepare).toList();
    Map<String, StoreStatus> statuses = new LinkedHashMap<>();
    Optional<Outgoing> first = choice.first(unsaid(prepared, statuses));
    if (first.isPresent()) {
      Optional<StoreStatus> status = sendFirst(first.get(), prepared);
      if (status.isPresent()) {
        statuses.putAll(ofFirst(first.get(), status.get(), prepared));
      } else {
        prepared = entries.stream().map(this::prepare).toList();
      }
    }
    List<Outgoing> documents = unsaid(prepared, statuses);
    if (documents.isEmpty()) {
      return outcomes(prepared, statuses);
    }
    try {
      statuses.putAll(storage.store(documents));
      return outcomes(prepared, statuses);
    } catch (ServerTroubleException e) {
      return oneByOne(prepared, statuses, e);
    }
  }

  /** A server that stumbles over the first is not left alone, unless it asks for that. */
  private Optional<StoreStatus> sendFirst(Outgoing first, List<Prepared> prepared)
      throws IOException, InterruptedException {
    try {
      return choice.send(first, storage);
    } catch (ServerTroubleException e) {
      if (!e.pause().isZero() || prepared.size() == 1) {
        throw e;
      }
      return Optional.of(new StoreStatus.Again(e.getMessage()));
    }
  }

  /** What is not to be sent a second time: the first; with all of its entry when it must wait. */
  private static Map<String, StoreStatus> ofFirst(
      Outgoing first, StoreStatus status, List<Prepared> prepared) {
    Map<String, StoreStatus> statuses = new LinkedHashMap<>();
    if (status instanceof StoreStatus.Again) {
      prepared.stream()
          .filter(entry -> entry.documents().contains(first))
          .flatMap(entry -> entry.documents().stream())
          .forEach(document -> statuses.put(document.uid(), status));
    }
    statuses.put(first.uid(), status);
    return statuses;
  }

  private static List<Outgoing> unsaid(List<Prepared> prepared, Map<String, StoreStatus> statuses) {
    return prepared.stream()
        .flatMap(entry -> entry.documents().stream())
        .filter(document -> !statuses.containsKey(document.uid()))
        .toList();
  }

  private Prepared prepare(Entry entry) {
    try {
      Optional<Entry> assessed = assessed(entry);
      if (assessed.isEmpty()) {
        return without(entry, new Outcome.Rejected(Messages.text("assessmentMissing")));
      }
      if (entry.event() instanceof Event.Undone
          && assessed.get().event() instanceof Event.Adjudicated) {
        return without(entry, new Outcome.Rejected(Messages.text("decisionSent")));
      }
      if (!isForPacs(assessed.get().event())) {
        return without(entry, new Outcome.Delivered());
      }
      List<Outgoing> documents =
          CaseDocuments.of(entry, assessed.get(), choice.options()).stream()
              .map(Outgoing::of)
              .toList();
      return new Prepared(entry, documents, Optional.empty());
    } catch (UnreadableException e) {
      return without(entry, new Outcome.Again(e.getMessage()));
    } catch (IllegalArgumentException e) {
      LOG.warn("Entry {} makes no document", entry.id(), Traces.of(e));
      return without(entry, new Outcome.Rejected(Messages.text("noDocument", e.getMessage())));
    }
  }

  private static Prepared without(Entry entry, Outcome outcome) {
    return new Prepared(entry, List.of(), Optional.of(outcome));
  }

  private Optional<Entry> assessed(Entry entry) throws UnreadableException {
    if (entry.event() instanceof Event.Refined refined) {
      return assessed(refined.assessment(), refined.elsewhere());
    }
    if (entry.event() instanceof Event.Undone undone) {
      return assessed(undone.assessment(), undone.elsewhere());
    }
    return Optional.of(entry);
  }

  /** What was logged at another workstation is told again; this journal does not hold it. */
  private Optional<Entry> assessed(UUID id, Optional<Event.Elsewhere> elsewhere)
      throws UnreadableException {
    return elsewhere.isPresent()
        ? elsewhere.map(told -> told.entry(id))
        : journal.apply(id).known();
  }

  /** One entry may be what the server stumbles over: it must not hold up the others. */
  private List<Outcome> oneByOne(
      List<Prepared> prepared, Map<String, StoreStatus> statuses, ServerTroubleException trouble)
      throws IOException, InterruptedException {
    if (prepared.size() == 1) {
      throw trouble;
    }
    boolean anySuccess = statuses.values().stream().anyMatch(StoreStatus.Stored.class::isInstance);
    int troubles = anySuccess || statuses.isEmpty() ? 0 : 1;
    for (Prepared entry : prepared) {
      List<Outgoing> documents = unsaid(List.of(entry), statuses);
      if (documents.isEmpty()) {
        continue;
      }
      try {
        statuses.putAll(storage.store(documents));
        anySuccess = true;
      } catch (ServerTroubleException e) {
        troubles++;
        if (troubles == TROUBLE_LIMIT && !anySuccess) {
          throw e;
        }
        documents.forEach(d -> statuses.put(d.uid(), new StoreStatus.Again(e.getMessage())));
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
    Set<String> warnings = new LinkedHashSet<>();
    for (Outgoing document : entry.documents()) {
      StoreStatus status =
          statuses.getOrDefault(
              document.uid(), new StoreStatus.Again(Messages.text("saidNothing")));
      if (status instanceof StoreStatus.Rejected rejected) {
        return new Outcome.Rejected(rejected.reason());
      }
      if (status instanceof StoreStatus.ClassRefused refused) {
        if (!MARKS.contains(document.sopClassUid())) {
          return new Outcome.Rejected(refused.reason());
        }
        warnings.add(Messages.text("marksRefused"));
      }
      if (status instanceof StoreStatus.Unclear unclear) {
        outcome = new Outcome.Unclear(unclear.reason());
      } else if (status instanceof StoreStatus.Again again) {
        outcome = new Outcome.Again(again.reason(), again.cause());
      } else if (status instanceof StoreStatus.MayBeThere there) {
        outcome = new Outcome.Again(there.reason());
      } else if (status instanceof StoreStatus.Stored stored) {
        stored.warning().ifPresent(warnings::add);
      }
    }
    return outcome instanceof Outcome.Delivered && !warnings.isEmpty()
        ? new Outcome.Delivered(Optional.of(String.join(" ", warnings)))
        : outcome;
  }
}
