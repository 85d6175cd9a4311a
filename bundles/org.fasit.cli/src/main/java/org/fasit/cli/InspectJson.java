package org.fasit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.model.Score;

/** The JSON form of what was inspected. What is not stated is null. */
final class InspectJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private InspectJson() {}

  static String of(Inspected inspected) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode results = root.putArray("results");
    inspected.results().forEach(found -> results.add(result(found)));
    ArrayNode unreadable = root.putArray("unreadable");
    inspected
        .unreadable()
        .forEach(
            unread ->
                unreadable
                    .addObject()
                    .put("file", unread.file().toString())
                    .put("reason", unread.reason()));
    root.put("notAiResults", inspected.others());
    return root.toPrettyString();
  }

  private static ObjectNode result(Inspected.Result found) {
    AiResult result = found.result();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("file", found.file().toString());
    node.put("sopInstanceUid", result.sources().get(0).sopInstanceUid());
    node.put("studyInstanceUid", result.studyInstanceUid());
    node.putObject("product")
        .put("manufacturer", result.product().manufacturer())
        .put("name", result.product().name())
        .put("version", result.product().version());
    node.put("conclusion", result.conclusion().name());
    ArrayNode findings = node.putArray("findings");
    result.findings().forEach(finding -> findings.add(finding(finding)));
    return node;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node = MAPPER.createObjectNode();
    node.set("code", code(finding.code()));
    node.set("site", finding.site().map(InspectJson::code).orElse(null));
    node.set("laterality", finding.laterality().map(InspectJson::code).orElse(null));
    node.put("presence", finding.presence().name());
    if (finding.confidence().isPresent()) {
      node.put("confidence", finding.confidence().getAsDouble());
    } else {
      node.putNull("confidence");
    }
    node.set("confidenceAsSent", score(finding.confidenceAsSent()));
    node.put("trackingUid", finding.trackingUid().orElse(null));
    ArrayNode regions = node.putArray("regions");
    finding.regions().forEach(region -> regions.add(region(region)));
    return node;
  }

  private static ObjectNode code(Code code) {
    return MAPPER
        .createObjectNode()
        .put("value", code.value())
        .put("scheme", code.scheme())
        .put("meaning", code.meaning());
  }

  private static ObjectNode score(Optional<Score> score) {
    return score
        .map(
            sent ->
                MAPPER
                    .createObjectNode()
                    .put("name", sent.name())
                    .put("value", sent.value())
                    .put("unit", sent.unit()))
        .orElse(null);
  }

  private static ObjectNode region(Region region) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("type", region.type().name());
    node.put("imageUid", region.imageUid());
    node.put("frame", region.frame());
    ArrayNode points = node.putArray("points");
    for (Point point : region.points()) {
      points.addArray().add(point.x()).add(point.y());
    }
    return node;
  }
}
