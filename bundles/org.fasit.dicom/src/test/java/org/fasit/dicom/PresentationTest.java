package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.fasit.samples.ResultObjects;
import org.fasit.samples.SrItems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphics and texts of presentation states. */
class PresentationTest {

  private static final InstanceRef SECOND =
      new InstanceRef(SrItems.DX_IMAGE, Made.UIDS.of("second"), Made.IMAGE_REF.seriesInstanceUid());
  private static final Point A = new Point(10, 20);
  private static final Point B = new Point(30.5, 60);

  private static Attributes state() {
    return new ResultObjects(Made.header(), Made.PRODUCT, Made.UIDS)
        .presentation(List.of(Made.IMAGE_REF, SECOND), 200, 100);
  }

  private static void add(Attributes annotation, int tag, Attributes... objects) {
    Sequence sequence = annotation.newSequence(tag, objects.length);
    sequence.addAll(List.of(objects));
  }

  private static Region onFirst(GraphicType type, Point... points) {
    return new Region(type, Made.IMAGE, 1, List.of(points));
  }

  private static List<Region> regions(Attributes state) {
    return Made.read(state).findings().stream().flatMap(f -> f.regions().stream()).toList();
  }

  @Test
  void theOnlyTextOfAnAnnotationNamesItsGraphics() {
    Attributes state = state();
    Attributes annotation = ResultObjects.annotate(state, Made.IMAGE_REF);
    add(
        annotation,
        Tag.GraphicObjectSequence,
        ResultObjects.graphic("POLYLINE", "PIXEL", A, B, A),
        ResultObjects.graphic("CIRCLE", "PIXEL", A, B));
    add(annotation, Tag.TextObjectSequence, ResultObjects.text("Nodule 87 %", "PIXEL", B));
    AiResultFound found = Made.found(state, Made.OPTIONS);
    Finding finding = found.result().findings().get(0);
    assertEquals(1, found.result().findings().size());
    assertEquals(Conclusion.NOT_STATED, found.result().conclusion());
    assertEquals(Made.PRODUCT, found.result().product());
    assertEquals(ResultDetail.Form.PRESENTATION, found.detail().form());
    assertEquals(List.of(Made.IMAGE_REF, SECOND), found.result().images());
    assertEquals("111030", finding.code().value());
    assertEquals(
        List.of(onFirst(GraphicType.POLYLINE, A, B, A), onFirst(GraphicType.CIRCLE, A, B)),
        finding.regions());
    assertEquals(
        Optional.of("Nodule 87 %"), found.detail().finding(finding.key()).trackingIdentifier());
  }

  @Test
  void graphicsWithoutATextAreFindingsEach() {
    Attributes state = state();
    add(
        ResultObjects.annotate(state, Made.IMAGE_REF),
        Tag.GraphicObjectSequence,
        ResultObjects.graphic("POINT", "PIXEL", A),
        ResultObjects.graphic("ELLIPSE", "PIXEL", A, B, B, A),
        ResultObjects.graphic("INTERPOLATED", "PIXEL", A, B));
    assertEquals(3, Made.read(state).findings().size());
    assertEquals(
        List.of(GraphicType.POINT, GraphicType.ELLIPSE, GraphicType.POLYLINE),
        regions(state).stream().map(Region::type).toList());
  }

  @Test
  void aTrackingUidHoldsAFindingTogetherAcrossAnnotations() {
    Attributes state = state();
    String uid = Made.UIDS.of("tracked");
    for (InstanceRef image : List.of(Made.IMAGE_REF, SECOND)) {
      Attributes graphic = ResultObjects.graphic("POINT", "PIXEL", A);
      graphic.setString(Tag.TrackingUID, VR.UI, uid);
      graphic.setString(Tag.TrackingID, VR.UT, "Lesion 3");
      add(ResultObjects.annotate(state, image), Tag.GraphicObjectSequence, graphic);
    }
    AiResultFound found = Made.found(state, Made.OPTIONS);
    assertEquals(1, found.result().findings().size());
    assertEquals(uid, found.result().findings().get(0).key());
    assertEquals(2, found.result().findings().get(0).regions().size());
    assertEquals(Optional.of("Lesion 3"), found.detail().finding(uid).trackingIdentifier());
  }

  @Test
  void annotationsWithoutImagesAreOnAll() {
    Attributes state = state();
    add(
        ResultObjects.annotate(state),
        Tag.GraphicObjectSequence,
        ResultObjects.graphic("POINT", "PIXEL", A));
    assertEquals(
        List.of(Made.IMAGE, SECOND.sopInstanceUid()),
        regions(state).stream().map(Region::imageUid).toList());
  }

  /** The whole image of 100 columns and 200 rows is displayed. */
  @Test
  void displayUnitsArePartsOfTheDisplayedArea() {
    Attributes state = state();
    add(
        ResultObjects.annotate(state, Made.IMAGE_REF),
        Tag.GraphicObjectSequence,
        ResultObjects.graphic("POINT", "DISPLAY", new Point(0.25, 0.5)));
    assertEquals(List.of(onFirst(GraphicType.POINT, new Point(25, 100))), regions(state));
    state
        .getSequence(Tag.DisplayedAreaSelectionSequence)
        .get(0)
        .setInt(Tag.DisplayedAreaTopLeftHandCorner, VR.SL, 21, 101);
    assertEquals(List.of(onFirst(GraphicType.POINT, new Point(40, 150))), regions(state));
  }

  @Test
  void displayUnitsOnATurnedImageAreNotPlaced() {
    Attributes state = state();
    state.setInt(Tag.ImageRotation, VR.US, 90);
    add(
        ResultObjects.annotate(state, Made.IMAGE_REF),
        Tag.GraphicObjectSequence,
        ResultObjects.graphic("POINT", "DISPLAY", new Point(0.25, 0.5)),
        ResultObjects.graphic("POINT", "PIXEL", A));
    AiResultFound found = Made.found(state, Made.OPTIONS);
    assertEquals(List.of(onFirst(GraphicType.POINT, A)), regions(state));
    assertEquals("Regions without an image were left out: 1.", found.notes().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "RECTANGLE, POLYLINE, 5",
    "ELLIPSE, ELLIPSE, 4",
    "ARROW, POLYLINE, 2",
    "MULTILINE, POLYLINE, 2",
    "SOMETHINGNEW, MULTIPOINT, 2"
  })
  void compoundGraphicsAreShownByTheirShape(String kind, GraphicType type, int points) {
    Attributes state = state();
    add(
        ResultObjects.annotate(state, Made.IMAGE_REF),
        Tag.CompoundGraphicSequence,
        ResultObjects.compound(kind, "PIXEL", A, B));
    Region region = regions(state).get(0);
    assertEquals(type, region.type());
    assertEquals(points, region.points().size());
  }

  @Test
  void compoundGraphicsThatAreSpelledOutAreNotShownTwice() {
    Attributes state = state();
    Attributes annotation = ResultObjects.annotate(state, Made.IMAGE_REF);
    Attributes spelledOut = ResultObjects.graphic("POLYLINE", "PIXEL", A, B);
    spelledOut.setInt(Tag.CompoundGraphicInstanceID, VR.UL, 1);
    add(annotation, Tag.GraphicObjectSequence, spelledOut);
    add(annotation, Tag.CompoundGraphicSequence, ResultObjects.compound("ARROW", "PIXEL", A, B));
    assertEquals(1, regions(state).size());
  }

  @Test
  void aTextAloneMarksWhatItPointsTo() {
    Attributes state = state();
    add(
        ResultObjects.annotate(state, Made.IMAGE_REF),
        Tag.TextObjectSequence,
        ResultObjects.text("Fracture", "PIXEL", A));
    assertEquals(List.of(onFirst(GraphicType.POINT, A)), regions(state));
  }

  @Test
  void aTextThatPointsNowhereIsToldOf() {
    Attributes state = state();
    Attributes text = new Attributes();
    text.setString(Tag.UnformattedTextValue, VR.ST, "No fracture");
    add(ResultObjects.annotate(state, Made.IMAGE_REF), Tag.TextObjectSequence, text);
    AiResultFound found = Made.found(state, Made.OPTIONS);
    assertEquals(List.of(), found.result().findings());
    assertEquals(
        List.of("Texts that point at no place are not listed as findings: 1."), found.notes());
  }

  @Test
  void whatDoesNotNameAnAlgorithmIsNoResult() {
    Attributes state = state();
    state.remove(Tag.ContributingEquipmentSequence);
    assertEquals("Nothing in it says that an AI product made it.", Made.whyNot(state));
    ReaderOptions named =
        Made.OPTIONS.with(new SiteProfile(List.of(new SiteProfile.Sender("Nordbein*", "*"))));
    assertEquals(Made.PRODUCT, Made.found(state, named).result().product());
  }

  @Test
  void shapesWithTooFewPointsAreToldOf() {
    Attributes state = state();
    add(
        ResultObjects.annotate(state, Made.IMAGE_REF),
        Tag.GraphicObjectSequence,
        ResultObjects.graphic("ELLIPSE", "PIXEL", A, B));
    AiResultFound found = Made.found(state, Made.OPTIONS);
    assertEquals(List.of(), found.result().findings());
    assertEquals("Regions with an impossible shape were left out: 1.", found.notes().get(0));
  }
}
