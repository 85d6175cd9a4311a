package org.fasit.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.samples.Script.Action;
import org.fasit.samples.Script.StudyScript;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleStudiesTest {

  @TempDir private static Path samples;
  private static Script script = new Script(List.of());

  @BeforeAll
  static void write() throws IOException {
    SampleStudies.write(samples, SampleStudies.STANDARD_COUNT, 42);
    script = Script.read(samples.resolve("script.json"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Attributes read(Path file) throws IOException {
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      return in.readDataset(-1, -1);
    }
  }

  private static List<Path> images() throws IOException {
    return files(samples).stream()
        .filter(file -> file.getFileName().toString().matches("(limb|chest)-\\d\\.dcm"))
        .toList();
  }

  @Test
  void sameSeedSameBytes(@TempDir Path other) throws Exception {
    SampleStudies.write(other, 3, 42);
    for (Path file : files(other)) {
      Path relative = other.relativize(file);
      if (!relative.toString().equals("script.json")) {
        assertArrayEquals(
            Files.readAllBytes(file),
            Files.readAllBytes(samples.resolve(relative)),
            relative.toString());
      }
    }
  }

  @Test
  void everyStudyIsWhole() throws Exception {
    assertEquals(41, script.studies().size());
    for (StudyScript study : script.studies()) {
      Path home = samples.resolve(study.folder());
      List<String> names = files(home).stream().map(file -> file.getFileName().toString()).toList();
      for (String image : List.of("limb-1.dcm", "chest-1.dcm")) {
        if (names.contains(image)) {
          Attributes header = read(home.resolve(image));
          assertEquals(study.studyInstanceUid(), header.getString(Tag.StudyInstanceUID));
        }
      }
      assertEquals(names.contains("limb-1.dcm"), names.contains("FracAI.dcm"), study.folder());
      assertEquals(names.contains("chest-1.dcm"), names.contains("ThoraxScan.dcm"), study.folder());
    }
  }

  @Test
  void scriptGivesEveryKindOfCase() {
    Map<String, Integer> actions = new TreeMap<>();
    int passed = 0;
    for (StudyScript study : script.studies()) {
      study.actions().forEach(action -> actions.merge(action.what(), 1, Integer::sum));
      passed += study.actions().isEmpty() ? 1 : 0;
    }
    assertEquals(
        Map.of("agree", 24, "fp", 6, "fp-exam", 3, "fn", 3, "fn-exam", 1, "undo", 1), actions);
    assertEquals(8, passed);
  }

  @Test
  void actionsPointAtWhatIsThere() throws Exception {
    for (StudyScript study : script.studies()) {
      Path home = samples.resolve(study.folder());
      for (Action action : study.actions()) {
        assertTrue(Files.exists(home.resolve(action.product() + ".dcm")));
        assertEquals(action.what().equals("fp"), action.finding() != null);
        assertEquals(action.what().equals("fn"), action.place() != null);
        if (action.place() != null) {
          assertTrue(imageUids(home).contains(action.place().imageUid()));
        }
      }
    }
  }

  private static Set<String> imageUids(Path home) throws IOException {
    Set<String> uids = new TreeSet<>();
    for (Path file : images()) {
      if (file.startsWith(home)) {
        uids.add(read(file).getString(Tag.SOPInstanceUID));
      }
    }
    return uids;
  }

  @Test
  void imagesArePlainRadiographsOfManyPeople() throws Exception {
    Set<String> ages = new TreeSet<>();
    Set<String> views = new TreeSet<>();
    Set<String> parts = new TreeSet<>();
    Set<String> positions = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (Path file : images()) {
      assertTrue(Files.size(file) < 1_000_000, file.toString());
      Attributes image = read(file);
      assertEquals("MONOCHROME2", image.getString(Tag.PhotometricInterpretation));
      assertEquals(
          image.getInt(Tag.Rows, 0) * image.getInt(Tag.Columns, 0) * 2,
          image.getBytes(Tag.PixelData).length);
      assertEquals("PRØVESYKEHUSET", image.getString(Tag.IssuerOfPatientID));
      ages.add(image.getString(Tag.PatientAge));
      views.add(image.getString(Tag.ViewPosition));
      parts.add(image.getString(Tag.BodyPartExamined));
      names.add(image.getString(Tag.PatientName));
      Attributes position = image.getNestedDataset(Tag.PatientOrientationCodeSequence);
      if (position != null) {
        positions.add(position.getString(Tag.CodeMeaning));
      }
    }
    assertTrue(ages.contains("004M") && ages.contains("092Y"), ages.toString());
    assertEquals(Set.of("AP", "LAT", "LL", "PA"), views);
    assertEquals(Set.of("ANKLE", "CHEST", "ELBOW", "FOOT", "HAND", "KNEE", "WRIST"), parts);
    assertEquals(Set.of("erect", "recumbent"), positions);
    String letters = names.stream().collect(Collectors.joining());
    assertTrue(letters.matches(".*[æÆ].*") && letters.matches(".*[øØ].*"), letters);
    assertTrue(letters.matches(".*[åÅ].*"), letters);
  }

  @Test
  void everyUidIsUnder225AndStandsOnce() throws Exception {
    List<String> uids = new ArrayList<>();
    for (Path file : files(samples)) {
      if (file.toString().endsWith(".dcm") && !file.startsWith(samples.resolve("hostile"))) {
        uids.add(read(file).getString(Tag.SOPInstanceUID));
      }
    }
    assertEquals(uids.size(), Set.copyOf(uids).size());
    assertFalse(uids.isEmpty());
    uids.forEach(uid -> assertTrue(uid.matches("2\\.25\\.[1-9]\\d{0,38}"), uid));
  }

  @Test
  void objectsAreValid() throws Exception {
    Tools.require("dciodvfy");
    for (String name :
        List.of(
            "study-01/FracAI.dcm",
            "study-02/ThoraxScan.dcm",
            "study-14/FracAI.dcm",
            "study-24/FracAI.dcm",
            "study-31/ThoraxScan.dcm",
            "study-01/limb-1.dcm",
            "study-01/limb-2.dcm",
            "study-02/chest-1.dcm",
            "study-11/chest-1.dcm")) {
      assertEquals(List.of(), Tools.errors(samples.resolve(name)), name);
    }
  }

  @Test
  void hostileFilesAreThere() throws Exception {
    List<String> names =
        files(samples.resolve("hostile")).stream()
            .map(file -> file.getFileName().toString())
            .toList();
    assertEquals(
        List.of(
            "ThoraxScan.dcm",
            "bomb.dcm",
            "chest-1.dcm",
            "chest-2.dcm",
            "deep.dcm",
            "huge-length.dcm",
            "loop.dcm",
            "many-items.dcm",
            "random.dcm",
            "truncated.dcm",
            "wrong-vr.dcm"),
        names);
  }
}
