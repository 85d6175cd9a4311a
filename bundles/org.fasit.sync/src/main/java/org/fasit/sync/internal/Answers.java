package org.fasit.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.journal.Destination.Outcome;

/** Understands what the registry answers. */
final class Answers {

  private static final int LONGEST_REASON = 300;

  private final ObjectMapper mapper;

  Answers(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * A refusal of a whole call (RFC 9457).
   *
   * @param code the registry's own word for it, such as {@code MALFORMED}; may be empty
   */
  record Problem(String code, String detail) {}

  /** The refusal in the registry's own words; empty when somebody else answered. */
  Optional<Problem> problem(RegistryClient.Answer answer) {
    if (!answer.contentType().startsWith("application/problem+json")) {
      return Optional.empty();
    }
    try {
      JsonNode root = mapper.readTree(answer.body());
      return root == null || !root.isObject()
          ? Optional.empty()
          : Optional.of(
              new Problem(root.path("code").asText(""), bounded(root.path("detail").asText(""))));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /**
   * One outcome for each of the ids, in their order.
   *
   * @throws IOException when the answer does not fit the question
   */
  List<Outcome> outcomes(byte[] body, List<String> ids) throws IOException {
    JsonNode results = mapper.readTree(body).path("results");
    if (!results.isArray() || results.size() != ids.size()) {
      throw new IOException("the registry's answer is not understood: not one result per entry");
    }
    List<Outcome> outcomes = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      JsonNode result = results.get(i);
      if (!result.path("id").asText().equals(ids.get(i))) {
        throw new IOException("the registry's answer is not understood: results out of order");
      }
      outcomes.add(outcome(result));
    }
    return outcomes;
  }

  private static Outcome outcome(JsonNode result) throws IOException {
    return switch (result.path("status").asText()) {
      case "STORED", "DUPLICATE" -> new Outcome.Delivered();
      case "REJECTED" -> new Outcome.Rejected(bounded(result.path("reason").asText("no reason")));
      default -> throw new IOException("the registry's answer is not understood: unknown status");
    };
  }

  private static String bounded(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON) + "…";
  }
}
