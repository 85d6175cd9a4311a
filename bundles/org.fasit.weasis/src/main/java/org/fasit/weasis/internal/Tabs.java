package org.fasit.weasis.internal;

import java.awt.BorderLayout;
import java.awt.event.HierarchyEvent;
import java.awt.event.HierarchyListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import org.fasit.reading.Reading;
import org.fasit.ui.AiPanel;
import org.fasit.ui.PromptBanner;
import org.weasis.dicom.viewer2d.View2dContainer;

/** What each tab of the viewer gets: the banner above its images, and the keys. */
final class Tabs {

  private static final int CONDITION = JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT;

  private final WeasisViewers viewers;
  private final AiPanel panel;
  private final Guard guard;
  private final HierarchyListener goes;
  private final Map<View2dContainer, PromptBanner> banners = new HashMap<>();
  private final Map<View2dContainer, AiPanel.KeyBinding> keys = new HashMap<>();
  private Optional<Reading> reading = Optional.empty();
  private Optional<View2dContainer> told = Optional.empty();

  /**
   * @param gone is told when a tab may have been closed
   */
  Tabs(WeasisViewers viewers, AiPanel panel, Guard guard, Runnable gone) {
    this.viewers = viewers;
    this.panel = panel;
    this.guard = guard;
    goes =
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.DISPLAYABILITY_CHANGED) != 0) {
            gone.run();
          }
        };
  }

  /** Shows the prompts of a reading in the selected tab, and in no other. */
  void show(Optional<Reading> next) {
    reading = next;
    told = Optional.empty();
    follow();
  }

  /** Furnishes new tabs, clears closed ones. */
  void follow() {
    Set<View2dContainer> open = new HashSet<>(viewers.tabs());
    for (View2dContainer tab : open) {
      if (!banners.containsKey(tab)) {
        guard.run("Furnishing a tab", () -> furnish(tab));
      }
    }
    for (View2dContainer tab : Set.copyOf(banners.keySet())) {
      if (!open.contains(tab)) {
        guard.run("Clearing a tab", () -> clear(tab));
      }
    }
    Optional<View2dContainer> selected = viewers.selectedTab();
    if (!selected.equals(told) || told.isEmpty()) {
      told = selected;
      banners.forEach(
          (tab, banner) ->
              banner.show(selected.equals(Optional.of(tab)) ? reading : Optional.empty()));
    }
  }

  /** Once for each tab, even if it fails half-way. */
  private void furnish(View2dContainer tab) {
    PromptBanner banner = new PromptBanner();
    banners.put(tab, banner);
    banner.onWhy(panel::why);
    banner.keys(panel::keys);
    tab.add(banner, BorderLayout.NORTH);
    tab.revalidate();
    keys.put(tab, panel.bindKeys(tab, CONDITION));
    tab.addHierarchyListener(goes);
  }

  private void clear(View2dContainer tab) {
    PromptBanner banner = banners.remove(tab);
    if (banner == null) {
      return;
    }
    banner.show(Optional.empty());
    tab.removeHierarchyListener(goes);
    Optional.ofNullable(keys.remove(tab)).ifPresent(AiPanel.KeyBinding::close);
    tab.remove(banner);
    tab.revalidate();
  }

  void close() {
    Set.copyOf(banners.keySet()).forEach(tab -> guard.run("Clearing a tab", () -> clear(tab)));
  }

  int size() {
    return banners.size();
  }
}
