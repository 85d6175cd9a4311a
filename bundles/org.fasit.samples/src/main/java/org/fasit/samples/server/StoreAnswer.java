package org.fasit.samples.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.fasit.samples.server.DicomWebAnswers.Answer;

/** The Store Instances Response (DICOM PS3.18 annex I) of a {@link DicomWebServer}. */
final class StoreAnswer {

  private static final Map<Quirk, Integer> REASONS =
      Map.of(
          Quirk.EXISTS_IS_0110, 0x0110,
          Quirk.EXISTS_IS_0111, 0x0111,
          Quirk.EXISTS_IS_45070, 45070,
          Quirk.EXISTS_IS_C000, 0xC000);

  private final Set<Quirk> quirks;
  private final URI base;
  private final ArrayNode stored = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode failed = JsonNodeFactory.instance.arrayNode();
  private boolean anyThere;

  StoreAnswer(Set<Quirk> quirks, URI base) {
    this.quirks = quirks;
    this.base = base;
  }

  /**
   * Tells of one instance.
   *
   * @param isNew whether it was not there before
   */
  void add(Attributes dataset, boolean isNew) {
    anyThere |= !isNew;
    Optional<Integer> reason =
        REASONS.entrySet().stream()
            .filter(entry -> !isNew && quirks.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    ObjectNode item = reason.isPresent() ? failed.addObject() : stored.addObject();
    DicomJson.put(item, "00081150", "UI", dataset.getString(Tag.SOPClassUID));
    DicomJson.put(item, "00081155", "UI", dataset.getString(Tag.SOPInstanceUID));
    reason.ifPresent(
        it -> item.putObject("00081197").put("vr", "US").putArray("Value").add(it.intValue()));
    if (reason.isPresent() && quirks.contains(Quirk.EXISTS_IS_0110)) {
      DicomJson.put(item, "00091001", "LO", "already exists");
    }
  }

  Answer end(DicomWebAnswers answers) {
    if (anyThere && quirks.contains(Quirk.EXISTS_IS_PLAIN_409)) {
      return Answer.of(409);
    }
    if (quirks.contains(Quirk.STORES_IN_SILENCE)) {
      return Answer.of(200);
    }
    ObjectNode dataset = JsonNodeFactory.instance.objectNode();
    DicomJson.put(dataset, "00081190", "UR", base + "/studies");
    sequence(dataset, "00081199", stored);
    sequence(dataset, "00081198", failed);
    int status = failed.isEmpty() ? 200 : stored.isEmpty() ? 409 : 202;
    return answers.dataset(status, List.of(dataset), false);
  }

  private static void sequence(ObjectNode dataset, String tag, ArrayNode items) {
    if (!items.isEmpty()) {
      dataset.putObject(tag).put("vr", "SQ").set("Value", items);
    }
  }
}
