package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.NotAiResult;
import org.fasit.model.AiProduct;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real objects of other makers that are no reports: what a careful reader finds in them. */
class RealObjectsTest {

  private static final int SEG_PIXEL_BYTES = 128 * 128 / 8 * 13;

  @BeforeAll
  static void requireSamples() {
    RealSamplesTest.requireSamples();
  }

  private static ReadOutcome read(ReaderOptions options, String name) {
    return new AiResultReader(options).read(RealSamplesTest.SAMPLES.resolve(name));
  }

  private static String whyNot(ReaderOptions options, String name) {
    return assertInstanceOf(NotAiResult.class, read(options, name)).reason();
  }

  /** dcmqi-seg: a tumour that a person outlined by hand on 13 PET slices of 128 x 128. */
  @Test
  void aHandDrawnSegmentationIsNoAiResult() {
    assertEquals("A person drew these segments.", whyNot(Made.OPTIONS, "dcmqi-seg.dcm"));
  }

  @Test
  void readsTheHandDrawnTumourWhenAskedTo() throws IOException {
    AiResultFound found =
        assertInstanceOf(AiResultFound.class, read(Made.EVERYONE, "dcmqi-seg.dcm"));
    assertEquals(
        new AiProduct("QIICR", "https://github.com/QIICR/Iowa2DICOM.git", "08a9a52"),
        found.result().product());
    assertEquals(Conclusion.POSITIVE, found.result().conclusion());
    assertEquals(Optional.of(LocalDateTime.of(2015, 8, 19, 11, 21, 52)), found.detail().made());
    assertFalse(found.detail().partial());
    assertEquals(
        "1.3.6.1.4.1.14519.5.2.1.2744.7002.150059977302243314164020079415",
        found.result().studyInstanceUid());
    assertEquals(1, found.result().findings().size());
    assertEquals(13, found.result().images().size());
    Finding tumour = found.result().findings().get(0);
    assertEquals(new Code("86049000", "SCT", "Neoplasm, Primary"), tumour.code());
    assertEquals(
        Optional.of(new Code("55940004", "SCT", "pharyngeal tonsil (adenoid)")), tumour.site());
    assertEquals(Optional.empty(), tumour.trackingUid());
    FindingDetail detail = found.detail().finding(tumour.key());
    assertEquals(Optional.of("Neoplasm, Primary"), detail.trackingIdentifier());
    assertEquals("49755003", detail.evaluations().get(0).answer().orElseThrow().value());
    assertEquals(
        List.of(new SegmentRef("1.2.276.0.7230010.3.1.4.8323329.18591.1440001312.777033", 1)),
        detail.segments());
    assertEquals(List.of(), detail.volumes());
    assertEquals(Optional.of(new Grid(128, 128)), found.detail().grid());
    assertOutlinesHoldThePixels(tumour.regions());
    assertEquals(List.of(), found.notes());
  }

  /** The file ends with its pixel data, one bit a pixel. */
  private static void assertOutlinesHoldThePixels(List<Region> regions) throws IOException {
    byte[] file = Files.readAllBytes(RealSamplesTest.SAMPLES.resolve("dcmqi-seg.dcm"));
    int pixels = 0;
    for (int i = file.length - SEG_PIXEL_BYTES; i < file.length; i++) {
      pixels += Integer.bitCount(file[i] & 0xFF);
    }
    assertTrue(pixels > 100, "pixels: " + pixels);
    assertEquals(pixels, regions.stream().mapToDouble(RealObjectsTest::area).sum(), 1e-6);
    assertTrue(regions.stream().allMatch(region -> region.type() == GraphicType.POLYLINE));
    assertTrue(regions.stream().map(Region::imageUid).distinct().count() <= 13);
  }

  /** Holes run the other way round and count as negative. */
  private static double area(Region region) {
    List<Point> points = region.points();
    double twice = 0;
    for (int i = 0; i + 1 < points.size(); i++) {
      twice +=
          points.get(i).x() * points.get(i + 1).y() - points.get(i + 1).x() * points.get(i).y();
    }
    return twice / 2;
  }

  /** gsps-luts: lookup tables for a test image; it has no graphics and names no algorithm. */
  @Test
  void aPresentationStateWithLookupTablesStatesNothing() {
    assertEquals(
        "Nothing in it says that an AI product made it.", whyNot(Made.OPTIONS, "gsps-luts.dcm"));
    AiResultFound found =
        assertInstanceOf(AiResultFound.class, read(Made.EVERYONE, "gsps-luts.dcm"));
    assertEquals(new AiProduct("David Clunie", "", ""), found.result().product());
    assertEquals("1.2.276.0.7230010.3.200.6.0.3", found.result().key());
    assertEquals("1.2.276.0.7230010.3.200.6", found.result().studyInstanceUid());
    assertEquals(Optional.empty(), found.detail().made());
    assertEquals(List.of(), found.notes());
    assertEquals(List.of(), found.result().findings());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of("1.2.276.0.7230010.3.200.6.3.1"),
        found.result().images().stream().map(image -> image.sopInstanceUid()).toList());
  }

  /** mado-kos: a manifest of a CT study, with the temporary title code of IHE MADO. */
  @Test
  void aManifestIsNoResultWhoeverAsks() {
    for (ReaderOptions options : List.of(Made.OPTIONS, Made.EVERYONE)) {
      assertEquals("It is a list of objects, not a result.", whyNot(options, "mado-kos.dcm"));
    }
  }
}
