package org.fasit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Checks JSON against the schemas of the OpenAPI document (JSON Schema 2020-12). */
final class Schemas {

  private final JsonNode document;

  Schemas(JsonNode document) {
    this.document = document;
  }

  /** What does not fit the schema of that name. */
  List<String> faults(String schema, JsonNode json) {
    ObjectNode root = Client.JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$ref", "#/components/schemas/" + schema);
    root.set("components", document.path("components"));
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    return compiled.validate(json).stream().map(ValidationMessage::getMessage).toList();
  }
}
