package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.fasit.model.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentReaderTest {
  private static final String READERS =
      "[{\"id\":\"kari\",\"name\":\"Test^Kari\"},{\"id\":\"ola\"}]";
  private static final Reader KARI = new Reader("kari", "Test^Kari");
  private static final Reader OLA = new Reader("ola", "");

  private String account = "kari";
  private final CurrentReader reader = new CurrentReader(() -> account);

  private void configure(String id, String name, String... shared) throws SettingsException {
    reader.configure(CurrentReader.setup(id, name, shared, READERS));
  }

  /** The account that signed in, whom the settings name, the shared accounts: who reads. */
  @ParameterizedTest
  @CsvSource({
    "kari, '', lab, kari",
    "rad1, '', lab, rad1",
    "rad1, '', rad1, ''",
    "RAD1, '', rad1, ''",
    "rad1, '', RAD1, ''",
    "'HOSP\\rad1', '', rad1, ''",
    "rad1@hosp.example, '', rad1, ''",
    "rad1, ola, rad1, ola",
    "kari, rad1, rad1, ''",
    "'', '', lab, ''",
  })
  void aSharedAccountIsNobody(String signedIn, String named, String shared, String reads)
      throws SettingsException {
    account = signedIn;
    configure(named, "", shared);
    assertEquals(reads, reader.who().now().id());
    assertEquals(!reads.isEmpty(), reader.who().now().isKnown());
  }

  @Test
  void whoIsKnownHasTheNameThatTheSettingsGive() throws SettingsException {
    configure("", "");
    assertEquals(KARI, reader.who().now());
    configure("kari", "Other^Kari");
    assertEquals(new Reader("kari", "Other^Kari"), reader.who().now());
  }

  @Test
  void whomSomebodyChoseReadsUntilAnotherSignsIn() throws SettingsException {
    configure("", "", "rad1");
    account = "rad1";
    reader.refresh();
    assertEquals(Reader.UNKNOWN, reader.who().now());
    reader.choose(OLA);
    assertEquals(OLA, reader.who().now());
    reader.refresh();
    assertEquals(OLA, reader.who().now());
    account = "kari";
    reader.refresh();
    assertEquals(KARI, reader.who().now());
  }

  @Test
  void whoIsNamedByHandIsOfferedFromThenOn() throws SettingsException {
    configure("", "", "rad1");
    Reader guest = new Reader("guest7", "");
    reader.choose(guest);
    reader.choose(Reader.UNKNOWN);
    assertFalse(reader.who().now().isKnown());
    reader.choose(guest);
    assertEquals(List.of(KARI, OLA, guest), reader.who().known());
  }

  @Test
  void nobodyIsASharedAccountBecauseSomebodyTypedIt() throws SettingsException {
    configure("", "", "rad1");
    reader.choose(new Reader("RAD1", ""));
    assertEquals(Reader.UNKNOWN, reader.who().now());
    assertEquals(List.of(KARI, OLA), reader.who().known());
  }

  @Test
  void aTypedAccountOfSomebodyKnownIsThem() throws SettingsException {
    configure("", "");
    reader.choose(new Reader("Kari", ""));
    assertEquals(KARI, reader.who().now());
  }

  @Test
  void otherSettingsNameWhoReads() throws SettingsException {
    configure("", "", "rad1");
    reader.choose(OLA);
    configure("", "", "rad1", "lab");
    assertEquals(OLA, reader.who().now());
    configure("kari", "", "rad1");
    assertEquals(KARI, reader.who().now());
  }

  @Test
  void readersWithoutAnAccountAreRefused() {
    SettingsException refusal =
        assertThrows(
            SettingsException.class,
            () -> CurrentReader.setup("", "", new String[0], "[{\"name\":\"Test^Kari\"}]"));
    assertEquals(Optional.of(true), Optional.of(refusal.getMessage().contains("reading.readers")));
  }
}
