package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRegistry.class)
class OpenApiTest {

  private Registry registry;
  private Client client;
  private Client.Answer document;

  @BeforeEach
  void fetch(Registry shared) throws Exception {
    registry = shared;
    client = Client.ofFreshSite(shared);
    document = client.with("").get("/openapi");
  }

  @Test
  void isAValidDocument() {
    assertEquals(200, document.status());
    assertEquals("application/json", document.contentType());
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document.body());
    assertEquals(List.of(), parsed.getMessages());
    assertEquals("Fasit registry", parsed.getOpenAPI().getInfo().getTitle());
  }

  @Test
  void namesEveryRouteAndNoOther() {
    Set<String> described = new TreeSet<>();
    document
        .json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertEquals(registry.routes(), described);
    assertTrue(described.contains("POST /api/v1/entries"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode root = document.json();
    List<String> references = root.findValuesAsText("$ref");
    assertTrue(references.size() > 50);
    for (String reference : references) {
      assertFalse(root.at(reference.substring(1)).isMissingNode(), reference);
    }
  }

  @Test
  void describesAnEntryAsTheRegistryTakesIt() throws Exception {
    Schemas schemas = new Schemas(document.json());
    ObjectNode exposure = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE", "f");
    for (ObjectNode entry :
        List.of(exposure, word, Wire.adjudication(word, "CONFIRMED"), Wire.undo(word))) {
      assertEquals(List.of(), schemas.faults("Entry", entry));
      assertEquals(List.of("STORED"), client.send(entry).statuses());
    }
  }

  @Test
  void itsSchemaRefusesWhatTheRegistryRejects() throws Exception {
    Schemas schemas = new Schemas(document.json());
    ObjectNode entry = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    ((ObjectNode) entry.path("exam")).put("patientName", "Ola");
    assertFalse(schemas.faults("Entry", entry).isEmpty());
    assertEquals(List.of("REJECTED"), client.send(entry).statuses());
  }

  @Test
  void describesTheAnswers() throws Exception {
    Schemas schemas = new Schemas(document.json());
    ObjectNode exposure = Wire.exposure("s", "P", "1", "POSITIVE", "f");
    ObjectNode other = Wire.exposure("t", "P", "2", "NOT_PROCESSED");
    Client.Answer stored =
        client.send(exposure, other, Wire.word(exposure, "AGREE"), Wire.entry("X"));
    assertEquals(List.of(), schemas.faults("Results", stored.json()));
    assertEquals(List.of(), schemas.faults("Review", client.review("P")));
    assertEquals(List.of(), schemas.faults("Review", client.review("nothing")));
    assertEquals(List.of(), schemas.faults("Health", client.get("/api/v1/health").json()));
    assertEquals(List.of(), schemas.faults("Problem", client.get("/api/v1/reviews").json()));
    assertFalse(schemas.faults("Review", stored.json()).isEmpty());
  }
}
