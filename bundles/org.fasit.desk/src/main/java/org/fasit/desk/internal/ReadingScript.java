package org.fasit.desk.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;

/** What a scripted reader does, study by study; as written with the samples. */
record ReadingScript(List<StudyPart> studies) {

  /**
   * One study.
   *
   * @param folder where it lies
   * @param truth what a reader sees, in words
   */
  record StudyPart(Path folder, String studyInstanceUid, String truth, List<Step> steps) {}

  /**
   * One action.
   *
   * @param what {@code agree}, {@code fp}, {@code fp-exam}, {@code fn}, {@code fn-exam}, {@code
   *     undo}
   * @param product the product's name
   * @param finding index into the product's findings as sent, from 0
   * @param place for {@code fn}
   */
  record Step(String what, String product, Optional<Integer> finding, Optional<Region> place) {}

  /**
   * Reads a script; folders are beside it.
   *
   * @throws IOException when it cannot be read, or is not a script
   */
  static ReadingScript read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    Path beside = file.toAbsolutePath().getParent();
    List<StudyPart> studies = new ArrayList<>();
    for (JsonNode study : array(root, "studies")) {
      List<Step> steps = new ArrayList<>();
      for (JsonNode step : array(study, "actions")) {
        steps.add(step(step));
      }
      studies.add(
          new StudyPart(
              beside.resolve(text(study, "folder")),
              text(study, "studyInstanceUid"),
              study.path("truth").asText(""),
              List.copyOf(steps)));
    }
    return new ReadingScript(List.copyOf(studies));
  }

  private static Step step(JsonNode step) throws IOException {
    Optional<Integer> finding =
        step.hasNonNull("finding") ? Optional.of(step.get("finding").asInt()) : Optional.empty();
    JsonNode place = step.path("place");
    Optional<Region> region =
        place.isObject()
            ? Optional.of(
                new Region(
                    GraphicType.POINT,
                    text(place, "imageUid"),
                    place.path("frame").asInt(1),
                    List.of(new Point(place.path("x").asDouble(), place.path("y").asDouble()))))
            : Optional.empty();
    return new Step(text(step, "do"), step.path("product").asText(""), finding, region);
  }

  private static JsonNode array(JsonNode in, String field) throws IOException {
    JsonNode array = in.path(field);
    if (!array.isArray()) {
      throw new IOException("script: no list \"" + field + "\"");
    }
    return array;
  }

  private static String text(JsonNode in, String field) throws IOException {
    JsonNode text = in.path(field);
    if (!text.isTextual()) {
      throw new IOException("script: no text \"" + field + "\"");
    }
    return text.asText();
  }
}
