package org.fasit.weasis.internal;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.SwingUtilities;
import org.fasit.reading.OpenCases;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.Settings;
import org.fasit.ui.AiPanel;
import org.fasit.ui.HeldButtons;
import org.fasit.ui.ReadingKeys;
import org.fasit.ui.Rehearsal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.weasis.core.ui.docking.PluginTool;
import org.weasis.dicom.explorer.DicomModel;

/**
 * The one reading place in this Weasis, shared by the tool panel, the toolbar and all tabs. Nothing
 * of it exists until the 2D viewer asks for a tool; so it costs the host's start nothing.
 */
@Component(service = Workplace.class)
public final class Workplace {

  private final Guard guard = new Guard();
  private final ReadingRoom room;
  private final DicomModel model;
  private final Settings settings;
  private Optional<Furniture> furniture = Optional.empty();
  private Optional<String> unsaved = Optional.empty();

  @Activate
  public Workplace(
      @Reference ReadingRoom room, @Reference DicomModel model, @Reference Settings settings) {
    this.room = room;
    this.model = model;
    this.settings = settings;
  }

  /** The tool panel; on the event dispatch thread, like the toolbar. Empty if it fails. */
  Optional<AiTool> tool() {
    return guard.ask("Making the tool panel", () -> Optional.of(shown(furniture().tool)));
  }

  Optional<AiToolBar> toolBar() {
    return guard.ask("Making the toolbar", () -> Optional.of(furniture().toolBar));
  }

  /** The panel of the site's cases; a new one each time. */
  Optional<CasesTool> casesTool(OpenCases cases) {
    return guard.ask(
        "Making the cases panel",
        () ->
            Optional.of(
                shown(
                    new CasesTool(
                        cases, new WeasisCasePort(cases, furniture().viewers, model, guard)))));
  }

  /** The host shows a panel when a tab is selected; what comes later has to see to itself. */
  private <T extends PluginTool> T shown(T tool) {
    if (furniture().viewers.selectedTab().isPresent()) {
      SwingUtilities.invokeLater(() -> guard.run("Showing a panel", tool::showDockable));
    }
    return tool;
  }

  Guard guard() {
    return guard;
  }

  /** Why changed settings were not saved, or that they were; on the event dispatch thread. */
  synchronized void unsaved(Optional<String> why) {
    unsaved = why;
    furniture.ifPresent(f -> f.tool.unsaved(why));
  }

  private synchronized Furniture furniture() {
    if (furniture.isEmpty()) {
      furniture = Optional.of(new Furniture());
      furniture.get().tool.unsaved(unsaved);
      SwingUtilities.invokeLater(furniture.get().watch::start);
      furniture.get().worker.execute(this::rehearse);
    }
    return furniture.get();
  }

  private void rehearse() {
    guard.run("Rehearsing", () -> room.rehearse().ifPresent(Rehearsal::of));
  }

  /** Ends all readings at once; views are cleared when the event dispatch thread comes to it. */
  @Deactivate
  synchronized void close() {
    furniture.ifPresent(
        f -> {
          f.readings.close();
          f.worker.shutdownNow();
          SwingUtilities.invokeLater(f::clear);
        });
    furniture = Optional.empty();
  }

  private final class Furniture {
    final AiPanel panel = new AiPanel();
    final AiTool tool = new AiTool(panel, guard);
    final AiToolBar toolBar = new AiToolBar(panel, guard);
    final WeasisViewers viewers = new WeasisViewers(model, room::profile, guard);
    final WeasisImagePort port = new WeasisImagePort(viewers, guard);
    final ExecutorService worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "fasit-weasis");
              thread.setDaemon(true);
              return thread;
            });
    final OpenReadings readings =
        new OpenReadings(
            room,
            viewers,
            worker,
            SwingUtilities::invokeLater,
            guard,
            shown -> guard.run("Showing a study", () -> show(shown)));
    final WeasisWatch watch =
        new WeasisWatch(model, guard, this::viewsChanged, readings::changed, readings::hostLoading);
    final Tabs tabs = new Tabs(viewers, panel, guard, watch::soon);
    private final Settings.Watch keys =
        settings.watch(
            () ->
                SwingUtilities.invokeLater(
                    () -> guard.run("Taking over the keys", this::takeKeys)));

    Furniture() {
      takeKeys();
      panel.onOpen(() -> guard.run("Opening the tool panel", tool::showDockable));
      panel.onRefresh(readings::again);
      panel.onChange(toolBar::update);
      panel.onlyWhile(this::isShownSelected);
      port.onMarks(panel::hover, panel::select);
    }

    private void takeKeys() {
      panel.keys(ReadingKeys.of(settings.keys()));
    }

    /** Looks at the host itself, which tells of another view only a turn later; follows it then. */
    private boolean isShownSelected() {
      boolean same = port.study().equals(viewers.selected());
      if (!same) {
        watch.soon();
      }
      return same;
    }

    private void viewsChanged() {
      readings.follow();
      tabs.follow();
      port.viewsChanged();
      panel.imageChanged();
    }

    private void show(OpenReadings.Shown shown) {
      if (port.study(shown.study())) {
        HeldButtons.letGo(toolBar);
      }
      panel.show(shown.reading(), port);
      tabs.show(shown.reading());
    }

    void clear() {
      guard.run(
          "Clearing the views",
          () -> {
            watch.stop();
            keys.close();
            port.close();
            panel.show(Optional.empty(), port);
            tabs.close();
          });
    }
  }
}
