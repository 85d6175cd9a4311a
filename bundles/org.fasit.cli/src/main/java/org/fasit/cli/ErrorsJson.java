package org.fasit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.Code;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Study;
import org.fasit.pacs.ErrorLists;

/** The error lists as one JSON object. */
final class ErrorsJson {

  private ErrorsJson() {}

  static String of(String pacs, ErrorLists lists) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("pacs", pacs);
    root.put("complete", lists.isWhole());
    list(root.putArray("falsePositives"), lists, Judgement.FALSE_POSITIVE);
    list(root.putArray("falseNegatives"), lists, Judgement.FALSE_NEGATIVE);
    ArrayNode unread = root.putArray("unread");
    lists.unread().forEach(unread::add);
    return root.toString();
  }

  private static void list(ArrayNode array, ErrorLists lists, Judgement judgement) {
    lists.of(judgement).forEach(logged -> logged(array.addObject(), logged));
  }

  private static void logged(ObjectNode node, LoggedCase logged) {
    node.put("keyObjects", logged.entry().sopInstanceUid());
    node.put("id", logged.id().map(Object::toString).orElse(null));
    node.put("state", logged.state().name());
    node.put("logged", logged.time().toString());
    reader(node, logged.reader());
    node.putObject("product")
        .put("manufacturer", logged.product().manufacturer())
        .put("name", logged.product().name())
        .put("version", logged.product().version());
    node.put("conclusion", logged.conclusion().name());
    code(node, "finding", logged.finding());
    code(node, "site", logged.site());
    code(node, "laterality", logged.laterality());
    code(node, "reason", logged.reason());
    node.put("comment", logged.comment().orElse(null));
    patient(node.putObject("patient"), logged.study().patient());
    study(node.putObject("study"), logged.study());
    refs(node.putArray("images"), logged.images());
    refs(node.putArray("aiObjects"), logged.sources());
    ArrayNode regions = node.putArray("regions");
    logged.places().forEach(region -> region(regions.addObject(), region));
    addendum(node, logged.addendum());
    if (logged.decision().isPresent()) {
      decision(node.putObject("decision"), logged.decision().get());
    } else {
      node.putNull("decision");
    }
  }

  private static void addendum(ObjectNode node, Optional<LoggedCase.Addendum> addendum) {
    if (addendum.isEmpty()) {
      node.putNull("addendum");
      return;
    }
    LoggedCase.Addendum told = addendum.get();
    ObjectNode it = node.putObject("addendum").put("waiting", told.isWaiting());
    said(it.putObject("needed"), told.needed());
    if (told.acknowledged().isPresent()) {
      said(it.putObject("acknowledged"), told.acknowledged().get());
    } else {
      it.putNull("acknowledged");
    }
  }

  private static void said(ObjectNode node, LoggedCase.Said said) {
    reader(node, said.reader());
    node.put("time", said.time().toString());
  }

  private static void decision(ObjectNode node, LoggedCase.Decision decision) {
    node.put("decision", decision.decision().name());
    node.put("corrected", decision.corrected().map(Judgement::name).orElse(null));
    code(node, "basis", decision.basis());
    code(node, "reason", decision.reason());
    node.put("comment", decision.comment().orElse(null));
    reader(node, decision.reader());
    node.put("decided", decision.time().toString());
  }

  private static void reader(ObjectNode node, Reader reader) {
    node.putObject("reader").put("id", reader.id()).put("name", reader.name());
  }

  private static void code(ObjectNode node, String name, Optional<Code> code) {
    if (code.isEmpty()) {
      node.putNull(name);
      return;
    }
    node.putObject(name)
        .put("value", code.get().value())
        .put("scheme", code.get().scheme())
        .put("meaning", code.get().meaning());
  }

  private static void patient(ObjectNode node, Patient patient) {
    node.put("name", patient.name());
    node.put("id", patient.id());
    node.put("issuer", patient.issuer());
    node.put("birthDate", patient.birthDate().map(Object::toString).orElse(null));
    node.put("sex", patient.sex().name());
  }

  private static void study(ObjectNode node, Study study) {
    node.put("uid", study.studyInstanceUid());
    node.put("id", study.studyId());
    node.put("accessionNumber", study.accessionNumber());
    node.put("date", study.date().map(Object::toString).orElse(null));
    node.put("description", study.description());
  }

  private static void refs(ArrayNode array, Iterable<InstanceRef> refs) {
    for (InstanceRef ref : refs) {
      array
          .addObject()
          .put("sopClassUid", ref.sopClassUid())
          .put("sopInstanceUid", ref.sopInstanceUid())
          .put("seriesInstanceUid", ref.seriesInstanceUid());
    }
  }

  private static void region(ObjectNode node, Region region) {
    node.put("type", region.type().name());
    node.put("imageUid", region.imageUid());
    node.put("frame", region.frame());
    ArrayNode points = node.putArray("points");
    region.points().forEach(point -> points.addArray().add(point.x()).add(point.y()));
  }
}
