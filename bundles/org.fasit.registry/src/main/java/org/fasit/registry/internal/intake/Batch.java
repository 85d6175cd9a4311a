package org.fasit.registry.internal.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one call brought.
 *
 * @param keyId which key made the pseudonyms
 * @param items the entries, in the order sent
 */
public record Batch(String site, String keyId, List<Item> items) {

  /** The most bytes of JSON in one call. */
  public static final int LARGEST = 4 << 20;

  private static final int FORMAT = 2;

  /** The oldest format that is understood: without addenda, and with a reader in every entry. */
  private static final int OLDEST_FORMAT = 1;

  private static final int MOST_ENTRIES = 500;
  private static final int DEEPEST = 12;
  private static final int LONGEST_STRING = 4096;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_ID = 64;
  private static final Pattern SITE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{8}");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_STRING)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_ID)
                          .maxDocumentLength(LARGEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** One entry, sound or not. */
  sealed interface Item {
    /** The entry's id as sent, cut where it is too long to be one. */
    String id();

    /** It keeps to the contract. */
    record Sound(String id, ReceivedEntry entry) implements Item {}

    /** It does not. */
    record Unsound(String id, String reason) implements Item {}
  }

  /**
   * Reads a body.
   *
   * @throws Refusal when the whole is malformed
   */
  public static Batch read(byte[] body) throws Refusal {
    Fields fields = new Fields(tree(body), "");
    int format = fields.optionalInt("format", 0, Integer.MAX_VALUE).orElse(0);
    if (format < OLDEST_FORMAT || format > FORMAT) {
      throw new Refusal(
          "FORMAT",
          "this registry understands the formats %d to %d only".formatted(OLDEST_FORMAT, FORMAT));
    }
    String site = fields.matching("site", SITE);
    String keyId = fields.matching("keyId", KEY_ID);
    List<Item> items = items(fields.array("entries", MOST_ENTRIES));
    fields.end();
    return new Batch(site, keyId, items);
  }

  private static List<Item> items(JsonNode entries) {
    List<Item> items = new ArrayList<>(entries.size());
    for (JsonNode node : entries) {
      String id = node.path("id").asText("");
      String bounded = id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
      try {
        items.add(new Item.Sound(id, EntryReader.read(node)));
      } catch (Refusal refusal) {
        items.add(new Item.Unsound(bounded, refusal.reason()));
      }
    }
    return items;
  }

  private static JsonNode tree(byte[] body) throws Refusal {
    try {
      JsonNode root = JSON.readTree(body);
      if (root == null || root.isMissingNode()) {
        throw new Refusal("the body is empty");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new Refusal("the body is not JSON within bounds: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Refusal("the body is not JSON in UTF-8");
    }
  }
}
