package org.fasit.samples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted reader does with the sample studies, as it stands in {@code script.json}.
 *
 * @param studies in the order in which they are read
 */
public record Script(List<StudyScript> studies) {

  /**
   * One study.
   *
   * @param folder beside the script
   * @param truth what a reader sees, in words
   * @param actions in their order; empty when the reader says nothing
   */
  public record StudyScript(
      String folder, String studyInstanceUid, String truth, List<Action> actions) {}

  /**
   * One action. Parts that do not apply are left out of the JSON.
   *
   * @param what {@code agree}, {@code fp}, {@code fp-exam}, {@code fn}, {@code fn-exam} or {@code
   *     undo}, which takes back the action before it
   * @param product the product's name
   * @param finding for {@code fp}: index into that product's findings as sent, from 0
   * @param place for {@code fn}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Action(
      @JsonProperty("do") String what,
      String product,
      @Nullable Integer finding,
      @Nullable Place place) {

    static Action of(String what, String product) {
      return new Action(what, product, null, null);
    }
  }

  /** A place in an image, in pixels from the top-left corner; frames count from 1. */
  public record Place(String imageUid, int frame, double x, double y) {}

  void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }

  /** Reads a script that was written with the samples. */
  public static Script read(Path file) throws IOException {
    return new ObjectMapper().readValue(file.toFile(), Script.class);
  }
}
