package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditEvent.Alert;
import org.fasit.audit.AuditEvent.Alert.Kind;
import org.fasit.audit.AuditEvent.Instance;
import org.fasit.audit.AuditEvent.InstancesSent;
import org.fasit.audit.AuditEvent.Node;
import org.fasit.audit.AuditEvent.Outcome;
import org.fasit.audit.AuditEvent.Queried;
import org.fasit.audit.AuditEvent.Subject;
import org.fasit.audit.AuditEvent.WorkitemChanged;
import org.fasit.audit.AuditTrail;
import org.fasit.model.Study;

/**
 * Tells the audit trail what is done with one PACS.
 *
 * @param pacs who it is
 */
record PacsAudit(AuditTrail trail, Node pacs) {

  /** What is being told. */
  interface Work<T> {
    T run() throws IOException, InterruptedException;
  }

  /** Instances went there, or could not: a message for each patient and study. */
  void sent(List<Outgoing> instances, Outcome outcome) {
    Map<Subject, List<Instance>> subjects = new LinkedHashMap<>();
    for (Outgoing instance : instances) {
      subjects
          .computeIfAbsent(subject(instance), subject -> new ArrayList<>())
          .add(new Instance(instance.sopClassUid(), instance.uid()));
    }
    subjects.forEach(
        (subject, sent) -> trail.record(new InstancesSent(pacs, subject, sent, outcome)));
  }

  /** Searches, and tells what was asked and how it went. */
  <T> T queried(Optional<String> model, String query, Work<T> search)
      throws IOException, InterruptedException {
    try {
      T found = search.run();
      trail.record(new Queried(pacs, model, query, Outcome.SUCCESS));
      return found;
    } catch (IOException e) {
      trail.record(new Queried(pacs, model, query, failed(e)));
      throw e;
    }
  }

  /** A work item was created or changed, or could not be. */
  void workitem(boolean created, Subject subject, String uid, Outcome outcome) {
    trail.record(new WorkitemChanged(created, pacs, subject, uid, outcome));
  }

  /** It could not prove who it is, or did not accept who we are. */
  void notAuthenticated(String words) {
    alert(Kind.NODE_AUTHENTICATION, words);
  }

  /** It does not let us write. */
  void notAllowed(String words) {
    alert(Kind.RESTRICTED_FUNCTION, words);
  }

  private void alert(Kind kind, String words) {
    trail.record(new Alert(kind, pacs.address(), words, Outcome.failedSeriously(words)));
  }

  static AuditEvent.Outcome failed(IOException e) {
    return Outcome.failed(String.valueOf(e.getMessage()));
  }

  static Subject subject(Study study) {
    return new Subject(
        study.patient().id(), study.patient().issuer(), List.of(study.studyInstanceUid()));
  }

  private static Subject subject(Outgoing instance) {
    Attributes dataset = instance.dataset();
    return new Subject(
        dataset.getString(Tag.PatientID, ""),
        dataset.getString(Tag.IssuerOfPatientID, ""),
        List.of(instance.studyUid()));
  }
}
