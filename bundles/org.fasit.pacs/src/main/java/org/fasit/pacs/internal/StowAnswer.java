package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fasit.pacs.internal.WebClient.Answer;

/**
 * The Store Instances Response Module (DICOM PS3.18 annex I) as a server sent it: in JSON, as an
 * object or an array, or in XML.
 *
 * @param stored the instances said to be stored, with warnings, by SOP Instance UID
 * @param failed the instances said to have failed, by SOP Instance UID
 */
record StowAnswer(Map<String, StoreStatus> stored, Map<String, StoreStatus> failed) {

  private static final String REFERENCED_SOPS = "00081199";
  private static final String FAILED_SOPS = "00081198";
  private static final String SOP_INSTANCE_UID = "00081155";
  private static final String FAILURE_REASON = "00081197";
  private static final String WARNING_REASON = "00081196";
  private static final String ERROR_COMMENT = "00000902";
  private static final String AZURE_DETAIL = "00741048";

  static final StowAnswer NOTHING = new StowAnswer(Map.of(), Map.of());

  /** Reads what the answer says; nothing when it says nothing that can be understood. */
  static StowAnswer parse(Answer answer) {
    try {
      Map<String, StoreStatus> stored = new HashMap<>();
      Map<String, StoreStatus> failed = new HashMap<>();
      for (JsonNode dataset : DatasetText.parse(answer)) {
        for (JsonNode item : DatasetText.items(dataset, REFERENCED_SOPS)) {
          stored.putIfAbsent(DatasetText.text(item, SOP_INSTANCE_UID), stored(item));
        }
        for (JsonNode item : DatasetText.items(dataset, FAILED_SOPS)) {
          failed.put(DatasetText.text(item, SOP_INSTANCE_UID), failed(item));
        }
      }
      return new StowAnswer(Map.copyOf(stored), Map.copyOf(failed));
    } catch (IOException notUnderstood) {
      return NOTHING;
    }
  }

  /** What it says of an instance: a failure outweighs a success. */
  Optional<StoreStatus> of(String uid) {
    return Optional.ofNullable(failed.get(uid)).or(() -> Optional.ofNullable(stored.get(uid)));
  }

  private static StoreStatus stored(JsonNode item) {
    return DatasetText.number(item, WARNING_REASON)
        .filter(reason -> reason != 0)
        .map(reason -> new StoreStatus.Stored(Optional.of(StatusCodes.warning(reason))))
        .orElse(StoreStatus.Stored.PLAIN);
  }

  private static StoreStatus failed(JsonNode item) {
    String detail = DatasetText.text(item, AZURE_DETAIL);
    Optional<String> comment =
        Optional.of(detail.isEmpty() ? DatasetText.text(item, ERROR_COMMENT) : detail);
    return DatasetText.number(item, FAILURE_REASON)
        .map(reason -> StatusCodes.ofFailure(reason, comment, Optional.of(item.toString())))
        .orElseGet(StowAnswer::withoutReason);
  }

  private static StoreStatus withoutReason() {
    String words = Messages.text("noReason");
    return new StoreStatus.MayBeThere(words, false, new StoreStatus.Again(words));
  }
}
