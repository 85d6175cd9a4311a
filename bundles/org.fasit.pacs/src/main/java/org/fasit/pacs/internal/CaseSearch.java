package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.ZoneId;
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
import java.util.stream.Stream;
import org.dcm4che3.data.UID;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocument.AssessmentSr;
import org.fasit.dicom.document.CaseDocument.ListEntry;
import org.fasit.dicom.document.CaseDocument.Status;
import org.fasit.dicom.document.CaseReader;
import org.fasit.dicom.document.KeyObjectDocument;
import org.fasit.model.InstanceRef;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.fasit.pacs.internal.QidoClient.Series;

/** Finds our documents in a PACS: key objects by search, their assessments by what they name. */
public final class CaseSearch {

  private static final int AT_ONCE = 4;

  private final QidoClient qido;
  private final ZoneId zone;
  private final List<CaseDocument> documents = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private CaseSearch(WebClient web, ZoneId zone) {
    this.qido = new QidoClient(web);
    this.zone = zone;
  }

  /**
   * What was found.
   *
   * @param unread series that could not be read, with the reason
   */
  public record Found(List<CaseDocument> documents, List<String> unread) {}

  /** Searches the whole PACS. */
  public static Found search(WebClient web, ZoneId zone) throws IOException, InterruptedException {
    CaseSearch search = new CaseSearch(web, zone);
    search.run();
    return new Found(List.copyOf(search.documents), List.copyOf(search.unread));
  }

  private void run() throws IOException, InterruptedException {
    readAll(qido.series("KO").stream().filter(CaseSearch::mayBeOurs).toList());
    List<ListEntry> open =
        documents.stream()
            .filter(ListEntry.class::isInstance)
            .map(ListEntry.class::cast)
            .filter(entry -> entry.list().isPresent())
            .toList();
    Set<Series> asked = new HashSet<>();
    while (!open.isEmpty()) {
      Set<Series> next = new LinkedHashSet<>();
      for (ListEntry entry : open) {
        candidates(entry)
            .filter(series -> !asked.contains(series))
            .findFirst()
            .ifPresent(next::add);
      }
      if (next.isEmpty()) {
        break;
      }
      asked.addAll(next);
      readAll(List.copyOf(next));
      Set<String> known = assessments();
      open = open.stream().filter(entry -> !names(entry, known)).toList();
    }
    open.forEach(entry -> unread.add(withoutAssessment(entry)));
  }

  private Set<String> assessments() {
    Set<String> uids = new HashSet<>();
    for (CaseDocument document : documents) {
      if (document instanceof AssessmentSr sr && sr.status() == Status.LOGGED) {
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
        .filter(ref -> ref.sopClassUid().equals(UID.Comprehensive3DSRStorage))
        .map(InstanceRef::seriesInstanceUid)
        .distinct()
        .map(uid -> new Series(entry.study().studyInstanceUid(), uid, Optional.empty()))
        .filter(
            series -> QidoClient.isUid(series.seriesUid()) && QidoClient.isUid(series.studyUid()));
  }

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
      List<Callable<Found>> tasks = new ArrayList<>();
      series.forEach(one -> tasks.add(() -> read(one)));
      for (Future<Found> future : pool.invokeAll(tasks)) {
        Found found = future.get();
        documents.addAll(found.documents());
        unread.addAll(found.unread());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Found read(Series series) throws IOException, InterruptedException {
    List<CaseDocument> found = new ArrayList<>();
    try {
      for (JsonNode dataset : qido.metadata(series.studyUid(), series.seriesUid())) {
        CaseReader.read(DatasetJson.read(dataset), zone).ifPresent(found::add);
      }
      return new Found(found, List.of());
    } catch (NotSearchableException e) {
      if (e.isAbsence()) {
        return new Found(List.of(), List.of());
      }
      return new Found(
          List.of(), List.of(Messages.text("seriesUnread", series.seriesUid(), e.getMessage())));
    }
  }
}
