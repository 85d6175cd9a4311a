package org.fasit.audit.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Exported;
import org.fasit.audit.AuditEvent.Instance;
import org.fasit.audit.AuditEvent.InstancesSent;
import org.fasit.audit.AuditEvent.Level;
import org.fasit.audit.AuditEvent.LogOpened;
import org.fasit.audit.AuditEvent.Node;
import org.fasit.audit.AuditEvent.Queried;
import org.fasit.audit.AuditEvent.Started;
import org.fasit.audit.AuditEvent.Stopped;
import org.fasit.audit.AuditEvent.Subject;
import org.fasit.audit.AuditEvent.WorkitemChanged;

/** Writes events as audit messages (DICOM PS3.15 section A.5.1), each on one line. */
final class AuditXml {

  private static final int MOST_INSTANCES = 200;

  private final Origin origin;

  AuditXml(Origin origin) {
    this.origin = origin;
  }

  Message write(AuditEvent event, Instant time) {
    XmlText xml = new XmlText();
    xml.open("AuditMessage");
    if (event instanceof Started || event instanceof Stopped) {
      activity(xml, event, time);
    } else if (event instanceof LogOpened it) {
      logOpened(xml, it, time);
    } else if (event instanceof InstancesSent it) {
      sent(xml, it, time);
    } else if (event instanceof Queried it) {
      queried(xml, it, time);
    } else if (event instanceof WorkitemChanged it) {
      workitem(xml, it, time);
    } else if (event instanceof Exported it) {
      exported(xml, it, time);
    } else if (event instanceof Alert it) {
      alert(xml, it, time);
    }
    xml.close("AuditMessage");
    boolean failure = event instanceof Alert || event.outcome().level() != Level.SUCCESS;
    return new Message(time, failure, xml.text());
  }

  private void activity(XmlText xml, AuditEvent event, Instant time) {
    Coded type =
        event instanceof Started
            ? Coded.dcm("110120", "Application Start")
            : Coded.dcm("110121", "Application Stop");
    identify(xml, event, time, Coded.dcm("110100", "Application Activity"), "E", Optional.of(type));
    us(xml, false, Coded.dcm("110150", "Application"));
    person(xml, Coded.dcm("110151", "Application Launcher"));
    source(xml);
  }

  private void logOpened(XmlText xml, LogOpened event, Instant time) {
    identify(xml, event, time, Coded.dcm("110101", "Audit Log Used"), "R", Optional.empty());
    person(xml);
    source(xml);
    object(xml, "2", "13", event.log(), Coded.rfc("12", "URI"));
    name(xml, event.name());
    xml.close("ParticipantObjectIdentification");
  }

  private void sent(XmlText xml, InstancesSent event, Instant time) {
    // Of a receiver whose state is not known it cannot be said that it creates or updates.
    Coded id = Coded.dcm("110104", "DICOM Instances Transferred");
    identify(xml, event, time, id, "R", Optional.empty());
    us(xml, false, Coded.dcm("110153", "Source Role ID"));
    them(xml, event.to(), Coded.dcm("110152", "Destination Role ID"));
    person(xml);
    source(xml);
    studies(xml, event.subject(), event.instances());
    patient(xml, event.subject());
  }

  private void queried(XmlText xml, Queried event, Instant time) {
    identify(xml, event, time, Coded.dcm("110112", "Query"), "E", Optional.empty());
    us(xml, true, Coded.dcm("110153", "Source Role ID"));
    them(xml, event.to(), Coded.dcm("110152", "Destination Role ID"));
    source(xml);
    if (event.model().isPresent()) {
      object(xml, "2", "3", event.model().get(), Coded.dcm("110181", "SOP Class UID"));
    } else {
      object(xml, "2", "24", event.to().id(), Coded.rfc("12", "URI"));
    }
    xml.element("ParticipantObjectQuery", base64(event.query()));
    xml.close("ParticipantObjectIdentification");
  }

  private void workitem(XmlText xml, WorkitemChanged event, Instant time) {
    String action = event.created() ? "C" : "U";
    Coded id = Coded.dcm("110111", "Procedure Record");
    identify(xml, event, time, id, action, Optional.empty());
    us(xml, false, Coded.dcm("110153", "Source Role ID"));
    them(xml, event.to(), Coded.dcm("110152", "Destination Role ID"));
    person(xml);
    source(xml);
    for (String study : event.subject().studies()) {
      object(xml, "2", "3", study, Coded.dcm("110180", "Study Instance UID"));
      name(xml, "");
      detail(xml, "Workitem UID", event.workitem());
      xml.close("ParticipantObjectIdentification");
    }
    patient(xml, event.subject());
  }

  private void exported(XmlText xml, Exported event, Instant time) {
    identify(xml, event, time, Coded.dcm("110106", "Export"), "R", Optional.empty());
    us(xml, false, Coded.dcm("110153", "Source Role ID"));
    xml.open("ActiveParticipant")
        .attribute("UserID", event.to().id())
        .attribute("UserIsRequestor", "false")
        .attribute("NetworkAccessPointID", event.to().address())
        .attribute("NetworkAccessPointTypeCode", "5");
    code(xml, "RoleIDCode", Coded.dcm("110154", "Destination Media"));
    xml.open("MediaIdentifier");
    code(xml, "MediaType", Coded.dcm("110037", "URI"));
    xml.close("MediaIdentifier").close("ActiveParticipant");
    person(xml);
    source(xml);
    Subject pseudonyms = new Subject(event.patient(), "", event.studies());
    for (String study : pseudonyms.studies()) {
      object(xml, "2", "3", study, Coded.dcm("110180", "Study Instance UID"));
      name(xml, "");
      xml.open("ParticipantObjectDescription").element("Anonymized", "true");
      xml.close("ParticipantObjectDescription").close("ParticipantObjectIdentification");
    }
    patient(xml, pseudonyms);
  }

  private void alert(XmlText xml, Alert event, Instant time) {
    Coded type = Coded.dcm(event.kind().code(), event.kind().meaning());
    identify(xml, event, time, Coded.dcm("110113", "Security Alert"), "E", Optional.of(type));
    us(xml, true, Coded.dcm("110150", "Application"));
    person(xml);
    source(xml);
    object(xml, "2", "13", event.subject(), Coded.rfc("12", "URI"));
    name(xml, "");
    detail(xml, "Alert Description", event.words());
    xml.close("ParticipantObjectIdentification");
  }

  private static void identify(
      XmlText xml, AuditEvent event, Instant time, Coded id, String action, Optional<Coded> type) {
    xml.open("EventIdentification")
        .attribute("EventActionCode", action)
        .attribute("EventDateTime", time.truncatedTo(ChronoUnit.MILLIS).toString())
        .attribute("EventOutcomeIndicator", Integer.toString(event.outcome().level().indicator()));
    code(xml, "EventID", id);
    type.ifPresent(it -> code(xml, "EventTypeCode", it));
    event.outcome().words().ifPresent(words -> xml.element("EventOutcomeDescription", words));
    xml.close("EventIdentification");
  }

  private void us(XmlText xml, boolean requestor, Coded role) {
    xml.open("ActiveParticipant")
        .attribute("UserID", origin.application())
        .attribute("AlternativeUserID", Long.toString(origin.process()))
        .attribute("UserIsRequestor", Boolean.toString(requestor))
        .attribute("NetworkAccessPointID", origin.host())
        .attribute("NetworkAccessPointTypeCode", "1");
    code(xml, "RoleIDCode", role);
    xml.close("ActiveParticipant");
  }

  private static void them(XmlText xml, Node node, Coded role) {
    xml.open("ActiveParticipant")
        .attribute("UserID", node.id())
        .attribute("UserIsRequestor", "false")
        .attribute("NetworkAccessPointID", node.address())
        .attribute("NetworkAccessPointTypeCode", accessPoint(node.address()));
    code(xml, "RoleIDCode", role);
    xml.close("ActiveParticipant");
  }

  private static String accessPoint(String address) {
    if (address.contains("://")) {
      return "5";
    }
    return address.matches("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*") ? "2" : "1";
  }

  private void person(XmlText xml, Coded... roles) {
    xml.open("ActiveParticipant")
        .attribute("UserID", origin.user())
        .attribute("UserIsRequestor", "true");
    for (Coded role : roles) {
      code(xml, "RoleIDCode", role);
    }
    xml.close("ActiveParticipant");
  }

  private void source(XmlText xml) {
    xml.open("AuditSourceIdentification");
    if (!origin.site().isBlank()) {
      xml.attribute("AuditEnterpriseSiteID", origin.site());
    }
    xml.attribute("AuditSourceID", origin.host());
    xml.open("AuditSourceTypeCode").attribute("csd-code", "1").close("AuditSourceTypeCode");
    xml.close("AuditSourceIdentification");
  }

  private static void studies(XmlText xml, Subject subject, List<Instance> instances) {
    for (String study : subject.studies()) {
      object(xml, "2", "3", study, Coded.dcm("110180", "Study Instance UID"));
      name(xml, "");
      xml.open("ParticipantObjectDescription");
      Map<String, Integer> counts = new LinkedHashMap<>();
      instances.forEach(instance -> counts.merge(instance.sopClassUid(), 1, Integer::sum));
      counts.forEach(
          (sopClass, count) -> {
            xml.open("SOPClass")
                .attribute("UID", sopClass)
                .attribute("NumberOfInstances", Integer.toString(count));
            instances.stream()
                .filter(instance -> instance.sopClassUid().equals(sopClass))
                .limit(MOST_INSTANCES)
                .forEach(i -> xml.open("Instance").attribute("UID", i.uid()).close("Instance"));
            xml.close("SOPClass");
          });
      xml.close("ParticipantObjectDescription").close("ParticipantObjectIdentification");
    }
  }

  private static void patient(XmlText xml, Subject subject) {
    String id =
        subject.issuer().isBlank()
            ? subject.patientId()
            : subject.patientId() + "^^^" + subject.issuer();
    object(xml, "1", "1", id, Coded.rfc("2", "Patient Number"));
    name(xml, "");
    xml.close("ParticipantObjectIdentification");
  }

  /** Opens an object; the caller closes it. */
  private static void object(XmlText xml, String type, String role, String id, Coded idType) {
    xml.open("ParticipantObjectIdentification")
        .attribute("ParticipantObjectID", id)
        .attribute("ParticipantObjectTypeCode", type)
        .attribute("ParticipantObjectTypeCodeRole", role);
    code(xml, "ParticipantObjectIDTypeCode", idType);
  }

  /** A name must stand there, even where none is to be told. */
  private static void name(XmlText xml, String name) {
    xml.element("ParticipantObjectName", name);
  }

  private static void detail(XmlText xml, String type, String value) {
    xml.open("ParticipantObjectDetail")
        .attribute("type", type)
        .attribute("value", base64(value))
        .close("ParticipantObjectDetail");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void code(XmlText xml, String element, Coded code) {
    xml.open(element)
        .attribute("csd-code", code.value())
        .attribute("codeSystemName", code.system())
        .attribute("originalText", code.meaning())
        .close(element);
  }

  /** A coded value. */
  private record Coded(String value, String system, String meaning) {

    static Coded dcm(String value, String meaning) {
      return new Coded(value, "DCM", meaning);
    }

    static Coded rfc(String value, String meaning) {
      return new Coded(value, "RFC-3881", meaning);
    }
  }
}
