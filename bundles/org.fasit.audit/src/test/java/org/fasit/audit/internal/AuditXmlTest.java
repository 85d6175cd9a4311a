package org.fasit.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Alert.Kind;
import org.fasit.audit.AuditEvent.Exported;
import org.fasit.audit.AuditEvent.Instance;
import org.fasit.audit.AuditEvent.InstancesSent;
import org.fasit.audit.AuditEvent.LogOpened;
import org.fasit.audit.AuditEvent.Node;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditEvent.Queried;
import org.fasit.audit.AuditEvent.Started;
import org.fasit.audit.AuditEvent.Stopped;
import org.fasit.audit.AuditEvent.Subject;
import org.fasit.audit.AuditEvent.WorkitemChanged;
import org.junit.jupiter.api.Test;

/** Each kind of message against the structure of A.5.1 and its table in A.5.3. */
class AuditXmlTest {

  static final Origin ORIGIN = new Origin("Prøvesykehuset", "ws-12", "Fasit 0.1.0", 4711, "aase");
  private static final Instant TIME = Instant.parse("2026-09-14T12:00:00.123456Z");
  private static final Node PACS = new Node("PACS", "10.0.0.7");
  private static final Subject PATIENT = new Subject("130199", "HUS", List.of("1.2.3"));
  private static final String OBJECT = "/AuditMessage/ParticipantObjectIdentification";
  private static final String PARTICIPANT = "/AuditMessage/ActiveParticipant";

  private static ParsedMessage written(AuditEvent event) throws Exception {
    Message message = new AuditXml(ORIGIN).write(event, TIME);
    assertFalse(message.xml().contains("\n"), "one line");
    return new ParsedMessage(message.xml());
  }

  @Test
  void tellsStartAndStop() throws Exception {
    ParsedMessage start = written(new Started());
    assertEquals("110100", start.eventId());
    assertEquals("110120", start.typeCode());
    assertEquals("E", start.action());
    assertEquals("0", start.outcome());
    assertEquals("2026-09-14T12:00:00.123Z", start.value("//@EventDateTime"));
    assertEquals(
        "4711", start.value(PARTICIPANT + "[RoleIDCode/@csd-code='110150']/@AlternativeUserID"));
    assertEquals("aase", start.value(PARTICIPANT + "[RoleIDCode/@csd-code='110151']/@UserID"));
    assertEquals("Prøvesykehuset", start.value("//@AuditEnterpriseSiteID"));
    assertEquals("ws-12", start.value("//@AuditSourceID"));
    assertEquals("110121", written(new Stopped()).typeCode());
  }

  @Test
  void tellsInstancesTransferredByActionReadWithOnePatient() throws Exception {
    InstancesSent event =
        new InstancesSent(
            PACS,
            PATIENT,
            List.of(
                new Instance("1.2.840.10008.5.1.4.1.1.88.59", "2.25.1"),
                new Instance("1.2.840.10008.5.1.4.1.1.88.33", "2.25.2"),
                new Instance("1.2.840.10008.5.1.4.1.1.88.59", "2.25.3")),
            Outcome.SUCCESS);
    ParsedMessage sent = written(event);
    assertEquals("110104", sent.eventId());
    assertEquals("R", sent.action());
    assertEquals("PACS", sent.value(PARTICIPANT + "[RoleIDCode/@csd-code='110152']/@UserID"));
    assertEquals(
        "2",
        sent.value(PARTICIPANT + "[RoleIDCode/@csd-code='110152']/@NetworkAccessPointTypeCode"));
    String study = OBJECT + "[ParticipantObjectIDTypeCode/@csd-code='110180']";
    assertEquals("1.2.3", sent.value(study + "/@ParticipantObjectID"));
    assertEquals("2", sent.value(study + "//SOPClass[1]/@NumberOfInstances"));
    assertEquals("2.25.2", sent.value(study + "//SOPClass[2]/Instance/@UID"));
    String patient = OBJECT + "[@ParticipantObjectTypeCodeRole='1']";
    assertEquals(1, sent.count(patient));
    assertEquals("130199^^^HUS", sent.value(patient + "/@ParticipantObjectID"));
  }

  @Test
  void tellsWhyInstancesWereNotTransferred() throws Exception {
    ParsedMessage sent =
        written(new InstancesSent(PACS, PATIENT, List.of(), Outcome.failed("out of resources")));
    assertEquals("4", sent.outcome());
    assertEquals("out of resources", sent.value("//EventOutcomeDescription"));
  }

  @Test
  void tellsQueriesOverDicomAndOverTheWeb() throws Exception {
    String model = "1.2.840.10008.5.1.4.1.2.2.1";
    ParsedMessage find =
        written(new Queried(PACS, Optional.of(model), "Modality=KO", Outcome.SUCCESS));
    assertEquals("110112", find.eventId());
    assertEquals("E", find.action());
    assertEquals(model, find.value(OBJECT + "/@ParticipantObjectID"));
    assertEquals("Modality=KO", find.decoded("//ParticipantObjectQuery"));
    Node web = new Node("https://pacs.example.org/rs", "https://pacs.example.org/rs");
    ParsedMessage qido =
        written(new Queried(web, Optional.empty(), "/series?Modality=KO", Outcome.SUCCESS));
    assertEquals("24", qido.value(OBJECT + "/@ParticipantObjectTypeCodeRole"));
    assertEquals("5", qido.value(PARTICIPANT + "[2]/@NetworkAccessPointTypeCode"));
  }

  @Test
  void tellsWorkitemsAsProcedureRecords() throws Exception {
    ParsedMessage made =
        written(new WorkitemChanged(true, PACS, PATIENT, "2.25.9", Outcome.SUCCESS));
    assertEquals("110111", made.eventId());
    assertEquals("C", made.action());
    assertEquals("2.25.9", made.decoded(OBJECT + "/ParticipantObjectDetail/@value"));
    assertEquals(
        "U",
        written(new WorkitemChanged(false, PACS, PATIENT, "2.25.9", Outcome.SUCCESS)).action());
  }

  @Test
  void tellsExportsByPseudonymsOnly() throws Exception {
    Node registry = new Node("https://registry.example.org", "https://registry.example.org");
    ParsedMessage export =
        written(new Exported(registry, "p-7f3a", List.of("s-11", "s-12"), Outcome.SUCCESS));
    assertEquals("110106", export.eventId());
    assertEquals("R", export.action());
    assertEquals("110037", export.value("//MediaType/@csd-code"));
    assertEquals(
        "p-7f3a", export.value(OBJECT + "[@ParticipantObjectTypeCode='1']/@ParticipantObjectID"));
    assertEquals(2, export.count("//Anonymized[.='true']"));
  }

  @Test
  void tellsThatALogWasOpened() throws Exception {
    ParsedMessage opened = written(new LogOpened("file:///home/aase/.fasit/audit/", "Audit log"));
    assertEquals("110101", opened.eventId());
    assertEquals("R", opened.action());
    assertEquals("13", opened.value(OBJECT + "/@ParticipantObjectTypeCodeRole"));
    assertEquals("Audit log", opened.value("//ParticipantObjectName"));
  }

  @Test
  void tellsEveryKindOfAlert() throws Exception {
    for (Kind kind : Kind.values()) {
      ParsedMessage alert =
          written(
              new Alert(kind, "file:///journal", "line 3 was changed", Outcome.failed("chain")));
      assertEquals("110113", alert.eventId());
      assertEquals(kind.code(), alert.typeCode());
      assertEquals("line 3 was changed", alert.decoded("//ParticipantObjectDetail/@value"));
    }
  }

  @Test
  void staysValidWhateverTheValuesHold() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String text =
          random
              .ints(1 + random.nextInt(60), 0, 0x11000)
              .mapToObj(point -> new String(Character.toChars(point)))
              .reduce("<&\"'>]]>\u0000\n\u2028\ud800", String::concat);
      Outcome outcome = Outcome.failed(text);
      Node node = new Node("A" + text, text);
      try {
        written(
            new InstancesSent(node, new Subject(text, text, List.of(text)), List.of(), outcome));
        written(new Queried(node, Optional.of(text), text, outcome));
        written(new Exported(node, text, List.of(text), outcome));
        written(new LogOpened(text, text));
        written(new Alert(Kind.NODE_AUTHENTICATION, text, text, outcome));
      } catch (Exception e) {
        throw new AssertionError("seed " + seed + ", round " + i, e);
      }
    }
  }

  @Test
  void boundsHugeValues() {
    Alert huge =
        new Alert(
            Kind.OBJECT_CHANGED, "x".repeat(1 << 20), "y", Outcome.failed("z".repeat(1 << 20)));
    assertTrue(new AuditXml(ORIGIN).write(huge, TIME).xml().length() < 20_000);
  }
}
