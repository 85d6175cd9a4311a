package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.FaultyPacs.Request;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A delivery to a {@link FaultyPacs}, and what became of it. */
@ExtendWith(InEnglish.class)
abstract class FaultyPacsCase {

  static final Duration TIMEOUT = Duration.ofSeconds(2);
  static final Duration HANG = Duration.ofSeconds(30);
  static final Outcome DELIVERED = new Outcome.Delivered();
  static final Pattern UID = Pattern.compile("2\\.25\\.\\d{30,39}");

  final Cases cases = new Cases();
  final Entry entry = cases.assessed(Judgement.OUT_OF_SCOPE, 1);
  final List<FaultyPacs> started = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (FaultyPacs pacs : started) {
      pacs.close();
    }
  }

  FaultyPacs pacs(Function<Request, Reply> script) throws IOException {
    FaultyPacs pacs = new FaultyPacs(script);
    started.add(pacs);
    return pacs;
  }

  /** Answers every store alike, and every search with nothing found. */
  FaultyPacs storing(Reply reply) throws IOException {
    return pacs(request -> request.method().equals("POST") ? reply : Reply.json(200, "[]"));
  }

  List<Outcome> deliver(FaultyPacs pacs, Entry... entries) {
    PacsSettings settings =
        new PacsSettings(
            new DicomWeb(pacs.base(), Credentials.bearer("abc"), TIMEOUT),
            Duration.ZERO,
            Cases.OSLO);
    return assertTimeoutPreemptively(
        HANG, () -> new PacsDestination(settings, cases::find).deliver(List.of(entries)));
  }

  String again(FaultyPacs pacs) {
    return assertInstanceOf(Outcome.Again.class, deliver(pacs, entry).get(0)).reason();
  }

  String rejected(FaultyPacs pacs) {
    return assertInstanceOf(Outcome.Rejected.class, deliver(pacs, entry).get(0)).reason();
  }

  String fails(FaultyPacs pacs) {
    return assertThrows(IOException.class, () -> deliver(pacs, entry)).getMessage();
  }

  /** SOP Instance UIDs in the parts of a STOW request, in their order. */
  static List<String> uids(Request request) {
    List<String> uids = new ArrayList<>();
    for (String part : request.text().split("--fasit-")) {
      int meta = part.indexOf("\u0002\u0000\u0003\u0000UI");
      if (meta >= 0) {
        Matcher uid = UID.matcher(part.substring(meta));
        assertTrue(uid.find());
        uids.add(uid.group());
      }
    }
    return uids;
  }

  static String sequence(String tag, String uid, String more) {
    return "\"%s\":{\"vr\":\"SQ\",\"Value\":[{\"00081155\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}%s}]}"
        .formatted(tag, uid, more);
  }

  static String reason(String tag, int value) {
    return ",\"%s\":{\"vr\":\"US\",\"Value\":[%d]}".formatted(tag, value);
  }

  static Reply failure(Request request, int status, int reason) {
    return Reply.json(
        status, "{" + sequence("00081198", uids(request).get(0), reason("00081197", reason)) + "}");
  }

  FaultyPacs failing(int status, int reason) throws IOException {
    return pacs(
        request ->
            request.method().equals("POST")
                ? failure(request, status, reason)
                : Reply.json(200, "[]"));
  }
}
