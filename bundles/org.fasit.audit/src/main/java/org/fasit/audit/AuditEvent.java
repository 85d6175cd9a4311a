package org.fasit.audit;

import java.util.List;
import java.util.Optional;

/** What happened (DICOM PS3.15 section A.5.3). Carries no more of a patient than the id. */
public sealed interface AuditEvent {

  /** How it went. */
  Outcome outcome();

  /**
   * How something went.
   *
   * @param level Event Outcome Indicator
   * @param words why it failed
   */
  record Outcome(Level level, Optional<String> words) {

    /** It went well. */
    public static final Outcome SUCCESS = new Outcome(Level.SUCCESS, Optional.empty());

    /** It failed; the rest goes on. */
    public static Outcome failed(String why) {
      return new Outcome(Level.MINOR_FAILURE, Optional.of(why));
    }

    /** It failed, and somebody should look at it. */
    public static Outcome failedSeriously(String why) {
      return new Outcome(Level.SERIOUS_FAILURE, Optional.of(why));
    }
  }

  /** Event Outcome Indicator. */
  enum Level {
    SUCCESS(0),
    MINOR_FAILURE(4),
    SERIOUS_FAILURE(8);

    private final int indicator;

    Level(int indicator) {
      this.indicator = indicator;
    }

    /** As messages tell it. */
    public int indicator() {
      return indicator;
    }
  }

  /**
   * A system that we talk with.
   *
   * @param id AE title or base address
   * @param address host name, IP address or URI
   */
  record Node(String id, String address) {}

  /**
   * Whose data it was.
   *
   * @param patientId Patient ID; may be empty
   * @param issuer Issuer of Patient ID; may be empty
   * @param studies Study Instance UIDs
   */
  record Subject(String patientId, String issuer, List<String> studies) {
    public Subject {
      studies = List.copyOf(studies);
    }
  }

  /** An instance, by SOP Class UID and SOP Instance UID. */
  record Instance(String sopClassUid, String uid) {}

  /** The application starts (A.5.3.1). */
  record Started() implements AuditEvent {
    @Override
    public Outcome outcome() {
      return Outcome.SUCCESS;
    }
  }

  /** The application stops (A.5.3.1). */
  record Stopped() implements AuditEvent {
    @Override
    public Outcome outcome() {
      return Outcome.SUCCESS;
    }
  }

  /**
   * Somebody opened a log (A.5.3.2).
   *
   * @param log its URI
   * @param name its name
   */
  record LogOpened(String log, String name) implements AuditEvent {
    @Override
    public Outcome outcome() {
      return Outcome.SUCCESS;
    }
  }

  /** Instances of one patient were sent, or could not be (A.5.3.7). */
  record InstancesSent(Node to, Subject subject, List<Instance> instances, Outcome outcome)
      implements AuditEvent {
    public InstancesSent {
      instances = List.copyOf(instances);
    }
  }

  /**
   * A system was searched (A.5.3.10).
   *
   * @param model SOP Class UID of the information model; empty for DICOMweb
   * @param query what was asked, as text
   */
  record Queried(Node to, Optional<String> model, String query, Outcome outcome)
      implements AuditEvent {}

  /**
   * A work item was created or changed (A.5.3.9).
   *
   * @param created whether it is new
   * @param workitem its UID
   */
  record WorkitemChanged(
      boolean created, Node to, Subject subject, String workitem, Outcome outcome)
      implements AuditEvent {}

  /**
   * Data of one patient went to the registry, or could not (A.5.3.4).
   *
   * @param to the registry's address
   * @param patient the patient's pseudonym
   * @param studies the studies' pseudonyms
   */
  record Exported(Node to, String patient, List<String> studies, Outcome outcome)
      implements AuditEvent {
    public Exported {
      studies = List.copyOf(studies);
    }
  }

  /**
   * Something that endangers security, or changes what it rests on (A.5.3.11).
   *
   * @param kind what kind of
   * @param subject URI, path or name of what it is about
   * @param words what happened
   */
  record Alert(Kind kind, String subject, String words, Outcome outcome) implements AuditEvent {

    /** Messages did not get where they should be kept. */
    public static Alert dropped(String subject, long count) {
      String words = count + " audit messages were dropped";
      return new Alert(Kind.RECORDING_STOPPED, subject, words, Outcome.failedSeriously(words));
    }

    /** Event Type Code (CID 401). */
    public enum Kind {
      /** A system could not prove who it is, or did not accept who we are. */
      NODE_AUTHENTICATION("110126", "Node Authentication"),
      /** Settings that security rests on were changed. */
      SECURITY_CONFIGURATION("110129", "Security Configuration"),
      /** Other settings were changed. */
      SOFTWARE_CONFIGURATION("110131", "Software Configuration"),
      /** Something was tried that is not allowed. */
      RESTRICTED_FUNCTION("110132", "Use of Restricted Function"),
      /** Audit messages were lost. */
      RECORDING_STOPPED("110133", "Audit Recording Stopped"),
      /** A record was changed that nobody may change. */
      OBJECT_CHANGED("110135", "Object Security Attributes Changed");

      private final String code;
      private final String meaning;

      Kind(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
      }

      /** Code value in the scheme DCM. */
      public String code() {
        return code;
      }

      /** Code meaning. */
      public String meaning() {
        return meaning;
      }
    }
  }
}
