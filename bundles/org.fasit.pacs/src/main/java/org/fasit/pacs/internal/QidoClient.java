package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fasit.pacs.internal.WebClient.Answer;

/** QIDO-RS and WADO-RS metadata (DICOM PS3.18 sections 10.6 and 10.4). */
public final class QidoClient {

  static final String STUDY_UID = "0020000D";
  static final String SERIES_UID = "0020000E";
  static final String SERIES_DESCRIPTION = "0008103E";
  private static final String SERIES_INSTANCES = "00201209";
  private static final String INSTANCE_UID = "00080018";
  private static final String MODALITY = "00080060";

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 5_000;

  private final WebClient web;

  QidoClient(WebClient web) {
    this.web = web;
  }

  /**
   * A series of the PACS.
   *
   * @param description empty when the server does not tell it
   * @param instances how many it holds; empty when the server does not tell it
   */
  public record Series(
      String studyUid,
      String seriesUid,
      Optional<String> description,
      Optional<Integer> instances) {

    Series(String studyUid, String seriesUid, Optional<String> description) {
      this(studyUid, seriesUid, description, Optional.empty());
    }
  }

  /** The search itself is not to be had on this server. */
  static final class NotSearchableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean absence;

    NotSearchableException(String message, boolean absence) {
      super(message);
      this.absence = absence;
    }

    /** Whether it says that what was asked for is not there (404). */
    boolean isAbsence() {
      return absence;
    }
  }

  static boolean isUid(String text) {
    return text.matches("[0-9.]{1,64}");
  }

  /**
   * Whether the PACS has this instance: same UIDs, same place. Its bytes and its SOP Class may be
   * those of another release or setting: the UID follows from the entry, so that it is ours.
   */
  boolean has(Outgoing instance) throws IOException, InterruptedException {
    String path =
        "/studies/%s/series/%s/instances?SOPInstanceUID=%s"
            .formatted(instance.studyUid(), instance.seriesUid(), instance.uid());
    return queried(path, () -> has(instance, path));
  }

  private <T> T queried(String path, PacsAudit.Work<T> search)
      throws IOException, InterruptedException {
    return web.audit().queried(Optional.empty(), web.base() + path, search);
  }

  private boolean has(Outgoing instance, String path) throws IOException, InterruptedException {
    Answer answer = web.get(path, WebClient.DICOM_JSON);
    if (answer.status() == 404) {
      return false;
    }
    for (JsonNode found : datasets(answer)) {
      if (DatasetText.text(found, INSTANCE_UID).equals(instance.uid())
          && isOrUntold(found, STUDY_UID, instance.studyUid())
          && isOrUntold(found, SERIES_UID, instance.seriesUid())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOrUntold(JsonNode found, String tag, String value) {
    String told = DatasetText.text(found, tag);
    return told.isEmpty() || told.equals(value);
  }

  /** All series of a modality; by study where the server does not search series as such. */
  List<Series> series(String modality) throws IOException, InterruptedException {
    try {
      return series("/series", modality);
    } catch (NotSearchableException e) {
      return seriesByStudy(modality);
    }
  }

  /** The series of a study; none when there is no such study. */
  List<Series> seriesOf(String study, String modality) throws IOException, InterruptedException {
    try {
      return series("/studies/" + study + "/series", modality);
    } catch (NotSearchableException e) {
      if (e.isAbsence()) {
        return List.of();
      }
      throw e;
    }
  }

  private List<Series> seriesByStudy(String modality) throws IOException, InterruptedException {
    List<Series> found = new ArrayList<>();
    try {
      for (String study : studies(modality)) {
        found.addAll(series("/studies/" + study + "/series", modality));
      }
    } catch (NotSearchableException e) {
      throw e.isAbsence() ? new IOException(Messages.text("noDicomWeb", web.base(), 404), e) : e;
    }
    return found;
  }

  private List<Series> series(String path, String modality)
      throws IOException, InterruptedException {
    Map<String, Series> found = new LinkedHashMap<>();
    String query =
        path
            + "?Modality="
            + modality
            + "&includefield="
            + SERIES_DESCRIPTION
            + "&includefield="
            + SERIES_INSTANCES;
    page(
        query,
        SERIES_UID,
        dataset -> {
          Series series = toSeries(dataset, path);
          if (isUid(series.studyUid()) && isOrUntold(dataset, MODALITY, modality)) {
            found.putIfAbsent(series.seriesUid(), series);
          }
        });
    return List.copyOf(found.values());
  }

  private static Series toSeries(JsonNode dataset, String path) {
    String study = DatasetText.text(dataset, STUDY_UID);
    String fromPath = path.replaceAll("/studies/([0-9.]+)/series", "$1");
    String description = DatasetText.text(dataset, SERIES_DESCRIPTION);
    return new Series(
        study.isEmpty() ? fromPath : study,
        DatasetText.text(dataset, SERIES_UID),
        Optional.of(description).filter(text -> !text.isEmpty()),
        DatasetText.number(dataset, SERIES_INSTANCES));
  }

  private List<String> studies(String modality) throws IOException, InterruptedException {
    List<String> studies = new ArrayList<>();
    page(
        "/studies?ModalitiesInStudy=" + modality,
        STUDY_UID,
        dataset -> studies.add(DatasetText.text(dataset, STUDY_UID)));
    return studies;
  }

  /** Every result once; ends at an empty page, or one that brings nothing new. */
  private void page(String query, String key, Consumer<JsonNode> taker)
      throws IOException, InterruptedException {
    queried(query, () -> pages(query, key, taker));
  }

  /** How many results there were. */
  private int pages(String query, String key, Consumer<JsonNode> taker)
      throws IOException, InterruptedException {
    Set<String> seen = new HashSet<>();
    int offset = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Answer answer = web.get(query + "&limit=" + PAGE + "&offset=" + offset, WebClient.DICOM_JSON);
      List<JsonNode> datasets = datasets(answer);
      boolean news = false;
      for (JsonNode dataset : datasets) {
        String uid = DatasetText.text(dataset, key);
        if (isUid(uid) && seen.add(uid)) {
          news = true;
          taker.accept(dataset);
        }
      }
      if (!news) {
        return seen.size();
      }
      offset += datasets.size();
    }
    throw new IOException(Messages.text("tooManyPages", MOST_PAGES));
  }

  /** The data sets of all instances of a series, without bulk data. */
  List<JsonNode> metadata(String studyUid, String seriesUid)
      throws IOException, InterruptedException {
    return datasets(
        web.get(
            "/studies/%s/series/%s/metadata".formatted(studyUid, seriesUid), WebClient.DICOM_JSON));
  }

  private List<JsonNode> datasets(Answer answer) throws IOException {
    if (answer.status() == 401 || answer.status() == 403 || answer.status() / 100 == 3) {
      throw WebClient.refusal(answer, web.base());
    }
    if (!answer.isSuccess()) {
      throw new NotSearchableException(
          Messages.text("trouble", answer.status(), HttpText.line(answer.body())),
          answer.status() == 404);
    }
    return DatasetText.parse(answer);
  }
}
