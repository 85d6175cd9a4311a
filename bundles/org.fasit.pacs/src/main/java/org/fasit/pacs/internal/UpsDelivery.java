package org.fasit.pacs.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dcm4che3.data.Attributes;
import org.fasit.audit.AuditTrail;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.DocumentUids;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.journal.Destination.Outcome;
import org.fasit.journal.Lookup;
import org.fasit.journal.UnreadableException;
import org.fasit.model.Adjudication;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.model.Study;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.pacs.Worklist;
import org.fasit.pacs.internal.UpsWorklist.WorkItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows cases on the worklist, once their documents are in the PACS. The key objects are the
 * floor: what a server does not take as a work item is told and holds nothing up; only a server
 * that has a worklist and is in trouble is tried again.
 */
public final class UpsDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(UpsDelivery.class);

  private final UpsWorklist worklist;
  private final Supplier<DocumentOptions> options;
  private final Function<UUID, Lookup> journal;

  UpsDelivery(
      UpsWorklist worklist, Supplier<DocumentOptions> options, Function<UUID, Lookup> journal) {
    this.worklist = worklist;
    this.options = options;
    this.journal = journal;
  }

  /** Over UPS-RS at that address; does not connect yet. */
  public static UpsDelivery over(
      DicomWeb web,
      Worklist settings,
      Supplier<DocumentOptions> options,
      Function<UUID, Lookup> journal,
      AuditTrail trail) {
    UpsClient client = new UpsClient(new WebClient(web, trail), settings.requester());
    return new UpsDelivery(new UpsWorklist(client, settings.mode()), options, journal);
  }

  /** The work item of a case, by the entry that logged it. */
  static String uidOf(UUID assessment) {
    return DocumentUids.of(assessment, "work item");
  }

  /** The lock by which any of our workstations goes on with what another left half done. */
  private static String transactionOf(UUID assessment) {
    return DocumentUids.of(assessment, "work item transaction");
  }

  /** What becomes of entries whose documents became what is told. */
  public List<Outcome> follow(List<Entry> entries, List<Outcome> outcomes)
      throws InterruptedException {
    List<Outcome> after = new ArrayList<>(outcomes);
    for (int i = 0; i < entries.size(); i++) {
      if (!(outcomes.get(i) instanceof Outcome.Delivered delivered)) {
        continue;
      }
      Optional<Case> about;
      try {
        about = caseOf(entries.get(i));
      } catch (UnreadableException e) {
        after.set(i, new Outcome.Again(e.getMessage()));
        continue;
      }
      try {
        if (about.isEmpty() || !worklist.isInUse()) {
          continue;
        }
        Optional<String> said = follow(entries.get(i), about.get().item());
        said.ifPresent(words -> LOG.debug("{}", words));
        after.set(i, new Outcome.Delivered(delivered.warning().or(() -> said)));
      } catch (IOException e) {
        for (int rest = i; rest < entries.size(); rest++) {
          if (after.get(rest) instanceof Outcome.Delivered && mayConcern(entries.get(rest))) {
            after.set(rest, new Outcome.Again(String.valueOf(e.getMessage()), Cause.of(e)));
          }
        }
        return after;
      }
    }
    return after;
  }

  private boolean mayConcern(Entry entry) {
    try {
      return caseOf(entry).isPresent();
    } catch (UnreadableException e) {
      return true;
    }
  }

  /**
   * A case of an error list.
   *
   * @param assessment the entry that logged it first
   */
  private record Case(UUID assessment, Study study) {
    WorkItem item() {
      return new WorkItem(uidOf(assessment), transactionOf(assessment), PacsAudit.subject(study));
    }
  }

  /** The case, where the entry changes what the worklist tells of one of an error list. */
  private Optional<Case> caseOf(Entry entry) throws UnreadableException {
    if (entry.event() instanceof Event.Assessed it) {
      return Optional.of(it)
          .filter(said -> said.seconds().isEmpty())
          .flatMap(said -> caseOf(entry.id(), said));
    }
    if (entry.event() instanceof Event.Adjudicated it) {
      return Optional.of(new Case(it.assessment(), it.study()));
    }
    if (entry.event() instanceof Event.Undone it && !it.caseStands()) {
      Optional<Entry> undone =
          it.elsewhere().isPresent()
              ? it.elsewhere().map(told -> told.entry(it.assessment()))
              : journal.apply(it.assessment()).known();
      return undone.isPresent() && undone.get().event() instanceof Event.Assessed said
          ? caseOf(it.assessment(), said)
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Case> caseOf(UUID id, Event.Assessed said) {
    return said.assessment().isError()
        ? Optional.of(new Case(said.seconds().orElse(id), said.study()))
        : Optional.empty();
  }

  private Optional<String> follow(Entry entry, WorkItem item)
      throws IOException, InterruptedException {
    if (entry.event() instanceof Event.Assessed) {
      return put(entry, item);
    }
    if (entry.event() instanceof Event.Adjudicated it) {
      return it.decision() == Adjudication.WITHDRAWN
          ? cancel(entry, item, "Withdrawn from the AI error list")
          : complete(entry, it, item);
    }
    return cancel(entry, item, "Taken back by the reader");
  }

  private Optional<String> put(Entry assessed, WorkItem item)
      throws IOException, InterruptedException {
    Assessment assessment = ((Event.Assessed) assessed.event()).assessment();
    Optional<Attributes> keyObjects =
        documents(assessed).stream().filter(UpsTask::isKeyObjects).findFirst();
    if (keyObjects.isEmpty()) {
      return Optional.empty();
    }
    UpsJson task =
        UpsTask.scheduled(
            keyObjects.get(), listOf(assessment.judgement()), worklist.client().base());
    return worklist.put(item, task);
  }

  private Optional<String> complete(Entry entry, Event.Adjudicated it, WorkItem item)
      throws IOException, InterruptedException {
    Optional<Attributes> result =
        documents(entry).stream().filter(document -> !UpsTask.isKeyObjects(document)).findFirst();
    UpsJson performed =
        UpsTask.performed(
            listOf(it.logged().judgement()), entry.time(), zone(), it.reader(), result);
    return worklist.complete(item, performed);
  }

  private Optional<String> cancel(Entry entry, WorkItem item, String reason)
      throws IOException, InterruptedException {
    return worklist.cancel(
        item, UpsTask.cancellation(reason), UpsTask.cancelled(reason, entry.time(), zone()));
  }

  private List<Attributes> documents(Entry entry) {
    return CaseDocuments.of(entry, entry, options.get());
  }

  /** The code of the list, by which work items are found. */
  private Code listOf(Judgement judgement) {
    return options.get().codes().list(judgement).orElseThrow();
  }

  private ZoneId zone() {
    return options.get().zone();
  }
}
