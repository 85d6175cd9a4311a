package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.fasit.dicom.ImagePlane;
import org.fasit.weasis.internal.Holdings.Item;
import org.fasit.weasis.internal.OpenReadings.Shown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenReadingsTest {

  private final FakeHost host = new FakeHost();
  private final FakeRoom room = new FakeRoom();
  private final List<Shown> shown = new ArrayList<>();
  private final OpenReadings readings =
      new OpenReadings(room, host, host.work::add, host.work::add, new Guard(), shown::add);

  @BeforeEach
  void twoStudies() {
    host.image("1.1", "1.1.1", "1.1.1.1");
    host.object("1.1", "1.1", "1.1.9.1");
    host.image("1.2", "1.2.1", "1.2.1.1");
  }

  private void follow(String study) {
    host.select(study);
    readings.follow();
    host.settle();
  }

  private Shown now() {
    return shown.get(shown.size() - 1);
  }

  @Test
  void opensTheSelectedStudyWithItsObjects() {
    follow("1.1");
    assertEquals("1.1", room.last().uid());
    assertEquals(List.of("1.1.9.1"), room.last().offered);
    assertTrue(room.last().inView);
    assertFalse(room.last().loading);
    assertEquals(new Shown(Optional.of("1.1"), Optional.of(room.last().reading)), now());
  }

  @Test
  void opensNothingWithoutAnImageOfTheStudy() {
    follow("1.3");
    assertEquals(List.of(), room.all);
    assertEquals(new Shown(Optional.of("1.3"), Optional.empty()), now());
  }

  @Test
  void neverShowsTheOldReadingForTheNewStudy() {
    follow("1.1");
    host.select("1.2");
    readings.follow();
    assertEquals(new Shown(Optional.of("1.2"), Optional.empty()), now());
    assertFalse(room.last().inView);
    host.settle();
    assertEquals("1.2", room.last().uid());
    assertEquals(Optional.of(room.last().reading), now().reading());
  }

  @Test
  void keepsTheReadingOfAStudyThatIsStillOnAView() {
    follow("1.1");
    follow("1.2");
    follow("1.1");
    assertEquals(2, room.all.size());
    assertEquals(2, room.living());
    assertTrue(room.all.get(0).inView);
    assertFalse(room.all.get(1).inView);
  }

  @Test
  void closesTheReadingOfAStudyThatLeftTheScreen() {
    follow("1.1");
    host.open.remove("1.1");
    follow("1.2");
    assertTrue(room.all.get(0).closed);
    assertEquals(1, readings.size());
  }

  @Test
  void closesWhatWasOpenedForAStudyThatWasLeftMeanwhile() {
    host.select("1.1");
    readings.follow();
    host.open.clear();
    host.selected = Optional.empty();
    readings.follow();
    host.settle();
    assertEquals(0, room.living());
    assertEquals(Shown.NOTHING, now());
  }

  @Test
  void offersWhatArrivesLaterOnce() {
    follow("1.1");
    host.object("1.1", "1.1", "1.1.9.2");
    readings.changed();
    host.settle();
    readings.changed();
    host.settle();
    assertEquals(List.of("1.1.9.1", "1.1.9.2"), room.last().offered);
  }

  @Test
  void withdrawsWhatLeftTheHostAndOffersItAgainWhenItIsBack() {
    follow("1.1");
    List<Item> objects = host.objects.remove("1.1");
    readings.changed();
    host.settle();
    assertEquals(List.of("1.1.9.1"), room.last().withdrawn);
    host.objects.put("1.1", objects);
    readings.changed();
    host.settle();
    assertEquals(List.of("1.1.9.1", "1.1.9.1"), room.last().offered);
  }

  @Test
  void withdrawsNothingWhileTheHostDoesNotTellAll() {
    follow("1.1");
    host.objects.remove("1.1");
    host.whole = false;
    readings.changed();
    host.settle();
    assertEquals(List.of(), room.last().withdrawn);
  }

  @Test
  void tellsOnceWhereTheFramesOfAnImageLie() {
    Attributes many = FakeHost.dataset("1.1", "1.1.2", "1.1.2.1");
    many.setString(Tag.FrameOfReferenceUID, VR.UI, "1.1.7");
    many.setDouble(Tag.ImagePositionPatient, VR.DS, 1, 2, 3);
    many.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    many.setDouble(Tag.PixelSpacing, VR.DS, 1, 1);
    Item one = host.item(many);
    host.images.get("1.1").add(new Item(one.uid(), one.series(), one.label(), 2, one.dataset()));
    follow("1.1");
    readings.changed();
    host.settle();
    assertEquals(
        List.of("1.1.2.1"), room.last().planes.stream().map(ImagePlane::imageUid).toList());
  }

  @Test
  void tellsOfImagesThatArriveLater() {
    follow("1.1");
    host.image("1.1", "1.1.1", "1.1.1.2");
    readings.changed();
    host.settle();
    assertEquals(2, room.last().study.images().size());
  }

  @Test
  void looksAgainWhenMoreComesWhileLooking() {
    follow("1.1");
    readings.changed();
    host.object("1.1", "1.1", "1.1.9.2");
    readings.changed();
    host.object("1.1", "1.1", "1.1.9.3");
    host.settle();
    assertEquals(List.of("1.1.9.1", "1.1.9.2", "1.1.9.3"), room.last().offered);
  }

  @Test
  void offersAllOnceMoreWhenAsked() {
    follow("1.1");
    readings.again();
    host.settle();
    assertEquals(List.of("1.1.9.1", "1.1.9.1"), room.last().offered);
  }

  @Test
  void passesOverAnObjectOfAnotherStudy() {
    host.object("1.1", "1.2", "1.2.9.1");
    follow("1.1");
    assertEquals(List.of("1.1.9.1"), room.last().offered);
  }

  @Test
  void isLoadingWhileTheHostIs() {
    readings.hostLoading(true);
    follow("1.1");
    assertTrue(room.last().loading);
    readings.hostLoading(false);
    assertFalse(room.last().loading);
  }

  @Test
  void holdsNoMoreThanItsBoundOfFiftyStudies() {
    for (int i = 10; i < 60; i++) {
      host.image("9." + i, "9." + i + ".1", "9." + i + ".1.1");
      follow("9." + i);
    }
    assertEquals(50, room.all.size());
    assertEquals(OpenReadings.MOST, readings.size());
    assertEquals(OpenReadings.MOST, room.living());
  }

  @Test
  void goesOnWhenAnObjectCannotBeRead() {
    host.objects
        .get("1.1")
        .add(
            0,
            new Holdings.Item(
                "1.1.9.0",
                "1.1.9",
                "SR",
                0,
                () -> {
                  throw new IllegalStateException("made up");
                }));
    follow("1.1");
    assertEquals(List.of("1.1.9.1"), room.last().offered);
    assertFalse(room.last().loading);
  }

  @Test
  void closesAllAtTheEnd() {
    follow("1.1");
    follow("1.2");
    readings.close();
    assertEquals(0, room.living());
    follow("1.1");
    assertEquals(2, room.all.size());
  }
}
