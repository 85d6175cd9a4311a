package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseReader;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.KeyObjectDocument;
import org.fasit.pacs.internal.QidoClient.Metadata;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.fasit.pacs.internal.SeriesSearch.Series;

/**
 * Reads our documents in series, some series at a time. One that fails does not stop the others.
 */
final class SeriesReader {

  private static final int AT_ONCE = 4;

  /** So many series fail, one after the other, and no more are asked for. */
  private static final int MOST_FAILURES = 8;

  private final QidoClient qido;
  private final DocumentOptions options;
  private final CaseCache cache;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * What was read.
   *
   * @param unread what could not be, with the reason; one line each
   */
  record Result(List<CaseDocument> documents, List<String> unread) {}

  SeriesReader(QidoClient qido, DocumentOptions options, CaseCache cache) {
    this.qido = qido;
    this.options = options;
    this.cache = cache;
  }

  /** Whether a series with that description holds key objects of ours. */
  static boolean isOurs(String description) {
    return description.startsWith(KeyObjectDocument.SERIES_PREFIX.strip());
  }

  /** Reads series that the PACS says it has. */
  Result listed(List<Series> series) throws IOException, InterruptedException {
    return read(series, true);
  }

  /** Reads series that documents name; one that is not there is no failure. */
  Result named(List<Series> series) throws IOException, InterruptedException {
    return read(series, false);
  }

  private Result read(List<Series> series, boolean isListed)
      throws IOException, InterruptedException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "fasit-pacs-search");
              thread.setDaemon(true);
              return thread;
            });
    List<CaseDocument> documents = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    int left = 0;
    try {
      List<Callable<Optional<Result>>> tasks = new ArrayList<>();
      series.forEach(one -> tasks.add(() -> read(one, isListed)));
      for (Future<Optional<Result>> future : pool.invokeAll(tasks)) {
        Optional<Result> result = future.get();
        left += result.isEmpty() ? 1 : 0;
        result.ifPresent(it -> documents.addAll(it.documents()));
        result.ifPresent(it -> unread.addAll(it.unread()));
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    if (left > 0) {
      unread.add(Messages.counted("seriesLeft", left));
    }
    return new Result(documents, unread);
  }

  /** Empty when it is not asked for, as the PACS has failed too often. */
  private Optional<Result> read(Series series, boolean isListed) throws InterruptedException {
    Optional<List<CaseDocument>> before = cache.unchanged(series);
    if (before.isPresent()) {
      return Optional.of(new Result(before.get(), List.of()));
    }
    if (failures.get() >= MOST_FAILURES) {
      return Optional.empty();
    }
    try {
      Result result = understood(series, qido.metadata(series.studyUid(), series.seriesUid()));
      failures.set(0);
      if (result.unread().isEmpty()) {
        cache.keep(series, result.documents());
      }
      return Optional.of(result);
    } catch (NotSearchableException e) {
      failures.set(0);
      return Optional.of(e.isAbsence() && !isListed ? nothing() : unread(series, e));
    } catch (IOException e) {
      failures.incrementAndGet();
      return Optional.of(unread(series, e));
    }
  }

  private static Result nothing() {
    return new Result(List.of(), List.of());
  }

  private static Result unread(Series series, IOException why) {
    String line = Messages.text("seriesUnread", series.seriesUid(), why.getMessage());
    return new Result(List.of(), List.of(line));
  }

  /** Reads the documents, and tells when they are fewer than there must be. */
  private Result understood(Series series, Metadata metadata) throws IOException {
    List<CaseDocument> documents = new ArrayList<>();
    boolean isOurs = series.description().filter(SeriesReader::isOurs).isPresent();
    for (JsonNode dataset : metadata.datasets()) {
      isOurs |= isOurs(DatasetText.text(dataset, SeriesSearch.SERIES_DESCRIPTION));
      CaseReader.read(DatasetJson.read(dataset), options).ifPresent(documents::add);
    }
    List<String> unread = new ArrayList<>();
    int given = metadata.datasets().size();
    boolean isShort = series.instances().filter(all -> given < all).isPresent();
    if (isShort || metadata.isPartial() || given == 0 && isOurs) {
      String all = series.instances().map(String::valueOf).orElse("?");
      unread.add(Messages.text("seriesShort", series.seriesUid(), given, all));
    }
    if (isOurs && documents.size() < given) {
      int foreign = given - documents.size();
      unread.add(Messages.text("seriesForeign", series.seriesUid(), foreign, given));
    }
    return new Result(documents, unread);
  }
}
