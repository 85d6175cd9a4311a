package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;

/**
 * Finds the series of a modality (QIDO-RS, DICOM PS3.18 section 10.6). Filters are applied to the
 * answers once more, and what was received but could not be used is counted and told.
 */
final class SeriesSearch {

  static final String SERIES_DESCRIPTION = "0008103E";
  private static final String SERIES_INSTANCES = "00201209";
  private static final String MODALITY = "00080060";
  private static final String MODALITIES = "00080061";
  private static final String INCLUDED =
      "&includefield=" + SERIES_DESCRIPTION + "&includefield=" + SERIES_INSTANCES;

  /** So many studies fail, one after the other, and the rest is not asked for. */
  private static final int MOST_FAILURES = 4;

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int FEW_STUDIES = 5;

  private final QidoClient qido;
  private final String modality;
  private final boolean wholeWanted;
  private final Map<String, Series> found = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final Set<String> withoutStudy = new HashSet<>();

  /**
   * A series of the PACS.
   *
   * @param description empty when the server does not tell it
   * @param instances how many it holds; empty when the server does not tell it
   */
  record Series(
      String studyUid,
      String seriesUid,
      Optional<String> description,
      Optional<Integer> instances) {

    Series(String studyUid, String seriesUid, Optional<String> description) {
      this(studyUid, seriesUid, description, Optional.empty());
    }
  }

  /**
   * What a search gave.
   *
   * @param missing why there may be more, one line each; empty when these are all
   */
  record Found(List<Series> series, List<String> missing) {}

  /** A study, and whether the server says that it has the modality. */
  private record StudyHit(String uid, boolean isTold) {}

  SeriesSearch(QidoClient qido, String modality) {
    this(qido, modality, true);
  }

  /** A search of a few pages, to see whether its answers can be read. */
  static SeriesSearch few(QidoClient qido, String modality) {
    return new SeriesSearch(qido, modality, false);
  }

  private SeriesSearch(QidoClient qido, String modality, boolean wholeWanted) {
    this.qido = qido;
    this.modality = modality;
    this.wholeWanted = wholeWanted;
  }

  private ResultPages pages() {
    return wholeWanted ? ResultPages.all() : ResultPages.few();
  }

  /**
   * All series; by study where the server does not search series as such, or does not tell the
   * study of each.
   *
   * @throws IOException when the server cannot be searched, or fails before it gave anything
   */
  Found everywhere() throws IOException, InterruptedException {
    try {
      list("/series", Optional.empty());
    } catch (NotSearchableException e) {
      byStudy();
      return told();
    }
    if (!withoutStudy.isEmpty()) {
      try {
        byStudy();
      } catch (IOException e) {
        missing.add(Messages.text("search.notByStudy", e.getMessage()));
      }
    }
    return told();
  }

  /** The series of a study; none when there is no such study. */
  Found ofStudy(String study) throws IOException, InterruptedException {
    try {
      list(ofStudyPath(study), Optional.of(study));
    } catch (NotSearchableException e) {
      if (!e.isAbsence() || !qido.isSearchable()) {
        throw e;
      }
    }
    return told();
  }

  private static String ofStudyPath(String study) {
    return "/studies/" + study + "/series";
  }

  private Found told() {
    withoutStudy.removeAll(found.keySet());
    List<String> all = new ArrayList<>(missing);
    if (!withoutStudy.isEmpty()) {
      all.add(Messages.counted("search.withoutStudy", withoutStudy.size()));
    }
    return new Found(List.copyOf(found.values()), List.copyOf(all));
  }

  private void byStudy() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    List<StudyHit> studies = studies();
    int most = wholeWanted ? studies.size() : Math.min(FEW_STUDIES, studies.size());
    int failures = 0;
    int asked = 0;
    Optional<IOException> last = Optional.empty();
    while (asked < most && failures < MOST_FAILURES && System.nanoTime() < end) {
      last = listed(studies.get(asked));
      failures = last.isPresent() ? failures + 1 : 0;
      asked++;
    }
    if (asked < most) {
      missing.add(Messages.counted("search.studiesLeft", studies.size() - asked));
    } else if (most < studies.size() && !found.isEmpty()) {
      withoutStudy.clear();
    }
    if (last.isPresent() && found.isEmpty() && failures == asked) {
      throw last.get();
    }
  }

  /** Lists the series of a study; what failed, other than that it has none. */
  private Optional<IOException> listed(StudyHit study) throws InterruptedException {
    try {
      list(ofStudyPath(study.uid()), Optional.of(study.uid()));
      return Optional.empty();
    } catch (IOException e) {
      boolean isNone =
          e instanceof NotSearchableException answer && answer.isAbsence() && !study.isTold();
      if (isNone) {
        return Optional.empty();
      }
      missing.add(Messages.text("search.studyUnread", study.uid(), e.getMessage()));
      return Optional.of(e);
    }
  }

  private List<StudyHit> studies() throws IOException, InterruptedException {
    try {
      return studies("/studies?ModalitiesInStudy=" + modality);
    } catch (NotSearchableException e) {
      if (e.isObjection()) {
        return studies("/studies");
      }
      if (e.isAbsence() && qido.isSearchable()) {
        return List.of();
      }
      throw e.isAbsence()
          ? new IOException(Messages.text("noDicomWeb", qido.base(), 404), e)
          : e.isWithoutService()
              ? new IOException(Messages.text("search.none", qido.base(), e.getMessage()), e)
              : e;
    }
  }

  private List<StudyHit> studies(String query) throws IOException, InterruptedException {
    List<StudyHit> studies = new ArrayList<>();
    ResultPages results = pages();
    page(
        results,
        query,
        dataset -> {
          List<String> modalities = DatasetText.texts(dataset, MODALITIES);
          if (modalities.isEmpty() || modalities.contains(modality)) {
            String uid = QidoClient.study(dataset).orElseThrow();
            studies.add(new StudyHit(uid, !modalities.isEmpty()));
          }
        },
        QidoClient::study);
    note(results, "search.studiesUnusable");
    return studies;
  }

  /** Asks for descriptions and counts; a server that objects to that is asked without. */
  private void list(String path, Optional<String> study) throws IOException, InterruptedException {
    String query = path + "?Modality=" + modality;
    try {
      list(query + INCLUDED, query, study);
    } catch (NotSearchableException e) {
      if (!e.isObjection()) {
        throw e;
      }
      list(query, query, study);
    }
  }

  private void list(String query, String plain, Optional<String> study)
      throws IOException, InterruptedException {
    ResultPages results = pages();
    page(
        results,
        query,
        dataset -> take(dataset, study),
        dataset ->
            isWanted(dataset)
                ? QidoClient.series(dataset)
                : Optional.of("other " + dataset.hashCode()));
    note(results, "search.unusable");
  }

  private boolean isWanted(JsonNode dataset) {
    return QidoClient.isOrUntold(dataset, MODALITY, modality);
  }

  private void take(JsonNode dataset, Optional<String> study) {
    if (!isWanted(dataset)) {
      return;
    }
    String uid = QidoClient.series(dataset).orElseThrow();
    Optional<String> told = QidoClient.study(dataset).or(() -> study);
    if (told.isEmpty()) {
      withoutStudy.add(uid);
      return;
    }
    if (study.isPresent() && !told.equals(study)) {
      return;
    }
    String description = DatasetText.text(dataset, SERIES_DESCRIPTION);
    found.putIfAbsent(
        uid,
        new Series(
            told.get(),
            uid,
            Optional.of(description).filter(text -> !text.isEmpty()),
            DatasetText.number(dataset, SERIES_INSTANCES)));
  }

  private void note(ResultPages results, String unusable) {
    missing.addAll(results.missing());
    if (results.unusable() > 0) {
      missing.add(Messages.counted(unusable, results.unusable()));
    }
  }

  private void page(
      ResultPages results,
      String query,
      Consumer<JsonNode> taker,
      Function<JsonNode, Optional<String>> uid)
      throws IOException, InterruptedException {
    qido.queried(
        query,
        () -> {
          results.take(
              (limit, offset) -> qido.page(query, limit, offset), qido::datasets, uid, taker);
          return results.results();
        });
  }
}
