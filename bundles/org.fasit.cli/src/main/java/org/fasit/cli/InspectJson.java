package org.fasit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.Explanation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.FrameRef;
import org.fasit.dicom.Measurement;
import org.fasit.dicom.Region3d;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.RunTie;
import org.fasit.dicom.SegmentRef;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Finding;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.model.Score;

/** The JSON form of what was inspected. What is not stated is null, or an empty list. */
final class InspectJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private InspectJson() {}

  static String of(Inspected inspected) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode results = root.putArray("results");
    Map<String, Part> parts = parts(inspected.runs());
    for (Inspected.Result found : inspected.results()) {
      results.add(result(found, Optional.ofNullable(parts.get(found.uid()))));
    }
    ArrayNode runs = root.putArray("runs");
    inspected.runs().forEach(run -> runs.add(run(run)));
    ArrayNode unreadable = root.putArray("unreadable");
    for (Inspected.Unread unread : inspected.unreadable()) {
      unreadable.addObject().put("file", unread.file().toString()).put("reason", unread.reason());
    }
    root.put("notAiResults", inspected.others().size());
    ArrayNode others = root.putArray("notAiResultFiles");
    for (Inspected.Other other : inspected.others()) {
      if (other.isListed()) {
        ObjectNode node = others.addObject();
        node.put("file", other.file().toString()).put("reason", other.reason());
        other.why().ifPresent(why -> node.set("explanation", explanation(why)));
      }
    }
    return root.toPrettyString();
  }

  private static ObjectNode result(Inspected.Result inspected, Optional<Part> part) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("file", inspected.file().toString());
    node.put("sopInstanceUid", inspected.uid());
    describe(inspected.found().result(), inspected.found().detail(), node);
    node.set("notes", texts(inspected.found().notes()));
    node.put("run", part.map(Part::run).orElse(null));
    node.put("replaced", part.map(Part::replaced).orElse(false));
    inspected.why().ifPresent(why -> node.set("explanation", explanation(why)));
    return node;
  }

  /** Of which run an object is part, and whether a newer document has replaced it. */
  private record Part(int run, boolean replaced) {}

  private static Map<String, Part> parts(List<Inspected.Run> runs) {
    Map<String, Part> parts = new HashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      Part shown = new Part(i, false);
      Part replaced = new Part(i, true);
      runs.get(i).objects().forEach(object -> parts.put(object.uid(), shown));
      runs.get(i).replaced().forEach(object -> parts.put(object.uid(), replaced));
    }
    return parts;
  }

  private static ObjectNode run(Inspected.Run run) {
    ObjectNode node = MAPPER.createObjectNode();
    node.set("objects", objects(run.objects()));
    node.set("replacedObjects", objects(run.replaced()));
    describe(run.whole().result(), run.whole().detail(), node);
    node.set("notes", texts(run.whole().notes()));
    ArrayNode ties = node.putArray("ties");
    for (RunTie tie : run.whole().ties()) {
      ties.addObject()
          .put("object", tie.object())
          .put("other", tie.other())
          .put("by", tie.by().name())
          .put("value", tie.value())
          .put("holds", tie.holds());
    }
    return node;
  }

  private static ArrayNode objects(List<Inspected.Result> objects) {
    ArrayNode nodes = MAPPER.createArrayNode();
    for (Inspected.Result object : objects) {
      nodes
          .addObject()
          .put("file", object.file().toString())
          .put("sopInstanceUid", object.uid())
          .put("conclusion", object.found().result().conclusion().name());
    }
    return nodes;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode nodes = MAPPER.createArrayNode();
    texts.forEach(nodes::add);
    return nodes;
  }

  private static void describe(AiResult result, ResultDetail detail, ObjectNode node) {
    node.put("studyInstanceUid", result.studyInstanceUid());
    node.putObject("product")
        .put("manufacturer", result.product().manufacturer())
        .put("name", result.product().name())
        .put("version", result.product().version());
    node.put("conclusion", result.conclusion().name());
    node.put("reason", result.reason().orElse(null));
    ArrayNode findings = node.putArray("findings");
    result.findings().forEach(finding -> findings.add(finding(finding, detail, false)));
    detail.notForPresentation().forEach(mark -> findings.add(finding(mark, detail, true)));
    node.put("form", detail.form().name());
    node.put("partial", detail.partial());
    node.put("made", detail.made().map(Object::toString).orElse(null));
    node.set("predecessors", texts(detail.predecessors()));
    node.set("evaluations", evaluations(detail.evaluations()));
    node.set("measurements", measurements(detail.measurements()));
    node.set("statedFigures", measurements(detail.statedFigures()));
  }

  private static ObjectNode finding(Finding finding, ResultDetail result, boolean withheld) {
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
    node.put("notForPresentation", withheld);
    FindingDetail detail = result.finding(finding.key());
    node.put("trackingIdentifier", detail.trackingIdentifier().orElse(null));
    node.put("observationUid", detail.observationUid().orElse(null));
    node.set("measurements", measurements(detail.measurements()));
    node.set("evaluations", evaluations(detail.evaluations()));
    ArrayNode segments = node.putArray("segments");
    for (SegmentRef segment : detail.segments()) {
      segments
          .addObject()
          .put("sopInstanceUid", segment.sopInstanceUid())
          .put("segment", segment.segment());
    }
    ArrayNode volumes = node.putArray("volumes");
    detail.volumes().forEach(volume -> volumes.add(volume(volume)));
    ArrayNode images = node.putArray("images");
    for (FrameRef image : detail.images()) {
      images.addObject().put("imageUid", image.imageUid()).put("frame", image.frame());
    }
    return node;
  }

  private static ArrayNode measurements(List<Measurement> measurements) {
    ArrayNode nodes = MAPPER.createArrayNode();
    for (Measurement measurement : measurements) {
      ObjectNode node = nodes.addObject();
      node.set("concept", code(measurement.concept()));
      node.put("value", measurement.value().orElse(null));
      node.set("unit", measurement.unit().map(InspectJson::code).orElse(null));
      ArrayNode qualifiers = node.putArray("qualifiers");
      measurement.qualifiers().forEach(qualifier -> qualifiers.add(code(qualifier)));
    }
    return nodes;
  }

  private static ArrayNode evaluations(List<Evaluation> evaluations) {
    ArrayNode nodes = MAPPER.createArrayNode();
    for (Evaluation evaluation : evaluations) {
      ObjectNode node = nodes.addObject();
      node.set("question", code(evaluation.question()));
      node.set("answer", evaluation.answer().map(InspectJson::code).orElse(null));
      node.put("text", evaluation.text().orElse(null));
    }
    return nodes;
  }

  private static ArrayNode explanation(Explanation explanation) {
    ArrayNode nodes = MAPPER.createArrayNode();
    for (Explanation.Step step : explanation.steps()) {
      nodes
          .addObject()
          .put("where", step.where())
          .put("concept", step.concept())
          .put("kind", step.kind().name())
          .put("field", step.field())
          .put("value", step.value());
    }
    return nodes;
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

  private static ObjectNode volume(Region3d volume) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("type", volume.graphicType());
    node.put("frameOfReferenceUid", volume.frameOfReferenceUid());
    ArrayNode points = node.putArray("points");
    for (Region3d.Place place : volume.points()) {
      points.addArray().add(place.x()).add(place.y()).add(place.z());
    }
    return node;
  }
}
