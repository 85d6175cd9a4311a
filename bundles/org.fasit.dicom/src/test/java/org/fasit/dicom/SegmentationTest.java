package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ReadOutcome.Unreadable;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;
import org.fasit.model.StudyImage;
import org.fasit.samples.DicomFiles;
import org.fasit.samples.SampleCodes;
import org.fasit.samples.SegWriter;
import org.fasit.samples.SegWriter.By;
import org.fasit.samples.SegWriter.Encoding;
import org.fasit.samples.SegWriter.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What segmentations say, and where. */
class SegmentationTest {

  private static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
  private static final InstanceRef OTHER =
      new InstanceRef(Made.IMAGE_REF.sopClassUid(), Made.UIDS.of("image2"), Made.UIDS.of("series"));

  @TempDir private Path folder;

  private static SegWriter writer(int rows, int columns) {
    return new SegWriter(Made.header(), Made.PRODUCT, Made.UIDS, "seg", rows, columns);
  }

  private static SegWriter.Segment nodule(int number) {
    return segment(number, By.AUTOMATIC, Optional.of(Made.UIDS.of("nodule" + number)));
  }

  private static SegWriter.Segment segment(int number, By by, Optional<String> tracking) {
    return new SegWriter.Segment(
        number,
        "Nodule " + number,
        SegWriter.ABNORMAL,
        SampleCodes.NODULE,
        Optional.of(SampleCodes.LUNG),
        Optional.of(SampleCodes.LEFT),
        by,
        tracking);
  }

  private static Region square(String image, double x, double y, double size) {
    return new Region(
        GraphicType.POLYLINE,
        image,
        1,
        List.of(
            new Point(x, y),
            new Point(x + size, y),
            new Point(x + size, y + size),
            new Point(x, y + size),
            new Point(x, y)));
  }

  private AiResultFound fromFile(Attributes object, String syntax) throws IOException {
    Path file = folder.resolve("seg.dcm");
    DicomFiles.write(object, syntax, file);
    ReadOutcome outcome = new AiResultReader(Made.OPTIONS).read(file);
    return assertInstanceOf(AiResultFound.class, outcome, outcome::toString);
  }

  @Test
  void readsASegmentAsAFindingWithAllThatIsSaidOfIt() {
    AiResultFound found =
        Made.found(
            writer(3, 3)
                .segment(nodule(4))
                .frame(4, Made.IMAGE_REF, 0, 0, 0, 0, 1, 0, 0, 0, 0)
                .write(),
            Made.OPTIONS);
    AiResult result = found.result();
    Finding finding = result.findings().get(0);
    assertEquals(Made.PRODUCT, result.product());
    assertEquals(Conclusion.POSITIVE, result.conclusion());
    assertEquals(List.of(Made.IMAGE_REF), result.images());
    assertEquals(Made.UIDS.of("nodule4"), finding.key());
    assertEquals(Optional.of(Made.UIDS.of("nodule4")), finding.trackingUid());
    assertEquals(SampleCodes.NODULE, finding.code());
    assertEquals(Optional.of(SampleCodes.LUNG), finding.site());
    assertEquals(Optional.of(SampleCodes.LEFT), finding.laterality());
    assertEquals(Presence.PRESENT, finding.presence());
    assertEquals(List.of(square(Made.IMAGE, 1, 1, 1)), finding.regions());
    FindingDetail detail = found.detail().finding(finding.key());
    assertEquals(Optional.of("Nodule 4"), detail.trackingIdentifier());
    assertEquals(
        List.of(new SegmentRef(result.sources().get(0).sopInstanceUid(), 4)), detail.segments());
    assertEquals(SegWriter.ABNORMAL, detail.evaluations().get(0).answer().orElseThrow());
    assertEquals(ResultDetail.Form.SEGMENTATION, found.detail().form());
    assertEquals(List.of(), found.notes());
  }

  /** 5 x 3 pixels are 15 bits, so that no frame but the first begins with a byte. */
  @Test
  void readsFramesThatBeginWithinAByte() {
    SegWriter writer = writer(3, 5).segment(nodule(1)).segment(nodule(2));
    for (int i = 0; i < 9; i++) {
      int[] mask = new int[15];
      mask[i] = 1;
      writer.frame(1 + i % 2, image(i), mask);
    }
    List<Finding> findings = Made.read(writer.write()).findings();
    List<Region> regions = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      regions.add(square(image(i).sopInstanceUid(), i % 5, i / 5, 1));
    }
    assertEquals(every(regions, 0), findings.get(0).regions());
    assertEquals(every(regions, 1), findings.get(1).regions());
  }

  private static InstanceRef image(int number) {
    return new InstanceRef(
        Made.IMAGE_REF.sopClassUid(), Made.UIDS.of("slice" + number), Made.UIDS.of("slices"));
  }

  private static List<Region> every(List<Region> regions, int from) {
    List<Region> some = new ArrayList<>();
    for (int i = from; i < regions.size(); i += 2) {
      some.add(regions.get(i));
    }
    return some;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void allEncodingsOfTheSamePixelsGiveTheSameOutlines(Kind kind) throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    boolean labels = kind == Kind.LABELMAP || kind == Kind.LABELMAP16;
    int second = kind == Kind.LABELMAP16 ? 1025 : 200;
    SegWriter writer = writer(19, 23).kind(kind).segment(nodule(3)).segment(nodule(second));
    for (int frame = 0; frame < 5; frame++) {
      int[] values = new int[19 * 23];
      for (int i = 0; i < values.length; i++) {
        int drawn = random.nextInt(3);
        values[i] =
            labels
                ? new int[] {0, 3, second}[drawn]
                : kind == Kind.BINARY ? drawn / 2 : random.nextInt(256);
      }
      writer.frame(labels ? 0 : frame % 2 == 0 ? 3 : second, image(frame), values);
    }
    AiResult plain = Made.read(writer.write());
    assertEquals(2, plain.findings().size());
    assertTrue(plain.findings().get(0).regions().size() > 20);
    assertEquals(plain, fromFile(writer.write(), UID.ExplicitVRLittleEndian).result());
    assertEquals(plain, fromFile(writer.write(), UID.ImplicitVRLittleEndian).result());
    assertEquals(plain, fromFile(writer.write(), UID.DeflatedExplicitVRLittleEndian).result());
    Attributes runs = writer.encoding(Encoding.RLE).write();
    assertEquals(plain, fromFile(runs, UID.RLELossless).result());
    assertEquals(plain, Made.read(runs));
    Attributes deflated = writer.encoding(Encoding.DEFLATED_FRAMES).write();
    assertEquals(plain, fromFile(deflated, DEFLATED_FRAMES).result());
  }

  @Test
  void readsPixelsThatAHostLeftInTheFile() throws IOException {
    Attributes object = bothNodules().write();
    byte[] pixels = object.getBytes(Tag.PixelData);
    Path file = folder.resolve("pixels");
    Files.write(file, Arrays.copyOf(new byte[] {1, 2, 3}, 3));
    try (var out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
      out.write(pixels);
    }
    AiResult plain = Made.read(object);
    object.setValue(
        Tag.PixelData, VR.OB, new BulkData(file.toUri().toString(), 3, pixels.length, false));
    assertEquals(plain, Made.read(object));
  }

  private static SegWriter bothNodules() {
    return writer(2, 2)
        .segment(nodule(1))
        .segment(nodule(2))
        .frame(1, Made.IMAGE_REF, 1, 0, 0, 0)
        .frame(2, Made.IMAGE_REF, 0, 0, 0, 1)
        .frame(2, OTHER, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"PROBABILITY, probability", "OCCUPANCY, filled"})
  void drawsFractionsFromOneHalfOnAndSaysSo(Kind kind, String word) {
    AiResultFound found =
        Made.found(
            writer(1, 4)
                .kind(kind)
                .segment(nodule(1))
                .frame(1, Made.IMAGE_REF, 127, 128, 255, 0)
                .write(),
            Made.OPTIONS);
    assertEquals(
        List.of(1.0, 3.0, 3.0, 1.0, 1.0),
        found.result().findings().get(0).regions().get(0).points().stream().map(Point::x).toList());
    assertEquals(1, found.notes().size());
    assertTrue(found.notes().get(0).contains(word), found.notes().get(0));
  }

  @Test
  void segmentsOfOneTrackingUidAreOneFinding() {
    Optional<String> tracking = Optional.of(Made.UIDS.of("same"));
    AiResultFound found =
        Made.found(
            writer(1, 2)
                .segment(segment(1, By.AUTOMATIC, tracking))
                .segment(segment(2, By.AUTOMATIC, tracking))
                .frame(1, Made.IMAGE_REF, 1, 0)
                .frame(2, Made.IMAGE_REF, 0, 1)
                .write(),
            Made.OPTIONS);
    Finding finding = found.result().findings().get(0);
    assertEquals(1, found.result().findings().size());
    assertEquals(
        List.of(square(Made.IMAGE, 0, 0, 1), square(Made.IMAGE, 1, 0, 1)), finding.regions());
    assertEquals(2, found.detail().finding(finding.key()).segments().size());
  }

  @Test
  void segmentsWithoutTrackingUidAreKnownByTheirNumber() {
    AiResult result =
        Made.read(
            writer(1, 1)
                .segment(segment(7, By.AUTOMATIC, Optional.empty()))
                .frame(7, Made.IMAGE_REF, 1)
                .write());
    assertEquals(result.key() + "#segment7", result.findings().get(0).key());
  }

  @Test
  void anEmptySegmentIsNotNegative() {
    AiResultFound found =
        Made.found(
            writer(1, 2).segment(nodule(1)).frame(1, Made.IMAGE_REF, 0, 0).write(), Made.OPTIONS);
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(List.of(), found.result().findings());
    assertEquals(
        List.of("Segments without a single pixel say nothing and are not listed: 1."),
        found.notes());
  }

  @Test
  void outlinesOfAnatomyConcludeNothing() {
    SegWriter.Segment lung =
        new SegWriter.Segment(
            1,
            "Lung",
            SegWriter.ANATOMY,
            SampleCodes.LUNG,
            Optional.empty(),
            Optional.empty(),
            By.AUTOMATIC,
            Optional.empty());
    AiResult result = Made.read(writer(1, 1).segment(lung).frame(1, Made.IMAGE_REF, 1).write());
    assertEquals(Conclusion.NOT_STATED, result.conclusion());
    assertEquals(1, result.findings().size());
  }

  @Test
  void whatAPersonDrewIsNoAiResult() {
    Attributes manual =
        writer(1, 1)
            .segment(segment(1, By.MANUAL, Optional.empty()))
            .frame(1, Made.IMAGE_REF, 1)
            .write();
    assertEquals("A person drew these segments.", Made.whyNot(manual));
  }

  @Test
  void aPersonsToolIsNoAiUnlessItIsIdentified() {
    SegWriter writer =
        writer(1, 1)
            .segment(segment(1, By.SEMIAUTOMATIC, Optional.empty()))
            .frame(1, Made.IMAGE_REF, 1);
    assertEquals(1, Made.read(writer.write()).findings().size());
    assertEquals(
        "Nothing in it says that an AI product made it.",
        Made.whyNot(writer.unidentified().write()));
  }

  @Test
  void processingEquipmentVouchesForSegmentsThatDoNotTellTheirAlgorithm() {
    Attributes object =
        writer(1, 1)
            .segment(segment(1, By.SEMIAUTOMATIC, Optional.empty()))
            .unidentified()
            .frame(1, Made.IMAGE_REF, 1)
            .write();
    Made.contributed(object, "Fjordtek AS", "SegBot", "3.1");
    assertEquals("Fjordtek AS", Made.read(object).product().manufacturer());
  }

  @Test
  void leavesOutWhatAPersonAdded() {
    AiResultFound found =
        Made.found(
            writer(1, 2)
                .segment(nodule(1))
                .segment(segment(2, By.MANUAL, Optional.empty()))
                .frame(1, Made.IMAGE_REF, 1, 0)
                .frame(2, Made.IMAGE_REF, 0, 1)
                .write(),
            Made.OPTIONS);
    assertEquals(1, found.result().findings().size());
    assertEquals(1, found.notes().size());
  }

  @Test
  void namesTheProductByTheAlgorithmNameWhereNothingElseIdentifiesIt() {
    Attributes object =
        writer(1, 1).segment(nodule(1)).unidentified().frame(1, Made.IMAGE_REF, 1).write();
    object.setString(Tag.ManufacturerModelName, VR.LO, "Gateway");
    assertEquals(new AiProduct("Nordbein AS", "FracAI", ""), Made.read(object).product());
  }

  /** The writer's planes are axial, 0.5 mm between columns and 2 mm between rows. */
  @Test
  void placesFramesWithoutAnImageInThePatient() {
    AiResultFound found =
        Made.found(
            writer(2, 2)
                .segment(nodule(1))
                .frame(1, new double[] {-10, 20, 300.5}, 0, 0, 0, 1)
                .write(),
            Made.OPTIONS);
    Finding finding = found.result().findings().get(0);
    assertEquals(List.of(), finding.regions());
    Region3d volume = found.detail().finding(finding.key()).volumes().get(0);
    assertEquals("POLYGON", volume.graphicType());
    assertEquals(Made.UIDS.of("frame-of-reference"), volume.frameOfReferenceUid());
    assertEquals(
        List.of(
            new Region3d.Place(-9.75, 21, 300.5),
            new Region3d.Place(-9.25, 21, 300.5),
            new Region3d.Place(-9.25, 23, 300.5),
            new Region3d.Place(-9.75, 23, 300.5),
            new Region3d.Place(-9.75, 21, 300.5)),
        volume.points());
  }

  @ParameterizedTest
  @CsvSource({
    "ImagePositionPatient, 1e300",
    "ImagePositionPatient, NaN",
    "ImageOrientationPatient, 1e200",
    "ImageOrientationPatient, -2",
    "PixelSpacing, 1e200",
    "PixelSpacing, 0"
  })
  void placesNoFrameWhereNoPatientReaches(String keyword, double number) {
    Attributes object = writer(2, 2).segment(nodule(1)).frame(1, new double[3], 0, 0, 0, 1).write();
    spoil(object, ElementDictionary.tagForKeyword(keyword, null), number);
    AiResultFound found = Made.found(object, Made.OPTIONS);
    Finding finding = found.result().findings().get(0);
    assertEquals(List.of(), finding.regions());
    assertEquals(List.of(), found.detail().finding(finding.key()).volumes());
    assertEquals(List.of("Regions without an image were left out: 1."), found.notes());
  }

  /** Sets the first number of an attribute wherever it stands. */
  private static void spoil(Attributes object, int tag, double number) {
    try {
      object.accept(
          (item, found, vr, value) -> {
            if (found == tag) {
              double[] numbers = item.getDoubles(tag);
              numbers[0] = number;
              item.setDouble(tag, VR.FD, numbers);
            }
            return true;
          },
          true);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void fitsOutlinesToImagesWithMorePixels() {
    AiResultFound found = Made.found(bothNodules().write(), Made.OPTIONS);
    Grid grid = found.detail().grid().orElseThrow();
    assertEquals(new Grid(2, 2), grid);
    StudyImage larger = new StudyImage(Made.IMAGE_REF, "DX", "", "", "", "", 20, 10, 1);
    AiResult fitted = GridFit.fit(found.result(), grid, List.of(larger));
    assertEquals(
        List.of(
            new Point(0, 0), new Point(5, 0), new Point(5, 10), new Point(0, 10), new Point(0, 0)),
        fitted.findings().get(0).regions().get(0).points());
    assertEquals(
        found.result().findings().get(1).regions().get(1),
        fitted.findings().get(1).regions().get(1));
    StudyImage same = new StudyImage(Made.IMAGE_REF, "DX", "", "", "", "", 2, 2, 1);
    assertEquals(found.result(), GridFit.fit(found.result(), grid, List.of(same)));
  }

  @Test
  void pixelsThatAreMissingAreToldOf() {
    Attributes object = bothNodules().write();
    object.remove(Tag.PixelData);
    AiResultFound found = Made.found(object, Made.OPTIONS);
    assertEquals(2, found.result().findings().size());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(
        List.of(
            "The segmentation's pixels are not at hand. Its segments are listed without"
                + " outlines."),
        found.notes());
  }

  @Test
  void compressionThatIsNotReadIsToldOf() {
    Attributes object = bothNodules().encoding(Encoding.RLE).write();
    var fragments = object.newFragments(Tag.PixelData, VR.OB, 2);
    fragments.add(new byte[0]);
    fragments.add(new byte[] {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51});
    AiResultFound found = Made.found(object, Made.OPTIONS);
    assertEquals(2, found.result().findings().size());
    assertTrue(found.notes().get(0).contains("compressed in a way"), found.notes().get(0));
  }

  @Test
  void fewerPixelsThanStatedIsDamage() {
    Attributes object = bothNodules().write();
    object.setInt(Tag.Rows, VR.US, 2000);
    Unreadable outcome =
        assertInstanceOf(Unreadable.class, new AiResultReader(Made.OPTIONS).read(object));
    assertEquals(Problem.DAMAGED, outcome.problem());
  }
}
