package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.mouse;
import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.event.MouseEvent;
import java.util.Optional;
import javax.swing.JComponent;
import org.fasit.model.Region;
import org.fasit.reading.ReadingState;
import org.fasit.ui.Command;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;

/**
 * One image of 12 frames, a finding in the seventh. DICOM counts frames from 1, the host from 0.
 */
class FramesTest extends InTheHost {

  private static final int FRAMES = 12;
  private static final int FOUND = 7;

  private Study study;
  private final StandInView view = new StandInView();

  @BeforeEach
  void open() throws Exception {
    study =
        onScreen(
            () -> {
              Study fresh = host.frames(1, FRAMES, FOUND);
              host.select(host.tab(fresh, new StandInView(), view), view);
              host.told(BasicAction.ADD, fresh.second);
              return fresh;
            });
    adapter.untilShown(study);
  }

  private void scroll(int frame) throws Exception {
    onScreen(
        () -> {
          view.scrollTo(frame - 1);
          host.scrolled();
          return true;
        });
    onScreen(() -> true);
  }

  @Test
  void selectingTheFindingScrollsToItsFrame() throws Exception {
    adapter.perform(Command.NEXT);
    Adapter.until(
        "the seventh frame",
        () -> study.second.images.get(FOUND - 1).equals(onScreen(view::getImage)));
  }

  @Test
  void theMarkLiesOnItsFrameAlone() throws Exception {
    for (int frame = 1; frame <= FRAMES; frame++) {
      scroll(frame);
      int marks = frame == FOUND ? 1 : 0;
      assertEquals(marks, onScreen(view.model.graphics::size), "marks on frame " + frame);
    }
  }

  @Test
  void whatWasMissedIsLoggedWithTheNumberOfItsFrame() throws Exception {
    scroll(FRAMES);
    adapter.perform(Command.FALSE_NEGATIVE);
    onScreen(
        () -> {
          mouse((JComponent) view.getComponent(0), MouseEvent.MOUSE_PRESSED, 30, 20);
          return true;
        });
    Adapter.until("logged", () -> place().isPresent());
    assertEquals(FRAMES, place().orElseThrow().frame());
    assertEquals(
        study.second.images.get(0).tagged(org.dcm4che3.data.Tag.SOPInstanceUID),
        place().orElseThrow().imageUid());
    Adapter.until("its own mark", () -> onScreen(() -> view.model.graphics.size() == 1));
  }

  private Optional<Region> place() {
    return adapter.opened.get(0).state().last().flatMap(ReadingState.Logged::place);
  }
}
