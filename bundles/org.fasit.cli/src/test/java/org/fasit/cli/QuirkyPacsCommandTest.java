package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fasit.cli.wholepath.Cases;
import org.fasit.journal.JournalOptions;
import org.fasit.journal.OpenJournal;
import org.fasit.journal.file.FileJournal;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.samples.server.DicomWebServer;
import org.fasit.samples.server.Quirk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands before servers with manners of their own: the reported cases 21, 23, 26 and 27, and
 * others of their kind. The journal holds eight false positives and four false negatives.
 */
@Timeout(120)
class QuirkyPacsCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Cli cli = new Cli();

  @BeforeEach
  void log() throws Exception {
    try (OpenJournal journal = FileJournal.open(JournalOptions.of(folder))) {
      int[] numbers =
          IntStream.concat(
                  IntStream.range(0, 8).map(i -> 2 * i), IntStream.range(0, 4).map(i -> 2 * i + 1))
              .toArray();
      for (int number : numbers) {
        journal.append(Cases.error(UUID.randomUUID(), "quirky", number)).get();
      }
    }
  }

  private int rebuild(DicomWebServer server) {
    return cli.run("errors", "rebuild", "--journal", folder, "--pacs", server.base());
  }

  private int errors(DicomWebServer server, String... more) {
    return cli.run(
        Stream.concat(Stream.of("errors", "--pacs", server.base()), Stream.of(more)).toArray());
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"EXISTS_IS_0110", "EXISTS_IS_0111", "EXISTS_IS_45070", "EXISTS_IS_PLAIN_409"})
  void whatTheServerHasIsNotRefusedTheSecondTime(Quirk quirk) throws Exception {
    try (DicomWebServer server = DicomWebServer.start(quirk)) {
      for (int time = 0; time < 2; time++) {
        assertEquals(0, rebuild(server), cli.err::toString);
        assertTrue(
            cli.out.toString().contains("12 sent, 0 with a warning, 0 refused"),
            cli.out.toString());
        assertEquals("", cli.err.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXISTS_IS_0111",
        "SERIES_WITHOUT_STUDY_UID",
        "NOT_FOUND_AFTER_LAST_PAGE",
        "LOWER_CASE_KEYS",
        "SMALL_PAGES",
        "XML_ONLY"
      })
  void listsAreWhole(Quirk quirk) throws Exception {
    try (DicomWebServer server = DicomWebServer.start(quirk)) {
      rebuild(server);

      assertEquals(0, errors(server), cli.err::toString);
      assertTrue(cli.out.toString().contains("False positives: 8 open\n"), cli.out.toString());
      assertTrue(cli.out.toString().contains("False negatives: 4 open\n"), cli.out.toString());
      assertEquals("", cli.err.toString());
      assertEquals(0, errors(server, "--json"));
      JsonNode lists = JSON.readTree(cli.out.toString());
      assertTrue(lists.path("complete").asBoolean());
      assertEquals(8, lists.path("falsePositives").size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CAPPED_WITH_WARNING, 3, 3 open (not complete)",
    "IGNORES_OFFSET, 3, 3 open (not complete)",
    "METADATA_NOT_FOUND, 7, 7 open (not complete)",
    "CONTENT_AS_BULK_DATA, 0, none could be read (not complete)"
  })
  void shortListIsNeverGoodNews(Quirk quirk, int read, String said) throws Exception {
    try (DicomWebServer server = DicomWebServer.start()) {
      rebuild(server);
      server.become(quirk);

      assertEquals(1, errors(server));
      String table = cli.out.toString();
      assertTrue(table.startsWith("These lists are not complete:\n  "), table);
      assertTrue(table.contains("False positives: " + said), table);
      assertFalse(table.contains(" 0 open"), table);
      assertTrue(
          cli.err.toString().startsWith("fasit: the lists are not complete: "), cli.err.toString());
      assertEquals(1, errors(server, "--json"));
      JsonNode lists = JSON.readTree(cli.out.toString());
      assertFalse(lists.path("complete").asBoolean(true));
      assertFalse(lists.path("unread").isEmpty());
      assertEquals(read, lists.path("falsePositives").size());
    }
  }

  @Test
  void storeOnlyGatewayTakesAllUncheckedAndItsListsAreNotEmptyButUnreadable() throws Exception {
    try (DicomWebServer server =
        DicomWebServer.start(Quirk.STORES_IN_SILENCE, Quirk.SEARCH_IS_501)) {
      assertEquals(0, rebuild(server), cli.err::toString);
      assertTrue(
          cli.out.toString().contains("12 sent, 12 with a warning, 0 refused"), cli.out.toString());
      assertEquals(
          "fasit: warning: 12 entries: The PACS answers 200 and says no more, and it cannot be"
              + " searched: whether the object is stored cannot be checked.\n",
          cli.err.toString());
      assertEquals(24, server.instances().size());

      assertEquals(1, errors(server));
      assertEquals("", cli.out.toString());
      assertTrue(
          cli.err.toString().contains("cannot be searched, so the error lists cannot be read back"),
          cli.err.toString());
    }
  }

  /**
   * After one lost answer the server says 0110 to what it has: the entry does not wait for ever.
   */
  @Test
  void entryWhoseAnswerWasLostDoesNotWaitForEver() throws Exception {
    try (DicomWebServer server = DicomWebServer.start(Quirk.EXISTS_IS_0110);
        OpenJournal journal =
            FileJournal.open(JournalOptions.of(folder).withPoll(Duration.ofMillis(50)))) {
      server.loseAnswers(2);
      DicomWeb web = new DicomWeb(server.base(), Credentials.NONE, Duration.ofSeconds(20));
      journal.add(
          new PacsDestination(
              new PacsSettings(web, Duration.ZERO, ZoneId.of("Europe/Oslo")), journal::find));

      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!journal.deliveries().counted()
          || journal.deliveries().lines().stream().anyMatch(line -> line.waiting() > 0)) {
        assertTrue(System.nanoTime() < end, journal.deliveries().toString());
        Thread.sleep(20);
      }
      assertEquals(24, server.instances().size());
      assertTrue(journal.deliveries().lines().stream().allMatch(line -> line.rejected() == 0));
    }
  }
}
