package org.fasit.dicom.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fasit.dicom.BadProfileException;
import org.fasit.dicom.ProfileRule;
import org.fasit.dicom.ProfileRule.Answer;
import org.fasit.dicom.ProfileRule.CodePattern;
import org.fasit.dicom.ProfileRule.HeaderText;
import org.fasit.dicom.ProfileRule.ProductName;
import org.fasit.dicom.ProfileRule.Scale;
import org.fasit.dicom.ProfileRule.Source;
import org.fasit.dicom.ProfileRule.When;
import org.fasit.dicom.SiteProfile;
import org.fasit.dicom.internal.ProfileNode.Members;
import org.fasit.model.Conclusion;

/** Reads profile files: strict, so that a slip of the pen is told and not passed over. */
public final class ProfileParser {

  private static final int MOST_RULES = 200;
  private static final int MOST_ANSWERS = 200;
  private static final int MOST_SCALES = 50;
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_NOTE = 2000;

  private static final Map<String, HeaderText> ATTRIBUTES =
      Map.of(
          "seriesDescription", HeaderText.SERIES_DESCRIPTION,
          "imageComments", HeaderText.IMAGE_COMMENTS,
          "documentTitle", HeaderText.DOCUMENT_TITLE);

  private static final Map<String, Boolean> DIRECTIONS = Map.of("present", false, "absent", true);

  private final Texts texts;

  /**
   * @param texts the language of what is told when something is wrong
   */
  public ProfileParser(Texts texts) {
    this.texts = texts;
  }

  /** The profile that stands in a file. */
  public SiteProfile parse(byte[] file) throws BadProfileException {
    if (file.length > SiteProfile.MOST_BYTES) {
      String wrong = texts.say("profile.tooLarge", SiteProfile.MOST_BYTES >> 10);
      throw new BadProfileException(1, "", wrong);
    }
    Members root = ProfileNode.read(file, texts).members(Set.of("rules"));
    List<ProfileRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ProfileNode rule : root.need("rules").elements(MOST_RULES)) {
      rules.add(rule(rule, ids));
    }
    return new SiteProfile(List.of(), rules, sha256(file));
  }

  private static ProfileRule rule(ProfileNode node, Set<String> ids) throws BadProfileException {
    Members members =
        node.members(
            Set.of(
                "id",
                "note",
                "when",
                "countsAsAi",
                "product",
                "answers",
                "scores",
                "thresholds",
                "whenNothingStated"));
    ProfileNode id = members.need("id");
    if (!id.text(60).matches("[A-Za-z0-9._-]+")) {
      throw id.bad("profile.badId");
    }
    if (!ids.add(id.text(60))) {
      throw id.bad("profile.sameId");
    }
    members.text("note", LONGEST_NOTE);
    Optional<ProfileNode> countsAsAi = members.get("countsAsAi");
    boolean counts = countsAsAi.isPresent() && countsAsAi.get().flag();
    When when = when(members.need("when"));
    if (counts && isForAnySender(when)) {
      throw countsAsAi.get().bad("profile.anySender");
    }
    return new ProfileRule(
        id.text(60),
        when,
        counts,
        product(members.get("product")),
        answers(members.get("answers")),
        scales(members.get("scores")),
        ThresholdParser.thresholds(members.get("thresholds")),
        conclusion(members.get("whenNothingStated")));
  }

  private static boolean isForAnySender(When when) {
    return when.manufacturer().isEmpty()
        && when.model().isEmpty()
        && when.seriesDescription().isEmpty()
        && when.title().isEmpty()
        && when.titleCode().isEmpty();
  }

  private static When when(ProfileNode node) throws BadProfileException {
    Members members =
        node.members(
            Set.of(
                "manufacturer", "model", "seriesDescription", "title", "titleCode", "sopClasses"));
    if (members.byName().isEmpty()) {
      throw node.bad("profile.noCondition");
    }
    Optional<ProfileNode> titleCode = members.get("titleCode");
    Set<String> sopClasses = new LinkedHashSet<>();
    if (members.get("sopClasses").isPresent()) {
      for (ProfileNode uid : members.need("sopClasses").elements(MOST_RULES)) {
        if (!uid.text(64).matches("[0-9.]+")) {
          throw uid.bad("profile.uidNeeded");
        }
        sopClasses.add(uid.text(64));
      }
    }
    return new When(
        members.text("manufacturer", LONGEST_TEXT),
        members.text("model", LONGEST_TEXT),
        members.text("seriesDescription", LONGEST_TEXT),
        members.text("title", LONGEST_TEXT),
        titleCode.isEmpty() ? Optional.empty() : Optional.of(code(titleCode.get())),
        sopClasses);
  }

  private static ProductName product(Optional<ProfileNode> node) throws BadProfileException {
    if (node.isEmpty()) {
      return ProductName.AS_SENT;
    }
    Members members = node.get().members(Set.of("manufacturer", "name", "version"));
    return new ProductName(
        members.text("manufacturer", 64), members.text("name", 64), members.text("version", 64));
  }

  private static List<Answer> answers(Optional<ProfileNode> node) throws BadProfileException {
    List<Answer> answers = new ArrayList<>();
    if (node.isPresent()) {
      for (ProfileNode answer : node.get().elements(MOST_ANSWERS)) {
        answers.add(answer(answer));
      }
    }
    return answers;
  }

  private static Answer answer(ProfileNode node) throws BadProfileException {
    Members members =
        node.members(Set.of("question", "attribute", "answer", "text", "means", "reason"));
    boolean ofReport = members.get("question").isPresent();
    if (ofReport == members.get("attribute").isPresent()) {
      throw node.bad("profile.oneOf", "question", "attribute");
    }
    Source source =
        ofReport
            ? new Source.Question(code(members.need("question")))
            : new Source.Attribute(members.need("attribute").word(ATTRIBUTES));
    Optional<ProfileNode> answer = members.get("answer");
    if (answer.isPresent() == members.get("text").isPresent()) {
      throw node.bad("profile.oneOf", "answer", "text");
    }
    if (answer.isPresent() && !ofReport) {
      throw answer.get().bad("profile.textOnly");
    }
    Conclusion means = conclusion(members.need("means"));
    Optional<ProfileNode> reason = members.get("reason");
    if (reason.isPresent() && means != Conclusion.NOT_PROCESSED) {
      throw reason.get().bad("profile.noReason");
    }
    return new Answer(
        source,
        answer.isEmpty() ? Optional.empty() : Optional.of(code(answer.get())),
        members.text("text", LONGEST_TEXT),
        means,
        members.text("reason", LONGEST_TEXT));
  }

  private static List<Scale> scales(Optional<ProfileNode> node) throws BadProfileException {
    List<Scale> scales = new ArrayList<>();
    if (node.isPresent()) {
      for (ProfileNode scale : node.get().elements(MOST_SCALES)) {
        scales.add(scale(scale));
      }
    }
    return scales;
  }

  private static Scale scale(ProfileNode node) throws BadProfileException {
    Members members =
        node.members(
            Set.of(
                "item",
                "unit",
                "minimum",
                "maximum",
                "highMeans",
                "positiveFrom",
                "indeterminateFrom"));
    Optional<ProfileNode> highMeans = members.get("highMeans");
    Scale scale =
        new Scale(
            code(members.need("item")),
            members.text("unit", 64),
            members.need("minimum").number(),
            members.need("maximum").number(),
            highMeans.isPresent() && highMeans.get().word(DIRECTIONS),
            members.number("positiveFrom"),
            members.number("indeterminateFrom"));
    if (scale.minimum() >= scale.maximum()) {
      throw members.need("maximum").bad("profile.emptyScale");
    }
    check(scale, members);
    return scale;
  }

  private static void check(Scale scale, Members members) throws BadProfileException {
    for (String limit : List.of("positiveFrom", "indeterminateFrom")) {
      Optional<Double> value = members.number(limit);
      if (value.isPresent() && (value.get() < scale.minimum() || value.get() > scale.maximum())) {
        throw members.need(limit).bad("profile.offScale", scale.minimum(), scale.maximum());
      }
    }
    if (scale.indeterminateFrom().isEmpty()) {
      return;
    }
    if (scale.positiveFrom().isEmpty()) {
      throw members.owner().bad("profile.fieldNeeded", "positiveFrom");
    }
    double direction = scale.reversed() ? -1 : 1;
    if (direction * (scale.positiveFrom().get() - scale.indeterminateFrom().get()) <= 0) {
      throw members.need("indeterminateFrom").bad("profile.crossed");
    }
  }

  /** A code to look for. */
  static CodePattern code(ProfileNode node) throws BadProfileException {
    Members members = node.members(Set.of("value", "scheme", "meaning"));
    boolean byCode = members.get("value").isPresent();
    if (byCode) {
      members.need("scheme");
    } else {
      members.need("meaning");
      if (members.get("scheme").isPresent()) {
        throw members.owner().bad("profile.fieldNeeded", "value");
      }
    }
    return new CodePattern(
        members.text("value", LONGEST_TEXT),
        members.text("scheme", 64),
        members.text("meaning", LONGEST_TEXT));
  }

  private static Optional<Conclusion> conclusion(Optional<ProfileNode> node)
      throws BadProfileException {
    return node.isEmpty() ? Optional.empty() : Optional.of(conclusion(node.get()));
  }

  private static Conclusion conclusion(ProfileNode node) throws BadProfileException {
    Map<String, Conclusion> words = new TreeMap<>();
    for (Conclusion conclusion : Conclusion.values()) {
      if (conclusion != Conclusion.NOT_STATED) {
        words.put(conclusion.name(), conclusion);
      }
    }
    return node.word(words);
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
