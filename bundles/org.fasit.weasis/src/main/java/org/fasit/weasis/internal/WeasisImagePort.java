package org.fasit.weasis.internal;

import java.awt.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JSpinner;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.dcm4che3.data.Tag;
import org.fasit.model.GraphicType;
import org.fasit.model.Region;
import org.fasit.ui.ImagePort;
import org.fasit.ui.Mark;
import org.fasit.weasis.internal.WeasisViewers.Pane;
import org.jspecify.annotations.Nullable;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.viewer2d.EventManager;

/** The views of one study at a time as the panel's port to images. */
final class WeasisImagePort implements ImagePort {

  /** How many turns of the event dispatch thread a tab may take until it is selected. */
  private static final int PATIENCE = 20;

  private record Target(MediaSeries<DicomImageElement> series, DicomImageElement image) {}

  private final WeasisViewers viewers;
  private final Guard guard;
  private final MarksLayer layer;
  private final Picking picking;
  private final Pointing pointing;
  private Optional<String> study = Optional.empty();

  WeasisImagePort(WeasisViewers viewers, Guard guard) {
    this.viewers = viewers;
    this.guard = guard;
    layer = new MarksLayer(viewers, guard);
    picking = new Picking(viewers, guard);
    pointing = new Pointing(viewers, layer, guard);
  }

  /** Who is told of the mark under the pointer, 0 for none, and of the one that was clicked. */
  void onMarks(IntConsumer hover, IntConsumer click) {
    pointing.tell(hover, click);
  }

  /**
   * Which study the panel shows from now on; what was of another is taken off the views.
   *
   * @return whether it is another one
   */
  boolean study(Optional<String> next) {
    if (study.equals(next)) {
      return false;
    }
    picking.cancel();
    study = next;
    marks(List.of());
    return true;
  }

  /** The study that the panel shows. */
  Optional<String> study() {
    return study;
  }

  /** The views show something else. */
  void viewsChanged() {
    layer.place();
  }

  void close() {
    picking.cancel();
    study = Optional.empty();
    pointing.watch(false);
    layer.removeAll();
  }

  @Override
  public Optional<String> inView() {
    return guard.ask(
        "Asking for the image in view",
        () ->
            selectedView()
                .flatMap(view -> Optional.ofNullable(view.getImage()))
                .flatMap(image -> WeasisViewers.text(image, Tag.SOPInstanceUID)));
  }

  /** The selected view, as long as it shows the panel's study. */
  private Optional<ViewCanvas<DicomImageElement>> selectedView() {
    return Optional.ofNullable(EventManager.getInstance().getSelectedViewPane())
        .filter(view -> study.isPresent() && viewers.study(view).equals(study));
  }

  /**
   * A tab of original images, its grid, or a view with what lies on it; nothing that has its own
   * use of keys, such as a button or a field.
   */
  @Override
  public boolean isImage(Component focused) {
    if (focused instanceof AbstractButton
        || focused instanceof JTextComponent
        || focused instanceof JComboBox
        || focused instanceof JSpinner
        || focused instanceof JList) {
      return false;
    }
    return viewers.panes().stream()
        .anyMatch(
            pane -> {
              JComponent view = pane.view().getJComponent();
              return SwingUtilities.isDescendingFrom(focused, view)
                  || SwingUtilities.isDescendingFrom(view, focused)
                      && SwingUtilities.isDescendingFrom(focused, pane.tab());
            });
  }

  @Override
  public void focus() {
    guard.run(
        "Going back to the image",
        () -> selectedView().ifPresent(view -> view.getJComponent().requestFocusInWindow()));
  }

  @Override
  public void marks(List<Mark> marks) {
    layer.show(study, marks);
    pointing.watch(!marks.isEmpty());
  }

  @Override
  public void hover(int number) {
    layer.light(number);
  }

  @Override
  public void arm(Pick pick, String hint) {
    study.ifPresentOrElse(
        mine -> guard.run("Waiting for a click", () -> picking.arm(mine, pick, hint)),
        pick::cancelled);
  }

  @Override
  public void disarm() {
    guard.run("Ending the wait for a click", picking::disarm);
  }

  @Override
  public void reveal(Region region) {
    guard.run(
        "Showing an image",
        () -> study.flatMap(s -> target(s, region)).ifPresent(target -> show(target)));
  }

  @Override
  public boolean has(String sopInstanceUid) {
    Region whole = new Region(GraphicType.POINT, sopInstanceUid, 1, List.of());
    return guard
        .ask("Looking for an image", () -> study.flatMap(s -> target(s, whole)))
        .isPresent();
  }

  private Optional<Target> target(String mine, Region region) {
    for (MediaSeries<?> series : viewers.series(mine)) {
      for (Object media : series.copyOfMedias(null, null)) {
        if (media instanceof DicomImageElement image
            && Slice.of(image).filter(slice -> slice.shows(region)).isPresent()) {
          return Optional.of(new Target(WeasisViewers.images(series), image));
        }
      }
    }
    return Optional.empty();
  }

  private void show(Target target) {
    Optional<Pane> pane = pane(target.series());
    pane.ifPresent(
        p -> {
          if (!viewers.selectedTab().equals(Optional.of(p.tab()))) {
            p.tab().setSelectedAndGetFocus();
          }
          p.tab().setSelectedImagePane(p.view());
          if (p.view().getSeries() == target.series()) {
            scroll(p.view(), target, PATIENCE);
          } else {
            p.view().setSeries(target.series(), target.image());
          }
        });
  }

  /**
   * The view to show it on: the selected one if it has the series, else any that has it, in the
   * selected tab first, else the selected one of this study, else any of this study.
   */
  private Optional<Pane> pane(MediaSeries<DicomImageElement> series) {
    List<Pane> panes =
        viewers.panes().stream().filter(p -> viewers.study(p.view()).equals(study)).toList();
    @Nullable ViewCanvas<DicomImageElement> selected =
        EventManager.getInstance().getSelectedViewPane();
    Optional<?> tab = viewers.selectedTab();
    List<Pane> having = panes.stream().filter(p -> p.view().getSeries() == series).toList();
    return Stream.of(
            having.stream().filter(p -> p.view() == selected),
            having.stream().filter(p -> Optional.of(p.tab()).equals(tab)),
            having.stream(),
            panes.stream().filter(p -> p.view() == selected),
            panes.stream().filter(p -> Optional.of(p.tab()).equals(tab)),
            panes.stream())
        .flatMap(choice -> choice)
        .findFirst();
  }

  /** The slider belongs to the selected view: a tab that was asked for may take its time. */
  private void scroll(ViewCanvas<DicomImageElement> view, Target target, int turns) {
    if (EventManager.getInstance().getSelectedViewPane() == view) {
      scroll(view, target);
    } else if (turns > 0) {
      SwingUtilities.invokeLater(
          () -> guard.run("Showing an image", () -> scroll(view, target, turns - 1)));
    }
  }

  private static void scroll(ViewCanvas<DicomImageElement> view, Target target) {
    if (view.getImage() == target.image() || view.getSeries() != target.series()) {
      return;
    }
    int index = index(view, target);
    if (index < 0) {
      EventManager.getInstance()
          .getAction(ActionW.KO_FILTER)
          .ifPresent(filter -> filter.setSelected(false));
      index = index(view, target);
    }
    int position = index + 1;
    if (position > 0) {
      EventManager.getInstance()
          .getAction(ActionW.SCROLL_SERIES)
          .ifPresent(slider -> slider.setSliderValue(position));
    }
  }

  /** Where the image stands in what the view lets through, in the view's order. */
  @SuppressWarnings("unchecked")
  private static int index(ViewCanvas<DicomImageElement> view, Target target) {
    Filter<DicomImageElement> filter =
        (Filter<DicomImageElement>) view.getActionValue(ActionW.FILTERED_SERIES.cmd());
    return target
        .series()
        .copyOfMedias(filter, view.getCurrentSortComparator())
        .indexOf(target.image());
  }
}
