package org.fasit.reading.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fasit.vigilance.ProductScope;
import org.fasit.vigilance.VigilanceRules;

/** Makes prompt rules of what stands in section {@code vigilance} of the settings file. */
final class VigilanceSettings {
  private static final String PRODUCTS = "vigilance.products";

  private VigilanceSettings() {}

  /** Refuses a section of which no rules can be made. */
  static void check(Map<String, Object> section) throws SettingsException {
    Object margin = section.getOrDefault("margin", 0.0);
    Object products = section.getOrDefault("products", "[]");
    rules(((Number) margin).doubleValue(), products.toString());
  }

  /**
   * The rules.
   *
   * @param margin how far from its threshold a confidence is still near it, 0 to 1
   * @param products JSON text
   */
  static VigilanceRules rules(double margin, String products) throws SettingsException {
    List<ProductScope> scopes = new ArrayList<>();
    JsonNode list = SettingsParser.objects(PRODUCTS, SettingsSchema.PRODUCTS, products);
    for (int i = 0; i < list.size(); i++) {
      scopes.add(scope(PRODUCTS + "[" + i + "]", list.get(i)));
    }
    try {
      return new VigilanceRules(margin, scopes);
    } catch (IllegalArgumentException problem) {
      throw new SettingsException(problem.getMessage());
    }
  }

  private static ProductScope scope(String key, JsonNode product) throws SettingsException {
    try {
      return new ProductScope(
          product.get("name").textValue(),
          Optional.ofNullable(product.get("manufacturer")).map(JsonNode::textValue),
          product.has("threshold")
              ? OptionalDouble.of(product.get("threshold").doubleValue())
              : OptionalDouble.empty(),
          texts(product, "modalities"),
          texts(product, "bodyParts"),
          texts(product, "viewPositions"),
          texts(product, "patientPositions"),
          whole(product, "minimumAgeMonths"),
          whole(product, "maximumAgeMonths"));
    } catch (IllegalArgumentException problem) {
      throw new SettingsException(Messages.get("settings.contradiction", key, Reasons.of(problem)));
    }
  }

  private static List<String> texts(JsonNode product, String key) {
    List<String> texts = new ArrayList<>();
    product.path(key).forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static OptionalInt whole(JsonNode product, String key) {
    return product.has(key) ? OptionalInt.of(product.get(key).intValue()) : OptionalInt.empty();
  }
}
