package org.fasit.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PacsDestinationTest {

  private final Cases cases = new Cases();
  private final PacsDestination pacs =
      new PacsDestination(
          new PacsSettings(
              new PacsSettings.Unusable("nowhere"), Duration.ofSeconds(10), Cases.OSLO),
          cases::find);

  @ParameterizedTest
  @EnumSource(Judgement.class)
  void agreementAloneStaysOutOfThePacs(Judgement judgement) {
    Entry entry = cases.assessed(judgement, 1);

    assertEquals(judgement != Judgement.AGREE, pacs.wants(entry.event()));
  }

  @Test
  void whatRefinesOrUndoesIsWantedAndTheRestIsNot() {
    Entry entry = cases.assessed(Judgement.FALSE_POSITIVE, 1);

    assertTrue(pacs.wants(cases.undo(entry).event()));
    assertTrue(pacs.wants(cases.refine(entry, Cases.OLD, Cases.ULNA).event()));
    assertFalse(pacs.wants(new Event.ExposureEnded(entry.id(), Duration.ofSeconds(4))));
    assertFalse(pacs.wants(new Event.PromptDismissed(entry.id())));
  }

  @Test
  void secretsAreNeverPrinted() {
    assertEquals("Bearer …", Credentials.bearer("hemmelig").toString());
    assertEquals("Basic …", Credentials.basic("fasit", "hemmelig").toString());
    assertEquals(Optional.empty(), Credentials.of("", "", " ").authorization());
  }
}
