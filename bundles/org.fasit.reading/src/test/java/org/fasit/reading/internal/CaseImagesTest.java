package org.fasit.reading.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.Presence;
import org.junit.jupiter.api.Test;

class CaseImagesTest {
  private static final Finding ON_TWO_IMAGES =
      Cast.finding(
          "1", Presence.PRESENT, OptionalDouble.empty(), Cast.at(3), Cast.at(2), Cast.at(3));
  private static final Finding WITHOUT_REGION =
      Cast.finding("2", Presence.PRESENT, OptionalDouble.empty());

  @Test
  void takesTheImagesThatTheFindingLiesOn() {
    AiResult result = Cast.result("r", Conclusion.POSITIVE, ON_TWO_IMAGES);
    assertEquals(
        List.of(Cast.image(3), Cast.image(2)),
        of(result, Cast.study(5), Optional.of(ON_TWO_IMAGES)));
  }

  @Test
  void takesTheImageThatTheReaderPointsAt() {
    AiResult result = Cast.result("r", Conclusion.NEGATIVE);
    List<InstanceRef> images =
        new CaseImages(result, Cast.study(5)).of(Optional.empty(), Optional.of(Cast.at(4)));
    assertEquals(List.of(new InstanceRef(Cast.DX, Cast.image(4), Cast.SERIES)), images);
  }

  @Test
  void takesTheLoadedImagesThatTheProductLookedAtWhenAFindingHasNoPlace() {
    AiResult result =
        Cast.lookingAt(
            Cast.result("r", Conclusion.POSITIVE, WITHOUT_REGION),
            new InstanceRef("", Cast.image(2), ""),
            new InstanceRef(Cast.DX, "1.2.3.3.99", Cast.SERIES));
    List<InstanceRef> images =
        new CaseImages(result, Cast.study(3)).of(Optional.of(WITHOUT_REGION), Optional.empty());
    assertEquals(List.of(new InstanceRef(Cast.DX, Cast.image(2), Cast.SERIES)), images);
  }

  @Test
  void takesTheStudysImagesWhenNothingElseIsKnown() {
    AiResult result = Cast.result("r", Conclusion.NEGATIVE);
    assertEquals(
        IntStream.rangeClosed(1, CaseImages.MOST).mapToObj(Cast::image).toList(),
        of(result, Cast.study(100), Optional.empty()));
  }

  @Test
  void fallsBackToTheStudyWhenTheFindingLiesOnImagesThatNobodyKnows() {
    Finding elsewhere =
        Cast.finding("3", Presence.PRESENT, OptionalDouble.empty(), Cast.at("9.9", 1, 1));
    AiResult result = Cast.result("r", Conclusion.POSITIVE, elsewhere);
    assertEquals(List.of(Cast.image(1)), of(result, Cast.study(1), Optional.of(elsewhere)));
  }

  @Test
  void takesWhatTheProductTellsWhenNoImageIsLoaded() {
    InstanceRef told = new InstanceRef(Cast.DX, "1.2.3.3.99", Cast.SERIES);
    AiResult result =
        Cast.lookingAt(
            Cast.result("r", Conclusion.POSITIVE), told, new InstanceRef("", "1.2.3.3.98", ""));
    assertEquals(List.of("1.2.3.3.99"), of(result, Cast.study(0), Optional.empty()));
  }

  @Test
  void completesSourcesFromTheStudy() {
    AiResult bare =
        new AiResult(
            Cast.FRAC,
            Cast.STUDY,
            Conclusion.POSITIVE,
            Optional.empty(),
            List.of(),
            List.of(new InstanceRef("", Cast.image(1), "")),
            List.of());
    assertEquals(
        List.of(new InstanceRef(Cast.DX, Cast.image(1), Cast.SERIES)),
        new CaseImages(bare, Cast.study(1)).sources());
  }

  private static List<String> of(AiResult result, OpenStudy study, Optional<Finding> finding) {
    return Cast.uids(new CaseImages(result, study).of(finding, Optional.empty()));
  }
}
