package org.fasit.weasis.internal;

import java.awt.Dialog;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
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
 * comes: a click on another study's image is no answer.
 */
final class Picking implements KeyEventDispatcher {

  private final WeasisViewers viewers;
  private final Guard guard;
  private final List<PickOverlay> overlays = new ArrayList<>();
  private Optional<Pick> pick = Optional.empty();

  Picking(WeasisViewers viewers, Guard guard) {
    this.viewers = viewers;
    this.guard = guard;
  }

  /** Waits from now on; where no view shows the study, for a key alone. */
  void arm(String study, Pick next, String hint) {
    disarm();
    pick = Optional.of(next);
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
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
      KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
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

  /** Enter and Esc belong to the pick, unless the reader types or a dialog is open. */
  @Override
  public boolean dispatchKeyEvent(KeyEvent event) {
    boolean ours =
        event.getKeyCode() == KeyEvent.VK_ENTER || event.getKeyCode() == KeyEvent.VK_ESCAPE;
    if (!ours || pick.isEmpty() || event.getModifiersEx() != 0 || elsewhere(event)) {
      return false;
    }
    if (event.getID() == KeyEvent.KEY_PRESSED) {
      end(event.getKeyCode() == KeyEvent.VK_ENTER ? Pick::wholeExam : Pick::cancelled);
    }
    return true;
  }

  private boolean elsewhere(KeyEvent event) {
    boolean typing = event.getComponent() instanceof JTextComponent text && text.isEditable();
    return typing
        || SwingUtilities.getWindowAncestor(event.getComponent()) instanceof Dialog dialog
            && dialog.isModal();
  }
}
