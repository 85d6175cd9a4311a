package org.fasit.tools;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.samples.SampleStudies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundles that run in a viewer, at the level of its log: studies are opened, errors logged, and
 * sent to a PACS and a registry that refuse them in words which name the patient.
 */
class DeskLogTest {

  private static final int STUDIES = 8;
  private static final List<Integer> IDENTITY =
      List.of(
          Tag.PatientName,
          Tag.PatientID,
          Tag.IssuerOfPatientID,
          Tag.AccessionNumber,
          Tag.StudyInstanceUID);

  @TempDir Path work;

  @Test
  void saysNothingOfThePatients() throws Exception {
    Path studies = work.resolve("studies");
    SampleStudies.write(studies, STUDIES, 5);
    Set<String> identity = identity(studies);
    assertTrue(identity.size() >= 3 * STUDIES + 1, identity::toString);
    for (int i = 1; i <= STUDIES; i++) {
      Planted.report(studies.resolve("study-0" + i).resolve(Planted.NAME + ".dcm"));
    }

    Delivered.Said said;
    try (RefusingServer refusing = RefusingServer.start(String.join(", ", identity))) {
      String base = refusing.base();
      said =
          new Delivered(work)
              .run(
                  Delivered.DESK,
                  "org.fasit.desk.launcher.Main",
                  Map.of(),
                  "--bundles",
                  Delivered.DESK.resolveSibling("bundles"),
                  "--config",
                  settings(base),
                  "--open",
                  studies,
                  "--script",
                  studies.resolve("script.json"),
                  "--patience",
                  "8",
                  "--headless");
    }
    assertTrue(said.err().contains("INFO"), said::toString);
    String text = said.out() + said.err();
    Planted.isNotIn(text, said);
    identity.forEach(
        words -> assertTrue(!text.contains(words), () -> "named: " + words + "\n" + said));
  }

  private static Set<String> identity(Path studies) throws IOException {
    Set<String> identity = new TreeSet<>();
    try (Stream<Path> files = Files.walk(studies)) {
      for (Path file :
          files
              .filter(it -> it.getParent().getFileName().toString().startsWith("study-"))
              .toList()) {
        try (DicomInputStream in = new DicomInputStream(file.toFile())) {
          Attributes object = in.readDataset(-1, Tag.PixelData);
          IDENTITY.stream()
              .map(tag -> object.getString(tag, ""))
              .filter(value -> !value.isEmpty())
              .forEach(identity::add);
        }
      }
    }
    return identity;
  }

  private Path settings(String base) throws IOException {
    Path file = work.resolve("fasit.json");
    byte[] key = new byte[32];
    new Random(1).nextBytes(key);
    new ObjectMapper()
        .writeValue(
            file.toFile(),
            Map.of(
                "reading", Map.of("readerId", "ola", "readerName", "Test^Ola"),
                "journal", Map.of("folder", work.resolve("journal").toString()),
                "audit", Map.of("folder", work.resolve("audit").toString()),
                "pacs", Map.of("transport", "stow", "url", base + "/dicom-web", "holdSeconds", 0),
                "sync",
                    Map.of(
                        "url",
                        base,
                        "site",
                        "north",
                        "token",
                        "token",
                        "siteKey",
                        Base64.getEncoder().encodeToString(key))));
    return file;
  }
}
