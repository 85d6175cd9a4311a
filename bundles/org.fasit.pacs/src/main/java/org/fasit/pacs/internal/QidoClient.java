package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fasit.pacs.internal.WebClient.Answer;

/** QIDO-RS for instances, and WADO-RS metadata (DICOM PS3.18 sections 10.6 and 10.4). */
final class QidoClient implements InstanceSearch {

  static final String STUDY_UID = "0020000D";
  static final String SERIES_UID = "0020000E";
  private static final String INSTANCE_UID = "00080018";
  private static final String RETRIEVE_URL = "00081190";

  private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");
  private static final int LONGEST_UID = 64;
  private static final Pattern PLACE =
      Pattern.compile(
          "/studies/([0-9.]+)(?:/series/([0-9.]+)(?:/instances/([0-9.]+))?)?/?(?:\\?.*)?$");

  private static final Answer NOTHING = new Answer(204, "", new byte[0]);

  private final WebClient web;
  private volatile boolean refusesPages;

  QidoClient(WebClient web) {
    this.web = web;
  }

  /** The search itself is not to be had on this server, or not with these keys. */
  static final class NotSearchableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status of HTTP; 0 where there is none
     */
    NotSearchableException(String message, int status) {
      super(message);
      this.status = status;
    }

    /** Whether it says that what was asked for is not there. */
    boolean isAbsence() {
      return status == 404 || status == 410;
    }

    /** Whether it says that the request is wrong. */
    boolean isObjection() {
      return status == 400;
    }

    /** Whether it says that there is no such service. */
    boolean isWithoutService() {
      return status == 404 || status == 405 || status == 501;
    }
  }

  /**
   * What was read of a series.
   *
   * @param isPartial whether the server says that it is not all
   */
  record Metadata(List<JsonNode> datasets, boolean isPartial) {}

  static boolean isUid(String text) {
    return text.length() <= LONGEST_UID && UID.matcher(text).matches();
  }

  /** Study Instance UID of a result; where it is not told, as Retrieve URL has it. */
  static Optional<String> study(JsonNode result) {
    return uid(result, STUDY_UID, 1);
  }

  /** Series Instance UID of a result; where it is not told, as Retrieve URL has it. */
  static Optional<String> series(JsonNode result) {
    return uid(result, SERIES_UID, 2);
  }

  private static Optional<String> uid(JsonNode result, String tag, int group) {
    String told = DatasetText.text(result, tag);
    if (told.isEmpty()) {
      Matcher place = PLACE.matcher(DatasetText.text(result, RETRIEVE_URL));
      return place.find()
          ? Optional.ofNullable(place.group(group)).filter(QidoClient::isUid)
          : Optional.empty();
    }
    return Optional.of(told).filter(QidoClient::isUid);
  }

  /**
   * Whether the PACS has this instance: same UIDs, same place. Its bytes and its SOP Class may be
   * those of another release or setting: the UID follows from the entry, so that it is ours.
   */
  @Override
  public boolean has(Outgoing instance) throws IOException, InterruptedException {
    String path =
        "/studies/%s/series/%s/instances".formatted(instance.studyUid(), instance.seriesUid());
    String query = path + "?SOPInstanceUID=" + instance.uid();
    return queried(query, () -> has(instance, path, query));
  }

  <T> T queried(String path, PacsAudit.Work<T> search) throws IOException, InterruptedException {
    return web.audit().queried(Optional.empty(), web.base() + path, search);
  }

  private boolean has(Outgoing instance, String path, String query)
      throws IOException, InterruptedException {
    Answer answer = web.get(query);
    if (answer.status() == 400) {
      answer = web.get(path);
    }
    try {
      return isAmong(instance, datasets(answer));
    } catch (NotSearchableException e) {
      if (e.isAbsence() && isSearchable()) {
        return false;
      }
      throw e;
    }
  }

  private boolean isAmong(Outgoing instance, List<JsonNode> found) throws NotSearchableException {
    boolean isTold = true;
    for (JsonNode one : found) {
      Optional<String> uid = uid(one, INSTANCE_UID, 3);
      isTold &= uid.isPresent();
      if (uid.equals(Optional.of(instance.uid()))
          && isOrUntold(one, STUDY_UID, instance.studyUid())
          && isOrUntold(one, SERIES_UID, instance.seriesUid())) {
        return true;
      }
    }
    if (!isTold) {
      throw new NotSearchableException(Messages.text("search.instancesUntold"), 0);
    }
    return false;
  }

  static boolean isOrUntold(JsonNode found, String tag, String value) {
    String told = DatasetText.text(found, tag);
    return told.isEmpty() || told.equals(value);
  }

  /** Whether the server searches at all: where it does, 404 says that nothing was found. */
  boolean isSearchable() throws IOException, InterruptedException {
    int status = web.get("/studies?limit=1").status();
    return status != 404 && status != 405 && status != 410 && status != 501;
  }

  /** A page of a search; all at once from a server that objects to pages. */
  Answer page(String query, int limit, int offset) throws IOException, InterruptedException {
    if (refusesPages && offset > 0) {
      return NOTHING;
    }
    String page = (query.contains("?") ? "&" : "?") + "limit=" + limit + "&offset=" + offset;
    Answer answer = web.get(refusesPages ? query : query + page);
    if (answer.status() != 400 || offset > 0 || refusesPages) {
      return answer;
    }
    Answer whole = web.get(query);
    refusesPages = whole.isSuccess();
    return refusesPages ? whole : answer;
  }

  /** The data sets of all instances of a series, without bulk data. */
  Metadata metadata(String studyUid, String seriesUid) throws IOException, InterruptedException {
    Answer answer = web.get("/studies/%s/series/%s/metadata".formatted(studyUid, seriesUid));
    return new Metadata(datasets(answer), answer.status() == 206);
  }

  String base() {
    return web.base();
  }

  /** What an answer holds. */
  List<JsonNode> datasets(Answer answer) throws IOException {
    if (answer.isStranger() || answer.status() / 100 == 3) {
      throw WebClient.refusal(answer, web.base());
    }
    if (!answer.isSuccess()) {
      throw new NotSearchableException(HttpText.trouble(answer), answer.status());
    }
    return DatasetText.parse(answer);
  }
}
