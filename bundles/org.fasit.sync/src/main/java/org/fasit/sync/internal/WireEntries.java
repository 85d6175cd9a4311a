package org.fasit.sync.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fasit.journal.Lookup;
import org.fasit.journal.UnreadableException;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Assessment;
import org.fasit.model.Code;
import org.fasit.model.Entry;
import org.fasit.model.Event;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Study;
import org.fasit.sync.IdentityGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of a journal entry what may leave the hospital, as the package of the bundle tells. */
final class WireEntries {

  private static final Logger LOG = LoggerFactory.getLogger(WireEntries.class);
  private static final String ADDENDUM = "ADDENDUM";
  private static final Set<String> TELLS_READER =
      Set.of("EXPOSURE", "ASSESSMENT", "ADJUDICATED", "UNDONE");
  private static final int MOST_FINDINGS = 500;
  private static final int LONGEST_COMMENT = 2000;
  private static final int OLDEST_TOLD_YEARS = 90;
  private static final double CONFIDENCE_STEPS = 10_000;

  private final Pseudonyms pseudonyms;
  private final boolean sendFreeText;
  private final Function<UUID, Lookup> journal;
  private final JsonNodeFactory json = JsonNodeFactory.instance;

  /**
   * Makes wire entries.
   *
   * @param journal finds the entry that another refers to
   */
  WireEntries(Pseudonyms pseudonyms, boolean sendFreeText, Function<UUID, Lookup> journal) {
    this.pseudonyms = pseudonyms;
    this.sendFreeText = sendFreeText;
    this.journal = journal;
  }

  /**
   * The entry as it goes over the wire.
   *
   * @throws UnreadableException when the journal cannot be read just now, and with it what the
   *     entry refers to: without that, what identifies a person could not be told
   */
  ObjectNode of(Entry entry) throws UnreadableException {
    ObjectNode node = json.objectNode();
    node.put("id", entry.id().toString());
    node.put("time", entry.time().truncatedTo(ChronoUnit.MILLIS).toString());
    Event event = entry.event();
    if (event instanceof Event.ExposureStarted started) {
      exposure(node, started);
    } else if (event instanceof Event.ExposureEnded ended) {
      node.put("kind", "EXPOSURE_ENDED");
      node.put("exposure", ended.exposure().toString());
      node.put("seconds", Math.max(0, ended.shown().toMillis()) / 1000.0);
    } else if (event instanceof Event.Assessed assessed) {
      assessment(node, assessed);
    } else if (event instanceof Event.Refined refined) {
      refined(node, entry.id(), refined);
    } else if (event instanceof Event.Undone undone) {
      node.put("kind", "UNDONE");
      node.put("assessment", undone.assessment().toString());
      reader(node, undone.reader());
    } else if (event instanceof Event.PromptShown shown) {
      node.put("kind", "PROMPT_SHOWN");
      node.put("exposure", shown.exposure().toString());
      new SafeText(guardOf(shown.exposure()).orElseGet(IdentityGuard::general))
          .token(shown.prompt().rule())
          .ifPresent(rule -> node.put("rule", rule));
    } else if (event instanceof Event.PromptDismissed dismissed) {
      node.put("kind", "PROMPT_DISMISSED");
      node.put("shown", dismissed.shown().toString());
    } else if (event instanceof Event.Adjudicated adjudicated) {
      adjudicated(node, entry.id(), adjudicated);
    } else if (event instanceof Event.Addendum addendum) {
      addendum(node, addendum);
    }
    return node;
  }

  private void exposure(ObjectNode node, Event.ExposureStarted started) {
    FilteredResult shown = started.shown();
    AiResult result = shown.result();
    SafeText texts = new SafeText(guardOf(started));
    node.put("kind", "EXPOSURE");
    node.set("exam", exam(started.study(), texts));
    reader(node, started.reader());
    node.put("mode", started.mode().name());
    node.put("result", pseudonyms.result(result.key()));
    node.set("product", product(result.product(), texts));
    node.put("conclusion", result.conclusion().name());
    node.put("decision", shown.decision().action().name());
    filter(node, shown.rulesHash());
    ArrayNode findings = node.putArray("findings");
    shown.findings().stream().limit(MOST_FINDINGS).forEach(f -> findings.add(finding(f, texts)));
    if (shown.findings().size() > MOST_FINDINGS) {
      node.put("findingsOmitted", shown.findings().size() - MOST_FINDINGS);
    }
  }

  private void assessment(ObjectNode node, Event.Assessed assessed) {
    Assessment assessment = assessed.assessment();
    SafeText texts = new SafeText(guardOf(assessed));
    node.put("kind", "ASSESSMENT");
    assessed.exposure().ifPresent(exposure -> node.put("exposure", exposure.toString()));
    node.set("exam", exam(assessed.study(), texts));
    reader(node, assessed.reader());
    node.set("product", product(assessment.product(), texts));
    node.put("conclusion", assessment.conclusion().name());
    node.put("judgement", assessment.judgement().name());
    node.put("level", assessment.ofExam() ? "EXAM" : "FINDING");
    assessment.finding().ifPresent(finding -> node.set("finding", facts(finding, texts)));
    node.put("placed", assessment.place().isPresent());
    filter(node, assessed.rulesHash());
  }

  private void refined(ObjectNode node, UUID id, Event.Refined refined) throws UnreadableException {
    Optional<IdentityGuard> guard =
        refined.elsewhere().isPresent()
            ? refined
                .elsewhere()
                .map(told -> guardOf(told.study(), told.assessment(), told.reader()))
            : guardOf(refined.assessment());
    SafeText texts = new SafeText(guard.orElseGet(IdentityGuard::general));
    node.put("kind", "REFINED");
    node.put("assessment", refined.assessment().toString());
    refined.reason().ifPresent(code -> node.set("reason", code(code, texts)));
    refined.what().ifPresent(code -> node.set("what", code(code, texts)));
    refined.site().ifPresent(code -> node.set("site", code(code, texts)));
    if (sendFreeText && refined.comment().isPresent()) {
      comment(node, id, refined.comment().get(), guard);
    }
  }

  private void adjudicated(ObjectNode node, UUID id, Event.Adjudicated adjudicated) {
    Assessment logged = adjudicated.logged();
    IdentityGuard guard = guardOf(adjudicated.study(), logged, adjudicated.reader());
    SafeText texts = new SafeText(guard);
    node.put("kind", "ADJUDICATED");
    node.put("assessment", adjudicated.assessment().toString());
    node.set("exam", exam(adjudicated.study(), texts));
    reader(node, adjudicated.reader());
    node.set("product", product(logged.product(), texts));
    node.put("logged", logged.judgement().name());
    node.put("decision", adjudicated.decision().name());
    adjudicated.corrected().ifPresent(judgement -> node.put("corrected", judgement.name()));
    adjudicated.reason().ifPresent(code -> node.set("reason", code(code, texts)));
    if (sendFreeText && adjudicated.comment().isPresent()) {
      comment(node, id, adjudicated.comment().get(), Optional.of(guard));
    }
  }

  private void addendum(ObjectNode node, Event.Addendum addendum) {
    Assessment logged = addendum.logged();
    SafeText texts = new SafeText(guardOf(addendum.study(), logged, addendum.reader()));
    node.put("kind", ADDENDUM);
    node.put("assessment", addendum.assessment().toString());
    node.set("exam", exam(addendum.study(), texts));
    reader(node, addendum.reader());
    node.set("product", product(logged.product(), texts));
    node.put("logged", logged.judgement().name());
    node.put("step", addendum.step().name());
  }

  /** An unknown reader has no pseudonym: nobody counts as a reader. */
  private void reader(ObjectNode node, Reader reader) {
    if (!reader.id().isBlank()) {
      node.put("reader", pseudonyms.reader(reader));
    }
  }

  /**
   * The lowest format of a call in which an entry can be sent. A registry of before format 2 knows
   * no addenda, and no entries without a reader.
   */
  static int format(ObjectNode node) {
    String kind = node.path("kind").textValue();
    boolean second = ADDENDUM.equals(kind) || TELLS_READER.contains(kind) && !node.has("reader");
    return second ? 2 : 1;
  }

  private void comment(ObjectNode node, UUID id, String comment, Optional<IdentityGuard> guard) {
    if (comment.length() > LONGEST_COMMENT) {
      LOG.warn(
          "The comment of entry {} stays here: it has more than {} characters",
          id,
          LONGEST_COMMENT);
      node.put("commentWithheld", "TOO_LONG");
      return;
    }
    Optional<IdentityGuard.Trouble> trouble =
        guard.isEmpty()
            ? Optional.of(IdentityGuard.Trouble.STUDY_UNKNOWN)
            : guard.get().troubleIn(comment);
    if (trouble.isEmpty()) {
      node.put("comment", SafeText.lines(comment));
      return;
    }
    LOG.warn("The comment of entry {} stays here: it {}", id, trouble.get().sentence());
    node.put("commentWithheld", trouble.get().name());
  }

  private ObjectNode exam(Study study, SafeText texts) {
    ObjectNode exam = json.objectNode();
    exam.put("patient", pseudonyms.patient(study));
    exam.put("study", pseudonyms.study(study));
    study.date().ifPresent(date -> exam.put("date", date.toString()));
    study.age().ifPresent(age -> exam.set("age", age(age)));
    exam.put("sex", study.patient().sex().name());
    texts.codeString(study.modality()).ifPresent(modality -> exam.put("modality", modality));
    texts
        .codeString(study.bodyPart().toUpperCase(Locale.ROOT))
        .ifPresent(bodyPart -> exam.put("bodyPart", bodyPart));
    return exam;
  }

  private ObjectNode age(Age age) {
    return age.toldInMonths()
        ? json.objectNode().put("months", age.months())
        : json.objectNode().put("years", Math.min(age.years(), OLDEST_TOLD_YEARS));
  }

  private ObjectNode product(AiProduct product, SafeText texts) {
    return json.objectNode()
        .put("manufacturer", texts.name(product.manufacturer()))
        .put("name", texts.name(product.name()))
        .put("version", texts.name(product.version()));
  }

  private ObjectNode finding(FilteredFinding filtered, SafeText texts) {
    return facts(filtered.finding(), texts).put("decision", filtered.decision().action().name());
  }

  private ObjectNode facts(Finding finding, SafeText texts) {
    ObjectNode node = json.objectNode();
    node.put("key", pseudonyms.finding(finding.key()));
    node.set("code", code(finding.code(), texts));
    finding.site().ifPresent(site -> node.set("site", code(site, texts)));
    finding.laterality().ifPresent(side -> node.set("laterality", code(side, texts)));
    node.put("presence", finding.presence().name());
    OptionalDouble confidence = finding.confidence();
    if (confidence.isPresent() && confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1) {
      double rounded = Math.rint(confidence.getAsDouble() * CONFIDENCE_STEPS) / CONFIDENCE_STEPS;
      node.put("confidence", rounded);
    }
    return node;
  }

  private ObjectNode code(Code code, SafeText texts) {
    Code safe = texts.code(code);
    ObjectNode node = json.objectNode().put("value", safe.value()).put("scheme", safe.scheme());
    if (!safe.meaning().isEmpty()) {
      node.put("meaning", safe.meaning());
    }
    return node;
  }

  private static void filter(ObjectNode node, String rulesHash) {
    if (!rulesHash.isEmpty()) {
      node.put("filter", rulesHash);
    }
  }

  private Optional<IdentityGuard> guardOf(UUID entry) throws UnreadableException {
    Optional<Event> found = journal.apply(entry).known().map(Entry::event);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get() instanceof Event.ExposureStarted started) {
      return Optional.of(guardOf(started));
    }
    return found.get() instanceof Event.Assessed assessed
        ? Optional.of(guardOf(assessed))
        : Optional.empty();
  }

  private static IdentityGuard guardOf(Event.ExposureStarted started) {
    AiResult result = started.shown().result();
    Set<String> ids = new HashSet<>();
    learn(ids, result.sources());
    learn(ids, result.images());
    result.findings().forEach(finding -> learn(ids, finding));
    return IdentityGuard.of(started.study(), started.reader(), ids);
  }

  private static IdentityGuard guardOf(Event.Assessed assessed) {
    return guardOf(assessed.study(), assessed.assessment(), assessed.reader());
  }

  private static IdentityGuard guardOf(Study study, Assessment assessment, Reader reader) {
    Set<String> ids = new HashSet<>();
    learn(ids, assessment.sources());
    learn(ids, assessment.images());
    assessment.finding().ifPresent(finding -> learn(ids, finding));
    return IdentityGuard.of(study, reader, ids);
  }

  private static void learn(Set<String> ids, List<InstanceRef> refs) {
    for (InstanceRef ref : refs) {
      ids.add(ref.sopInstanceUid());
      ids.add(ref.seriesInstanceUid());
    }
  }

  private static void learn(Set<String> ids, Finding finding) {
    finding.trackingUid().ifPresent(ids::add);
    finding.regions().stream().map(Region::imageUid).forEach(ids::add);
  }
}
