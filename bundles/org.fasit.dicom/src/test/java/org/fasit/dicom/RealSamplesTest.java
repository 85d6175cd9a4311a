package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real objects of other makers, where they are at hand (see their README for their origin). */
class RealSamplesTest {

  static final Path SAMPLES = samples();

  private static Path samples() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("bundles"))) {
      root = root.getParent();
    }
    return root.resolveSibling("shared/data/sr");
  }

  @BeforeAll
  static void requireSamples() {
    boolean there = Files.isDirectory(SAMPLES);
    if (!there) {
      System.out.println("SKIPPED: the real sample objects are not there: " + SAMPLES);
    }
    assumeTrue(there, "the real sample objects are not there: " + SAMPLES);
  }

  private static AiResult all(String name) {
    ReadOutcome outcome = new AiResultReader(Made.EVERYONE).read(SAMPLES.resolve(name));
    return assertInstanceOf(AiResultFound.class, outcome).result();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "highdicom-tid1500.dcm",
        "dcmqi-tid1500-pet.dcm",
        "dcmjs-enhanced-tid1500.dcm",
        "mado-kos.dcm",
        "gsps-luts.dcm",
        "dcmqi-seg.dcm"
      })
  void noneOfThemIsAnAiResult(String name) {
    ReadOutcome outcome = new AiResultReader(Made.OPTIONS).read(SAMPLES.resolve(name));
    assertInstanceOf(NotAiResult.class, outcome);
  }

  @Test
  void readsHighdicomCircle() {
    AiResult result = all("highdicom-tid1500.dcm");
    Finding finding = result.findings().get(0);
    assertEquals(1, result.findings().size());
    assertEquals("Manufacturer", result.product().manufacturer());
    assertEquals(new Code("2748008", "SCT", "Spinal cord"), finding.code());
    assertEquals(
        Optional.of(new Code("297171002", "SCT", "Cervico-thoracic spine")), finding.site());
    assertEquals(
        Optional.of("1.2.826.0.1.3680043.8.498.95005499519195632686309166061552196996"),
        finding.trackingUid());
    assertEquals(
        List.of(
            new Region(
                GraphicType.CIRCLE,
                "1.3.6.1.4.1.5962.1.1.1.1.1.20040119072730.12322",
                1,
                List.of(new Point(58, 52), new Point(58, 41)))),
        finding.regions());
  }

  @Test
  void readsDcmjsLinesUnderTheirMeasurements() {
    AiResult result = all("dcmjs-enhanced-tid1500.dcm");
    Finding finding = result.findings().get(0);
    assertEquals(1, result.findings().size());
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
    assertEquals(
        Optional.of("2.25.639471218588509803385904782051176077285"), finding.trackingUid());
    assertEquals(
        List.of(GraphicType.POLYLINE, GraphicType.POLYLINE),
        finding.regions().stream().map(Region::type).toList());
    assertEquals(580.719177, finding.regions().get(0).points().get(0).x(), 1e-4);
  }

  @Test
  void readsDcmqiFindingWithoutDrawingItsSegment() {
    AiResultFound found =
        assertInstanceOf(
            AiResultFound.class,
            new AiResultReader(Made.EVERYONE).read(SAMPLES.resolve("dcmqi-tid1500-pet.dcm")));
    Finding finding = found.result().findings().get(0);
    assertEquals(new Code("86049000", "SCT", "Neoplasm, Primary"), finding.code());
    assertEquals("55940004", finding.site().orElseThrow().value());
    assertEquals(List.of(), finding.regions());
    assertEquals(1, found.detail().finding(finding.key()).segments().size());
    assertEquals(List.of(), found.notes());
    assertEquals("1.2.840.10008.5.1.4.1.1.128", found.result().images().get(0).sopClassUid());
  }
}
