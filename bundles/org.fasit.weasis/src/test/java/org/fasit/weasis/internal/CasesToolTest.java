package org.fasit.weasis.internal;

import static org.fasit.weasis.internal.StandInHost.onScreen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fasit.weasis.internal.StandInHost.Study;
import org.junit.jupiter.api.Test;
import org.weasis.core.api.gui.Insertable;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.View2dContainer;

/** The panel of the site's cases in the stand-in host. */
class CasesToolTest extends InTheHost {

  private final StandInView first = new StandInView();
  private final StandInView second = new StandInView();

  private View2dContainer tab(Study study, StandInView view) throws Exception {
    return onScreen(
        () -> {
          View2dContainer tab = host.tab(study, view);
          host.select(tab, view);
          return tab;
        });
  }

  @Test
  void isATabThatAsksThePacsForNothingUntilItIsOpened() throws Exception {
    assertEquals(Insertable.Type.TOOL, adapter.casesTool.orElseThrow().getType());
    assertEquals("AI cases", adapter.casesTool.orElseThrow().getComponentName());
    assertEquals(0, adapter.cases.readings);
  }

  @Test
  void panelsThatComeBeforeAnyTabAreLeftToTheHost() {
    assertFalse(adapter.casesTool.orElseThrow().open);
    assertFalse(adapter.tool.orElseThrow().open);
  }

  @Test
  void panelsThatComeWhenATabIsOpenShowThemselves() throws Exception {
    tab(onScreen(() -> host.study(1)), first);

    CasesTool late = onScreen(() -> (CasesTool) adapter.casesFactory.createInstance(null));
    AiTool again =
        onScreen(() -> (AiTool) new AiToolFactory(adapter.workplace).createInstance(null));
    onScreen(() -> true);

    assertTrue(late.open);
    assertTrue(again.open);
  }

  @Test
  void openingACaseSelectsTheViewThatShowsItsStudy() throws Exception {
    Study one = onScreen(() -> host.study(1));
    Study other = onScreen(() -> host.study(2));
    tab(one, first);
    tab(other, second);

    adapter.openCase(one.uid);

    assertSame(first, onScreen(() -> host.manager.getSelectedViewPane()));
    assertTrue(adapter.said("The study is being opened"));
    assertEquals(List.of(), host.model.loads);
  }

  @Test
  void aStudyThatIsOnNoViewIsShownOnItsPatientsTab() throws Exception {
    Study shown = onScreen(() -> host.study(1));
    Study earlier = onScreen(() -> host.study(2));
    host.model.put(shown.patient, DicomModel.patient, earlier.node);
    tab(shown, first);
    adapter.untilShown(shown);

    adapter.openCase(earlier.uid);

    assertSame(earlier.first, onScreen(first::getSeries));
    assertEquals(List.of(), host.model.loads);
  }

  @Test
  void aStudyThatTheHostDoesNotHoldIsFetchedWithTheSignInToThePacs() throws Exception {
    adapter.cases.authorization = Optional.of("Bearer t0k3n");

    adapter.openCase("1.2.3.4");

    assertEquals(
        List.of(
            List.of(
                "--url",
                "http://pacs.example/dicom-web",
                "--request",
                "studyUID=1.2.3.4",
                "--header",
                "Authorization: Bearer t0k3n")),
        host.model.loads);
    assertTrue(adapter.said("The study is being opened"));
  }

  @Test
  void aStudyThatIsHeldAndHasNoTabIsNotFetchedAgain() throws Exception {
    Study held = onScreen(() -> host.study(1));

    adapter.openCase(held.uid);

    assertEquals(List.of(), host.model.loads);
    assertTrue(adapter.said("The study cannot be opened from here"));
  }

  @Test
  void saysSoWhereThePacsIsNotOnTheWeb() throws Exception {
    adapter.cases.service = Optional.empty();

    adapter.openCase("1.2.3.4");

    assertTrue(adapter.said("The study cannot be opened from here"));
    assertEquals(Optional.empty(), adapter.trouble());
  }

  @Test
  void aPanelThatIsDisposedOfLetsGoOfTheCases() throws Exception {
    assertFalse(adapter.cases.watchers.isEmpty());

    onScreen(
        () -> {
          adapter.casesFactory.dispose(adapter.casesTool.orElseThrow());
          return true;
        });

    assertEquals(0, adapter.cases.watchers.size());
  }
}
