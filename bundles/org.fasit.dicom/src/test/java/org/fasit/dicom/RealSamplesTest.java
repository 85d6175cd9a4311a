package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
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

  private static AiResultFound found(String name) {
    return assertInstanceOf(
        AiResultFound.class, new AiResultReader(Made.EVERYONE).read(SAMPLES.resolve(name)));
  }

  private static String whyNot(String name) {
    return assertInstanceOf(
            NotAiResult.class, new AiResultReader(Made.OPTIONS).read(SAMPLES.resolve(name)))
        .reason();
  }

  /** What the report says of who observed. */
  private static List<String> observers(String name) {
    return new AiResultReader(Made.OPTIONS)
        .explain(SAMPLES.resolve(name)).explanation().steps().stream()
            .filter(step -> step.field().equals("observer"))
            .map(Explanation.Step::value)
            .toList();
  }

  private static String told(Measurement number) {
    return number.concept().meaning()
        + ' '
        + number.value().orElse("-")
        + ' '
        + number.unit().map(Code::value).orElse("-")
        + number.qualifiers().stream().map(Code::meaning).toList();
  }

  @Test
  void highdicomSaysWhoMeasuredAndThatItIsNotFinished() {
    String name = "highdicom-tid1500.dcm";
    AiResultFound found = found(name);
    assertEquals("A person reported or measured this.", whyNot(name));
    assertEquals(
        List.of(
            "Person (DCM 121006)",
            "Foo",
            "Device (DCM 121007)",
            "1.2.826.0.1.3680043.8.498.21942475928007893653780457882384425166"),
        observers(name));
    assertEquals(new AiProduct("Manufacturer", "", ""), found.result().product());
    assertEquals("1.3.6.1.4.1.5962.1.2.1.20040119072730.12322", found.result().studyInstanceUid());
    assertEquals(
        "1.2.826.0.1.3680043.8.498.12500540403961614496073712695169989061", found.result().key());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertTrue(found.detail().partial());
    assertEquals(Optional.of(LocalDateTime.of(2019, 3, 17, 17, 33, 15)), found.detail().made());
    assertEquals(List.of(), found.detail().predecessors());
    assertEquals(List.of(), found.detail().evaluations());
    assertEquals(List.of(), found.detail().measurements());
    assertEquals(List.of(), found.notes());
    assertEquals(
        List.of("1.3.6.1.4.1.5962.1.1.1.1.1.20040119072730.12322"),
        found.result().images().stream().map(InstanceRef::sopInstanceUid).toList());
  }

  @Test
  void highdicomMarksACircleOfASpinalCord() {
    AiResultFound found = found("highdicom-tid1500.dcm");
    assertEquals(1, found.result().findings().size());
    Finding finding = found.result().findings().get(0);
    assertEquals(new Code("2748008", "SCT", "Spinal cord"), finding.code());
    assertEquals(
        Optional.of(new Code("297171002", "SCT", "Cervico-thoracic spine")), finding.site());
    assertEquals(Optional.empty(), finding.laterality());
    assertEquals(Presence.NOT_STATED, finding.presence());
    assertTrue(finding.confidence().isEmpty() && finding.confidenceAsSent().isEmpty());
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
    FindingDetail detail = found.detail().finding(finding.key());
    assertEquals(Optional.of("Planar ROI Measurements"), detail.trackingIdentifier());
    assertEquals(
        List.of("Area of defined region 1.7 cm2[Normal, Not significant]"),
        detail.measurements().stream().map(RealSamplesTest::told).toList());
    assertEquals(
        List.of(
            new Evaluation(
                new Code("106233006", "SCT", "Topographical Modifier"),
                new Code("280734009", "SCT", "Vertebral foramen"))),
        detail.evaluations());
    assertEquals(Optional.empty(), detail.observationUid());
  }

  @Test
  void dcmjsMeasuresTwoAxesInPixels() {
    String name = "dcmjs-enhanced-tid1500.dcm";
    AiResultFound found = found(name);
    assertEquals("A person reported or measured this.", whyNot(name));
    assertEquals(List.of("a person"), observers(name), "no name is printed");
    assertEquals(new AiProduct("Unspecified", "Unspecified", "0"), found.result().product());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertFalse(found.detail().partial());
    assertEquals(Optional.of(LocalDateTime.of(2023, 8, 24, 16, 1, 43)), found.detail().made());
    assertEquals(1, found.result().images().size());
    assertEquals(List.of(), found.notes());
    assertEquals(1, found.result().findings().size());
    Finding finding = found.result().findings().get(0);
    assertEquals(new Code("103339001", "SCT", "Long Axis"), finding.code());
    assertEquals(
        Optional.of("2.25.639471218588509803385904782051176077285"), finding.trackingUid());
    assertEquals(
        List.of(GraphicType.POLYLINE, GraphicType.POLYLINE),
        finding.regions().stream().map(Region::type).toList());
    assertEquals(580.719177, finding.regions().get(0).points().get(0).x(), 1e-4);
    assertEquals(1090.83582, finding.regions().get(0).points().get(0).y(), 1e-4);
    assertEquals(599.401794, finding.regions().get(1).points().get(0).x(), 1e-4);
    assertEquals(1028.23132, finding.regions().get(1).points().get(0).y(), 1e-4);
    FindingDetail detail = found.detail().finding(finding.key());
    assertEquals(
        Optional.of("Cornerstone3DTools@^0.1.0:Bidirectional"), detail.trackingIdentifier());
    assertEquals(
        List.of("Long Axis 64.4505437946691 1[]", "Short Axis 42.9670291964462 1[]"),
        detail.measurements().stream().map(RealSamplesTest::told).toList());
    assertEquals(
        List.of(Optional.of("px"), Optional.of("px")),
        detail.measurements().stream().map(number -> number.unit().map(Code::meaning)).toList());
  }

  @Test
  void petReportsATumourByItsSegment() {
    String name = "dcmqi-tid1500-pet.dcm";
    AiResultFound found = found(name);
    assertEquals("A person reported or measured this.", whyNot(name));
    assertEquals(List.of("Person (DCM 121006)", "a person"), observers(name), "no name is printed");
    assertEquals(
        new AiProduct("", "https://github.com/QIICR/Iowa2DICOM.git", "08a9a52"),
        found.result().product());
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
    assertTrue(found.detail().partial());
    assertEquals(Optional.of(LocalDateTime.of(2015, 8, 19, 11, 21, 53)), found.detail().made());
    assertEquals("1.2.840.10008.5.1.4.1.1.128", found.result().images().get(0).sopClassUid());
    assertEquals(List.of(), found.notes());
    assertEquals(1, found.result().findings().size());
    Finding finding = found.result().findings().get(0);
    assertEquals(new Code("86049000", "SCT", "Neoplasm, Primary"), finding.code());
    assertEquals(
        Optional.of(new Code("55940004", "SCT", "pharyngeal tonsil (adenoid)")), finding.site());
    assertEquals(
        Optional.of("2.25.318774060119084600392715520575818119084"), finding.trackingUid());
    assertEquals(List.of(), finding.regions());
    FindingDetail detail = found.detail().finding(finding.key());
    assertEquals(Optional.of("primary tumor"), detail.trackingIdentifier());
    assertEquals(
        List.of(new SegmentRef("1.2.276.0.7230010.3.1.4.8323329.18591.1440001312.777033", 1)),
        detail.segments());
  }

  @Test
  void petGivesItsNumbersWithWhatIsSaidOfThem() {
    AiResultFound found = found("dcmqi-tid1500-pet.dcm");
    String method = "SUV body weight calculation method]";
    String suv = " {SUVbw}g/ml[";
    String quarter = " Quarter of Intensity Range ";
    assertEquals(
        List.of(
            "SUVbw 6.01529" + suv + "Mean, " + method,
            "SUVbw 2.91136" + suv + "Minimum, " + method,
            "SUVbw 10.3814" + suv + "Maximum, " + method,
            "SUVbw 9.45534" + suv + "Peak Value Within ROI, " + method,
            "Volume 33.5824 ml[Sum of segmented voxel volumes, " + method,
            "Total Lesion Glycolysis 202.008 g[" + method,
            "SUVbw 1.62653" + suv + "Standard Deviation, " + method,
            "SUVbw 4.59051" + suv + "25th Percentile Value, " + method,
            "SUVbw 5.71824" + suv + "Median, " + method,
            "SUVbw 7.28462" + suv + "75th Percentile Value, " + method,
            "SUVbw 10.3814" + suv + "Upper Adjacent Value, " + method,
            "SUVbw 6.23131" + suv + "RMS, " + method,
            "Glycolysis Within First" + quarter + "41.9512 g[" + method,
            "Glycolysis Within Second" + quarter + "68.7033 g[" + method,
            "Glycolysis Within Third" + quarter + "65.0814 g[" + method,
            "Glycolysis Within Fourth" + quarter + "26.272 g[" + method,
            "Percent Within First" + quarter + "29.434 %[" + method,
            "Percent Within Second" + quarter + "36.3522 %[" + method,
            "Percent Within Third" + quarter + "25.6604 %[" + method,
            "Percent Within Fourth" + quarter + "8.55346 %[" + method,
            "Standardized Added Metabolic Activity 107.283 g[" + method,
            "Standardized Added Metabolic Activity Background 2.82066" + suv + method),
        found.detail().finding(found.result().findings().get(0).key()).measurements().stream()
            .map(RealSamplesTest::told)
            .toList());
  }

  @Test
  void petAndSegmentationAreOneResultWithTheOutline() {
    StudyResults results = new StudyResults(Locale.ENGLISH);
    results.add(found("dcmqi-tid1500-pet.dcm"));
    results.add(found("dcmqi-seg.dcm"));
    List<StudyResult> together = results.results();
    assertEquals(1, together.size());
    assertEquals(1, together.get(0).result().findings().size());
    assertEquals(13, together.get(0).result().findings().get(0).regions().size());
    assertEquals(RunTie.By.REFERENCE, together.get(0).ties().get(0).by());
  }
}
