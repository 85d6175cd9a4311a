package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.Region;
import org.fasit.ui.ImagePort.Pick;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.viewer2d.View2dContainer;

/** Two studies side by side in one tab, a third in another. */
class PickingTest {

  private final FakeViews host = new FakeViews();
  private final ViewCanvas<DicomImageElement> mine = host.view("1.1", "1.1.1.1");
  private final ViewCanvas<DicomImageElement> other = host.view("1.2", "1.2.1.1");
  private final ViewCanvas<DicomImageElement> third = host.view("1.3", "1.3.1.1");
  private final View2dContainer tab = host.tab(List.of(mine, other));
  private final View2dContainer second = host.tab(List.of(third));
  private final WeasisViewers viewers =
      new WeasisViewers(host.model, () -> SiteProfile.NONE, new Guard());
  private final Picking picking = new Picking(viewers, new Guard());
  private final List<String> heard = new ArrayList<>();
  private final Pick pick =
      new Pick() {
        @Override
        public void at(Region place) {
          heard.add(place.imageUid() + " " + place.points().get(0));
        }

        @Override
        public void wholeExam() {
          heard.add("whole exam");
        }

        @Override
        public void cancelled() {
          heard.add("cancelled");
        }
      };

  @AfterEach
  void close() {
    picking.disarm();
    host.close();
  }

  private static int panes(ViewCanvas<DicomImageElement> view) {
    return view.getJComponent().getComponentCount();
  }

  private static void click(ViewCanvas<DicomImageElement> view, int x, int y) {
    JComponent on = (JComponent) view.getJComponent().getComponent(0);
    on.dispatchEvent(
        new MouseEvent(
            on,
            MouseEvent.MOUSE_PRESSED,
            0,
            InputEvent.BUTTON1_DOWN_MASK,
            x,
            y,
            1,
            false,
            MouseEvent.BUTTON1));
  }

  @Test
  void knowsSelectedAndOpenStudies() {
    host.select(second, third);
    assertEquals(Optional.of("1.3"), viewers.selected());
    assertEquals(Set.of("1.1", "1.2", "1.3"), viewers.open());
    host.select(tab, other);
    assertEquals(Optional.of("1.2"), viewers.selected());
  }

  @Test
  void waitsOnViewsOfTheStudyOnly() {
    picking.arm("1.1", pick, "Click");
    assertEquals(List.of(1, 0, 0), List.of(panes(mine), panes(other), panes(third)));
  }

  @Test
  void takesOneClick() {
    picking.arm("1.1", pick, "Click");
    click(mine, 30, 40);
    assertEquals(List.of("1.1.1.1 Point[x=30.0, y=40.0]"), heard);
    assertEquals(0, panes(mine));
  }

  @Test
  void waitsOnAfterAClickBesideTheImage() {
    picking.arm("1.1", pick, "Click");
    click(mine, 130, 40);
    assertEquals(List.of(), heard);
    assertEquals(1, panes(mine));
  }

  @Test
  void takesNoClickOnceTheViewShowsAnotherStudy() {
    picking.arm("1.1", pick, "Click");
    host.show(mine, "1.2", "1.2.1.1");
    click(mine, 30, 40);
    assertEquals(List.of(), heard);
  }

  @Test
  void leavesNothingBehind() {
    picking.arm("1.1", pick, "Click");
    picking.disarm();
    assertEquals(List.of(0, 0, 0), List.of(panes(mine), panes(other), panes(third)));
    assertEquals(List.of(), heard);
  }
}
