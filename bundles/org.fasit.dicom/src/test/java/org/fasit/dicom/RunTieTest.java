package org.fasit.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.fasit.dicom.ResultDetail.Form;
import org.junit.jupiter.api.Test;

/** A result tells what ties its objects, and what did not tie others to it. */
class RunTieTest {

  private static List<StudyResult> together(Told... objects) {
    StudyResults results = new StudyResults(Locale.ENGLISH);
    for (Told object : objects) {
      results.add(object.read());
    }
    return results.results();
  }

  @Test
  void tellsOfATrackingUid() {
    StudyResult one =
        together(
                Told.report("2.25.101").finding(Told.tracked("2.25.55")),
                Told.of(Form.SEGMENTATION, "2.25.102")
                    .atMinute(600)
                    .finding(Told.tracked("2.25.55")))
            .get(0);
    assertEquals(
        List.of(new RunTie("2.25.102", "2.25.101", RunTie.By.TRACKING_UID, "2.25.55", true)),
        one.ties());
  }

  @Test
  void tellsOfAReferenceWhicheverCameFirst() {
    Told report =
        Told.report("2.25.101")
            .atNoTime()
            .finding(Told.untracked("a"), Told.segments(new SegmentRef("2.25.102", 1)));
    Told seg = Told.of(Form.SEGMENTATION, "2.25.102").atNoTime();
    assertEquals(
        List.of(new RunTie("2.25.102", "2.25.101", RunTie.By.REFERENCE, "2.25.102", true)),
        together(report, seg).get(0).ties());
    assertEquals(
        List.of(new RunTie("2.25.101", "2.25.102", RunTie.By.REFERENCE, "2.25.102", true)),
        together(seg, report).get(0).ties());
  }

  @Test
  void tellsOfTheTimeBetween() {
    assertEquals(
        List.of(new RunTie("2.25.102", "2.25.101", RunTie.By.TIME, "7 min", true)),
        together(Told.report("2.25.101"), Told.report("2.25.102").atMinute(7)).get(0).ties());
  }

  @Test
  void tellsOnBothSidesWhyTwoProductsAreNotOne() {
    List<StudyResult> two =
        together(
            Told.report("2.25.101").finding(Told.tracked("2.25.55")),
            Told.report("2.25.102").version("4.0").finding(Told.tracked("2.25.55")));
    RunTie refused = new RunTie("2.25.102", "2.25.101", RunTie.By.TRACKING_UID, "2.25.55", false);
    assertEquals(2, two.size());
    assertEquals(List.of(refused), two.get(0).ties());
    assertEquals(List.of(refused), two.get(1).ties());
  }

  @Test
  void anObjectAloneHasNoTies() {
    assertEquals(List.of(), together(Told.report("2.25.101")).get(0).ties());
  }
}
