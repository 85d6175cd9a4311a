package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.journal.Destination.Outcome;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.FaultyPacs.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a STOW-RS answer says, and how much of it is believed. */
class FaultyStowTest extends FaultyPacsCase {
  @Test
  void requestIsAWellFormedMultipart() throws IOException {
    FaultyPacs pacs =
        pacs(r -> Reply.json(200, "{" + sequence("00081199", uids(r).get(0), "") + "}"));

    assertEquals(List.of(DELIVERED), deliver(pacs, entry));

    Request request = pacs.requests().get(0);
    assertEquals("/dicom-web/studies", request.path());
    assertTrue(request.headers().contains("Authorization: Bearer abc"), request.headers());
    assertTrue(
        request.headers().contains("multipart/related; type=\"application/dicom\"; boundary="),
        request.headers());
    assertTrue(request.text().startsWith("--fasit-"));
    assertTrue(request.text().contains("\r\nContent-Type: application/dicom\r\n"));
    assertTrue(request.text().endsWith("--\r\n"));
    assertEquals(1, uids(request).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{%s}", "[{%s}]", "[{},{%s}]"})
  void successIsReadFromObjectAndArray(String form) throws IOException {
    FaultyPacs pacs =
        pacs(
            request ->
                Reply.json(200, form.formatted(sequence("00081199", uids(request).get(0), ""))));

    assertEquals(List.of(DELIVERED), deliver(pacs, entry));
  }

  @Test
  void successIsReadFromXml() throws IOException {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM">
          <DicomAttribute tag="00081199" vr="SQ" keyword="ReferencedSOPSequence"><Item number="1">
            <DicomAttribute tag="00081155" vr="UI"><Value number="1">%s</Value></DicomAttribute>
          </Item></DicomAttribute>
        </NativeDicomModel>
        """;
    FaultyPacs pacs =
        pacs(
            request -> Reply.of(200, "application/dicom+xml", xml.formatted(uids(request).get(0))));

    assertEquals(List.of(DELIVERED), deliver(pacs, entry));
  }

  @Test
  void warningIsASuccessAndKept() throws IOException {
    FaultyPacs pacs =
        pacs(
            request ->
                Reply.json(
                    202,
                    "{"
                        + sequence("00081199", uids(request).get(0), reason("00081196", 45056))
                        + "}"));

    Optional<String> changed = Optional.of("The PACS changed elements (B000).");
    assertEquals(List.of(new Outcome.Delivered(changed)), deliver(pacs, entry));
    assertEquals(1, pacs.requests().size());
  }

  @ParameterizedTest
  @CsvSource({
    "202, 42752",
    "409, 43007",
    "202, 45071",
    "409, 272",
    "202, 292",
    "200, 42753",
    "202, 531"
  })
  void passingFailureIsTriedAgain(int status, int reason) throws IOException {
    String told = again(failing(status, reason));

    assertTrue(told.contains("%04X".formatted(reason)), told);
  }

  @ParameterizedTest
  @CsvSource({"202, 43264", "409, 43265", "200, 49152", "202, 49442", "409, 290", "202, 1"})
  void lastingFailureIsRejectedWhateverTheHttpStatus(int status, int reason) throws IOException {
    String told = rejected(failing(status, reason));

    assertTrue(told.contains("%04X".formatted(reason)), told);
  }

  @Test
  void failureOutweighsSuccessInOneAnswer() throws IOException {
    FaultyPacs pacs =
        pacs(
            request ->
                request.method().equals("GET")
                    ? Reply.json(200, "[]")
                    : Reply.json(
                        200,
                        "{%s,%s}"
                            .formatted(
                                sequence("00081199", uids(request).get(0), ""),
                                sequence(
                                    "00081198", uids(request).get(0), reason("00081197", 43264)))));

    assertInstanceOf(Outcome.Rejected.class, deliver(pacs, entry).get(0));
  }

  @Test
  void alreadyStoredIsDeliveredOnceTheSearchShowsIt() throws IOException {
    List<String> sent = new ArrayList<>();
    FaultyPacs pacs =
        pacs(
            request -> {
              if (request.method().equals("POST")) {
                sent.addAll(uids(request));
                return failure(request, 409, 45070);
              }
              return Reply.json(
                  200, "[{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + sent.get(0) + "\"]}}]");
            });

    assertEquals(List.of(DELIVERED), deliver(pacs, entry));
    assertTrue(pacs.requests().get(1).path().contains("SOPInstanceUID=" + sent.get(0)));
  }

  @Test
  void alreadyStoredButNotThereIsTriedAgain() throws IOException {
    assertTrue(again(failing(409, 45070)).contains("not found in its study"));
  }

  /** As after a change of the setting report, or of the release. */
  @Test
  void alreadyStoredAsAnotherKindOfReportIsOurs() throws IOException {
    List<String> sent = new ArrayList<>();
    FaultyPacs pacs =
        pacs(
            request -> {
              if (request.method().equals("POST")) {
                sent.addAll(uids(request));
                return failure(request, 409, 45070);
              }
              String uid = "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + sent.get(0) + "\"]}";
              String kind =
                  "\"00080016\":{\"vr\":\"UI\",\"Value\":[\"1.2.840.10008.5.1.4.1.1.88.33\"]}";
              return Reply.json(200, "[{" + uid + "," + kind + "}]");
            });

    assertEquals(List.of(DELIVERED), deliver(pacs, entry));
  }

  @Test
  void alreadyStoredAsSomethingElseIsNotOurs() throws IOException {
    List<String> sent = new ArrayList<>();
    FaultyPacs pacs =
        pacs(
            request -> {
              if (request.method().equals("POST")) {
                sent.addAll(uids(request));
                return failure(request, 409, 45070);
              }
              String uid = "\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + sent.get(0) + "\"]}";
              String elsewhere = "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}";
              return Reply.json(200, "[{" + uid + "," + elsewhere + "}]");
            });

    assertInstanceOf(Outcome.Again.class, deliver(pacs, entry).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"00081199\":{\"vr\":\"SQ\"}}", "null", "ok"})
  void twoHundredThatDoesNotNameTheInstanceIsNoSuccess(String body) throws IOException {
    FaultyPacs pacs = storing(Reply.json(200, body));

    assertTrue(again(pacs).contains("does not have the object"));
    assertEquals(1, pacs.count("GET"));
  }

  @Test
  void twoHundredThatNamesAnotherInstanceIsNoSuccess() throws IOException {
    FaultyPacs pacs = storing(Reply.json(200, "{" + sequence("00081199", "1.2.3", "") + "}"));

    assertInstanceOf(Outcome.Again.class, deliver(pacs, entry).get(0));
  }

  @Test
  void silentSuccessIsBelievedOnceTheSearchShowsTheInstance() throws IOException {
    List<String> sent = new ArrayList<>();
    FaultyPacs pacs =
        pacs(
            request -> {
              if (request.method().equals("POST")) {
                sent.addAll(uids(request));
                return Reply.raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
              }
              return Reply.json(
                  200, "[{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + sent.get(0) + "\"]}}]");
            });

    assertEquals(List.of(DELIVERED), deliver(pacs, entry));
  }

  @Test
  void searchThatIgnoresItsKeyIsNotBelieved() throws IOException {
    FaultyPacs pacs =
        pacs(
            request ->
                request.method().equals("POST")
                    ? Reply.json(200, "")
                    : Reply.json(200, "[{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}]"));

    assertInstanceOf(Outcome.Again.class, deliver(pacs, entry).get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{",
        "<html>proxy</html>",
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
        "\u0000\u0001\u0002"
      })
  void garbageIsNoSuccess(String body) throws IOException {
    assertInstanceOf(Outcome.Again.class, deliver(storing(Reply.json(200, body)), entry).get(0));
  }

  @Test
  void deeplyNestedAnswerIsNoSuccess() throws IOException {
    String deep = "[".repeat(100_000);

    assertInstanceOf(Outcome.Again.class, deliver(storing(Reply.json(200, deep)), entry).get(0));
  }
}
