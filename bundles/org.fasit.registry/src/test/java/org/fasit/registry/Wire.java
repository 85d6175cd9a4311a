package org.fasit.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Writes entries of the wire format by hand, apart from the bundle that sends them. */
final class Wire {

  private static final AtomicLong IDS = new AtomicLong(System.nanoTime() & 0xffff_ffff_ffffL);
  private static final Instant NOON = Instant.parse("2026-06-15T10:00:00Z");
  private static final AtomicLong CLOCK = new AtomicLong();

  private Wire() {}

  static String id() {
    return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L | IDS.incrementAndGet())
        .toString();
  }

  static String pseudonym(String of) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode product(String name, String version) {
    return Client.JSON
        .createObjectNode()
        .put("manufacturer", "Nordbein")
        .put("name", name)
        .put("version", version);
  }

  static ObjectNode exam(String study, int ageYears) {
    ObjectNode exam =
        Client.JSON
            .createObjectNode()
            .put("patient", pseudonym("patient of " + study))
            .put("study", pseudonym(study))
            .put("date", "2026-06-15");
    exam.set(
        "age",
        ageYears < 2
            ? Client.JSON.createObjectNode().put("months", ageYears * 12)
            : Client.JSON.createObjectNode().put("years", ageYears));
    return exam.put("sex", "FEMALE").put("modality", "DX").put("bodyPart", "WRIST");
  }

  static ObjectNode entry(String kind) {
    return Client.JSON
        .createObjectNode()
        .put("id", id())
        .put("time", NOON.plus(Duration.ofSeconds(CLOCK.incrementAndGet())).toString())
        .put("kind", kind);
  }

  /**
   * An exposure whose findings, named by key, are PRESENT, or UNDETERMINED in a doubtful result.
   */
  static ObjectNode exposure(
      String study, String product, String version, String conclusion, String... findings) {
    ObjectNode entry = entry("EXPOSURE");
    entry.set("exam", exam(study, 8));
    entry.put("reader", pseudonym("reader"));
    entry.put("mode", "CONCURRENT");
    entry.put("result", pseudonym("result of " + study + version));
    entry.set("product", product(product, version));
    entry.put("conclusion", conclusion).put("decision", "SHOW").put("filter", "ab".repeat(32));
    ArrayNode array = entry.putArray("findings");
    for (String finding : findings) {
      ObjectNode node = array.addObject().put("key", pseudonym(finding));
      node.set("code", code());
      node.put("presence", conclusion.equals("INDETERMINATE") ? "UNDETERMINED" : "PRESENT");
      node.put("confidence", 0.87).put("decision", "SHOW");
    }
    return entry;
  }

  static ObjectNode code() {
    return Client.JSON
        .createObjectNode()
        .put("value", "125605004")
        .put("scheme", "SCT")
        .put("meaning", "Fracture of bone");
  }

  /** A judgement of the exam. */
  static ObjectNode word(ObjectNode exposure, String judgement) {
    ObjectNode entry = entry("ASSESSMENT");
    entry.put("exposure", exposure.path("id").asText());
    entry.set("exam", exposure.path("exam"));
    entry.put("reader", exposure.path("reader").asText());
    entry.set("product", exposure.path("product"));
    entry.put("conclusion", exposure.path("conclusion").asText());
    return entry.put("judgement", judgement).put("level", "EXAM").put("placed", false);
  }

  /** A judgement of a finding. */
  static ObjectNode word(ObjectNode exposure, String judgement, String finding) {
    ObjectNode entry = word(exposure, judgement).put("level", "FINDING");
    ObjectNode node = entry.putObject("finding").put("key", pseudonym(finding));
    node.set("code", code());
    node.put("presence", "PRESENT");
    return entry;
  }

  /** A decision on a logged case. */
  static ObjectNode adjudication(ObjectNode word, String decision) {
    ObjectNode entry = entry("ADJUDICATED");
    entry.put("assessment", word.path("id").asText());
    entry.set("exam", word.path("exam"));
    entry.put("reader", pseudonym("second reader"));
    entry.set("product", word.path("product"));
    return entry.put("logged", word.path("judgement").asText()).put("decision", decision);
  }

  /** A step of the addendum that a missed finding asks for. */
  static ObjectNode addendum(ObjectNode word, String step) {
    ObjectNode entry = entry("ADDENDUM");
    entry.put("assessment", word.path("id").asText());
    entry.set("exam", word.path("exam"));
    entry.put("reader", pseudonym("second reader"));
    entry.set("product", word.path("product"));
    return entry.put("logged", word.path("judgement").asText()).put("step", step);
  }

  static ObjectNode undo(ObjectNode assessment) {
    return entry("UNDONE")
        .put("assessment", assessment.path("id").asText())
        .put("reader", pseudonym("reader"));
  }
}
