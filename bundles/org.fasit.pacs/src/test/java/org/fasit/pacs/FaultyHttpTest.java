package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fasit.journal.BusyException;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that fail before they have said anything of the instances. */
class FaultyHttpTest extends FaultyPacsCase {
  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 429})
  void serverTroubleIsTriedAgainAsAWhole(int status) throws IOException {
    String told = fails(storing(Reply.of(status, "text/html", "<h1>Out of order</h1>")));

    assertEquals("The PACS answers %d: Out of order".formatted(status), told);
  }

  @ParameterizedTest
  @ValueSource(ints = {406, 409, 415, 422})
  void refusalWithoutReasonIsRejectedWithItsText(int status) throws IOException {
    assertEquals(
        "The PACS refuses (%d): no thanks".formatted(status),
        rejected(storing(Reply.of(status, "text/plain", "no\r\nthanks"))));
  }

  /** As Orthanc answers a request whose body was cut off. */
  @Test
  void badRequestWithoutReasonIsNotBelievedAtOnce() throws IOException {
    assertEquals(
        List.of(new Outcome.Unclear("The PACS refuses (400): no thanks")),
        deliver(
            storing(Reply.of(400, "text/plain", "no\r\nthanks")),
            cases.assessed(Judgement.OUT_OF_SCOPE, 1)));
  }

  @Test
  void refusalOfTheSignInIsTriedAgainAndSaysWhatToDo() throws IOException {
    String told = again(storing(Reply.of(401, "", "")));
    assertTrue(told.contains("check user, password or bearer"), told);
    String forbidden = again(storing(Reply.of(403, "", "")));
    assertTrue(forbidden.contains("must allow storing"), forbidden);
  }

  @Test
  void redirectIsNotFollowedWithTheCredentials() throws IOException {
    FaultyPacs other = storing(Reply.json(200, "[]"));
    FaultyPacs pacs =
        storing(
            Reply.raw(
                "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .formatted(other.base())));

    assertTrue(again(pacs).contains("leads elsewhere"));
    assertEquals(List.of(), other.requests());
  }

  @Test
  void lineCutInTheAnswerIsTriedAgain() throws IOException {
    fails(storing(Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"0008")));
    fails(storing(Reply.raw("HTTP/1.1 200 OK\r\nContent-Le")));
    fails(storing(Reply.raw("")));
    fails(storing(Reply.raw("SSH-2.0-OpenSSH\r\n")));
  }

  @Test
  void silenceEndsInTime() throws IOException {
    String before = fails(storing(Reply.raw("").thenSilence()));
    assertTrue(before.contains("did not answer") || before.contains("timed out"), before);
    Reply half = Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"0008").thenSilence();
    String within = fails(storing(half));
    assertTrue(within.contains("did not answer within 2 s"), within);
  }

  @Test
  void answerWithoutEndIsBrokenOff() throws IOException {
    String told = fails(storing(Reply.json(200, "x".repeat(9 << 20))));

    assertTrue(told.contains("larger than 8 MB"), told);
  }

  @Test
  void badInstanceInABatchDoesNotHoldUpTheOthers() throws IOException {
    Entry good = cases.assessed(Judgement.OUT_OF_SCOPE, 2);
    Entry bad = cases.assessed(Judgement.OUT_OF_SCOPE, 3);
    Entry fine = cases.assessed(Judgement.OUT_OF_SCOPE, 4);
    for (int status : new int[] {400, 500}) {
      FaultyPacs pacs =
          pacs(
              request -> {
                if (request.text().contains(Cases.study(3).studyInstanceUid())) {
                  return Reply.of(status, "text/plain", "bad");
                }
                List<String> named = new ArrayList<>();
                uids(request).forEach(uid -> named.add(sequence("00081199", uid, "")));
                return Reply.json(200, "{" + String.join(",", named) + "}");
              });

      List<Outcome> outcomes = deliver(pacs, good, bad, fine);

      assertEquals(DELIVERED, outcomes.get(0));
      assertEquals(status == 500, outcomes.get(1) instanceof Outcome.Again);
      assertEquals(status == 400, outcomes.get(1) instanceof Outcome.Unclear);
      assertEquals(DELIVERED, outcomes.get(2));
    }
  }

  @Test
  void serverThatFailsOnEverythingIsNotAskedForEachEntry() throws IOException {
    FaultyPacs pacs = storing(Reply.of(503, "", ""));
    Entry[] many = new Entry[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = cases.assessed(Judgement.OUT_OF_SCOPE, i);
    }

    assertThrows(IOException.class, () -> deliver(pacs, many));

    assertEquals(4, pacs.requests().size());
  }

  @Test
  void entryWithOneLostDocumentIsTriedAgain() throws IOException {
    Entry falsePositive = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    FaultyPacs pacs =
        pacs(
            request ->
                request.method().equals("POST")
                    ? Reply.json(200, "{" + sequence("00081199", uids(request).get(0), "") + "}")
                    : Reply.json(200, "[]"));

    assertInstanceOf(Outcome.Again.class, deliver(pacs, falsePositive).get(0));
    assertEquals(1, uids(pacs.requests().get(0)).size(), "the assessment alone");
    assertEquals(2, uids(pacs.requests().get(1)).size(), "the mark and the key objects");
  }

  @Test
  void pauseThatTheServerAsksForIsToldAndKept() throws IOException {
    Entry[] entries = {
      cases.assessed(Judgement.OUT_OF_SCOPE, 2), cases.assessed(Judgement.OUT_OF_SCOPE, 3)
    };
    FaultyPacs pacs =
        storing(
            Reply.raw(
                "HTTP/1.1 429 Too Many\r\nRetry-After: 120\r\nContent-Length: 0\r\n"
                    + "Connection: close\r\n\r\n"));

    BusyException busy = assertThrows(BusyException.class, () -> deliver(pacs, entries));

    assertEquals(Duration.ofSeconds(120), busy.pause());
    assertEquals(1, pacs.requests().size());
  }

  @Test
  void tokenIsReadAnewFromItsFileForEachRequest(@TempDir Path folder) throws Exception {
    Path token = folder.resolve("token");
    FaultyPacs pacs = storing(Reply.of(401, "", ""));
    PacsDestination destination =
        new PacsDestination(
            new PacsSettings(
                new DicomWeb(pacs.base(), Credentials.bearerIn(token), TIMEOUT),
                Duration.ZERO,
                Cases.OSLO),
            cases::find);
    String missing =
        assertThrows(IOException.class, () -> destination.deliver(List.of(entry))).getMessage();
    assertEquals("The bearer token in " + token + " cannot be read.", missing);

    for (String value : List.of("first", "second")) {
      Files.writeString(token, value + "\n");
      assertInstanceOf(Outcome.Again.class, destination.deliver(List.of(entry)).get(0));
    }

    assertEquals(2, pacs.requests().size());
    for (int i = 0; i < 2; i++) {
      String headers = pacs.requests().get(i).headers();
      assertTrue(headers.contains("Bearer " + List.of("first", "second").get(i)), headers);
    }
  }

  @Test
  void undoOfWhatTheJournalDoesNotKnowIsRejected() throws IOException {
    FaultyPacs pacs = storing(Reply.json(200, "[]"));
    Entry stray = cases.log(new Event.Undone(UUID.randomUUID(), Cases.READER));

    assertInstanceOf(Outcome.Rejected.class, deliver(pacs, stray).get(0));
    assertEquals(List.of(), pacs.requests());
  }
}
