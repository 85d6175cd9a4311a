package org.fasit.vigilance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fasit.model.Prompt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTextTest {

  private static final Locale BOKMAL = Locale.forLanguageTag("nb-NO");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "outOfScope.modality|CT,CR,DX|CT image: ChestScan is made for CR or DX only."
            + "|CT-bilde: ChestScan er bare laget for CR eller DX.",
        "outOfScope.bodyPart|HAND,CHEST|Body part hand: ChestScan is made for chest only."
            + "|Kroppsdel hånd: ChestScan er bare laget for thorax.",
        "outOfScope.viewPosition|LL,AP,PA,LAO|View LL: ChestScan is made for AP, PA or LAO only."
            + "|Projeksjon LL: ChestScan er bare laget for AP, PA eller LAO.",
        "outOfScope.patientPosition|RECUMBENT,ERECT"
            + "|Lying image: ChestScan is made for standing images only."
            + "|Liggende bilde: ChestScan er bare laget for stående bilder.",
        "outOfScope.patientPosition|HFP,HFS,ERECT"
            + "|Patient position HFP: ChestScan is made for HFS or standing images only."
            + "|Pasientleie HFP: ChestScan er bare laget for HFS eller stående bilder.",
        "outOfScope.age|8,216,''"
            + "|Patient aged 8 months: ChestScan is made for patients from 18 years only."
            + "|Pasient på 8 måneder: ChestScan er bare laget for pasienter fra 18 år.",
        "outOfScope.age|1,'',59"
            + "|Patient aged 1 month: ChestScan is made for patients under 5 years only."
            + "|Pasient på 1 måned: ChestScan er bare laget for pasienter under 5 år.",
        "outOfScope.age|230,18,215"
            + "|Patient aged 19 years: ChestScan is made for patients from 18 months and under"
            + " 18 years only."
            + "|Pasient på 19 år: ChestScan er bare laget for pasienter fra 18 måneder og under"
            + " 18 år.",
        "nearThreshold|Fracture,51.7,50"
            + "|ChestScan is close to its threshold: Fracture 51.7 %, threshold 50 %."
            + "|ChestScan er nær terskelen sin: Fracture 51,7 %, terskel 50 %.",
        "notProcessed||Not processed by ChestScan: no AI result is not a negative result."
            + "|Ikke behandlet av ChestScan: manglende KI-resultat er ikke et negativt resultat.",
      })
  void saysItInBothLanguages(String key, String arguments, String english, String norwegian) {
    Prompt prompt = prompt("prompt." + key, arguments);
    assertEquals(english, PromptText.sentence(prompt, Locale.UK));
    assertEquals(norwegian, PromptText.sentence(prompt, BOKMAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nb", "nb-NO", "no", "no-NO", "nn-NO"})
  void speaksBokmalToAllNorwegians(String tag) {
    Prompt prompt = prompt("prompt.notProcessed", null);
    assertTrue(
        PromptText.sentence(prompt, Locale.forLanguageTag(tag)).startsWith("Ikke behandlet"));
  }

  @Test
  void speaksEnglishToOthersWhateverTheMachineSpeaks() {
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(BOKMAL);
      String sentence = PromptText.sentence(prompt("prompt.notProcessed", null), Locale.ENGLISH);
      assertTrue(sentence.startsWith("Not processed"), sentence);
    } finally {
      Locale.setDefault(machine);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "prompt.unheardOf, x",
    "prompt.outOfScope.age, old",
    "prompt.outOfScope.age, 3",
    "prompt.nearThreshold, Fracture",
    "prompt.outOfScope.modality, CT",
  })
  void aPromptThatItDoesNotKnowIsToldByItsRule(String key, String arguments) {
    assertEquals("some-rule", PromptText.sentence(prompt(key, arguments), Locale.ENGLISH));
  }

  @Test
  void wordsOfAProductAreNeverTakenForAPattern() {
    Prompt prompt =
        new Prompt(
            "near-threshold",
            Cases.CHESTSCAN,
            "prompt.nearThreshold",
            List.of("{0}'s", "'{1}'", "50", "50"));
    assertEquals(
        "{0}'s is close to its threshold: '{1}' 50 %, threshold 50 %.",
        PromptText.sentence(prompt, Locale.ENGLISH));
  }

  @Test
  void bothLanguagesAreComplete() throws IOException {
    Properties english = words("messages.properties");
    Properties norwegian = words("messages_nb.properties");
    assertFalse(english.isEmpty());
    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(norwegian.keySet()));
    for (String key : english.stringPropertyNames()) {
      assertEquals(
          placeholders(english.getProperty(key)), placeholders(norwegian.getProperty(key)), key);
      assertFalse((english.getProperty(key) + norwegian.getProperty(key)).contains("!"), key);
    }
  }

  private static Prompt prompt(String sentence, @Nullable String arguments) {
    List<String> all = new ArrayList<>(List.of("ChestScan"));
    if (arguments != null) {
      Arrays.stream(arguments.split(",", -1)).map(a -> a.replace("''", "")).forEach(all::add);
    }
    return new Prompt("some-rule", Cases.CHESTSCAN, sentence, all);
  }

  private static Properties words(String name) throws IOException {
    Properties words = new Properties();
    try (InputStream in = PromptText.class.getResourceAsStream(name)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }

  private static Set<String> placeholders(String text) {
    return Pattern.compile("\\{\\d(?:,choice)?")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
