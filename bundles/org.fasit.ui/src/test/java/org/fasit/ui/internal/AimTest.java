package org.fasit.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.FilteredResult;
import org.fasit.model.InstanceRef;
import org.fasit.model.OpenStudy;
import org.fasit.model.StudyImage;
import org.fasit.reading.ReadingState.Card;
import org.fasit.ui.Scenes;
import org.junit.jupiter.api.Test;

/** Which product a word goes to, by the image that was clicked or has the focus. */
class AimTest {

  private static final AiProduct FRACTURE = new AiProduct("Nordbein", "FracAI", "2.4.1");
  private static final AiProduct CHEST = new AiProduct("Brystkasse AS", "ThoraxFem", "1.9");
  private static final AiProduct BONE = new AiProduct("Alder", "BoneAge", "3.0");

  /** One study with a foot in two projections, a chest, and a hand that nothing looked at. */
  private static final OpenStudy STUDY =
      study(
          image("foot-ap", "s1", "DX", "FOOT"),
          image("foot-lat", "s2", "DX", "FOOT"),
          image("chest-pa", "s3", "DX", "CHEST"),
          image("hand", "s4", "DX", "HAND"));

  private static final Card FOOT = card("f", FRACTURE, ref("foot-ap", "s1"), ref("foot-lat", "s2"));
  private static final Card LUNG = card("c", CHEST, ref("chest-pa", "s3"));

  private static OpenStudy study(StudyImage... images) {
    return new OpenStudy(Scenes.study().study(), List.of(images));
  }

  private static StudyImage image(String uid, String series, String modality, String bodyPart) {
    return new StudyImage(ref(uid, series), modality, bodyPart, "", "", "", 10, 10, 1);
  }

  private static InstanceRef ref(String uid, String series) {
    return new InstanceRef("1", uid, series);
  }

  private static Card card(String key, AiProduct product, InstanceRef... images) {
    AiResult result =
        new AiResult(
            product,
            "1.2.3",
            Conclusion.NEGATIVE,
            Optional.empty(),
            List.of(),
            List.of(ref(key, "ai")),
            List.of(images));
    return new Card(
        FilteredResult.untouched(result),
        result.conclusion(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Aim aim(OpenStudy study, String image, String turnedTo, Card... cards) {
    return Aim.of(
        List.of(cards),
        study,
        Optional.of(image),
        Optional.of(turnedTo).filter(key -> !key.isEmpty()));
  }

  private static String meant(OpenStudy study, String image, String turnedTo, Card... cards) {
    return aim(study, image, turnedTo, cards).card().map(Card::key).orElse("?");
  }

  private static List<String> asked(Aim aim) {
    return aim.open().stream().map(Card::key).toList();
  }

  @Test
  void aFootIsTheFractureProductsWhateverCardWasChosen() {
    assertEquals("f", meant(STUDY, "foot-lat", "c", LUNG, FOOT));
    assertEquals("f", meant(STUDY, "foot-ap", "", LUNG, FOOT));
    assertEquals("c", meant(STUDY, "chest-pa", "f", FOOT, LUNG));
  }

  @Test
  void anImageThatNoProductLookedAtAsksForEach() {
    Aim aim = aim(STUDY, "hand", "f", FOOT, LUNG);
    assertEquals(Optional.empty(), aim.card());
    assertEquals(List.of("f", "c"), asked(aim));
    assertEquals(List.of("c"), asked(aim(STUDY, "hand", "", LUNG)), "one alone is asked for too");
  }

  @Test
  void aProjectionBesideTheOneThatAProductLookedAtIsItsOwn() {
    Card one = card("f", FRACTURE, ref("foot-ap", "s1"));
    assertEquals("f", meant(STUDY, "foot-lat", "c", LUNG, one));
  }

  @Test
  void twoProductsOnOneImageAreAskedForUnlessTheReaderTurnedToOne() {
    Card age = card("b", BONE, ref("foot-ap", "s1"));
    Aim aim = aim(STUDY, "foot-ap", "c", FOOT, age, LUNG);
    assertEquals(Optional.empty(), aim.card());
    assertEquals(List.of("f", "b"), asked(aim));
    assertEquals("b", meant(STUDY, "foot-ap", "b", FOOT, age, LUNG));
    assertEquals("f", meant(STUDY, "foot-lat", "b", FOOT, age, LUNG), "only one names this image");
  }

  @Test
  void twoResultsOfOneProductAreOneProduct() {
    Card again = card("f2", FRACTURE, ref("foot-ap", "s1"));
    assertEquals("f", meant(STUDY, "foot-ap", "", FOOT, again));
    assertEquals("f2", meant(STUDY, "foot-ap", "f2", FOOT, again));
  }

  @Test
  void aProductThatNamesNoImageIsMeantOnlyWhereTheStudyIsOfOneKind() {
    Card silent = card("s", BONE);
    assertEquals("?", meant(STUDY, "hand", "", silent));
    assertEquals("f", meant(STUDY, "foot-ap", "", silent, FOOT));
    OpenStudy wrist = study(image("pa", "s1", "DX", "WRIST"), image("lat", "s2", "DX", "wrist"));
    assertEquals("s", meant(wrist, "lat", "", silent));
  }

  @Test
  void aReferenceToASeriesFitsAllImagesOfIt() {
    Card series = card("s", BONE, ref("", "s1"));
    assertEquals("s", meant(STUDY, "foot-ap", "", series, LUNG));
    assertEquals("?", meant(STUDY, "hand", "", series, LUNG));
  }

  @Test
  void anImageOfTheSameSeriesButAnotherBodyPartIsNotMeant() {
    OpenStudy mixed = study(image("foot", "s1", "DX", "FOOT"), image("chest", "s1", "DX", "CHEST"));
    assertEquals("?", meant(mixed, "chest", "", card("f", FRACTURE, ref("foot", "s1"))));
  }

  @Test
  void inAStackTheSliceDecidesNothing() {
    StudyImage[] slices =
        IntStream.range(0, 30)
            .mapToObj(i -> image("ct" + i, "s1", "CT", "CHEST"))
            .toArray(StudyImage[]::new);
    Card marks = card("m", CHEST, ref("ct7", "s1"));
    Card whole = card("w", BONE, ref("", "s1"));
    for (String slice : List.of("ct7", "ct8")) {
      assertEquals(List.of("m", "w"), asked(aim(study(slices), slice, "", marks, whole)), slice);
    }
  }

  @Test
  void aPictureOfTheAisOwnIsThatProducts() {
    OpenStudy study =
        new OpenStudy(
            STUDY.study(),
            Stream.concat(STUDY.images().stream(), Stream.of(image("heat", "s9", "OT", "")))
                .toList());
    assertEquals("heat", meant(study, "heat", "f", FOOT, LUNG, card("heat", BONE)));
  }

  @Test
  void withoutAnImageTheCardTurnedToIsMeant() {
    List<Card> cards = List.of(FOOT, LUNG);
    assertEquals(
        Optional.of(LUNG), Aim.of(cards, STUDY, Optional.empty(), Optional.of("c")).card());
    Aim none = Aim.of(cards, STUDY, Optional.empty(), Optional.empty());
    assertEquals(Optional.empty(), none.card());
    assertEquals(List.of("f", "c"), asked(none));
  }
}
