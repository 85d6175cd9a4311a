package org.fasit.dicom.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.fasit.model.Assessment;
import org.fasit.model.Entry;
import org.fasit.model.GraphicType;
import org.fasit.model.ImageLook;
import org.fasit.model.InstanceRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {

  private static final int SPOT_COLUMN = 310;
  private static final int SPOT_ROW = 77;

  @TempDir Path scratch;

  /** A flat image with one pixel that stands out. */
  private static Attributes image(InstanceRef ref, ImageLook look, int flat, int spot) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPClassUID, VR.UI, ref.sopClassUid());
    image.setString(Tag.SOPInstanceUID, VR.UI, ref.sopInstanceUid());
    image.setString(Tag.StudyInstanceUID, VR.UI, MadeUp.STUDY.studyInstanceUid());
    image.setString(Tag.SeriesInstanceUID, VR.UI, ref.seriesInstanceUid());
    image.setString(Tag.Modality, VR.CS, "DX");
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(
        Tag.PhotometricInterpretation, VR.CS, look.isInverted() ? "MONOCHROME1" : "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, look.rows());
    image.setInt(Tag.Columns, VR.US, look.columns());
    image.setInt(Tag.BitsAllocated, VR.US, 16);
    image.setInt(Tag.BitsStored, VR.US, 12);
    image.setInt(Tag.HighBit, VR.US, 11);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    byte[] pixels = new byte[look.rows() * look.columns() * 2];
    for (int i = 0; i < look.rows() * look.columns(); i++) {
      int value = i == SPOT_ROW * look.columns() + SPOT_COLUMN ? spot : flat;
      pixels[2 * i] = (byte) value;
      pixels[2 * i + 1] = (byte) (value >> 8);
    }
    image.setBytes(Tag.PixelData, VR.OW, pixels);
    return image;
  }

  private record Rendered(int width, byte[] pixels) {
    int at(int column, int row) {
      return pixels[row * width + column] & 0xff;
    }
  }

  /** What dcmtk makes of the image under our presentation state. */
  private Rendered render(Attributes image, Attributes state) throws Exception {
    // dcmtk 3.6.7 does not take UTF-8 in a state.
    Attributes ascii = new Attributes(state);
    ascii.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    ascii.setString(Tag.PatientName, VR.PN, "Prove^Ase");
    ascii.setString(Tag.StudyDescription, VR.LO, "Venstre handledd");
    Path imageFile = Files.write(scratch.resolve("image.dcm"), DicomFile.bytes(image));
    Path stateFile = Files.write(scratch.resolve("state.dcm"), DicomFile.bytes(ascii));
    Path bitmap = scratch.resolve("out.pgm");
    Tool.Answer answer =
        Tool.DCMP2PGM.run(
            scratch, "-p", stateFile.toString(), imageFile.toString(), bitmap.toString());
    assertEquals(0, answer.exit(), answer::text);
    byte[] file = Files.readAllBytes(bitmap);
    String head = new String(file, 0, 40, java.nio.charset.StandardCharsets.ISO_8859_1);
    Matcher size = Pattern.compile("P5\\s+(\\d+)\\s+(\\d+)\\s+255\\s").matcher(head);
    assertTrue(size.find(), head);
    int width = Integer.parseInt(size.group(1));
    int length = width * Integer.parseInt(size.group(2));
    byte[] pixels = new byte[length];
    System.arraycopy(file, file.length - length, pixels, 0, length);
    return new Rendered(width, pixels);
  }

  /** The first point that another toolkit reads from the state's graphics. */
  private double[] pointAccordingToDcmdump(Attributes state) throws Exception {
    Tool.Answer answer = Tool.DCMDUMP.run(scratch, DicomFile.bytes(state), "+P", "0070,0022");
    Matcher data = Pattern.compile("FL ([0-9.]+)\\\\([0-9.]+)").matcher(answer.text());
    assertTrue(data.find(), answer::text);
    return new double[] {Double.parseDouble(data.group(1)), Double.parseDouble(data.group(2))};
  }

  private static List<Attributes> states(Assessment assessment) {
    return MadeUp.documents(MadeUp.entry(1, assessment), "PR");
  }

  @ParameterizedTest
  @CsvSource({"false, 1000, 4000", "true, 3000, 10"})
  void markLiesOnThePixelThatStandsOut(boolean inverted, int flat, int spot) throws Exception {
    InstanceRef ref = inverted ? MadeUp.LATERAL : MadeUp.FRONTAL;
    ImageLook look = inverted ? Looks.OF_LATERAL : Looks.OF_FRONTAL;
    Attributes state = states(Looks.missedAt(ref, look, SPOT_COLUMN + 0.5, SPOT_ROW + 0.5)).get(0);

    Rendered rendered = render(image(ref, look, flat, spot), state);
    double[] point = pointAccordingToDcmdump(state);

    int marked = rendered.at((int) point[0], (int) point[1]);
    assertEquals(SPOT_COLUMN, (int) point[0]);
    assertEquals(SPOT_ROW, (int) point[1]);
    for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      int beside = rendered.at((int) point[0] + step[0], (int) point[1] + step[1]);
      assertTrue(marked > beside + 50, marked + " beside " + beside);
    }
  }

  /** CT: stored 1064 is 40 HU, the middle of the window. */
  @Test
  void imageIsShownInItsOwnWindow() throws Exception {
    Attributes state = states(Looks.missedAt(Looks.CT, Looks.OF_CT, 1, 1)).get(0);

    Rendered rendered = render(image(Looks.CT, Looks.OF_CT, 1064, 4000), state);

    assertEquals(127.5, rendered.at(5, 5), 1.5);
    assertEquals(255, rendered.at(SPOT_COLUMN, SPOT_ROW));
    Rendered below = render(image(Looks.CT, Looks.OF_CT, 100, 1264), state);
    assertEquals(0, below.at(5, 5));
  }

  @Test
  void imagesThatAreShownAlikeShareAState() {
    Assessment assessment = Looks.onAllKinds();
    List<Attributes> states = states(assessment);

    assertEquals(4, states.size());
    assertEquals(
        List.of(
            UID.GrayscaleSoftcopyPresentationStateStorage,
            UID.GrayscaleSoftcopyPresentationStateStorage,
            UID.GrayscaleSoftcopyPresentationStateStorage,
            UID.ColorSoftcopyPresentationStateStorage),
        states.stream().map(state -> state.getString(Tag.SOPClassUID)).toList());
    assertEquals(
        1, states.stream().map(s -> s.getString(Tag.SeriesInstanceUID)).distinct().count());
    assertEquals(
        List.of("IDENTITY", "INVERSE", "IDENTITY"),
        states.stream()
            .map(state -> state.getString(Tag.PresentationLUTShape))
            .filter(shape -> shape != null)
            .toList());
    Assessment twoAlike =
        new Assessment(
            assessment.judgement(),
            assessment.product(),
            assessment.conclusion(),
            assessment.sources(),
            Optional.of(
                MadeUp.finding(
                    MadeUp.point(MadeUp.FRONTAL, 1, 2), MadeUp.point(MadeUp.LATERAL, 3, 4))),
            Optional.empty(),
            assessment.images(),
            List.of(Looks.OF_FRONTAL, alike(Looks.OF_FRONTAL, MadeUp.LATERAL)),
            assessment.keys());
    List<Attributes> one = states(twoAlike);
    assertEquals(1, one.size());
    assertEquals(2, one.get(0).getSequence(Tag.GraphicAnnotationSequence).size());
    assertEquals(2, one.get(0).getSequence(Tag.DisplayedAreaSelectionSequence).size());
  }

  private static ImageLook alike(ImageLook look, InstanceRef image) {
    return new ImageLook(
        image.sopInstanceUid(),
        look.rows(),
        look.columns(),
        look.isColor(),
        look.isInverted(),
        look.rescale(),
        look.window(),
        look.spacing(),
        look.plane());
  }

  @Test
  void keyObjectsNameTheStateWithTheImageAndInTheEvidence() {
    Entry entry = MadeUp.entry(1, Looks.onAllKinds());
    Set<String> states =
        MadeUp.documents(entry, "PR").stream()
            .map(state -> state.getString(Tag.SOPInstanceUID))
            .collect(Collectors.toSet());

    List<String> named = new ArrayList<>();
    Content.children(MadeUp.keyObjects(entry))
        .filter(item -> "IMAGE".equals(item.getString(Tag.ValueType)))
        .flatMap(item -> Content.items(item, Tag.ReferencedSOPSequence))
        .flatMap(image -> Content.items(image, Tag.ReferencedSOPSequence))
        .forEach(state -> named.add(state.getString(Tag.ReferencedSOPInstanceUID)));

    assertEquals(4, named.size());
    assertEquals(states, Set.copyOf(named));
  }

  @Test
  void marksOfFramesNameTheirFrame() {
    Attributes state = states(Looks.onAllKinds()).get(3);
    List<Integer> frames =
        Content.items(state, Tag.GraphicAnnotationSequence)
            .map(it -> it.getNestedDataset(Tag.ReferencedImageSequence))
            .map(ref -> ref.getInt(Tag.ReferencedFrameNumber, -1))
            .toList();

    assertEquals(List.of(7, 9), frames);
    List<String> types =
        Content.items(state, Tag.GraphicAnnotationSequence)
            .flatMap(it -> Content.items(it, Tag.GraphicObjectSequence))
            .map(it -> it.getString(Tag.GraphicType))
            .toList();
    assertEquals(List.of("ELLIPSE", "POINT", "POINT"), types);
  }

  @Test
  void wordTellsErrorAndProduct() {
    String word =
        Content.items(states(Looks.onAllKinds()).get(0), Tag.GraphicAnnotationSequence)
            .flatMap(it -> Content.items(it, Tag.TextObjectSequence))
            .map(it -> it.getString(Tag.UnformattedTextValue))
            .findFirst()
            .orElseThrow();

    assertEquals("FP FracAI 2.4.1", word);
  }

  @Test
  void caseWithoutPlaceOrWithoutLookHasNoState() {
    assertEquals(
        List.of(),
        states(((org.fasit.model.Event.Assessed) MadeUp.falsePositive(1).event()).assessment()));
    Assessment ofExam = Looks.onAllKinds();
    Assessment withoutPlace =
        new Assessment(
            ofExam.judgement(),
            ofExam.product(),
            ofExam.conclusion(),
            ofExam.sources(),
            Optional.empty(),
            Optional.empty(),
            ofExam.images(),
            ofExam.looks(),
            ofExam.keys());
    assertEquals(List.of(), states(withoutPlace));
  }

  @Test
  void placeInThePatientFollowsFromTheImagePlane() {
    Attributes document =
        MadeUp.assessment(MadeUp.entry(1, Looks.missedAt(Looks.CT, Looks.OF_CT, 10.5, 20.5)));
    Attributes item =
        Content.children(document, DcmCodes.IMAGING_MEASUREMENTS)
            .flatMap(it -> Content.children(it, DcmCodes.MEASUREMENT_GROUP))
            .flatMap(
                it -> Content.children(it, CodeMapping.builtIn().codes(Term.REGION_IN_PATIENT)))
            .findFirst()
            .orElseThrow();

    assertEquals("POINT", item.getString(Tag.GraphicType));
    assertEquals("2.25.1199", item.getString(Tag.ReferencedFrameOfReferenceUID));
    assertArrayEquals(new float[] {-92, 20, 290}, item.getFloats(Tag.GraphicData), 1e-4f);
  }

  @Test
  void circleInThePatientIsAnEllipseThroughFourOfItsPoints() {
    PatientRegion region =
        PatientRegion.of(
                Looks.region(Looks.CT, GraphicType.CIRCLE, 1, 10.5, 20.5, 14.5, 20.5), Looks.OF_CT)
            .orElseThrow();

    assertEquals("ELLIPSE", region.graphicType());
    assertArrayEquals(
        new float[] {-95.2f, 20, 290, -88.8f, 20, 290, -92, 20, 292, -92, 20, 288},
        region.coordinates(),
        1e-4f);
  }

  @Test
  void comprehensiveSrHasNoRegionInThePatient() {
    Entry entry = MadeUp.entry(1, Looks.missedAt(Looks.CT, Looks.OF_CT, 1, 1));
    DocumentOptions plain = DocumentOptions.in(MadeUp.OSLO).with(ReportClass.COMPREHENSIVE);
    Attributes report = CaseDocuments.of(entry, entry, plain).get(0);

    assertEquals(UID.ComprehensiveSRStorage, report.getString(Tag.SOPClassUID));
    assertTrue(valueTypes(report).noneMatch("SCOORD3D"::equals));
    assertTrue(valueTypes(report).anyMatch("SCOORD"::equals));
    Attributes in3d = MadeUp.assessment(entry);
    assertEquals(in3d.getString(Tag.SOPInstanceUID), report.getString(Tag.SOPInstanceUID));
    assertNotEquals(in3d.getString(Tag.SOPClassUID), report.getString(Tag.SOPClassUID));
  }

  private static Stream<String> valueTypes(Attributes item) {
    return Stream.concat(
        Stream.ofNullable(item.getString(Tag.ValueType)),
        Content.children(item).flatMap(MarkTest::valueTypes));
  }

  @Test
  void marksAreKnownAsOurs() {
    states(Looks.onAllKinds()).forEach(state -> assertTrue(CaseReader.isOurs(state)));
  }

  @Test
  void profileIsSrgbOfTheInputClass() {
    ICC_Profile profile = ICC_Profile.getInstance(SrgbProfile.bytes());
    assertEquals(ICC_Profile.CLASS_INPUT, profile.getProfileClass());
    assertEquals(ColorSpace.TYPE_RGB, profile.getColorSpaceType());
    ICC_ColorSpace ours = new ICC_ColorSpace(profile);
    ColorSpace theirs = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    for (float[] rgb :
        new float[][] {{0, 0, 0}, {1, 1, 1}, {1, 0, 0}, {0.2f, 0.5f, 0.8f}, {0, 1, 0}, {0, 0, 1}}) {
      assertArrayEquals(theirs.toCIEXYZ(rgb), ours.toCIEXYZ(rgb), 0.01f);
    }
  }
}
