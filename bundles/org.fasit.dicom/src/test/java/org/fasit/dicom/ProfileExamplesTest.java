package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example profiles of docs/profiles do with their samples what they say that they do. */
class ProfileExamplesTest {

  private static final Path EXAMPLES = examples();

  private static Path examples() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs/profiles"))) {
      root = root.getParent();
    }
    return root.resolve("docs/profiles");
  }

  static Stream<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void eachExampleHasItsSample() throws IOException {
    Set<String> folders = new TreeSet<>(names().toList());
    assertEquals(ProfileSamples.all().keySet(), folders);
  }

  @ParameterizedTest
  @MethodSource("names")
  void sampleIsTheMadeOne(String name) throws IOException {
    Path file = EXAMPLES.resolve(name).resolve("sample.dcm");
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      Attributes stored = in.readDataset(-1, -1);
      assertEquals(ProfileSamples.all().get(name).toString(), stored.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void profileGivesWhatIsExpected(String name) throws Exception {
    Path folder = EXAMPLES.resolve(name);
    JsonNode expected = new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
    SiteProfile profile = SiteProfile.read(folder.resolve("profile.json"), Locale.ENGLISH);
    Path sample = folder.resolve("sample.dcm");
    assertEquals(expected.get("without").textValue(), without(sample));

    Explained read = new AiResultReader(Made.OPTIONS.with(profile)).explain(sample);
    AiResult result = assertInstanceOf(AiResultFound.class, read.outcome()).result();
    assertEquals(expected.get("conclusion").textValue(), result.conclusion().name());
    assertEquals(expected.path("reason").asText(""), result.reason().orElse(""));
    assertEquals(expected.get("product").textValue(), product(result.product()));
    assertEquals(expected.get("findings").size(), result.findings().size());
    for (int i = 0; i < result.findings().size(); i++) {
      JsonNode wanted = expected.get("findings").get(i);
      Finding finding = result.findings().get(i);
      assertEquals(wanted.get("code").textValue(), finding.code().value());
      assertEquals(wanted.get("presence").textValue(), finding.presence().name());
      assertEquals(
          wanted.get("confidence").doubleValue(), finding.confidence().orElseThrow(), 1e-9);
    }
    String rule = expected.get("rule").textValue() + " (profile " + profile.version() + ")";
    assertTrue(
        read.explanation().steps().stream()
            .anyMatch(step -> step.field().equals("profile.rule") && step.value().equals(rule)));
  }

  private static String without(Path sample) {
    return new AiResultReader(Made.OPTIONS).read(sample) instanceof AiResultFound found
        ? found.result().conclusion().name()
        : "not an AI result";
  }

  private static String product(AiProduct product) {
    return product.label() + " (" + product.manufacturer() + ")";
  }
}
