package org.fasit.samples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A Unified Procedure Step with its states and its lock (DICOM PS3.4 CC.1.1 and CC.2.1). Changes
 * answer with an HTTP status of PS3.18 section 11.
 */
final class WorkItem {

  private static final String STATE = "00741000";
  private static final String PROGRESS = "00741002";
  private static final String REASON_CODE = "0074100E";
  private static final String PERFORMED = "00741216";

  private final ObjectNode dataset;
  private Optional<String> lock = Optional.empty();

  WorkItem(ObjectNode dataset) {
    this.dataset = dataset;
  }

  /** As a server tells it: never with the lock. */
  ObjectNode told() {
    ObjectNode copy = dataset.deepCopy();
    copy.remove("00081195");
    return copy;
  }

  String state() {
    return text(dataset, STATE);
  }

  private boolean isFinal() {
    return state().equals("COMPLETED") || state().equals("CANCELED");
  }

  int changeState(String wanted, String transaction) {
    if (transaction.isEmpty() || wanted.isEmpty()) {
      return 400;
    }
    return switch (wanted) {
      case "IN PROGRESS" -> claim(transaction);
      case "COMPLETED", "CANCELED" -> end(wanted, transaction);
      default -> 409;
    };
  }

  private int claim(String transaction) {
    if (!state().equals("SCHEDULED")) {
      return 409;
    }
    lock = Optional.of(transaction);
    set("IN PROGRESS");
    return 200;
  }

  private int end(String wanted, String transaction) {
    if (state().equals(wanted)) {
      return 200;
    }
    if (!state().equals("IN PROGRESS") || !lock.equals(Optional.of(transaction))) {
      return 409;
    }
    boolean ready = wanted.equals("COMPLETED") ? isPerformed() : isReasoned();
    if (!ready) {
      return 409;
    }
    lock = Optional.empty();
    set(wanted);
    return 200;
  }

  /** What must be told before it can be completed (PS3.4 Table CC.2.5-3, final state). */
  private boolean isPerformed() {
    JsonNode performed = item(dataset, PERFORMED);
    return !text(performed, "00404050").isEmpty()
        && !text(performed, "00404051").isEmpty()
        && isCode(item(performed, "00404028"))
        && isCode(item(performed, "00404019"));
  }

  private boolean isReasoned() {
    JsonNode progress = item(dataset, PROGRESS);
    return isCode(item(progress, REASON_CODE)) && !text(progress, "00404052").isEmpty();
  }

  private static boolean isCode(JsonNode code) {
    return !text(code, "00080100").isEmpty()
        && !text(code, "00080102").isEmpty()
        && !text(code, "00080104").isEmpty();
  }

  int update(ObjectNode change, String transaction) {
    if (isFinal() || change.has(STATE)) {
      return isFinal() ? 409 : 400;
    }
    boolean right =
        state().equals("SCHEDULED") ? transaction.isEmpty() : lock.equals(Optional.of(transaction));
    if (!right) {
      return 409;
    }
    change.remove("00081195");
    dataset.setAll(change);
    return 200;
  }

  int requestCancel() {
    if (state().equals("COMPLETED") || state().equals("IN PROGRESS")) {
      // Nobody has subscribed, so whoever performs it cannot be told.
      return 409;
    }
    set("CANCELED");
    return 202;
  }

  private void set(String state) {
    dataset.putObject(STATE).put("vr", "CS").putArray("Value").add(state);
  }

  static JsonNode item(JsonNode dataset, String tag) {
    return dataset.path(tag).path("Value").path(0);
  }

  static String text(JsonNode dataset, String tag) {
    return dataset.path(tag).path("Value").path(0).asText("");
  }
}
