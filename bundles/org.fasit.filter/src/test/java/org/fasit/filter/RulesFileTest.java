package org.fasit.filter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fasit.filter.RulesProblem.Allowed;
import org.fasit.filter.RulesProblem.Wrong;
import org.fasit.model.Code;
import org.fasit.model.FilterAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesFileTest {

  private static final Locale BOKMAL = Locale.forLanguageTag("nb-NO");

  static List<SampleFiles.Bad> bad() {
    return SampleFiles.bad();
  }

  @Test
  void readsEveryFieldOfTheExample() throws Exception {
    Rules rules = RulesFile.parse(SampleFiles.example());
    assertEquals(
        List.of(
            FilterAction.SHOW,
            FilterAction.HIDE,
            FilterAction.SHOW_AS_DOUBTFUL,
            FilterAction.SHOW_AS_DOUBTFUL,
            FilterAction.OUT_OF_INTENDED_USE),
        rules.rules().stream().map(Rule::then).toList());
    Rule toddlers = rules.rules().get(1);
    assertEquals("fractures-in-toddlers", toddlers.id());
    assertEquals(
        Optional.of("Growth plates and vessel channels: 81 of 96 marks under 45 % were false."),
        toddlers.note());
    When when = toddlers.when();
    assertEquals("FracAI", when.product().orElseThrow().name());
    assertEquals(Optional.of("Nordbein"), when.product().orElseThrow().manufacturer());
    assertEquals(">=2.4 <3", when.product().orElseThrow().version().orElseThrow().text());
    assertEquals(List.of(new Code("125605004", "SCT", "")), when.findings());
    assertEquals(Optional.of(new AgeRange(OptionalInt.empty(), OptionalInt.of(36))), when.age());
    assertEquals(
        Optional.of(new ConfidenceRange(OptionalDouble.empty(), OptionalDouble.of(0.45))),
        when.confidence());
    assertEquals(Set.of("AP"), rules.rules().get(3).when().viewPositions());
    assertEquals(Set.of("CHEST"), rules.rules().get(4).when().bodyParts());
    assertEquals(Set.of("CR", "DX"), rules.rules().get(4).when().modalities());
  }

  @Test
  void readsTheExampleOfTheGuide() throws Exception {
    String guide = Files.readString(Path.of("..", "..", "docs", "filter-rules.md"));
    String example = guide.substring(guide.indexOf("```json") + 7);
    Rules rules = RulesFile.parse(example.substring(0, example.indexOf("```")));
    assertEquals("fractures-in-toddlers", rules.rules().get(0).id());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void saysWhichRuleAndFieldIsWrong(SampleFiles.Bad file) {
    List<RulesProblem> problems = problems(file.text());
    assertEquals(
        List.of(file.message()),
        problems.stream().map(problem -> problem.message(Locale.ENGLISH)).toList());
  }

  @Test
  void saysAllThatIsWrongInTheOrderOfTheFile() {
    String text =
        """
        {"rules": [
          {"id": "a", "when": {"confidence": {"below": 45}, "age": {"from": "x"}}, "then": "hid"},
          {"id": "b", "when": {"modality": ["CT"]}, "then": "hide"},
          {"when": {"colour": 1}, "then": "hide"}
        ]}
        """;
    assertEquals(
        List.of("a when.age.from", "a when.confidence.below", "a then", "#3 id", "#3 when.colour"),
        problems(text).stream().map(p -> p.rule().orElseThrow() + " " + p.field()).toList());
  }

  @Test
  void tellsAtMostAHundredProblems() {
    String rules = "{\"a\":1},".repeat(600);
    assertEquals(
        100, problems("{\"rules\":[" + rules.substring(0, rules.length() - 1) + "]}").size());
  }

  @Test
  void shortensWhatStandsThere() {
    String text = SampleFiles.file("\"viewPosition\":\"" + "A\\n".repeat(500) + "\"");
    String given = problems(text).get(0).given();
    assertEquals(41, given.length());
    assertEquals(-1, given.indexOf('\n'));
  }

  @Test
  void takesAFileWithAByteOrderMark() throws Exception {
    String text = "\uFEFF" + SampleFiles.example();
    assertEquals(5, RulesFile.parse(text.getBytes(StandardCharsets.UTF_8)).rules().size());
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] bytes = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
    BadRulesException bad = assertThrows(BadRulesException.class, () -> RulesFile.parse(bytes));
    assertEquals(Wrong.NOT_JSON, bad.problems().get(0).wrong());
  }

  @Test
  void refusesMoreThanAThousandRules() throws IOException {
    String thousand = SampleFiles.good().get(SampleFiles.good().size() - 1);
    assertEquals(1000, assertParses(thousand).rules().size());
    String last = thousand.substring(thousand.lastIndexOf("{\"id\""), thousand.length() - 2);
    String tooMany =
        thousand.substring(0, thousand.length() - 2) + "," + last.replace("r999", "r1000") + "]}";
    assertEquals("rules", problems(tooMany).get(0).field());
  }

  @Test
  void speaksNorwegian() {
    String text = SampleFiles.file("\"confidence\":{\"below\":45}");
    assertEquals(
        "Regel a, felt when.confidence.below: 45 er ikke tillatt. Tillatt: et tall fra 0 til 1",
        problems(text).get(0).message(BOKMAL));
    assertEquals(
        problems(text).get(0).message(BOKMAL),
        problems(text).get(0).message(Locale.forLanguageTag("nn-NO")));
    assertEquals(
        "Regel a, felt when.confidence.below: 45 er ikke tillatt. Tillatt: et tall fra 0 til 1."
            + " De siste gyldige reglene gjelder fortsatt.",
        RulesProblem.summary(problems(text), true, BOKMAL));
  }

  @Test
  void bothLanguagesSayTheSame() throws Exception {
    Properties english = words("messages.properties");
    Properties norwegian = words("messages_nb.properties");
    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(norwegian.keySet()));
    for (String key : english.stringPropertyNames()) {
      assertEquals(
          placeholders(english.getProperty(key)), placeholders(norwegian.getProperty(key)), key);
    }
  }

  @Test
  void everyWordIsThere() {
    for (Locale locale : List.of(Locale.ENGLISH, BOKMAL)) {
      for (Wrong wrong : Wrong.values()) {
        for (Allowed allowed : Allowed.values()) {
          String message =
              new RulesProblem(Optional.of("a"), "f", wrong, "g", allowed).message(locale);
          assertEquals(-1, message.indexOf('{'), message);
        }
      }
    }
  }

  private static Rules assertParses(String text) {
    return assertDoesNotThrow(() -> RulesFile.parse(text));
  }

  private static List<RulesProblem> problems(String text) {
    return assertThrows(BadRulesException.class, () -> RulesFile.parse(text)).problems();
  }

  private static Properties words(String name) throws IOException {
    Properties words = new Properties();
    try (InputStream in = RulesFile.class.getResourceAsStream(name)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }

  private static Set<String> placeholders(String text) {
    return Pattern.compile("\\{\\d\\}")
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
