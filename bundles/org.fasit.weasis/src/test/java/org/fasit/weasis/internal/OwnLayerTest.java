package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.fasit.ui.Command;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.weasis.core.ui.model.graphic.AbstractGraphic;
import org.weasis.core.ui.model.graphic.Graphic;
import org.weasis.core.ui.model.layer.AbstractGraphicLayer;
import org.weasis.core.ui.model.layer.LayerType;
import org.weasis.core.ui.model.layer.imp.DefaultLayer;

/** What the reader drew stays the reader's: saved, and never touched by the marks of the AI. */
class OwnLayerTest extends InTheHost {

  private final StandInView view = new StandInView();
  private final Drawing before = new Drawing();
  private final Drawing after = new Drawing();
  private Study study;

  /** A measurement of the reader's. */
  private static final class Drawing extends AbstractGraphic {
    Drawing() {
      super(2);
      DefaultLayer measures = new DefaultLayer(LayerType.DICOM_SR);
      measures.setName("Measurements");
      setLayer(measures);
    }

    @Override
    public void paint(Graphics2D graphics, AffineTransform transform) {
      graphics.fillRect(1, 1, 5, 5);
    }
  }

  @BeforeEach
  void drawn() throws Exception {
    study = adapter.open(1, new StandInView(), view);
    onScreen(
        () -> {
          view.model.graphics.add(before);
          return true;
        });
    adapter.perform(Command.NEXT);
    Adapter.until("a mark", () -> onScreen(() -> view.model.graphics.size() == 2));
    onScreen(
        () -> {
          view.model.graphics.add(after);
          return true;
        });
  }

  private Graphic mark() throws Exception {
    return onScreen(
        () ->
            view.model.graphics.stream()
                .filter(MarksGraphic.class::isInstance)
                .findFirst()
                .orElseThrow());
  }

  private void assertDrawingsAreWhole() throws Exception {
    assertEquals(List.of(before, after), onScreen(view.model::saved));
    for (Drawing drawing : List.of(before, after)) {
      AbstractGraphicLayer layer = (AbstractGraphicLayer) drawing.layer;
      assertEquals("Measurements", layer.getName());
      assertTrue(layer.serializable && layer.selectable && !layer.locked);
      assertEquals(List.of(), drawing.listeners);
    }
  }

  /** Weasis saves the graphics of the layers that say so in presentation states. */
  @Test
  void marksAreNeverSaved() throws Exception {
    AbstractGraphicLayer layer = (AbstractGraphicLayer) ((AbstractGraphic) mark()).layer;
    assertFalse(layer.serializable, "not saved");
    assertTrue(layer.locked, "not edited");
    assertFalse(layer.selectable, "not picked");
    assertEquals(MarksLayer.NAME, layer.getName());
    assertDrawingsAreWhole();
  }

  /** Weasis selects all with Ctrl+A, whatever the layer says, and then deletes what is selected. */
  @Test
  void marksAreNotAmongWhatIsSelectedAndDeleted() throws Exception {
    onScreen(
        () -> {
          view.model.graphics.forEach(graphic -> ((AbstractGraphic) graphic).selected = true);
          return true;
        });
    assertEquals(
        List.of(before, after),
        onScreen(() -> view.model.graphics.stream().filter(Graphic::getSelected).toList()));
  }

  @Test
  void hidingAndShowingLeavesDrawingsAndBringsTheSameMarksBack() throws Exception {
    adapter.perform(Command.FALSE_POSITIVE);
    Adapter.until("logged", () -> adapter.opened.get(0).state().last().isPresent());
    onScreen(() -> true);
    onScreen(() -> true);
    int shown = Adapter.painted(view);
    adapter.perform(Command.MARKS);
    assertEquals(List.of(before, after), onScreen(() -> List.copyOf(view.model.graphics)));
    assertNotEquals(shown, Adapter.painted(view), "hidden");
    assertDrawingsAreWhole();
    adapter.perform(Command.MARKS);
    assertEquals(shown, Adapter.painted(view), "the selected one, dashed, as before");
    assertEquals(3, onScreen(view.model.graphics::size));
    assertDrawingsAreWhole();
  }

  @Test
  void anImageThatIsScrolledAwayAndBackHasItsMarkOnce() throws Exception {
    int shown = Adapter.painted(view);
    for (int index : List.of(0, 2, 1)) {
      onScreen(
          () -> {
            view.scrollTo(index);
            host.scrolled();
            return true;
          });
      onScreen(() -> true);
      assertEquals(index == 1 ? 3 : 2, onScreen(view.model.graphics::size), "on image " + index);
    }
    assertEquals(shown, Adapter.painted(view));
    assertDrawingsAreWhole();
  }

  @Test
  void closingTheStudyTakesTheMarksAlone() throws Exception {
    onScreen(
        () -> {
          host.manager.select(null, null);
          return true;
        });
    Adapter.until("no mark", () -> onScreen(() -> view.model.graphics.size() == 2));
    assertDrawingsAreWhole();
    assertEquals(study.second.images.get(1), onScreen(view::getImage), "still on the view");
  }
}
