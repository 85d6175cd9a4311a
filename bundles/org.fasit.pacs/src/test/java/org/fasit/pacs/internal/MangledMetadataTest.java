package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseDocuments;
import org.fasit.dicom.document.CaseLists;
import org.fasit.dicom.document.CaseReader;
import org.fasit.model.Entry;
import org.fasit.model.Judgement;
import org.fasit.pacs.Cases;
import org.fasit.pacs.internal.WebClient.Answer;
import org.junit.jupiter.api.Test;

/** A PACS may answer anything. */
class MangledMetadataTest {

  private static final int ROUNDS = Integer.getInteger("fasit.fuzz.rounds", 400);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static List<CaseDocument> read(byte[] body) throws IOException {
    List<CaseDocument> found = new ArrayList<>();
    for (JsonNode dataset : DatasetText.parse(new Answer(200, "application/dicom+json", body))) {
      CaseReader.read(DatasetJson.read(dataset), Cases.OSLO).ifPresent(found::add);
    }
    return found;
  }

  /** What a server would send of our documents. */
  private static ArrayNode metadata() {
    Cases cases = new Cases();
    ArrayNode answer = NODES.arrayNode();
    Entry positive = cases.assessed(Judgement.FALSE_POSITIVE, 1);
    Entry negative = cases.assessed(Judgement.FALSE_NEGATIVE, 2);
    Entry refined = cases.refine(positive, Cases.OLD, Cases.ULNA);
    List<Attributes> documents = new ArrayList<>();
    documents.addAll(CaseDocuments.of(positive, positive, Cases.OSLO));
    documents.addAll(CaseDocuments.of(negative, negative, Cases.OSLO));
    documents.addAll(CaseDocuments.of(refined, positive, Cases.OSLO));
    documents.addAll(CaseDocuments.of(cases.undo(negative), negative, Cases.OSLO));
    documents.forEach(document -> answer.add(json(document)));
    return answer;
  }

  private static ObjectNode json(Attributes dataset) {
    ObjectNode node = NODES.objectNode();
    for (int tag : dataset.tags()) {
      VR vr = dataset.getVR(tag);
      ObjectNode element = node.putObject("%08X".formatted(tag)).put("vr", vr.name());
      ArrayNode values = element.putArray("Value");
      if (vr == VR.SQ) {
        dataset.getSequence(tag).forEach(item -> values.add(json(item)));
      } else if (vr == VR.FL) {
        for (double value : dataset.getDoubles(tag)) {
          values.add(value);
        }
      } else if (dataset.containsValue(tag)) {
        for (String value : dataset.getStrings(tag)) {
          values.add(
              vr == VR.PN ? NODES.objectNode().put("Alphabetic", value) : NODES.textNode(value));
        }
      }
    }
    return node;
  }

  @Test
  void whatIsNotMangledGivesTheCases() throws IOException {
    List<CaseDocument> documents = read(JSON.writeValueAsBytes(metadata()));

    assertTrue(documents.size() == 7 && CaseLists.join(documents).size() == 2);
  }

  @Test
  void mangledTreesAreReadOrRefusedButNeverBreakTheReader() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] whole = JSON.writeValueAsBytes(metadata());
    for (int round = 0; round < ROUNDS; round++) {
      JsonNode tree = JSON.readTree(whole);
      for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
        mangle(tree, random);
      }
      try {
        CaseLists.join(read(JSON.writeValueAsBytes(tree)));
      } catch (IOException refused) {
        // Said in words.
      } catch (RuntimeException e) {
        throw new AssertionError("seed %d, round %d".formatted(seed, round), e);
      }
    }
  }

  @Test
  void mangledBytesAreReadOrRefusedButNeverBreakTheReader() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] whole = JSON.writeValueAsBytes(metadata());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = whole.clone();
      for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        CaseLists.join(read(bytes));
      } catch (IOException refused) {
        // Said in words.
      } catch (RuntimeException e) {
        throw new AssertionError("seed %d, round %d".formatted(seed, round), e);
      }
    }
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"0040A730\":{\"vr\":\"SQ\",\"Value\":[".repeat(60) + "]}}".repeat(60);

    assertThrows(IOException.class, () -> read(deep.getBytes(StandardCharsets.UTF_8)));
  }

  private static void mangle(JsonNode tree, Random random) {
    JsonNode node = tree;
    while (node.size() > 0) {
      JsonNode child = child(node, random.nextInt(node.size()));
      if (child.size() == 0 || random.nextInt(8) == 0) {
        replace(node, random.nextInt(node.size()), other(random));
        return;
      }
      node = child;
    }
  }

  private static JsonNode child(JsonNode node, int index) {
    if (node.isArray()) {
      return node.get(index);
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return node.get(names.get(index));
  }

  private static void replace(JsonNode node, int index, JsonNode value) {
    if (node instanceof ArrayNode array) {
      array.set(index, value);
    } else if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      object.set(names.get(index), value);
    }
  }

  private static JsonNode other(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.textNode("");
      case 2 -> NODES.textNode("x".repeat(random.nextInt(5000)));
      case 3 -> NODES.numberNode(random.nextLong());
      case 4 -> NODES.numberNode(Double.MAX_VALUE);
      case 5 -> NODES.arrayNode();
      case 6 -> NODES.objectNode();
      case 7 -> NODES.textNode(List.of("SQ", "FD", "US", "XX", "AT", "PN").get(random.nextInt(6)));
      default -> NODES.textNode("99999999\\+-\u0000æ");
    };
  }
}
