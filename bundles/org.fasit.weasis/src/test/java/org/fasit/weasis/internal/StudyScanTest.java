package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fasit.model.ImageLook;
import org.fasit.model.ImageLook.Plane;
import org.fasit.model.ImageLook.Vector;
import org.fasit.model.OpenStudy;
import org.fasit.weasis.internal.Holdings.Item;
import org.junit.jupiter.api.Test;

class StudyScanTest {

  private final FakeHost host = new FakeHost();
  private final StudyScan scan = new StudyScan("1.1");

  private Item image(String study, String series, String uid) {
    return host.item(FakeHost.dataset(study, series, uid));
  }

  @Test
  void tellsStudyAndImages() {
    OpenStudy study = scan.study(List.of(image("1.1", "1.1.1", "1.1.1.1"))).orElseThrow();
    assertEquals("Test^Ola", study.study().patient().name());
    assertEquals("AP", study.images().get(0).viewPosition());
    assertEquals(200, study.images().get(0).rows());
  }

  @Test
  void readsEachHeaderOnce() {
    List<Item> items = List.of(image("1.1", "1.1.1", "1.1.1.1"), image("1.1", "1.1.1", "1.1.1.2"));
    scan.study(items);
    scan.study(items);
    assertEquals(2, host.headersRead);
  }

  @Test
  void readsOnlyTheFirstHeaderOfALongSeries() {
    List<Item> slices =
        IntStream.rangeClosed(1, StudyScan.LONG_SERIES + 1)
            .mapToObj(i -> image("1.1", "1.1.1", "1.1.1." + i))
            .toList();
    OpenStudy study = scan.study(slices).orElseThrow();
    assertEquals(1, host.headersRead);
    assertEquals(slices.size(), study.images().size());
    assertEquals("1.1.1.40", study.image("1.1.1.40").orElseThrow().ref().sopInstanceUid());
    assertEquals(100, study.image("1.1.1.40").orElseThrow().columns());
  }

  @Test
  void takesThePlacesOfALongSeriesFromTheHost() {
    Vector right = new Vector(1, 0, 0);
    Vector back = new Vector(0, 1, 0);
    List<Item> slices =
        IntStream.rangeClosed(1, StudyScan.LONG_SERIES + 1)
            .mapToObj(i -> image("1.1", "1.1.1", "1.1.1." + i))
            .map(
                item ->
                    new Item(
                        item.uid(),
                        item.series(),
                        item.label(),
                        1,
                        item.dataset(),
                        () ->
                            Optional.of(
                                new Plane(
                                    "1.1.7",
                                    new Vector(0, 0, Double.parseDouble(item.uid().substring(6))),
                                    right,
                                    back))))
            .toList();
    OpenStudy study = scan.study(slices).orElseThrow();
    ImageLook look = study.image("1.1.1.40").orElseThrow().look().orElseThrow();
    assertEquals(Optional.of(new Plane("1.1.7", new Vector(0, 0, 40), right, back)), look.plane());
    assertEquals(1, host.headersRead);
  }

  @Test
  void refusesImagesOfAnotherStudy() {
    assertEquals(Optional.empty(), scan.study(List.of(image("1.2", "1.2.1", "1.2.1.1"))));
  }

  @Test
  void asksOnceForWhatCannotBeRead() {
    int[] asked = {0};
    Item broken =
        new Item(
            "1.1.1.1",
            "1.1.1",
            "",
            1,
            () -> {
              asked[0]++;
              return Optional.empty();
            });
    scan.study(List.of(broken));
    assertTrue(scan.study(List.of(broken)).isEmpty());
    assertEquals(1, asked[0]);
    scan.again();
    scan.study(List.of(broken));
    assertEquals(2, asked[0]);
  }
}
