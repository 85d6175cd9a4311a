package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.fasit.dicom.document.CaseArchive;
import org.fasit.journal.Destination;
import org.fasit.journal.Destination.Outcome;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.Cases;
import org.fasit.pacs.FaultyPacs;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.InEnglish;
import org.fasit.pacs.Servers;
import org.fasit.samples.server.OrthancServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What stands in the audit file of the workstation after talking with a PACS. */
@ExtendWith(InEnglish.class)
class AuditedPacsTest {

  private static final String ID = "/AuditMessage/EventIdentification/EventID/@csd-code";
  private static final String TYPE = "/AuditMessage/EventIdentification/EventTypeCode/@csd-code";
  private static final String ACTION = "/AuditMessage/EventIdentification/@EventActionCode";
  private static final String OUTCOME = "/AuditMessage/EventIdentification/@EventOutcomeIndicator";
  private static final String OBJECT =
      "/AuditMessage/ParticipantObjectIdentification[@ParticipantObjectTypeCode='%s']"
          + "/@ParticipantObjectID";

  @TempDir Path folder;

  private final Cases cases = new Cases();
  private PacsFramework framework;

  @BeforeEach
  void start() throws Exception {
    framework = new PacsFramework(folder.resolve("cache"));
  }

  @AfterEach
  void stop() throws Exception {
    framework.close();
  }

  /** The messages of an event so far. */
  private List<Document> messages(String event) {
    List<Document> messages = new ArrayList<>();
    Path audit = folder.resolve("audit");
    if (!Files.isDirectory(audit)) {
      return messages;
    }
    try (Stream<Path> files = Files.list(audit)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          Document message =
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(line)));
          if (value(message, ID).equals(event)) {
            messages.add(message);
          }
        }
      }
      return messages;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Document> await(String event, int count) throws InterruptedException {
    PacsFramework.await(count + " messages " + event, () -> messages(event).size() >= count);
    assertEquals(count, messages(event).size());
    return messages(event);
  }

  private static String value(Document message, String path) {
    try {
      return XPathFactory.newInstance().newXPath().evaluate(path, message);
    } catch (Exception e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private void record() throws Exception {
    framework.configure("audit", Map.of("folder", folder.resolve("audit").toString()));
  }

  @Test
  void deliveriesAndSearchesAreRecordedWithTheirPatients() throws Exception {
    try (OrthancServer orthanc = Servers.orthanc(folder.resolve("orthanc"))) {
      Destination pacs =
          framework.destination(Map.of("url", orthanc.dicomWeb().toString(), "worklist", "off"));
      Entry first = cases.assessed(Judgement.FALSE_POSITIVE, 1);
      Entry second = cases.assessed(Judgement.FALSE_NEGATIVE, 2);

      pacs.deliver(List.of(first, second));
      record();

      List<Document> sent = await("110104", 3);
      for (Document message : sent) {
        assertEquals("R", value(message, ACTION));
        assertEquals("0", value(message, OUTCOME));
        assertEquals("1", value(message, "count(" + OBJECT.formatted("1") + ")"));
      }
      assertEquals("P-0001^^^HUS", value(sent.get(0), OBJECT.formatted("1")));
      assertEquals("2.25.9001", value(sent.get(0), OBJECT.formatted("2")));
      assertEquals("1", value(sent.get(0), "count(//Instance)"), "the assessment alone");
      assertEquals("2", value(sent.get(1), "count(//Instance)"), "its mark and key objects");
      assertEquals("3", value(sent.get(2), "count(//Instance)"));
      assertEquals("P-0002^^^HUS", value(sent.get(2), OBJECT.formatted("1")));

      CaseArchive archive =
          framework
              .context()
              .getService(framework.context().getServiceReference(CaseArchive.class));
      assertEquals(2, archive.read(false, progress -> {}).cases().size());
      Document query = await("110112", 1).get(0);
      assertEquals("E", value(query, ACTION));
      assertEquals("0", value(query, OUTCOME));
    }
  }

  @Test
  void refusedWriteIsAnAlertAndAFailureThatRepeatsIsToldOnce() throws Exception {
    record();
    try (FaultyPacs server = new FaultyPacs(request -> Reply.of(403, "", ""))) {
      Destination pacs = framework.destination(Map.of("url", server.base().toString()));
      Entry entry = cases.assessed(Judgement.OUT_OF_SCOPE, 1);
      for (int attempt = 0; attempt < 3; attempt++) {
        assertInstanceOf(Outcome.Again.class, pacs.deliver(List.of(entry)).get(0));
      }

      PacsFramework.await("alerts", () -> restricted() == 3);
      Document sent = await("110104", 1).get(0);
      assertEquals("4", value(sent, OUTCOME));
      String why = value(sent, "/AuditMessage/EventIdentification/EventOutcomeDescription");
      assertTrue(why.contains("403"), why);
    }
  }

  private long restricted() {
    return messages("110113").stream().filter(it -> value(it, TYPE).equals("110132")).count();
  }
}
