package org.fasit.registry.internal.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.model.AddendumStep;
import org.fasit.model.Adjudication;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;
import org.fasit.model.ReadingMode;
import org.fasit.model.Sex;
import org.fasit.registry.internal.intake.ReceivedEntry.EntryKind;
import org.fasit.registry.internal.intake.ReceivedEntry.Facts;

/** Reads one entry of the wire format; the OpenAPI document says the same in its schemas. */
final class EntryReader {

  private static final int MOST_FINDINGS = 500;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_COMMENT = 2000;
  private static final int MONTHS_TOLD = 23;
  private static final int YOUNGEST_IN_YEARS = 2;
  private static final int OLDEST = 90;
  private static final double LONGEST_SHOWN_SECONDS = 31_536_000;
  private static final Pattern CODE_STRING = Pattern.compile("[A-Z0-9_ ]{1,16}");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9_.-]{0,16}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private EntryReader() {}

  /** Why a comment stayed at the site. */
  private enum Withheld {
    NATIONAL_ID,
    DATE,
    NAME,
    IDENTIFIER,
    STUDY_UNKNOWN,
    TOO_LONG
  }

  static ReceivedEntry read(JsonNode node) throws Refusal {
    Fields fields = new Fields(node, "");
    UUID id = fields.id("id");
    Instant time = fields.time("time");
    EntryKind kind = fields.oneOf("kind", EntryKind.class);
    Facts facts = facts(kind, fields);
    fields.end();
    String content = canonical(node);
    return new ReceivedEntry(id, time, kind, content, sha256(content), facts);
  }

  private static Facts facts(EntryKind kind, Fields fields) throws Refusal {
    return switch (kind) {
      case EXPOSURE -> exposure(fields);
      case EXPOSURE_ENDED -> exposureEnded(fields);
      case ASSESSMENT -> assessment(fields);
      case REFINED -> refined(fields);
      case ADJUDICATED -> adjudicated(fields);
      case ADDENDUM -> addendum(fields);
      case UNDONE -> undone(fields);
      case PROMPT_SHOWN -> promptShown(fields);
      case PROMPT_DISMISSED -> promptDismissed(fields);
    };
  }

  private static Facts exposure(Fields fields) throws Refusal {
    Conclusion conclusion = fields.oneOf("conclusion", Conclusion.class);
    FilterAction decision = fields.oneOf("decision", FilterAction.class);
    List<EffectiveConclusion.JudgedFinding> findings = new ArrayList<>();
    for (Fields finding : fields.objects("findings", MOST_FINDINGS)) {
      Judged judged = finding(finding);
      FilterAction own = finding.oneOf("decision", FilterAction.class);
      finding.end();
      findings.add(new EffectiveConclusion.JudgedFinding(judged.key, judged.presence, own));
    }
    fields.optionalInt("findingsOmitted", 1, Integer.MAX_VALUE);
    fields.optionalMatching("filter", SHA256);
    EffectiveConclusion.Basis reading = EffectiveConclusion.of(conclusion, decision, findings);
    return new ReceivedEntry.Exposure(
        exam(fields.object("exam")),
        fields.optionalPseudonym("reader"),
        fields.oneOf("mode", ReadingMode.class),
        fields.pseudonym("result"),
        product(fields.object("product")),
        conclusion,
        reading.conclusion(),
        reading.restsOn());
  }

  private static Facts exposureEnded(Fields fields) throws Refusal {
    fields.id("exposure");
    if (fields.optionalNumber("seconds", 0, LONGEST_SHOWN_SECONDS).isEmpty()) {
      throw new Refusal("seconds is missing");
    }
    return new ReceivedEntry.Nothing();
  }

  private static Facts assessment(Fields fields) throws Refusal {
    fields.oneOf("conclusion", Conclusion.class);
    fields.flag("placed");
    fields.optionalMatching("filter", SHA256);
    Optional<Fields> given = fields.optionalObject("finding");
    Optional<Judged> judged = Optional.empty();
    if (given.isPresent()) {
      judged = Optional.of(finding(given.get()));
      given.get().end();
    }
    return new ReceivedEntry.Assessed(
        fields.optionalId("exposure"),
        exam(fields.object("exam")),
        fields.optionalPseudonym("reader"),
        product(fields.object("product")),
        fields.oneOf("judgement", Judgement.class),
        fields.oneOf("level", ReceivedEntry.Level.class),
        judged.map(Judged::key),
        judged.map(Judged::presence));
  }

  private static Facts refined(Fields fields) throws Refusal {
    fields.id("assessment");
    for (String name : List.of("reason", "what", "site")) {
      if (fields.has(name)) {
        code(fields.object(name));
      }
    }
    comment(fields);
    return new ReceivedEntry.Nothing();
  }

  private static void comment(Fields fields) throws Refusal {
    if (fields.has("comment")) {
      fields.lines("comment", LONGEST_COMMENT);
    }
    if (fields.has("commentWithheld")) {
      fields.oneOf("commentWithheld", Withheld.class);
    }
  }

  private static Facts adjudicated(Fields fields) throws Refusal {
    Adjudication decision = fields.oneOf("decision", Adjudication.class);
    Optional<Judgement> corrected =
        fields.has("corrected")
            ? Optional.of(fields.oneOf("corrected", Judgement.class))
            : Optional.empty();
    if (corrected.isPresent() != (decision == Adjudication.CORRECTED)) {
      throw new Refusal("corrected belongs to the decision CORRECTED, and to no other");
    }
    if (fields.has("reason")) {
      code(fields.object("reason"));
    }
    comment(fields);
    return new ReceivedEntry.Adjudicated(
        fields.id("assessment"),
        exam(fields.object("exam")),
        fields.optionalPseudonym("reader"),
        product(fields.object("product")),
        fields.oneOf("logged", Judgement.class),
        decision,
        corrected);
  }

  private static Facts addendum(Fields fields) throws Refusal {
    AddendumStep step = fields.oneOf("step", AddendumStep.class);
    Optional<String> reader = fields.optionalPseudonym("reader");
    if (step == AddendumStep.ACKNOWLEDGED && reader.isEmpty()) {
      throw new Refusal("reader is missing: an acknowledgement tells who acknowledges");
    }
    return new ReceivedEntry.Addendum(
        fields.id("assessment"),
        exam(fields.object("exam")),
        reader,
        product(fields.object("product")),
        fields.oneOf("logged", Judgement.class),
        step);
  }

  private static Facts undone(Fields fields) throws Refusal {
    fields.optionalPseudonym("reader");
    return new ReceivedEntry.Undone(fields.id("assessment"));
  }

  private static Facts promptShown(Fields fields) throws Refusal {
    fields.id("exposure");
    fields.optionalMatching("rule", RULE);
    return new ReceivedEntry.Nothing();
  }

  private static Facts promptDismissed(Fields fields) throws Refusal {
    fields.id("shown");
    return new ReceivedEntry.Nothing();
  }

  private record Judged(String key, Presence presence) {}

  private static Judged finding(Fields fields) throws Refusal {
    code(fields.object("code"));
    if (fields.has("site")) {
      code(fields.object("site"));
    }
    if (fields.has("laterality")) {
      code(fields.object("laterality"));
    }
    fields.optionalNumber("confidence", 0, 1);
    return new Judged(fields.pseudonym("key"), fields.oneOf("presence", Presence.class));
  }

  private static void code(Fields fields) throws Refusal {
    if (fields.text("value", LONGEST_NAME).isEmpty()) {
      throw new Refusal(fields.at("value") + " is empty");
    }
    fields.matching("scheme", SCHEME);
    if (fields.has("meaning")) {
      fields.text("meaning", LONGEST_NAME);
    }
    fields.end();
  }

  private static AiProduct product(Fields fields) throws Refusal {
    AiProduct product =
        new AiProduct(
            fields.text("manufacturer", LONGEST_NAME),
            fields.text("name", LONGEST_NAME),
            fields.text("version", LONGEST_NAME));
    fields.end();
    return product;
  }

  private static ReceivedEntry.Exam exam(Fields fields) throws Refusal {
    ReceivedEntry.Exam exam =
        new ReceivedEntry.Exam(
            fields.pseudonym("patient"),
            fields.pseudonym("study"),
            fields.optionalDate("date"),
            age(fields),
            fields.oneOf("sex", Sex.class),
            fields.optionalMatching("modality", CODE_STRING),
            fields.optionalMatching("bodyPart", CODE_STRING));
    fields.end();
    return exam;
  }

  private static OptionalInt age(Fields exam) throws Refusal {
    if (!exam.has("age")) {
      return OptionalInt.empty();
    }
    Fields age = exam.object("age");
    OptionalInt months = age.optionalInt("months", 0, MONTHS_TOLD);
    OptionalInt years = age.optionalInt("years", YOUNGEST_IN_YEARS, OLDEST);
    if (months.isPresent() == years.isPresent()) {
      throw new Refusal("exam.age has neither months nor years, or both");
    }
    age.end();
    return months.isPresent() ? months : OptionalInt.of(years.getAsInt() * 12);
  }

  private static String canonical(JsonNode node) throws Refusal {
    try {
      return CANONICAL.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new Refusal("the entry is not Unicode");
    }
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
