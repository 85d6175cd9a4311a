package org.fasit.weasis.internal;

import java.awt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.dcm4che3.data.Tag;
import org.fasit.model.Region;
import org.fasit.ui.ImagePort.Pick;
import org.fasit.weasis.internal.WeasisViewers.Pane;
import org.jspecify.annotations.Nullable;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.DicomImageElement;
import org.weasis.dicom.codec.TagD;

/**
 * Waits for one click on a view of one study. What the view shows is looked at again when the click
 * comes: a click on another study's image is no answer. The panel takes the keys.
 */
final class Picking {

  private final WeasisViewers viewers;
  private final Guard guard;
  private final List<PickOverlay> overlays = new ArrayList<>();
  private Optional<Pick> pick = Optional.empty();

  Picking(WeasisViewers viewers, Guard guard) {
    this.viewers = viewers;
    this.guard = guard;
  }

  /** Waits from now on; where no view shows the study, until {@link #disarm}. */
  void arm(String study, Pick next, String hint) {
    disarm();
    pick = Optional.of(next);
    for (Pane pane : viewers.panes()) {
      if (viewers.study(pane.view()).equals(Optional.of(study))) {
        guard.run("Waiting for a click", () -> lay(study, pane, hint));
      }
    }
  }

  private void lay(String study, Pane pane, String hint) {
    overlays.add(
        PickOverlay.lay(pane.view().getJComponent(), hint, at -> clicked(study, pane.view(), at)));
  }

  void disarm() {
    if (pick.isPresent()) {
      pick = Optional.empty();
      overlays.forEach(PickOverlay::lift);
      overlays.clear();
    }
  }

  /** Ends the wait as Esc does, where there is one. */
  void cancel() {
    end(Pick::cancelled);
  }

  private void end(Consumer<Pick> ending) {
    Optional<Pick> mine = pick;
    disarm();
    mine.ifPresent(ending);
  }

  private void clicked(String study, ViewCanvas<DicomImageElement> view, Point at) {
    guard
        .ask("Taking a place", () -> place(study, view, at))
        .ifPresent(region -> end(p -> p.at(region)));
  }

  private Optional<Region> place(String study, ViewCanvas<DicomImageElement> view, Point at) {
    @Nullable DicomImageElement image = view.getImage();
    if (image == null
        || !viewers.study(view).equals(Optional.of(study))
        || !WeasisViewers.text(image, Tag.StudyInstanceUID).map(study::equals).orElse(true)) {
      return Optional.empty();
    }
    return Slice.of(image)
        .flatMap(
            slice ->
                slice.place(
                    view.getImageCoordinatesFromMouse(at.x, at.y),
                    image.getRescaleX(),
                    image.getRescaleY(),
                    size(image, Tag.Columns),
                    size(image, Tag.Rows)));
  }

  private static int size(DicomImageElement image, int tag) {
    return Objects.requireNonNullElse(TagD.getTagValue(image, tag, Integer.class), 0);
  }
}
