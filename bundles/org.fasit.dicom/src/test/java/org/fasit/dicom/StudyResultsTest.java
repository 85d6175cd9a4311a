package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.dicom.StudyResults.Added;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Spacing;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.InstanceRef;
import org.fasit.model.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyResultsTest {

  private final StudyResults results = new StudyResults(Locale.ENGLISH);

  private List<StudyResult> add(Told... objects) {
    for (Told object : objects) {
      assertEquals(Added.NEW, results.add(object.read()));
    }
    return results.results();
  }

  private static List<String> sources(StudyResult result) {
    return result.result().sources().stream().map(InstanceRef::sopInstanceUid).toList();
  }

  private static List<String> keys(List<StudyResult> results) {
    return results.stream().map(result -> result.result().key()).toList();
  }

  @Test
  void putsLeadingObjectFirstWhateverCameFirst() {
    List<StudyResult> all =
        add(
            Told.of(Form.PICTURE, "2.25.104"),
            Told.of(Form.PRESENTATION, "2.25.103"),
            Told.of(Form.SEGMENTATION, "2.25.102"),
            Told.report("2.25.101"));
    assertEquals(1, all.size());
    assertEquals(List.of("2.25.101", "2.25.102", "2.25.103", "2.25.104"), sources(all.get(0)));
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "11, 2"})
  void tiesByTimeWithinItsWindow(int minutes, int expected) {
    assertEquals(
        expected, add(Told.report("2.25.101"), Told.report("2.25.102").atMinute(minutes)).size());
  }

  @Test
  void tiesByTimeThroughWhatLiesBetween() {
    assertEquals(2, add(Told.report("2.25.101"), Told.report("2.25.102").atMinute(16)).size());
    List<StudyResult> joined = add(Told.report("2.25.103").atMinute(8));
    assertEquals(List.of("2.25.101"), keys(joined));
    assertEquals(List.of("2.25.101", "2.25.102", "2.25.103"), sources(joined.get(0)));
    assertEquals(Set.of("2.25.102"), joined.get(0).formerKeys());
  }

  @Test
  void tiesWhatHasNoTimeByReferenceOnly() {
    List<StudyResult> all =
        add(
            Told.report("2.25.101"),
            Told.report("2.25.102").atNoTime(),
            Told.of(Form.PICTURE, "2.25.103").atNoTime(),
            Told.report("2.25.104").atNoTime().version("4").image("2.25.105"),
            Told.of(Form.PICTURE, "2.25.105").atNoTime().version("4"));
    assertEquals(List.of("2.25.101", "2.25.102", "2.25.103", "2.25.104"), keys(all));
  }

  @Test
  void keepsVersionsAndProductsApart() {
    AiProduct other = new AiProduct("Sørlys AS", "LungAI", "3.0");
    Finding nodule = Told.tracked("2.25.55");
    List<StudyResult> all =
        add(
            Told.report("2.25.101").finding(nodule),
            Told.report("2.25.102").version("3.1").finding(nodule),
            Told.report("2.25.103").by(other).finding(nodule));
    assertEquals(List.of("2.25.101", "2.25.102", "2.25.103"), keys(all));
  }

  @Test
  void anObjectWithoutVersionJoinsOneVersionAndNeverJoinsTwo() {
    Finding nodule = Told.tracked("2.25.55");
    List<StudyResult> all =
        add(
            Told.report("2.25.101").finding(nodule),
            Told.report("2.25.102").version("3.1").finding(nodule),
            Told.of(Form.SEGMENTATION, "2.25.103").version("").finding(nodule));
    assertEquals(2, all.size());
    assertEquals(List.of("2.25.101", "2.25.103"), sources(all.get(0)));
  }

  @Test
  void tiesByTrackingUidHoweverFarApart() {
    List<StudyResult> all =
        add(
            Told.report("2.25.101").finding(Told.tracked("2.25.55")),
            Told.of(Form.SEGMENTATION, "2.25.102")
                .atMinute(600)
                .finding(Told.tracked("2.25.55", Told.point("2.25.1", 3))));
    assertEquals(1, all.size());
    assertEquals(1, all.get(0).result().findings().size());
    assertEquals(List.of(Told.point("2.25.1", 3)), all.get(0).result().findings().get(0).regions());
  }

  @Test
  void lendsTheOutlineOfASegmentToTheFindingThatPointsToIt() {
    SegmentRef segment = new SegmentRef("2.25.102", 2);
    List<StudyResult> all =
        add(
            Told.of(Form.SEGMENTATION, "2.25.102")
                .atMinute(90)
                .finding(
                    Told.untracked("seg#1", Told.point("2.25.1", 1)),
                    Told.segments(new SegmentRef("2.25.102", 1)))
                .finding(Told.untracked("seg#2", Told.point("2.25.1", 2)), Told.segments(segment)),
            Told.report("2.25.101").finding(Told.untracked("sr#1"), Told.segments(segment)));
    StudyResult one = all.get(0);
    assertEquals(List.of("2.25.101", "2.25.102"), sources(one));
    assertEquals(
        List.of("sr#1", "seg#1"), one.result().findings().stream().map(Finding::key).toList());
    assertEquals(List.of(Told.point("2.25.1", 2)), one.result().findings().get(0).regions());
    assertEquals(Map.of("seg#2", "sr#1"), one.movedFindings());
    assertEquals(List.of(), one.notes());
  }

  @Test
  void saysWhenASegmentationIsMissingUntilItIsThere() {
    SegmentRef segment = new SegmentRef("2.25.102", 1);
    StudyResult alone =
        add(Told.report("2.25.101").finding(Told.untracked("sr#1"), Told.segments(segment))).get(0);
    assertEquals(
        List.of("Findings whose outline is in a segmentation that is not loaded: 1."),
        alone.notes());
    StudyResult whole =
        add(Told.of(Form.SEGMENTATION, "2.25.102")
                .finding(Told.untracked("seg#1", Told.point("2.25.1", 2)), Told.segments(segment)))
            .get(0);
    assertEquals(List.of(), whole.notes());
  }

  @Test
  void framesOfASegmentationWithOneSegmentStandForIt() {
    StudyResult one =
        add(
                Told.report("2.25.101")
                    .finding(Told.untracked("sr#1"), Told.segments(new SegmentRef("2.25.102", 0))),
                Told.of(Form.SEGMENTATION, "2.25.102")
                    .finding(
                        Told.untracked("seg#1", Told.point("2.25.1", 2)),
                        Told.segments(new SegmentRef("2.25.102", 1))))
            .get(0);
    assertEquals(1, one.result().findings().size());
    assertEquals(1, one.result().findings().get(0).regions().size());
  }

  @Test
  void showsNothingThatAnotherObjectWithholds() {
    StudyResult one =
        add(
                Told.report("2.25.101").withheld(Told.tracked("2.25.55")),
                Told.of(Form.SEGMENTATION, "2.25.102")
                    .finding(Told.tracked("2.25.55", Told.point("2.25.1", 3))))
            .get(0);
    assertEquals(List.of(), one.result().findings());
    assertEquals(2, one.detail().notForPresentation().size());
  }

  @Test
  void listsAMarkOnceThatBothReportAndPresentationStateDraw() {
    StudyResult one =
        add(
                Told.report("2.25.101").finding(Told.untracked("sr#1", Told.point("2.25.1", 3))),
                Told.of(Form.PRESENTATION, "2.25.102")
                    .finding(
                        Told.finding(
                            "pr#1",
                            java.util.Optional.empty(),
                            new org.fasit.model.Code("x", "99X", "Mark"),
                            Told.point("2.25.1", 3))))
            .get(0);
    assertEquals(List.of("sr#1"), one.result().findings().stream().map(Finding::key).toList());
  }

  @Test
  void leavesReplacedDocumentsOutButReachable() {
    List<StudyResult> first = add(Told.report("2.25.101").finding(Told.untracked("a")));
    assertEquals(List.of("2.25.101"), keys(first));
    List<StudyResult> second =
        add(
            Told.report("2.25.103").atMinute(90).replacing("2.25.102"),
            Told.report("2.25.102").atMinute(60).version("2.9").replacing("2.25.101"));
    assertEquals(List.of("2.25.103"), keys(second));
    assertEquals(Set.of("2.25.101"), second.get(0).formerKeys());
    assertEquals(
        List.of("2.25.102", "2.25.101"),
        second.get(0).older().stream().map(older -> older.key()).toList());
    assertEquals(List.of(), second.get(0).result().findings());
  }

  @Test
  void takesTheCompanionsOfAReplacedReportAlong() {
    List<StudyResult> all =
        add(
            Told.report("2.25.101"),
            Told.of(Form.SEGMENTATION, "2.25.102").finding(Told.untracked("seg")),
            Told.report("2.25.103").atMinute(90).replacing("2.25.101"));
    assertEquals(List.of("2.25.103"), keys(all));
    assertEquals(List.of("2.25.103"), sources(all.get(0)));
    assertEquals(2, all.get(0).older().get(0).sources().size());
  }

  @Test
  void replacesWithinOneRun() {
    StudyResult one =
        add(
                Told.report("2.25.101").partial().finding(Told.untracked("a")),
                Told.report("2.25.102")
                    .atMinute(1)
                    .replacing("2.25.101")
                    .finding(Told.untracked("b")))
            .get(0);
    assertEquals(List.of("2.25.102"), sources(one));
    assertEquals(false, one.detail().partial());
    assertEquals("2.25.101", one.older().get(0).key());
  }

  @Test
  void showsDocumentsThatReplaceEachOtherInACircle() {
    List<StudyResult> all =
        add(
            Told.report("2.25.101").replacing("2.25.102"),
            Told.report("2.25.102").atMinute(90).replacing("2.25.101"));
    assertEquals(List.of("2.25.101", "2.25.102"), keys(all));
  }

  @ParameterizedTest
  @CsvSource({
    "NEGATIVE, POSITIVE, POSITIVE",
    "NEGATIVE, INDETERMINATE, INDETERMINATE",
    "NEGATIVE, NOT_STATED, NEGATIVE",
    "NEGATIVE, NOT_PROCESSED, NOT_STATED",
    "NOT_PROCESSED, NOT_PROCESSED, NOT_PROCESSED",
    "NOT_PROCESSED, NOT_STATED, NOT_PROCESSED",
    "NOT_PROCESSED, POSITIVE, POSITIVE"
  })
  void concludesFromItsReports(Conclusion one, Conclusion other, Conclusion expected) {
    StudyResult result =
        add(Told.report("2.25.101").concluding(one), Told.report("2.25.102").concluding(other))
            .get(0);
    assertEquals(expected, result.result().conclusion());
  }

  @Test
  void aReportsConclusionGoesBeforeThatOfASegmentation() {
    Told segmentation = Told.of(Form.SEGMENTATION, "2.25.102").concluding(Conclusion.POSITIVE);
    assertEquals(Conclusion.POSITIVE, add(segmentation).get(0).result().conclusion());
    assertEquals(
        Conclusion.NEGATIVE,
        add(Told.report("2.25.101").concluding(Conclusion.NEGATIVE)).get(0).result().conclusion());
  }

  @Test
  void placesRegionsInSpaceOnceTheImagesAreKnown() {
    Region3d place = new Region3d("POINT", "2.25.700", List.of(new Region3d.Place(4.5, 2.5, 9.8)));
    StudyResult before =
        add(Told.report("2.25.101").finding(Told.untracked("a"), Told.volumes(place))).get(0);
    assertEquals(
        List.of("Regions that lie on none of the loaded images are not drawn: 1."), before.notes());
    assertEquals(List.of(place), before.detail().finding("a").volumes());
    List<ImagePlane> planes = new ArrayList<>();
    for (int z = 0; z < 20; z += 5) {
      planes.add(
          new ImagePlane(
              "2.25.1",
              z / 5 + 1,
              "2.25.2",
              new Plane("2.25.700", new Vector(0, 0, z), new Vector(1, 0, 0), new Vector(0, 1, 0)),
              new Spacing(1, 1),
              10,
              10));
    }
    results.planes(planes);
    StudyResult after = results.results().get(0);
    Region placed = after.result().findings().get(0).regions().get(0);
    assertEquals(3, placed.frame());
    assertEquals(5.0, placed.points().get(0).x());
    assertEquals(List.of(), after.notes());
    assertEquals(List.of(), after.detail().finding("a").volumes());
  }

  @Test
  void givesTheVeryResultAgainWhenNothingOfItChanged() {
    StudyResult first = add(Told.report("2.25.101")).get(0);
    List<StudyResult> both = add(Told.report("2.25.102").version("4"));
    assertSame(first, both.get(0));
    assertEquals(Added.KNOWN, results.add(Told.report("2.25.101").partial().read()));
    assertEquals(both, results.results());
  }

  @Test
  void refusesMoreObjectsThanItsBound() {
    for (int i = 0; i < StudyResults.MOST_OBJECTS; i++) {
      results.add(Told.report("2.25.1" + i).atMinute(i * 20).read());
    }
    assertEquals(Added.TOO_MANY, results.add(Told.report("2.25.2").read()));
    assertEquals(StudyResults.MOST_OBJECTS, results.results().size());
  }

  @Test
  void comesToTheSameInWhateverOrderObjectsArrive() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      List<AiResultFound> objects = study(random);
      Set<Set<String>> expected = groups(objects);
      for (int turn = 0; turn < 4; turn++) {
        Collections.shuffle(objects, random);
        assertEquals(expected, groups(objects), "seed " + seed + " run " + run);
      }
    }
  }

  /** Groups as sets of their objects, and what each finds. */
  private static Set<Set<String>> groups(List<AiResultFound> objects) {
    StudyResults results = new StudyResults(Locale.ENGLISH);
    Set<String> before = Set.of();
    for (AiResultFound object : objects) {
      results.add(object);
      List<StudyResult> now = results.results();
      Set<String> keys = new java.util.HashSet<>(keys(now));
      Set<String> former =
          now.stream().flatMap(r -> r.formerKeys().stream()).collect(Collectors.toSet());
      assertTrue(
          before.stream().allMatch(key -> keys.contains(key) || former.contains(key)),
          "a key was lost");
      before = keys;
    }
    return results.results().stream()
        .map(
            result -> {
              Set<String> all = new java.util.HashSet<>(sources(result));
              result.result().findings().stream()
                  .map(f -> f.trackingUid().orElse(f.key()) + f.regions().size())
                  .forEach(all::add);
              result.older().forEach(o -> all.add("older " + o.sources().size()));
              return all;
            })
        .collect(Collectors.toSet());
  }

  private static List<AiResultFound> study(Random random) {
    List<AiResultFound> objects = new ArrayList<>();
    int count = 2 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      Form form = random.nextBoolean() ? Form.REPORT : Form.SEGMENTATION;
      String uid = "2.25.10" + i;
      Told object =
          Told.of(form, uid)
              .version(random.nextInt(3) == 0 ? "2" : "3")
              .atMinute(random.nextInt(60));
      for (int f = random.nextInt(3); f > 0; f--) {
        object.finding(Told.tracked("2.25.5" + random.nextInt(6) + f, Told.point("2.25.1", f)));
      }
      if (form == Form.REPORT && i > 0 && random.nextInt(3) == 0) {
        object.replacing("2.25.10" + random.nextInt(i));
      }
      objects.add(object.read());
    }
    return objects;
  }
}
