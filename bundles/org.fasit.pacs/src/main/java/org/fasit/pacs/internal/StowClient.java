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
 * of it; where it says nothing, or that it failed, the PACS is searched for the instance. The HTTP
 * status alone makes a success only where the PACS cannot be searched at all, and with a warning.
 */
final class StowClient implements Storage {

  /** The most that goes into one request, unless a single instance is larger. */
  static final int REQUEST_BYTES = 4 << 20;

  private static final String BOUNDARY = "fasit-5c0f7ab1d94e4b6d";
  static final String CONTENT_TYPE =
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
        statuses.put(
            instance.uid(),
            status.get() instanceof StoreStatus.MayBeThere there
                ? StoreCheck.of(there, instance, qido)
                : status.get());
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

  /** The answer does not name the instance: the PACS itself must show it. */
  private StoreStatus unnamed(Outgoing instance, Answer answer)
      throws IOException, InterruptedException {
    if (answer.isSuccess()) {
      return unnamed(instance, answer.status());
    }
    String refusal = Messages.text("refuses", answer.status(), HttpText.line(answer.body()));
    StoreStatus refused =
        answer.status() == 400
            ? new StoreStatus.Unclear(refusal)
            : new StoreStatus.Rejected(refusal);
    return StoreCheck.of(new StoreStatus.MayBeThere(refusal, false, refused), instance, qido);
  }

  /** A gateway that stores and does nothing else cannot show it. */
  private StoreStatus unnamed(Outgoing instance, int status)
      throws IOException, InterruptedException {
    try {
      return qido.has(instance)
          ? StoreStatus.Stored.PLAIN
          : new StoreStatus.Again(Messages.text("notThere", status));
    } catch (NotSearchableException e) {
      return new StoreStatus.Stored(Optional.of(Messages.text("storedUnchecked", status)));
    }
  }

  /** The body of a request; without instances, one that stores nothing. */
  static byte[] multipart(List<Outgoing> request) {
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
