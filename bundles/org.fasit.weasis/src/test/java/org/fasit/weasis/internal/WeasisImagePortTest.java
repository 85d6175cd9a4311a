package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.same;
import static org.mockito.Mockito.when;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.fasit.dicom.SiteProfile;
import org.fasit.model.GraphicType;
import org.fasit.model.Point;
import org.fasit.model.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.viewer2d.View2dContainer;

/**
 * Two series of one study on two views, and another patient's study on a third. The slider itself
 * is the host's: its constants are no more than signatures here.
 */
class WeasisImagePortTest {

  private final FakeViews host = new FakeViews();
  private final ViewCanvas<DicomImageElement> left = host.view("1.1", "1.1.1.1");
  private final ViewCanvas<DicomImageElement> right = host.view("1.1", "1.1.2.1");
  private final ViewCanvas<DicomImageElement> other = host.view("1.2", "1.2.1.1");
  private final View2dContainer tab = host.tab(List.of(other, left, right));
  private final List<String> done = new ArrayList<>();
  private final WeasisImagePort port =
      new WeasisImagePort(
          new WeasisViewers(host.model, () -> SiteProfile.NONE, new Guard()), new Guard());

  @BeforeEach
  void furnish() {
    MediaSeries<DicomImageElement> first = left.getSeries();
    MediaSeries<DicomImageElement> second = right.getSeries();
    DicomImageElement tenth = host.image("1.1", "1.1.2.10");
    List<DicomImageElement> firstImages = List.of(left.getImage());
    List<DicomImageElement> secondImages = List.of(right.getImage(), tenth);
    when(first.copyOfMedias(any(), any())).thenReturn(firstImages);
    when(second.copyOfMedias(any(), any())).thenReturn(secondImages);
    host.children(left, List.of(first, second));
    for (ViewCanvas<DicomImageElement> view : List.of(left, right, other)) {
      doAnswer(
              call -> {
                host.select(tab, view);
                return done.add("select " + view.getImage().hashCode());
              })
          .when(tab)
          .setSelectedImagePane(same(view));
    }
    host.select(tab, left);
    port.study(Optional.of("1.1"));
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static Region at(String image) {
    return new Region(GraphicType.POINT, image, 1, List.of(new Point(1, 1)));
  }

  @Test
  void selectsTheViewThatHasTheSeries() {
    port.reveal(at("1.1.2.10"));
    assertEquals(List.of("select " + right.getImage().hashCode()), done);
  }

  @Test
  void leavesAViewThatShowsTheImageAsItIs() {
    port.reveal(at("1.1.1.1"));
    assertEquals(List.of("select " + left.getImage().hashCode()), done);
  }

  @Test
  void doesNothingForAnImageOfAnotherStudyOrForNone() {
    port.reveal(at("1.2.1.1"));
    port.study(Optional.empty());
    port.reveal(at("1.1.2.10"));
    assertEquals(List.of(), done);
  }

  @Test
  void tellsTheImageOfTheSelectedViewOfThisStudy() {
    assertEquals(Optional.of("1.1.1.1"), port.inView());
    host.select(tab, right);
    assertEquals(Optional.of("1.1.2.1"), port.inView());
    host.select(tab, other);
    assertEquals(Optional.empty(), port.inView(), "another study is in view");
  }

  @Test
  void isAViewOrWhatLiesOnItButNothingWithKeysOfItsOwn() {
    JComponent view = left.getJComponent();
    JPanel overlay = new JPanel();
    JButton button = new JButton();
    JTextField field = new JTextField();
    view.add(overlay);
    view.add(button);
    overlay.add(field);
    assertTrue(port.isImage(view));
    assertTrue(port.isImage(overlay));
    for (Component not : List.of(button, field, new JPanel(), new JComboBox<String>())) {
      assertFalse(port.isImage(not), not.getClass().getSimpleName());
    }
  }
}
