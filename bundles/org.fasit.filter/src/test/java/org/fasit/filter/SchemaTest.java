package org.fasit.filter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the parser say yes and no to the same files. */
class SchemaTest {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  static List<String> good() throws IOException {
    return SampleFiles.good();
  }

  static List<SampleFiles.Bad> bad() {
    return SampleFiles.bad().stream()
        .filter(file -> !file.message().contains("JSON") && !file.message().contains("1 MB"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("good")
  void bothTakeGoodFiles(String text) throws IOException {
    assertEquals(Set.of(), schema().validate(text, InputFormat.JSON));
    assertDoesNotThrow(() -> RulesFile.parse(text));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void bothRefuseBadFilesAsFarAsASchemaCanSee(SampleFiles.Bad file) throws IOException {
    assertThrows(BadRulesException.class, () -> RulesFile.parse(file.text()));
    assertEquals(file.schemaSees(), !schema().validate(file.text(), InputFormat.JSON).isEmpty());
  }

  @Test
  void theSchemaIsAValidSchema() throws IOException {
    JsonSchema meta =
        FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertTrue(meta.validate(schemaText(), InputFormat.JSON).isEmpty());
  }

  private static JsonSchema schema() throws IOException {
    return FACTORY.getSchema(schemaText());
  }

  private static String schemaText() throws IOException {
    try (InputStream in = RulesFile.class.getResourceAsStream("filter-rules.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
