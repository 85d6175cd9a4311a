package org.fasit.samples.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;

/** The instances that a {@link DicomWebServer} holds, in the order in which they came. */
final class DicomWebStore {

  static final String STUDY = "0020000D";
  static final String SERIES = "0020000E";
  static final String INSTANCE = "00080018";
  static final String RETRIEVE_URL = "00081190";
  static final String MODALITY = "00080060";
  static final String MODALITIES = "00080061";

  private final Map<String, Attributes> instances = new LinkedHashMap<>();
  private final String base;

  DicomWebStore(String base) {
    this.base = base;
  }

  /** Whether it is new. */
  boolean add(Attributes dataset) {
    return instances.putIfAbsent(dataset.getString(Tag.SOPInstanceUID), dataset) == null;
  }

  boolean has(String uid) {
    return instances.containsKey(uid);
  }

  List<String> uids() {
    return List.copyOf(instances.keySet());
  }

  /** What a search for studies finds. */
  List<ObjectNode> studies() {
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    for (Attributes dataset : instances.values()) {
      String study = dataset.getString(Tag.StudyInstanceUID);
      ObjectNode node =
          found.computeIfAbsent(
              study,
              uid -> {
                ObjectNode fresh = JsonNodeFactory.instance.objectNode();
                DicomJson.put(fresh, STUDY, "UI", uid);
                DicomJson.put(fresh, RETRIEVE_URL, "UR", base + "/studies/" + uid);
                fresh.putObject(MODALITIES).put("vr", "CS").putArray("Value");
                return fresh;
              });
      String modality = dataset.getString(Tag.Modality);
      boolean told =
          Stream.of(node.path(MODALITIES).path("Value"))
              .anyMatch(values -> values.toString().contains("\"" + modality + "\""));
      if (!told) {
        node.withObject("/" + MODALITIES).withArray("Value").add(modality);
      }
    }
    return List.copyOf(found.values());
  }

  /** What a search for series finds, of one study or of all. */
  List<ObjectNode> series(Optional<String> study) {
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    for (Attributes dataset : of(study, Optional.empty())) {
      String uid = dataset.getString(Tag.SeriesInstanceUID);
      if (!found.containsKey(uid)) {
        ObjectNode node = place(dataset);
        DicomJson.put(node, MODALITY, "CS", dataset.getString(Tag.Modality));
        DicomJson.put(node, "0008103E", "LO", dataset.getString(Tag.SeriesDescription, ""));
        int count = of(study, Optional.of(uid)).size();
        node.putObject("00201209").put("vr", "IS").putArray("Value").add(count);
        found.put(uid, node);
      }
    }
    return List.copyOf(found.values());
  }

  /** What a search for instances of a series finds. */
  List<ObjectNode> instances(String study, String series) {
    List<ObjectNode> found = new ArrayList<>();
    for (Attributes dataset : of(Optional.of(study), Optional.of(series))) {
      ObjectNode node = place(dataset);
      String uid = dataset.getString(Tag.SOPInstanceUID);
      DicomJson.put(node, INSTANCE, "UI", uid);
      DicomJson.put(node, "00080016", "UI", dataset.getString(Tag.SOPClassUID));
      DicomJson.put(
          node, RETRIEVE_URL, "UR", DicomJson.text(node, RETRIEVE_URL) + "/instances/" + uid);
      found.add(node);
    }
    return found;
  }

  List<ObjectNode> metadata(String study, String series) {
    return of(Optional.of(study), Optional.of(series)).stream().map(DicomJson::of).toList();
  }

  private ObjectNode place(Attributes dataset) {
    String study = dataset.getString(Tag.StudyInstanceUID);
    String series = dataset.getString(Tag.SeriesInstanceUID);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    DicomJson.put(node, STUDY, "UI", study);
    DicomJson.put(node, SERIES, "UI", series);
    DicomJson.put(node, RETRIEVE_URL, "UR", base + "/studies/" + study + "/series/" + series);
    return node;
  }

  private List<Attributes> of(Optional<String> study, Optional<String> series) {
    Predicate<Attributes> fits =
        dataset ->
            study.map(dataset.getString(Tag.StudyInstanceUID)::equals).orElse(true)
                && series.map(dataset.getString(Tag.SeriesInstanceUID)::equals).orElse(true);
    return instances.values().stream().filter(fits).toList();
  }
}
