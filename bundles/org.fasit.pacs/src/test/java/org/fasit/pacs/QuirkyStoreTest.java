package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fasit.audit.AuditTrail;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.PacsSettings.DicomWeb;
import org.fasit.samples.server.DicomWebServer;
import org.fasit.samples.server.Quirk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that say "already there" by other names, and gateways that store and do no more. */
@ExtendWith(InEnglish.class)
class QuirkyStoreTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int LOGGED = 12;

  private final Cases cases = new Cases();

  private List<Outcome> deliver(DicomWebServer server, List<Entry> entries) throws Exception {
    DicomWeb web = new DicomWeb(server.base(), Credentials.NONE, TIMEOUT);
    return new PacsDestination(
            new PacsSettings(web, Duration.ZERO, Cases.OSLO),
            cases::find,
            Optional.of(web),
            new Worklist(Worklist.Mode.AUTO, "FASIT"),
            AuditTrail.NONE)
        .deliver(entries);
  }

  private List<Entry> logged() {
    List<Entry> entries = new ArrayList<>();
    for (int study = 1; study <= LOGGED; study++) {
      entries.add(
          cases.assessed(
              study % 3 == 0 ? Judgement.FALSE_NEGATIVE : Judgement.FALSE_POSITIVE, study));
    }
    return entries;
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {
        "EXISTS_IS_0110",
        "EXISTS_IS_0111",
        "EXISTS_IS_45070",
        "EXISTS_IS_C000",
        "EXISTS_IS_PLAIN_409",
        "STORES_IN_SILENCE",
        "XML_ONLY",
        "PLAIN_JSON_ONLY",
        "ONE_MEDIA_TYPE_ONLY"
      })
  void whatIsThereAlreadyIsDeliveredByWhateverName(Quirk quirk) throws Exception {
    List<Outcome> plain = Collections.nCopies(LOGGED, new Outcome.Delivered());
    List<Entry> entries = logged();
    try (DicomWebServer server = DicomWebServer.start(quirk)) {
      assertEquals(plain, deliver(server, entries));
      List<String> held = server.instances();
      assertEquals(plain, deliver(server, entries));
      assertEquals(held, server.instances());
    }
  }

  @Test
  void oneAnswerThatStoresSomeAndRefusesWhatIsThereIsReadForEach() throws Exception {
    List<Entry> entries = logged();
    try (DicomWebServer server = DicomWebServer.start(Quirk.EXISTS_IS_0110)) {
      deliver(server, entries.subList(0, LOGGED / 2));

      assertEquals(Collections.nCopies(LOGGED, new Outcome.Delivered()), deliver(server, entries));
      assertEquals(3 * LOGGED, server.instances().size());
    }
  }

  /** It says that it has what the search does not show: then it is not believed. */
  @Test
  void failureOfWhatIsNotThereIsStillAFailure() throws Exception {
    try (FaultyPacs pacs =
        new FaultyPacs(
            request ->
                request.method().equals("POST")
                    ? FaultyPacsCase.failure(request, 409, 272)
                    : FaultyPacs.Reply.json(200, "[]"))) {
      DicomWeb web = new DicomWeb(pacs.base(), Credentials.NONE, TIMEOUT);
      List<Outcome> outcomes =
          new PacsDestination(new PacsSettings(web, Duration.ZERO, Cases.OSLO), cases::find)
              .deliver(List.of(cases.assessed(Judgement.OUT_OF_SCOPE, 1)));

      assertEquals(
          List.of(new Outcome.Again("The PACS failed to process the object (0110)")), outcomes);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"SEARCH_IS_501", "SEARCH_IS_404", "SEARCH_IS_405"})
  void storeOnlyGatewayStoresUnchecked(Quirk quirk) throws Exception {
    List<Entry> entries = logged();
    try (DicomWebServer server = DicomWebServer.start(Quirk.STORES_IN_SILENCE, quirk)) {
      for (Outcome outcome : deliver(server, entries)) {
        String warning = assertInstanceOf(Outcome.Delivered.class, outcome).warning().orElseThrow();
        assertTrue(warning.contains("whether the object is stored cannot be checked"), warning);
      }
      assertEquals(3 * LOGGED, server.instances().size());
    }
  }

  @Test
  void storeOnlyGatewayThatHasItAlreadyStoresUnchecked() throws Exception {
    List<Entry> entries = logged();
    try (DicomWebServer server = DicomWebServer.start(Quirk.EXISTS_IS_0110, Quirk.SEARCH_IS_501)) {
      deliver(server, entries);

      for (Outcome outcome : deliver(server, entries)) {
        String warning = assertInstanceOf(Outcome.Delivered.class, outcome).warning().orElseThrow();
        assertTrue(warning.endsWith("It cannot be checked."), warning);
      }
    }
  }
}
