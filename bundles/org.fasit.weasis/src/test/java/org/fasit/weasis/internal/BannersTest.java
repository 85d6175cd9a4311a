package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Container;
import java.util.List;
import org.fasit.model.Prompt;
import org.fasit.ui.PromptBanner;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.Test;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.dicom.viewer2d.View2dContainer;

/** The prompt above the images: in the tab of its own study, while that tab is selected. */
class BannersTest extends InTheHost {

  private final StandInView left = new StandInView();
  private final StandInView right = new StandInView();

  @Override
  void prepare() throws Exception {
    room.vigilance(
        (shown, study) ->
            List.of(
                new Prompt(
                    "near-threshold",
                    shown.result().product(),
                    "prompt.nearThreshold",
                    List.of(study.study().studyInstanceUid(), "score", "87", "85"))));
  }

  private static View2dContainer tab(int index) {
    return (View2dContainer) GuiUtils.CORE.tabs.get(index);
  }

  private static PromptBanner banner(int index) {
    return Adapter.all(tab(index), PromptBanner.class).get(0);
  }

  private void assertSaidOnlyIn(int index) throws Exception {
    Adapter.until("a prompt in tab " + index, () -> onScreen(() -> banner(index).isVisible()));
    for (int i = 0; i < 2; i++) {
      int tab = i;
      assertEquals(tab == index, onScreen(() -> banner(tab).isVisible()), "in tab " + tab);
    }
  }

  @Test
  void standsInTheSelectedTabOnlyAndTellsOfItsStudy() throws Exception {
    Study first = adapter.open(1, left);
    Study second = adapter.open(2, right);
    assertSaidOnlyIn(1);
    String ofSecond = onScreen(() -> Adapter.nameOf(banner(1)));
    onScreen(
        () -> {
          host.select(tab(0), left);
          return true;
        });
    assertSaidOnlyIn(0);
    adapter.untilShown(first);
    assertTrue(!ofSecond.isEmpty() && !ofSecond.equals(onScreen(() -> Adapter.nameOf(banner(0)))));
    onScreen(
        () -> {
          host.select(tab(1), right);
          return true;
        });
    assertSaidOnlyIn(1);
    adapter.untilShown(second);
  }

  @Test
  void isGoneWhenNoTabOfImagesIsSelected() throws Exception {
    adapter.open(1, left);
    Adapter.until("a prompt", () -> onScreen(() -> banner(0).isVisible()));
    onScreen(
        () -> {
          host.manager.select(null, null);
          return true;
        });
    Adapter.until("none", () -> onScreen(() -> !banner(0).isVisible()));
  }

  @Test
  void wrapsInANarrowTabAndLeavesTheImagesTheRest() throws Exception {
    adapter.open(1, left);
    Adapter.until("a prompt", () -> onScreen(() -> banner(0).isVisible()));
    int wide = heightAt(900);
    int narrow = heightAt(220);
    assertTrue(narrow > wide, narrow + " px at 220, " + wide + " px at 900");
  }

  private int heightAt(int width) throws Exception {
    return onScreen(
        () -> {
          Container tab = tab(0);
          tab.setSize(width, 600);
          for (int pass = 0; pass < 3; pass++) {
            Adapter.layOut(tab);
          }
          PromptBanner banner = banner(0);
          assertEquals(0, banner.getY());
          assertEquals(width, banner.getWidth());
          assertEquals(banner.getHeight(), left.getY(), "above the images, over none");
          assertEquals(600, left.getY() + left.getHeight());
          return banner.getHeight();
        });
  }
}
