package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Exported;
import org.fasit.audit.AuditEvent.Level;
import org.fasit.journal.Lookup;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.Patient;
import org.fasit.model.Study;
import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit trail learns of what leaves for the registry. */
class ExportsTest {

  private final List<AuditEvent> told = new ArrayList<>();
  private final Map<UUID, Entry> journal = new HashMap<>();
  private CaptureServer server;
  private RegistryDestination destination;

  @BeforeEach
  void start() throws IOException {
    server = new CaptureServer(IdentityOnTheWireTest::allStored);
    destination =
        new RegistryDestination(
            SyncSettings.of(
                server.url(), "ahus", "tok", Planted.SITE_KEY, false, false, TlsFiles.NONE),
            id -> Lookup.of(Optional.ofNullable(journal.get(id))),
            Duration.ofSeconds(30),
            told::add);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private List<Exported> exports() {
    return told.stream().map(Exported.class::cast).toList();
  }

  private List<Entry> planted() {
    List<Entry> entries = Planted.entries();
    entries.forEach(entry -> journal.put(entry.id(), entry));
    return entries;
  }

  private static Study of(String patient, String study) {
    Study one = Planted.STUDY;
    Patient known = one.patient();
    return new Study(
        new Patient(known.name(), patient, known.issuer(), known.birthDate(), known.sex()),
        study,
        one.studyId(),
        one.accessionNumber(),
        one.date(),
        one.time(),
        one.description(),
        one.modality(),
        one.bodyPart(),
        one.age());
  }

  private static UUID assess(List<Entry> entries, Study study) {
    return Planted.add(
        entries,
        new Event.Assessed(Optional.empty(), study, Planted.assessment(), Planted.READER, ""));
  }

  @Test
  void isOneForEachPatientOfACallInPseudonymsOnly() throws Exception {
    List<Entry> entries = planted();
    assess(entries, of("B", "1.2.3"));
    assess(entries, of("B", "1.2.4"));
    UUID other = assess(entries, of("C", "1.2.5"));
    Planted.add(entries, new Event.Undone(other, Planted.READER));
    entries.forEach(entry -> journal.put(entry.id(), entry));

    destination.deliver(entries);

    Pseudonyms pseudonyms = new Pseudonyms(Planted.SITE_KEY);
    assertEquals(
        List.of(Planted.STUDY, of("B", ""), of("C", "")).stream().map(pseudonyms::patient).toList(),
        exports().stream().map(Exported::patient).toList());
    assertEquals(
        List.of(1, 2, 1), exports().stream().map(export -> export.studies().size()).toList());
    assertEquals(pseudonyms.study(Planted.STUDY), exports().get(0).studies().get(0));
    for (Exported export : exports()) {
      assertEquals(server.url(), export.to().address());
      assertEquals(Level.SUCCESS, export.outcome().level());
    }
    for (String token : Planted.tokens()) {
      assertFalse(told.toString().contains(token), token);
    }
  }

  @Test
  void thatOnlyRefersToACaseCountsForItsPatient() throws Exception {
    List<Entry> entries = planted();
    for (Entry entry : entries) {
      told.clear();
      destination.deliver(List.of(entry));
      assertEquals(1, told.size(), entry.event().getClass().getSimpleName());
    }
  }

  @Test
  void thatFailsIsToldOnceUntilItWentThrough() throws Exception {
    List<Entry> entries = planted();
    server.answerWith(request -> CaptureServer.http(503, "text/plain", ""));
    assertThrows(IOException.class, () -> destination.deliver(entries));
    assertThrows(IOException.class, () -> destination.deliver(entries));
    assertEquals(1, told.size());
    assertEquals(Level.MINOR_FAILURE, exports().get(0).outcome().level());
    assertTrue(exports().get(0).outcome().words().orElseThrow().contains("503"));

    server.answerWith(IdentityOnTheWireTest::allStored);
    destination.deliver(entries);
    assertEquals(2, told.size());
    assertEquals(Level.SUCCESS, exports().get(1).outcome().level());
  }

  @Test
  void isToldWhenTheLineWasCutForItMayHaveArrived() {
    server.answerWith(request -> Arrays.copyOf(IdentityOnTheWireTest.allStored(request), 40));
    assertThrows(IOException.class, () -> destination.deliver(planted()));
    assertEquals(Level.MINOR_FAILURE, exports().get(0).outcome().level());
  }

  @Test
  void isNoneWhenNobodyListens() throws Exception {
    server.close();
    assertThrows(IOException.class, () -> destination.deliver(planted()));
    assertEquals(List.of(), told);
  }
}
