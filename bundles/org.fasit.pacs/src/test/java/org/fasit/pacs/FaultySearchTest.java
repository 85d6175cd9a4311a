package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.FaultyPacs.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InEnglish.class)
class FaultySearchTest {

  private static final Duration HANG = Duration.ofSeconds(30);

  private final List<FaultyPacs> started = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (FaultyPacs pacs : started) {
      pacs.close();
    }
  }

  private FaultyPacs pacs(Function<Request, Reply> script) throws IOException {
    FaultyPacs pacs = new FaultyPacs(script);
    started.add(pacs);
    return pacs;
  }

  @Test
  void listsOfAServerThatDoesNotSearchSeriesAreReadByStudy() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    FaultyPacs pacs =
        pacs(
            request -> {
              asked.add(request.path());
              String path = request.path().replace("/dicom-web", "");
              if (path.startsWith("/series")) {
                return Reply.of(400, "text/plain", "not supported");
              }
              if (path.startsWith("/studies?") && path.contains("offset=0")) {
                return Reply.json(200, "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}]");
              }
              return Reply.raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            });

    ErrorLists lists = ErrorLists.read(pacs.base(), Credentials.NONE);

    assertEquals(List.of(), lists.cases());
    assertTrue(asked.stream().anyMatch(path -> path.contains("/studies/1.2.3/series?Modality=KO")));
  }

  @Test
  void searchThatPagesForeverEnds() throws Exception {
    FaultyPacs pacs =
        pacs(
            request ->
                request.path().contains("/metadata")
                    ? Reply.json(200, "[]")
                    : Reply.json(
                        200,
                        "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}]"));

    ErrorLists lists =
        assertTimeoutPreemptively(HANG, () -> ErrorLists.read(pacs.base(), Credentials.NONE));

    assertEquals(List.of(), lists.cases());
    assertEquals(3, pacs.requests().stream().filter(r -> r.path().contains("/series")).count());
    assertTrue(
        lists.unread().get(0).startsWith("The PACS gives the same results again"),
        lists.unread().toString());
  }

  @Test
  void addressWithoutDicomWebIsSaid() throws IOException {
    FaultyPacs pacs = pacs(request -> Reply.of(404, "text/html", "<h1>Not found</h1>"));

    String told =
        assertThrows(IOException.class, () -> ErrorLists.read(pacs.base(), Credentials.NONE))
            .getMessage();

    assertTrue(told.startsWith("No DICOMweb at " + pacs.base()), told);
  }

  @Test
  void seriesThatCannotBeReadIsToldAndTheOthersAreRead() throws Exception {
    FaultyPacs pacs =
        pacs(
            request -> {
              if (request.path().contains("/metadata")) {
                return Reply.of(406, "text/plain", "no JSON here");
              }
              return request.path().contains("/series") && request.path().endsWith("offset=0")
                  ? Reply.json(
                      200,
                      "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]}}]")
                  : Reply.json(200, "[]");
            });

    ErrorLists lists = ErrorLists.read(pacs.base(), Credentials.NONE);

    assertEquals(List.of("Series 1.2.3: The PACS answers 406: no JSON here"), lists.unread());
  }
}
