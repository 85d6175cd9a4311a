package org.fasit.desk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fasit.desk.internal.ReadingScript.StudyPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingScriptTest {

  @TempDir private Path folder;

  private ReadingScript read(String json) throws IOException {
    Path file = folder.resolve("script.json");
    Files.writeString(file, json);
    return ReadingScript.read(file);
  }

  @Test
  void readsWhatTheSamplesWrite() throws IOException {
    StudyPart study =
        read("""
                {"studies":[{"folder":"study-01","studyInstanceUid":"1.2","truth":"fracture",
                 "actions":[{"do":"fp","product":"FracAI","finding":1},
                  {"do":"fn","product":"FracAI",
                   "place":{"imageUid":"1.9","frame":2,"x":10.5,"y":20}}]}]}""")
            .studies()
            .get(0);
    assertEquals(folder.resolve("study-01"), study.folder());
    assertEquals(Optional.of(1), study.steps().get(0).finding());
    var place = study.steps().get(1).place().orElseThrow();
    assertEquals(2, place.frame());
    assertEquals(10.5, place.points().get(0).x());
  }

  @Test
  void saysWhatIsMissing() {
    String message =
        assertThrows(IOException.class, () -> read("{\"studies\":[{\"folder\":\"a\"}]}"))
            .getMessage();
    assertTrue(message.contains("actions"), message);
    assertThrows(IOException.class, () -> read("no json"));
  }
}
