package org.fasit.pacs.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.pacs.internal.QidoClient.NotSearchableException;
import org.fasit.pacs.internal.WebClient.Answer;

/**
 * STOW-RS (DICOM PS3.18 section 10.5). Success is judged for each instance by what the answer says
 * of it; where it says nothing, the PACS is searched for the instance. The HTTP status alone never
 * makes a success.
 */
final class StowClient implements Storage {

  /** The most that goes into one request, unless a single instance is larger. */
  static final int REQUEST_BYTES = 4 << 20;

  private static final String BOUNDARY = "fasit-5c0f7ab1d94e4b6d";
  private static final String CONTENT_TYPE =
      "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY;

  private final WebClient web;
  private final QidoClient qido;

  StowClient(WebClient web) {
    this.web = web;
    this.qido = new QidoClient(web);
  }

  @Override
  public Map<String, StoreStatus> store(List<Outgoing> instances)
      throws IOException, InterruptedException {
    Map<String, StoreStatus> statuses = new LinkedHashMap<>();
    for (List<Outgoing> request : requests(instances)) {
      statuses.putAll(send(request));
    }
    return statuses;
  }

  private static List<List<Outgoing>> requests(List<Outgoing> instances) {
    List<List<Outgoing>> requests = new ArrayList<>();
    int size = 0;
    for (Outgoing instance : instances) {
      if (requests.isEmpty() || size + instance.file().length > REQUEST_BYTES) {
        requests.add(new ArrayList<>());
        size = 0;
      }
      requests.get(requests.size() - 1).add(instance);
      size += instance.file().length;
    }
    return requests;
  }

  private Map<String, StoreStatus> send(List<Outgoing> request)
      throws IOException, InterruptedException {
    Answer answer = web.post("/studies", CONTENT_TYPE, multipart(request));
    StowAnswer said = StowAnswer.parse(answer);
    Optional<String> misconfigured = WebClient.misconfiguration(answer, web.base());
    Map<String, StoreStatus> statuses = new LinkedHashMap<>();
    for (Outgoing instance : request) {
      Optional<StoreStatus> status = said.of(instance.uid());
      if (status.isPresent()) {
        statuses.put(instance.uid(), checked(instance, status.get()));
      } else if (misconfigured.isPresent()) {
        statuses.put(
            instance.uid(), new StoreStatus.Again(misconfigured.get(), WebClient.cause(answer)));
      } else if (request.size() > 1 && !answer.isSuccess()) {
        statuses.putAll(send(List.of(instance)));
      } else {
        statuses.put(instance.uid(), unnamed(instance, answer));
      }
    }
    return statuses;
  }

  private StoreStatus checked(Outgoing instance, StoreStatus status)
      throws IOException, InterruptedException {
    if (!(status instanceof StoreStatus.AlreadyThere there)) {
      return status;
    }
    try {
      return qido.has(instance)
          ? StoreStatus.Stored.PLAIN
          : new StoreStatus.Again(Messages.text("alreadyNotFound", there.reason()));
    } catch (NotSearchableException e) {
      return new StoreStatus.Stored(Optional.of(Messages.text("unchecked", there.reason())));
    }
  }

  /** The answer does not name the instance: the PACS itself must show it. */
  private StoreStatus unnamed(Outgoing instance, Answer answer)
      throws IOException, InterruptedException {
    boolean mayBeThere = answer.isSuccess() || answer.status() == 409;
    if (mayBeThere && qido.has(instance)) {
      return StoreStatus.Stored.PLAIN;
    }
    String text = HttpText.line(answer.body());
    if (answer.isSuccess()) {
      return new StoreStatus.Again(Messages.text("notThere", answer.status()));
    }
    String refusal = Messages.text("refuses", answer.status(), text);
    return answer.status() == 400
        ? new StoreStatus.Unclear(refusal)
        : new StoreStatus.Rejected(refusal);
  }

  private static byte[] multipart(List<Outgoing> request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Outgoing instance : request) {
      body.writeBytes(
          ascii(
              "--"
                  + BOUNDARY
                  + "\r\nContent-Type: application/dicom\r\nContent-Length: "
                  + instance.file().length
                  + "\r\n\r\n"));
      body.writeBytes(instance.file());
      body.writeBytes(ascii("\r\n"));
    }
    body.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
