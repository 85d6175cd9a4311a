package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.model.Code;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.fasit.pacs.internal.WebClient.Answer;

/**
 * UPS-RS (DICOM PS3.18 section 11) in the dialects that servers speak: how the UID of a new item,
 * the transaction and the requester are told has changed over the editions of the standard.
 */
final class UpsClient {

  private final WebClient web;
  private final String requester;

  /** What a server answered to a change. */
  enum Reply {
    DONE,
    /** It does not fit the item's state, or the item is another's. */
    CONFLICT,
    /** It is not, or no longer, there. */
    GONE,
    /** The server does not take the request as it stands. */
    REFUSED
  }

  /**
   * An answer to a change.
   *
   * @param words what the server said, for people
   */
  record Told(Reply reply, String words) {}

  UpsClient(WebClient web, String requester) {
    this.web = web;
    this.requester = requester;
  }

  String base() {
    return web.base();
  }

  PacsAudit audit() {
    return web.audit();
  }

  /**
   * Whether the server has work items.
   *
   * @throws IOException when it cannot be reached, or does not let us in
   */
  boolean isThere() throws IOException, InterruptedException {
    Answer answer = web.get("/workitems?limit=1");
    refuseStrangers(answer);
    if (answer.status() == 400) {
      answer = web.get("/workitems?ProcedureStepState=SCHEDULED&limit=1");
    }
    if (!answer.isSuccess()) {
      return false;
    }
    try {
      DatasetText.parse(answer);
      return true;
    } catch (IOException someOtherPage) {
      return false;
    }
  }

  /** The item; empty when there is none of that UID. */
  Optional<UpsItem> get(String uid) throws IOException, InterruptedException {
    Answer answer = web.get("/workitems/" + uid);
    refuseStrangers(answer);
    if (answer.status() == 404 || answer.status() == 410) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw new IOException(HttpText.trouble(answer));
    }
    for (JsonNode dataset : DatasetText.parse(answer)) {
      return Optional.of(UpsItem.of(uid, dataset));
    }
    return Optional.empty();
  }

  /**
   * Creates an item. A server that does not understand how the UID is told is asked in the other
   * way; that the item then has this UID is to be checked.
   */
  Told create(String uid, UpsJson task) throws IOException, InterruptedException {
    byte[] body = task.body();
    Told told = post("/workitems?workitem=%1$s&AffectedSOPInstanceUID=%1$s".formatted(uid), body);
    return told.reply() == Reply.REFUSED ? post("/workitems?" + uid, body) : told;
  }

  /** Makes the item ours, or gives up what is ours. */
  Told changeState(String uid, UpsState state, String transaction)
      throws IOException, InterruptedException {
    byte[] body =
        new UpsJson()
            .put(UpsTags.TRANSACTION, "UI", transaction)
            .put(UpsTags.STATE, "CS", state.word())
            .body();
    String path = "/workitems/" + uid + "/state";
    Answer answer = web.put(path, WebClient.DICOM_JSON, body);
    return mayWantRequester(answer)
        ? told(better(web.put(path + "/" + requester, WebClient.DICOM_JSON, body), answer))
        : told(answer);
  }

  /** Tells more of an item that is ours. */
  Told update(String uid, UpsJson change, String transaction)
      throws IOException, InterruptedException {
    byte[] bare = change.body();
    String path = "/workitems/" + uid;
    byte[] signed = change.put(UpsTags.TRANSACTION, "UI", transaction).body();
    Told told =
        post(path + "?Transaction-uid=%1$s&transaction-uid=%1$s".formatted(transaction), signed);
    return told.reply() == Reply.REFUSED ? post(path + "?" + transaction, bare) : told;
  }

  /** Asks whoever owns the item to give it up; cancels it when nobody does. */
  Told requestCancel(String uid, UpsJson why) throws IOException, InterruptedException {
    String path = "/workitems/" + uid + "/cancelrequest";
    Answer answer = web.post(path, WebClient.DICOM_JSON, why.body());
    return mayWantRequester(answer)
        ? told(better(web.post(path + "/" + requester, WebClient.DICOM_JSON, why.body()), answer))
        : told(answer);
  }

  /**
   * Items of a search.
   *
   * @param missing why there may be more, one line each; empty when these are all
   */
  record Found(List<UpsItem> items, List<String> missing) {}

  /**
   * The items that await a decision. What the server does not search by is sorted out here.
   *
   * @param list on which they stand
   */
  Found open(Code list, UpsState state) throws IOException, InterruptedException {
    String byState = "ProcedureStepState=" + state.word().replace(" ", "%20");
    List<String> queries = new ArrayList<>();
    if (UpsJson.isShort(list)) {
      queries.add(byState + "&ScheduledStationNameCodeSequence.CodeValue=" + encoded(list.value()));
    }
    queries.add(byState);
    queries.add("00741000=" + state.word().replace(" ", "%20"));
    for (String query : queries) {
      Optional<Found> found = search(query);
      if (found.isPresent()) {
        List<UpsItem> items =
            found.get().items().stream()
                .filter(item -> item.state().filter(state::equals).isPresent())
                .filter(item -> item.isOf(list))
                .toList();
        return new Found(items, found.get().missing());
      }
    }
    throw new IOException(Messages.text("ups.noSearch", web.base()));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Empty when the server does not search like that. */
  private Optional<Found> search(String query) throws IOException, InterruptedException {
    return audit().queried(Optional.empty(), base() + "/workitems?" + query, () -> pages(query));
  }

  private Optional<Found> pages(String query) throws IOException, InterruptedException {
    List<UpsItem> items = new ArrayList<>();
    ResultPages results = ResultPages.all();
    try {
      results.take(
          (limit, offset) ->
              web.get(
                  "/workitems?%s&includefield=%s&includefield=%s&limit=%d&offset=%d"
                      .formatted(query, UpsTags.INPUT, UpsTags.STATION_NAME, limit, offset)),
          this::datasets,
          UpsClient::uid,
          dataset -> items.add(UpsItem.of(uid(dataset).orElseThrow(), dataset)));
    } catch (NotSearchableException e) {
      return Optional.empty();
    }
    List<String> missing = new ArrayList<>(results.missing());
    if (results.unusable() > 0) {
      missing.add(Messages.counted("ups.unusable", results.unusable()));
    }
    return Optional.of(new Found(items, missing));
  }

  private static Optional<String> uid(JsonNode dataset) {
    return Optional.of(DatasetText.text(dataset, UpsTags.SOP_INSTANCE)).filter(QidoClient::isUid);
  }

  private List<JsonNode> datasets(Answer answer) throws IOException {
    refuseStrangers(answer);
    if (!answer.isSuccess()) {
      throw new NotSearchableException(HttpText.trouble(answer), answer.status());
    }
    return DatasetText.parse(answer);
  }

  private Told post(String path, byte[] body) throws IOException, InterruptedException {
    return told(web.post(path, WebClient.DICOM_JSON, body));
  }

  private Told told(Answer answer) throws IOException {
    if (answer.isStranger()) {
      audit().notAllowed(WebClient.misconfiguration(answer, web.base()).orElse("not allowed"));
    }
    refuseStrangers(answer);
    Reply reply =
        answer.isSuccess()
            ? Reply.DONE
            : switch (answer.status()) {
              case 409 -> Reply.CONFLICT;
              case 404, 410 -> Reply.GONE;
              default -> Reply.REFUSED;
            };
    return new Told(reply, HttpText.trouble(answer));
  }

  /** Some servers have this only with the requester's AE title at the end of the path. */
  private static boolean mayWantRequester(Answer answer) {
    return answer.status() == 404 || answer.status() == 405 || answer.status() == 400;
  }

  private static Answer better(Answer second, Answer first) {
    return second.status() == 404 || second.status() == 405 ? first : second;
  }

  private void refuseStrangers(Answer answer) throws IOException {
    if (answer.status() == 401 || answer.status() == 403 || answer.status() / 100 == 3) {
      throw WebClient.refusal(answer, web.base());
    }
  }
}
