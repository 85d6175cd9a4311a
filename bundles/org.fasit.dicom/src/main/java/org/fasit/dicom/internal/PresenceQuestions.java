package org.fasit.dicom.internal;

import java.util.Set;
import org.fasit.model.Code;

/** Which items ask whether something that stands elsewhere is there. */
final class PresenceQuestions {

  /** Questions in private codes that ask for presence by their meaning, where a code answers. */
  private static final Set<String> IN_WORDS =
      Set.of(
          "presence",
          "present",
          "finding presence",
          "presence of finding",
          "finding present",
          "detected",
          "detection",
          "detection result",
          "result",
          "ai result",
          "finding status");

  /** Schemes whose concepts are known, so that nothing need be guessed from their meaning. */
  private static final Set<String> KNOWN_SCHEMES = Set.of("SCT", "SRT", "DCM", "LN", "UCUM");

  private PresenceQuestions() {}

  /**
   * Whether an item answers the question for presence as such. A finding "absent" is such an
   * answer, whatever its code.
   */
  static boolean asks(ContentItem item) {
    if (item.isContext() || !item.is("CODE") && !item.is("TEXT")) {
      return false;
    }
    if (item.isNamed(Concepts.FINDING)) {
      return item.codedPresence().isPresent()
          || item.code()
              .filter(code -> PresenceAnswers.isAnswerInWords(code.meaning()))
              .isPresent();
    }
    String key = item.conceptKey();
    return Concepts.PRESENCE_QUESTIONS.contains(key)
        || item.is("CODE") && !key.isEmpty() && asksInWords(item, key);
  }

  private static boolean asksInWords(ContentItem item, String key) {
    String meaning = item.concept().map(Code::meaning).orElse("");
    return !KNOWN_SCHEMES.contains(key.substring(0, key.indexOf(':')))
        && IN_WORDS.contains(PresenceAnswers.plain(meaning));
  }

  /** Tells of an answer that is not understood. */
  static void tellNotUnderstood(ContentItem answer, Notes notes) {
    String said = answer.code().map(PresenceQuestions::label).orElseGet(answer::text);
    String question = answer.concept().map(PresenceQuestions::label).orElse("");
    notes.add("answerNotUnderstood", question.isEmpty() ? said : question + ": " + said);
  }

  private static String label(Code code) {
    return code.meaning().isEmpty() ? code.value() : code.meaning();
  }
}
