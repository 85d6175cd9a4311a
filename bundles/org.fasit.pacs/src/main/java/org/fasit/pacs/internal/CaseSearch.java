package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dcm4che3.data.UID;
import org.fasit.dicom.document.CaseArchive.Progress;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.ListEntry;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.dicom.document.CaseLists;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.pacs.internal.SeriesSearch.Series;

/**
 * Finds our documents in a PACS: key objects by its worklist where there is one, and by search;
 * their assessments by what they name. The worklist gives the open cases first; the search finds
 * those as well that never became a work item.
 */
final class CaseSearch {

  private static final String KEY_OBJECTS = "KO";

  /** So many series are read before the cases so far are told. */
  private static final int PORTION = 40;

  private static final Set<String> REPORTS =
      Set.of(UID.Comprehensive3DSRStorage, UID.ComprehensiveSRStorage);

  private final QidoClient qido;
  private final SeriesReader reader;
  private final DocumentOptions options;
  private final CaseCache cache;
  private final Consumer<Progress> tell;
  private final List<CaseDocument> documents = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  /** What the worklist left out, which the search finds as well. */
  private final List<String> onWorklist = new ArrayList<>();

  private final Set<String> asked = new HashSet<>();
  private int read;

  CaseSearch(WebClient web, DocumentOptions options, CaseCache cache, Consumer<Progress> tell) {
    this.qido = new QidoClient(web);
    this.reader = new SeriesReader(qido, options, cache);
    this.options = options;
    this.cache = cache;
    this.tell = tell;
  }

  /**
   * What was found.
   *
   * @param unread what was received but could not be used, and why there may be more; one line each
   */
  record Found(List<LoggedCase> cases, List<String> unread) {}

  /**
   * Searches the whole PACS. What is in hand when the search fails is kept, and told with the
   * reason.
   *
   * @throws IOException when nothing is in hand
   */
  Found search(Optional<UpsClient> worklist) throws IOException, InterruptedException {
    if (worklist.isPresent()) {
      readCases(onWorklist(worklist.get()));
    }
    try {
      readCases(keyObjects(new SeriesSearch(qido, KEY_OBJECTS).everywhere()));
    } catch (IOException e) {
      if (documents.isEmpty()) {
        throw e;
      }
      unread.add(Messages.text("search.failed", e.getMessage()));
      unread.addAll(onWorklist);
    }
    List<LoggedCase> cases = CaseLists.join(documents);
    sealClosed(cases);
    return new Found(cases, List.copyOf(unread));
  }

  /** The cases of one study. */
  Found ofStudy(String study) throws IOException, InterruptedException {
    if (!QidoClient.isUid(study)) {
      return new Found(List.of(), List.of());
    }
    readCases(keyObjects(new SeriesSearch(qido, KEY_OBJECTS).ofStudy(study)));
    return new Found(CaseLists.join(documents), List.copyOf(unread));
  }

  private List<Series> keyObjects(SeriesSearch.Found found) {
    unread.addAll(found.missing());
    return found.series().stream().filter(CaseSearch::mayBeOurs).toList();
  }

  private List<Series> onWorklist(UpsClient worklist) throws IOException, InterruptedException {
    Set<Series> series = new LinkedHashSet<>();
    try {
      for (Judgement list : List.of(Judgement.FALSE_POSITIVE, Judgement.FALSE_NEGATIVE)) {
        for (Code code : options.codes().lists(list)) {
          for (UpsState state : List.of(UpsState.SCHEDULED, UpsState.IN_PROGRESS)) {
            UpsClient.Found found = worklist.open(code, state);
            found.items().forEach(item -> item.keyObjects().ifPresent(series::add));
            found.missing().forEach(why -> onWorklist.add(Messages.text("ups.unread", why)));
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
      take(reader.listed(portion));
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
      take(reader.named(List.copyOf(next)));
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

  private void take(SeriesReader.Result result) {
    documents.addAll(result.documents());
    unread.addAll(result.unread());
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
    return series.description().map(SeriesReader::isOurs).orElse(true);
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
}
