package org.fasit.dicom.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.BadProfileException;

/**
 * A value of a profile file that knows where it stands, so that what is wrong with it can be told
 * by line and field. Comments ({@code //} and {@code /* *}{@code /}) are passed over.
 */
final class ProfileNode {

  private static final int MOST_DEPTH = 16;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(4096)
                  .maxNumberLength(64)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private final Texts texts;
  private final int line;
  private final String field;

  /** A {@code Map}, a {@code List}, a {@code String}, a {@code Double}, a {@code Boolean}. */
  private final Object value;

  private ProfileNode(Texts texts, int line, String field, Object value) {
    this.texts = texts;
    this.line = line;
    this.field = field;
    this.value = value;
  }

  /** The whole file. */
  static ProfileNode read(byte[] file, Texts texts) throws BadProfileException {
    try (JsonParser parser = JSON.createParser(file)) {
      parser.nextToken();
      ProfileNode root = read(parser, "", texts);
      if (parser.nextToken() != null) {
        throw bad(texts, parser.currentTokenLocation().getLineNr(), "", "profile.trailing");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw bad(texts, line, "", "profile.notJson", e.getOriginalMessage());
    } catch (IOException e) {
      throw bad(texts, 1, "", "profile.notJson", e.getMessage());
    }
  }

  private static ProfileNode read(JsonParser parser, String field, Texts texts)
      throws IOException, BadProfileException {
    int line = Math.max(1, parser.currentTokenLocation().getLineNr());
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return new ProfileNode(texts, line, field, members(parser, field, texts));
    }
    if (token == JsonToken.START_ARRAY) {
      return new ProfileNode(texts, line, field, elements(parser, field, texts));
    }
    if (token == JsonToken.VALUE_STRING) {
      return new ProfileNode(texts, line, field, parser.getText());
    }
    if (token != null && token.isNumeric()) {
      return new ProfileNode(texts, line, field, parser.getDoubleValue());
    }
    if (token != null && token.isBoolean()) {
      return new ProfileNode(texts, line, field, parser.getBooleanValue());
    }
    throw bad(texts, line, field, "profile.noValue");
  }

  private static Map<String, ProfileNode> members(JsonParser parser, String field, Texts texts)
      throws IOException, BadProfileException {
    Map<String, ProfileNode> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, read(parser, field.isEmpty() ? name : field + "." + name, texts));
    }
    return members;
  }

  private static List<ProfileNode> elements(JsonParser parser, String field, Texts texts)
      throws IOException, BadProfileException {
    List<ProfileNode> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(parser, field + "[" + elements.size() + "]", texts));
    }
    return elements;
  }

  /** What is wrong with this value. */
  BadProfileException bad(String sentence, Object... arguments) {
    return bad(texts, line, field, sentence, arguments);
  }

  private static BadProfileException bad(
      Texts texts, int line, String field, String sentence, Object... arguments) {
    String wrong = texts.say(sentence, arguments);
    String message =
        field.isEmpty()
            ? texts.say("profile.inLine", Integer.toString(line), wrong)
            : texts.say("profile.inField", Integer.toString(line), field, wrong);
    return new BadProfileException(line, field, message);
  }

  /** The members of an object, which may have these and no others. */
  @SuppressWarnings("unchecked")
  Members members(Set<String> known) throws BadProfileException {
    if (!(value instanceof Map)) {
      throw bad("profile.objectNeeded");
    }
    Map<String, ProfileNode> members = (Map<String, ProfileNode>) value;
    for (Map.Entry<String, ProfileNode> member : members.entrySet()) {
      if (!known.contains(member.getKey())) {
        String names = String.join(", ", known.stream().sorted().toList());
        throw member.getValue().bad("profile.unknownField", names);
      }
    }
    return new Members(this, members);
  }

  /** The elements of a list, of which there may be so many. */
  @SuppressWarnings("unchecked")
  List<ProfileNode> elements(int most) throws BadProfileException {
    if (!(value instanceof List)) {
      throw bad("profile.listNeeded");
    }
    List<ProfileNode> elements = (List<ProfileNode>) value;
    if (elements.size() > most) {
      throw bad("profile.tooMany", most);
    }
    return elements;
  }

  /** A text that is not blank. */
  String text(int longest) throws BadProfileException {
    if (!(value instanceof String text) || text.isBlank()) {
      throw bad("profile.textNeeded");
    }
    if (text.length() > longest) {
      throw bad("profile.textTooLong", longest);
    }
    return text;
  }

  double number() throws BadProfileException {
    if (!(value instanceof Double number) || !Double.isFinite(number)) {
      throw bad("profile.numberNeeded");
    }
    return number;
  }

  boolean flag() throws BadProfileException {
    if (!(value instanceof Boolean flag)) {
      throw bad("profile.flagNeeded");
    }
    return flag;
  }

  /** One of these words, as what it stands for. */
  <T> T word(Map<String, T> words) throws BadProfileException {
    T meant = value instanceof String word ? words.get(word) : null;
    if (meant == null) {
      throw bad("profile.wordNeeded", String.join(", ", words.keySet().stream().sorted().toList()));
    }
    return meant;
  }

  /** The members of an object. */
  record Members(ProfileNode owner, Map<String, ProfileNode> byName) {

    Optional<ProfileNode> get(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    ProfileNode need(String name) throws BadProfileException {
      ProfileNode node = byName.get(name);
      if (node == null) {
        throw owner.bad("profile.fieldNeeded", name);
      }
      return node;
    }

    /** A text where there is one. */
    Optional<String> text(String name, int longest) throws BadProfileException {
      ProfileNode node = byName.get(name);
      return node == null ? Optional.empty() : Optional.of(node.text(longest));
    }

    /** A number where there is one. */
    Optional<Double> number(String name) throws BadProfileException {
      ProfileNode node = byName.get(name);
      return node == null ? Optional.empty() : Optional.of(node.number());
    }
  }
}
