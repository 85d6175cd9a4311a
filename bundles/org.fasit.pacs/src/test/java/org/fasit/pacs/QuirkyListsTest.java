package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fasit.journal.ConnectionTest;
import org.fasit.journal.ConnectionTest.Check;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.samples.server.DicomWebServer;
import org.fasit.samples.server.Quirk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight false positives, read back from servers that keep the standard in their own ways. */
@ExtendWith(InEnglish.class)
class QuirkyListsTest {

  private static final int LOGGED = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration HANG = Duration.ofSeconds(60);

  private final Cases cases = new Cases();
  private DicomWebServer server;

  @BeforeEach
  void store() throws Exception {
    server = DicomWebServer.start();
    List<Entry> entries = new ArrayList<>();
    for (int study = 1; study <= LOGGED; study++) {
      entries.add(cases.assessed(Judgement.FALSE_POSITIVE, study));
    }
    DicomWeb web = new DicomWeb(server.base(), Credentials.NONE, TIMEOUT);
    PacsSettings settings = new PacsSettings(web, Duration.ZERO, Cases.OSLO);
    for (Outcome outcome : new PacsDestination(settings, cases::find).deliver(entries)) {
      assertInstanceOf(Outcome.Delivered.class, outcome);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Quirk[] quirks(String names) {
    return Arrays.stream(names.split("\\+")).map(Quirk::valueOf).toArray(Quirk[]::new);
  }

  private ErrorLists read(String names) {
    if (!names.isEmpty()) {
      server.become(quirks(names));
    }
    URI base = server.base();
    return assertTimeoutPreemptively(HANG, () -> ErrorLists.read(base, Credentials.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NOT_FOUND_AFTER_LAST_PAGE",
        "NOT_FOUND_AFTER_LAST_PAGE+SMALL_PAGES",
        "NONE_IS_204",
        "NONE_IS_204+SMALL_PAGES",
        "NONE_IS_EMPTY_BODY",
        "SMALL_PAGES",
        "SMALL_PAGES+MORE_IS_206",
        "SMALL_PAGES+SERIES_WITHOUT_STUDY_UID+WITHOUT_RETRIEVE_URL",
        "SMALL_PAGES+NO_SEARCH_OF_SERIES",
        "IGNORES_LIMIT",
        "OVERLAPPING_PAGES",
        "SERIES_WITHOUT_STUDY_UID",
        "SERIES_WITHOUT_STUDY_UID+WITHOUT_RETRIEVE_URL",
        "SERIES_WITHOUT_STUDY_UID+WITHOUT_RETRIEVE_URL+NOT_FOUND_AFTER_LAST_PAGE",
        "SERIES_WITHOUT_SERIES_UID",
        "SERIES_WITHOUT_SERIES_UID+SERIES_WITHOUT_STUDY_UID",
        "LOWER_CASE_KEYS",
        "LOWER_CASE_KEYS+NO_SEARCH_OF_SERIES",
        "PADDED_UIDS",
        "ONE_IS_AN_OBJECT",
        "IGNORES_KEYS",
        "IGNORES_KEYS+NO_SEARCH_OF_SERIES",
        "REFUSES_INCLUDEFIELD",
        "REFUSES_PAGING",
        "REFUSES_PAGING+REFUSES_INCLUDEFIELD",
        "REFUSES_PAGING+NO_SEARCH_OF_SERIES",
        "NO_SEARCH_OF_SERIES",
        "NO_SEARCH_OF_SERIES+NOT_FOUND_AFTER_LAST_PAGE",
        "NO_SEARCH_OF_SERIES+OTHER_STUDIES_TOO",
        "XML_ONLY",
        "XML_ONLY+SMALL_PAGES",
        "PLAIN_JSON_ONLY",
        "ONE_MEDIA_TYPE_ONLY",
        "GZIP",
        "GZIP+XML_ONLY"
      })
  void allAreRead(String names) {
    ErrorLists lists = read(names);

    assertEquals(List.of(), lists.unread());
    assertEquals(LOGGED, lists.of(Judgement.FALSE_POSITIVE).size());
    assertTrue(lists.cases().stream().allMatch(logged -> logged.assessment().isPresent()));
    assertTrue(
        lists.cases().stream()
            .allMatch(logged -> logged.study().patient().name().startsWith("Prøve^Åse")));
    assertTrue(lists.isWhole());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAPPED_WITH_WARNING | 3 | The PACS may have more than the 3 results it gave"
            + " (dicomweb: There are 5 additional results that can be requested).",
        "IGNORES_OFFSET | 3 | The PACS gives the same results again instead of the next page. If it"
            + " has more than 3 results, they are missing.",
        "SMALL_PAGES+SECOND_PAGE_FAILS | 3 | The search broke off after 3 results; if there are"
            + " more, they are missing. The PACS answers 500: out of order",
        "SMALL_PAGES+SECOND_PAGE_REFUSED | 3 | The search broke off after 3 results; if there are"
            + " more, they are missing. The PACS answers 400: out of order",
        "SECOND_PAGE_FAILS | 8 | The search broke off after 8 results; if there are more,"
            + " they are missing. The PACS answers 500: out of order",
        "SERIES_WITHOUT_SERIES_UID+WITHOUT_RETRIEVE_URL | 0 | 8 series that the PACS found cannot"
            + " be read: the answer lacks Series Instance UID.",
        "SERIES_WITHOUT_SERIES_UID+WITHOUT_RETRIEVE_URL+SMALL_PAGES | 0 | 8 series that the PACS"
            + " found cannot be read: the answer lacks Series Instance UID."
      })
  void whatIsMissingIsSaidAndTheRestIsKept(String names, int read, String said) {
    ErrorLists lists = read(names);

    assertEquals(List.of(said), lists.unread());
    assertEquals(read, lists.of(Judgement.FALSE_POSITIVE).size());
    assertFalse(lists.isWhole());
  }

  @Test
  void seriesThatIsListedAndNotThereIsSaid() {
    ErrorLists lists = read("METADATA_NOT_FOUND");

    assertEquals(LOGGED - 1, lists.cases().size());
    assertEquals(1, lists.unread().size());
    assertTrue(
        lists.unread().get(0).matches("Series [0-9.]+: The PACS answers 404\\."),
        lists.unread().toString());
  }

  @Test
  void objectsOfOursThatCannotBeUnderstoodAreCounted() {
    ErrorLists lists = read("CONTENT_AS_BULK_DATA");

    assertEquals(List.of(), lists.cases());
    assertEquals(LOGGED, lists.unread().size());
    assertTrue(
        lists.unread().get(0).contains("1 of 1 objects cannot be understood"),
        lists.unread().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOGIN_PAGE | The PACS gave a web page instead of data",
        "SEARCH_IS_501 | cannot be searched, so the error lists cannot be read back from it",
        "SEARCH_IS_405 | cannot be searched, so the error lists cannot be read back from it",
        "SEARCH_IS_404 | No DICOMweb at"
      })
  void serverThatDoesNotSearchIsNoEmptyList(String names, String said) {
    server.become(quirks(names));

    String told =
        assertThrows(IOException.class, () -> ErrorLists.read(server.base(), Credentials.NONE))
            .getMessage();

    assertTrue(told.contains(said), told);
  }

  @Test
  void everyFormThatIsReadIsAskedFor() {
    read("");

    String asked = server.accepts().get(server.accepts().size() - 1);
    assertTrue(asked.startsWith("application/dicom+json, application/json;"), asked);
    assertTrue(asked.contains("multipart/related;type=\"application/dicom+xml\";"), asked);
  }

  @Test
  void serverThatTakesOneFormIsAskedForTwoOnlyOnce() {
    read("ONE_MEDIA_TYPE_ONLY");

    List<String> accepts = server.accepts();
    long several = accepts.stream().skip(2).filter(accept -> accept.contains(",")).count();
    assertTrue(several <= 4, several + " of " + accepts.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PADDED_UIDS | GOOD | The error lists can be read back.",
        "SERIES_WITHOUT_STUDY_UID | GOOD | The error lists can be read back.",
        "SERIES_WITHOUT_SERIES_UID+WITHOUT_RETRIEVE_URL | DOUBTFUL | The error lists can be read"
            + " back only in part. 8 series that the PACS found cannot be read: the answer lacks"
            + " Series Instance UID.",
        "SEARCH_IS_501 | DOUBTFUL | The PACS takes objects, but it cannot be searched: the error"
            + " lists cannot be read back from here, and a delivery that is not confirmed cannot"
            + " be checked.",
        "SEARCH_IS_404 | DOUBTFUL | The PACS takes objects, but it cannot be searched: the error"
            + " lists cannot be read back from here, and a delivery that is not confirmed cannot"
            + " be checked."
      })
  void theConnectionTestSaysWhetherListsCanBeReadBack(String names, String outcome, String said)
      throws Exception {
    server.become(quirks(names));
    int held = server.instances().size();
    DicomWeb web = new DicomWeb(server.base(), Credentials.NONE, TIMEOUT);
    List<Check> checks = new ArrayList<>();

    PacsCheck.run(
        new PacsSettings(web, Duration.ZERO, Cases.OSLO),
        Optional.of(web),
        new Worklist(Worklist.Mode.AUTO, "FASIT"),
        Instant.now(),
        checks::add);

    assertEquals(ConnectionTest.Outcome.GOOD, checks.get(0).outcome(), checks.toString());
    Check search =
        checks.stream().filter(check -> check.what().equals("Searching")).findFirst().orElseThrow();
    assertEquals(said, search.told());
    assertEquals(ConnectionTest.Outcome.valueOf(outcome), search.outcome());
    assertEquals(held, server.instances().size(), "nothing is stored");
  }
}
