package org.fasit.journal.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Reads from the files which entries were undone before they were handed out. */
public final class Cancelled {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Cancelled() {}

  /** Ids of the entries that need not be anywhere but in the journal. */
  public static Set<String> in(Path journal) throws IOException {
    Set<String> ids = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(journal, "*.jsonl")) {
      for (Path file : files) {
        for (String text : Files.readAllLines(file)) {
          JsonNode line = JSON.readTree(text);
          if (line.path("outcome").asText().equals("CANCELLED")) {
            line.path("entries").forEach(id -> ids.add(id.asText()));
          }
        }
      }
    }
    return ids;
  }
}
