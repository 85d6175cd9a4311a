package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.UID;
import org.fasit.dicom.document.CaseArchive.Progress;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.ListEntry;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.dicom.document.CaseLists;
import org.fasit.dicom.document.CaseReader;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.KeyObjectDocument;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.fasit.pacs.internal.QidoClient.Series;

/**
 * Finds our documents in a PACS: key objects by its worklist where there is one, and by search;
 * their assessments by what they name. The worklist gives the open cases first; the search finds
 * those as well that never became a work item.
 */
final class CaseSearch {

  private static final int AT_ONCE = 4;

  /** So many series are read before the cases so far are told. */
  private static final int PORTION = 40;

  private static final Set<String> REPORTS =
      Set.of(UID.Comprehensive3DSRStorage, UID.ComprehensiveSRStorage);

  private final QidoClient qido;
  private final DocumentOptions options;
  private final CaseCache cache;
  private final Consumer<Progress> tell;
  private final List<CaseDocument> documents = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();
  private int read;

  CaseSearch(WebClient web, DocumentOptions options, CaseCache cache, Consumer<Progress> tell) {
    this.qido = new QidoClient(web);
    this.options = options;
    this.cache = cache;
    this.tell = tell;
  }

  /**
   * What was found.
   *
   * @param unread series that could not be read, with the reason
   */
  record Found(List<LoggedCase> cases, List<String> unread) {}

  /** Searches the whole PACS. */
  Found search(Optional<UpsClient> worklist) throws IOException, InterruptedException {
    if (worklist.isPresent()) {
      readCases(onWorklist(worklist.get()));
    }
    readCases(qido.series("KO").stream().filter(CaseSearch::mayBeOurs).toList());
    List<LoggedCase> cases = CaseLists.join(documents);
    sealClosed(cases);
    return new Found(cases, List.copyOf(unread));
  }

  /** The cases of one study. */
  List<LoggedCase> ofStudy(String study) throws IOException, InterruptedException {
    if (!QidoClient.isUid(study)) {
      return List.of();
    }
    readCases(qido.seriesOf(study, "KO").stream().filter(CaseSearch::mayBeOurs).toList());
    return CaseLists.join(documents);
  }

  private List<Series> onWorklist(UpsClient worklist) throws IOException, InterruptedException {
    Set<Series> series = new LinkedHashSet<>();
    try {
      for (Judgement list : List.of(Judgement.FALSE_POSITIVE, Judgement.FALSE_NEGATIVE)) {
        for (Code code : options.codes().lists(list)) {
          for (UpsState state : List.of(UpsState.SCHEDULED, UpsState.IN_PROGRESS)) {
            worklist.open(code, state).forEach(item -> item.keyObjects().ifPresent(series::add));
          }
        }
      }
    } catch (IOException e) {
      unread.add(Messages.text("ups.unread", e.getMessage()));
    }
    return List.copyOf(series);
  }

  private void readCases(List<Series> found) throws IOException, InterruptedException {
    List<Series> series = found.stream().filter(one -> asked.add(one.seriesUid())).toList();
    for (int from = 0; from < series.size(); from += PORTION) {
      int before = documents.size();
      List<Series> portion = series.subList(from, Math.min(series.size(), from + PORTION));
      readAll(portion);
      readAssessments(documents.subList(before, documents.size()));
      read += portion.size();
      int left = series.size() - from - portion.size();
      tell.accept(new Progress(read, read + left, CaseLists.join(documents)));
    }
  }

  private void readAssessments(List<CaseDocument> fresh) throws IOException, InterruptedException {
    List<ListEntry> open =
        fresh.stream()
            .filter(ListEntry.class::isInstance)
            .map(ListEntry.class::cast)
            .filter(entry -> entry.list().isPresent())
            .toList();
    while (!open.isEmpty()) {
      Set<Series> next = new LinkedHashSet<>();
      for (ListEntry entry : open) {
        candidates(entry)
            .filter(series -> !asked.contains(series.seriesUid()))
            .findFirst()
            .ifPresent(next::add);
      }
      if (next.isEmpty()) {
        break;
      }
      next.forEach(series -> asked.add(series.seriesUid()));
      readAll(List.copyOf(next));
      Set<String> known = assessments();
      open = open.stream().filter(entry -> !names(entry, known)).toList();
    }
    Set<String> known = assessments();
    open.stream()
        .filter(entry -> !names(entry, known))
        .forEach(entry -> unread.add(withoutAssessment(entry)));
  }

  private void sealClosed(List<LoggedCase> cases) {
    Set<String> open = new HashSet<>();
    Set<String> closed = new HashSet<>();
    Set<String> entries = new HashSet<>();
    for (LoggedCase logged : cases) {
      if (logged.state() == LoggedCase.State.OPEN) {
        entries.add(logged.entry().sopInstanceUid());
      }
    }
    for (CaseDocument document : documents) {
      if (document instanceof ListEntry entry && entry.list().isPresent()) {
        boolean isOpen = entries.contains(entry.self().sopInstanceUid());
        candidates(entry).forEach(series -> (isOpen ? open : closed).add(series.seriesUid()));
      }
    }
    closed.removeAll(open);
    closed.forEach(cache::seal);
  }

  private Set<String> assessments() {
    Set<String> uids = new HashSet<>();
    for (CaseDocument document : documents) {
      if (document instanceof AssessmentSr sr
          && (sr.status() == Status.LOGGED || sr.status() == Status.ADJUDICATED)) {
        uids.add(sr.self().sopInstanceUid());
      }
    }
    return uids;
  }

  private static boolean names(ListEntry entry, Set<String> assessments) {
    return entry.named().stream().anyMatch(ref -> assessments.contains(ref.sopInstanceUid()));
  }

  private static String withoutAssessment(ListEntry entry) {
    return Messages.text("withoutAssessment", entry.self().sopInstanceUid());
  }

  /**
   * A server that does not tell descriptions leaves every series of key objects to be looked at.
   */
  private static boolean mayBeOurs(Series series) {
    return series
        .description()
        .map(text -> text.startsWith(KeyObjectDocument.SERIES_PREFIX.strip()))
        .orElse(true);
  }

  /** Series of SRs that the entry names: its assessment, as a rule the first, or AI objects. */
  private static Stream<Series> candidates(ListEntry entry) {
    return entry.named().stream()
        .filter(ref -> REPORTS.contains(ref.sopClassUid()))
        .map(InstanceRef::seriesInstanceUid)
        .distinct()
        .map(uid -> new Series(entry.study().studyInstanceUid(), uid, Optional.empty()))
        .filter(
            series -> QidoClient.isUid(series.seriesUid()) && QidoClient.isUid(series.studyUid()));
  }

  /** What came of one series. */
  private record Outcome(List<CaseDocument> documents, Optional<String> trouble) {}

  private void readAll(List<Series> series) throws IOException, InterruptedException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "fasit-pacs-search");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Callable<Outcome>> tasks = new ArrayList<>();
      series.forEach(one -> tasks.add(() -> read(one)));
      for (Future<Outcome> future : pool.invokeAll(tasks)) {
        Outcome outcome = future.get();
        documents.addAll(outcome.documents());
        outcome.trouble().ifPresent(unread::add);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Outcome read(Series series) throws IOException, InterruptedException {
    Optional<List<CaseDocument>> before = cache.unchanged(series);
    if (before.isPresent()) {
      return new Outcome(before.get(), Optional.empty());
    }
    List<CaseDocument> found = new ArrayList<>();
    try {
      for (JsonNode dataset : qido.metadata(series.studyUid(), series.seriesUid())) {
        CaseReader.read(DatasetJson.read(dataset), options).ifPresent(found::add);
      }
      cache.keep(series, found);
      return new Outcome(found, Optional.empty());
    } catch (NotSearchableException e) {
      String why = Messages.text("seriesUnread", series.seriesUid(), e.getMessage());
      return new Outcome(List.of(), e.isAbsence() ? Optional.empty() : Optional.of(why));
    }
  }
}
