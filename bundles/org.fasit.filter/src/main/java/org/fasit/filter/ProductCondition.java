package org.fasit.filter;

import java.util.Optional;
import org.fasit.model.AiProduct;

/**
 * A condition on the AI product. Names are compared without regard to case.
 *
 * @param name the product's name
 * @param manufacturer its manufacturer
 * @param version its version
 */
public record ProductCondition(
    String name, Optional<String> manufacturer, Optional<VersionCondition> version) {

  boolean holds(AiProduct product) {
    return name.equalsIgnoreCase(product.name().strip())
        && manufacturer.map(m -> m.equalsIgnoreCase(product.manufacturer().strip())).orElse(true)
        && version.map(v -> v.holds(product.version())).orElse(true);
  }
}
