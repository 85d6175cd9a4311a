package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.SiteProfile.Sender;
import org.fasit.model.AiProduct;
import org.fasit.samples.SrWriter;
import org.fasit.samples.Uids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteProfilesTest {
  private static final List<Sender> NOBODY = List.of();

  @TempDir private Path folder;
  private final Threads threads = Threads.start();
  private final AtomicInteger told = new AtomicInteger();
  private final SiteProfiles profiles = new SiteProfiles(threads, told::incrementAndGet);

  @AfterEach
  void stop() {
    threads.close();
  }

  private String file(String productName) throws IOException {
    Path file = folder.resolve("profile.json");
    Path next = folder.resolve("next.json");
    Files.writeString(
        next,
        "{\"rules\": [{\"id\": \"a\", \"when\": {\"manufacturer\": \"Nord*\"},"
            + " \"product\": {\"name\": "
            + productName
            + "}}]}");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return file.toString();
  }

  private String productRead() {
    Attributes header = new Attributes();
    header.setString(Tag.StudyInstanceUID, VR.UI, Cast.STUDY);
    Attributes report =
        new SrWriter(header, new AiProduct("Nordbein", "FracAI", "2"), new Uids(1), "r")
            .group(Cast.present("a", 0.9), SrWriter.PresenceStyle.PRESENT_ABSENT)
            .write();
    return assertInstanceOf(ResultParser.Parsed.Result.class, profiles.parse(report))
        .found()
        .result()
        .product()
        .name();
  }

  @Test
  void readsByTheFileFromTheStartOn() throws Exception {
    assertEquals("FracAI", productRead());
    profiles.configure(NOBODY, file("\"Bone\""));
    assertEquals("Bone", productRead());
    assertEquals(Optional.empty(), profiles.trouble());
  }

  @Test
  void aChangedFileHoldsWithoutRestart() throws Exception {
    profiles.configure(NOBODY, file("\"Bone\""));
    file("\"Bone 2\"");
    Bench.until(() -> productRead().equals("Bone 2"));
  }

  @Test
  void aBadFileChangesNothingAndIsTold() throws Exception {
    profiles.configure(NOBODY, file("\"Bone\""));
    file("7");
    Bench.until(() -> profiles.trouble().isPresent());
    assertEquals("Bone", productRead());
    assertTrue(
        profiles.trouble().orElseThrow().contains("rules[0].product.name"),
        profiles.trouble().orElseThrow());
    assertEquals(1, told.get());
    file("\"Bone 3\"");
    Bench.until(() -> productRead().equals("Bone 3"));
    assertEquals(Optional.empty(), profiles.trouble());
  }

  @Test
  void aMissingFileIsTold() {
    profiles.configure(NOBODY, folder.resolve("nowhere.json").toString());
    assertTrue(profiles.trouble().isPresent());
    assertEquals("FracAI", productRead());
  }

  @Test
  void aProfileThatIsNoLongerNamedNoLongerHolds() throws Exception {
    profiles.configure(NOBODY, file("\"Bone\""));
    profiles.configure(NOBODY, "");
    assertEquals("FracAI", productRead());
  }
}
