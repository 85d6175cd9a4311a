package org.fasit.desk.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fasit.journal.DeliveryState;
import org.fasit.model.Prompt;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Card;
import org.fasit.vigilance.PromptText;

/** What happened in a scripted reading, as JSON. */
final class ReadingReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode studies = root.putArray("studies");
  private final List<Double> confirmed = new ArrayList<>();
  private int failures;

  /** One study's part of the report. */
  final class Study {
    private final ObjectNode node = studies.addObject();
    private final ArrayNode actions;

    Study(ReadingScript.StudyPart part) {
      node.put("folder", String.valueOf(part.folder().getFileName()));
      node.put("studyInstanceUid", part.studyInstanceUid());
      node.put("truth", part.truth());
      actions = node.putArray("actions");
    }

    void state(ReadingState state, double openedMillis, List<Prompt> prompts) {
      node.put("openedMillis", rounded(openedMillis));
      ArrayNode cards = node.putArray("cards");
      state.cards().forEach(card -> card(cards.addObject(), card));
      ArrayNode unread = node.putArray("unreadable");
      state
          .unreadable()
          .forEach(
              object ->
                  unread.addObject().put("label", object.label()).put("reason", object.reason()));
      ArrayNode shown = node.putArray("prompts");
      for (Prompt prompt : prompts) {
        shown
            .addObject()
            .put("rule", prompt.rule())
            .put("product", prompt.product().label())
            .put("sentence", PromptText.sentence(prompt, Locale.getDefault()));
      }
      state.filterTrouble().ifPresent(trouble -> node.put("filterTrouble", trouble));
    }

    void done(ReadingScript.Step step, double millis) {
      confirmed.add(millis);
      actions
          .addObject()
          .put("do", step.what())
          .put("product", step.product())
          .put("millis", rounded(millis));
    }

    void failed(ReadingScript.Step step, String reason) {
      failures++;
      actions
          .addObject()
          .put("do", step.what())
          .put("product", step.product())
          .put("failed", reason);
    }

    void failed(String reason) {
      failures++;
      node.put("failed", reason);
    }
  }

  private static void card(ObjectNode node, Card card) {
    node.put("product", card.shown().result().product().label());
    node.put("conclusion", card.conclusion().name());
    node.put("effective", card.effective().conclusion().name());
    node.put("findings", card.rows().size());
    node.put("filtered", card.filtered().size());
    node.put("absent", card.absent().size());
    node.put("hidden", card.hidden());
    card.shown().result().reason().ifPresent(reason -> node.put("reason", reason));
  }

  Study study(ReadingScript.StudyPart part) {
    return new Study(part);
  }

  int failures() {
    return failures;
  }

  /** Ends the report: how long it all took, and what still waits. */
  void finish(double seconds, double deliverySeconds, DeliveryState state) {
    root.put("studiesRead", studies.size());
    root.put("actionsConfirmed", confirmed.size());
    root.put("failures", failures);
    root.put("seconds", rounded(seconds));
    root.put("deliverySeconds", rounded(deliverySeconds));
    ObjectNode times = root.putObject("clickToConfirmedMillis");
    Collections.sort(confirmed);
    if (!confirmed.isEmpty()) {
      times.put("median", rounded(confirmed.get(confirmed.size() / 2)));
      times.put("p99", rounded(confirmed.get((confirmed.size() - 1) * 99 / 100)));
      times.put("max", rounded(confirmed.get(confirmed.size() - 1)));
    }
    ArrayNode lines = root.putArray("deliveries");
    for (DeliveryState.Line line : state.lines()) {
      ObjectNode node = lines.addObject();
      node.put("destination", line.destination());
      node.put("waiting", line.waiting());
      node.put("rejected", line.rejected());
      put(node, "trouble", line.trouble());
      put(node, "rejection", line.rejection());
    }
  }

  private static void put(ObjectNode node, String name, Optional<String> text) {
    text.ifPresent(t -> node.put(name, t));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    JSON.writeValue(file.toFile(), root);
  }
}
