package org.fasit.weasis.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a DICOMweb node signs in.
 *
 * @param pacs keys of section {@code pacs} of the settings: user and password, or bearer
 * @param notes what cannot be taken over, and what to do; never a secret
 */
record WebSignIn(Map<String, String> pacs, List<String> notes) {

  /** What Weasis 4.5 to 4.7 calls no OAuth. */
  private static final String NO_OAUTH = "5aa85854-8f1f-11eb-b339-d3daace59a05";

  private static final String AUTHORIZATION = "authorization";

  WebSignIn {
    pacs = Map.copyOf(pacs);
    notes = List.copyOf(notes);
  }

  /** Never tells a secret. */
  @Override
  public String toString() {
    return pacs.keySet() + " " + notes;
  }

  static WebSignIn of(@Nullable Map<String, String> headers, @Nullable String method) {
    if (method != null && !method.isBlank() && !method.equals(NO_OAUTH)) {
      return new WebSignIn(Map.of(), List.of(Messages.get("node.oauth")));
    }
    Map<String, String> pacs = new HashMap<>();
    TreeSet<String> left = new TreeSet<>();
    Optional.ofNullable(headers)
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              Map<String, String> read = read(name, value);
              pacs.putAll(read);
              if (read.isEmpty()) {
                left.add(name);
              }
            });
    List<String> notes = new ArrayList<>();
    if (!left.isEmpty()) {
      notes.add(Messages.get("node.headers", String.join(", ", left)));
    }
    return new WebSignIn(pacs, notes);
  }

  private static Map<String, String> read(String name, @Nullable String value) {
    if (value == null || !name.strip().toLowerCase(Locale.ROOT).equals(AUTHORIZATION)) {
      return Map.of();
    }
    String[] words = value.strip().split("\\s+", 2);
    String what = words.length == 2 ? words[1] : "";
    return switch (what.isEmpty() ? "" : words[0].toLowerCase(Locale.ROOT)) {
      case "basic" -> basic(what);
      case "bearer" -> Map.of("bearer", what);
      default -> Map.of();
    };
  }

  private static Map<String, String> basic(String encoded) {
    try {
      String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      return colon > 0
          ? Map.of("user", both.substring(0, colon), "password", both.substring(colon + 1))
          : Map.of();
    } catch (IllegalArgumentException malformed) {
      return Map.of();
    }
  }
}
