package org.fasit.registry.internal.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Leads to reviews.
 *
 * @param words in the language of the pages led to
 */
public record ShownLinks(Words words) {

  /** The review of a line. */
  public String to(ShownProducts.Shown one) {
    return address(parameters(one));
  }

  /** The review of one version of a line. */
  public String to(ShownProducts.Shown one, String version) {
    Map<String, String> parameters = parameters(one);
    parameters.put("version", version);
    return address(parameters);
  }

  /** The address of the review that these parameters ask for. */
  static String address(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "/api/v1/reviews?", ""));
  }

  private Map<String, String> parameters(ShownProducts.Shown one) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("product", one.product());
    parameters.put("manufacturer", one.manufacturer());
    one.site().ifPresent(site -> parameters.put("site", site));
    parameters.put("year", String.valueOf(one.year()));
    parameters.put("format", "html");
    parameters.put("lang", words.language());
    return parameters;
  }
}
