package org.fasit.desk.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.SwingUtilities;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.model.Traces;
import org.fasit.reading.Reading;
import org.fasit.reading.ReadingRoom;
import org.fasit.reading.Settings;
import org.fasit.ui.ReadingKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window's life: folders are read off the event dispatch thread, one study is open at a time.
 */
final class Desk implements DeskWindow.Owner {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final ReadingRoom room;
  private final Runnable closed;
  private final DeskWindow window;
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "fasit-desk-folder");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<Open> open = Optional.empty();
  private Optional<Settings.Watch> watch = Optional.empty();

  private record Open(OnDisk study, Reading reading) {}

  /** Builds the window; on the event dispatch thread, as all that follows. */
  Desk(ReadingRoom room, Runnable closed) {
    this.room = room;
    this.closed = closed;
    window = new DeskWindow(this);
    window.open();
  }

  /** Follows the settings: their keys hold, and the menu offers to change them. */
  void settings(SettingsDoor door) {
    window.offerSettings(door);
    Runnable take = () -> window.keys(ReadingKeys.of(door.settings().keys()));
    take.run();
    watch = Optional.of(door.settings().watch(() -> SwingUtilities.invokeLater(take)));
  }

  DeskWindow window() {
    return window;
  }

  @Override
  public void openFolder(Path folder) {
    window.progress(Messages.get("progress.reading", folder.getFileName()));
    disk.execute(
        () -> {
          try {
            List<OnDisk> found = Library.scan(folder, room.profile());
            SwingUtilities.invokeLater(() -> found(found));
          } catch (IOException e) {
            LOG.warn("A folder cannot be read", Traces.of(e));
            SwingUtilities.invokeLater(
                () -> window.progress(Messages.get("progress.unread", folder.getFileName())));
          }
        });
  }

  private void found(List<OnDisk> found) {
    window.list(found);
    window.progress(Messages.get("progress.studies", found.size()));
    found.stream().findFirst().ifPresent(window::choose);
  }

  @Override
  public void openStudy(OnDisk study) {
    if (open.filter(o -> o.study().equals(study)).isEmpty()) {
      Reading reading = Readings.open(room, study);
      Optional<Open> before = open;
      open = Optional.of(new Open(study, reading));
      window.show(study, reading);
      before.ifPresent(left -> left.reading().close());
      reading.inView(true);
    }
  }

  private void leave() {
    open.ifPresent(o -> o.reading().close());
    open = Optional.empty();
  }

  @Override
  public void refresh() {
    open.ifPresent(o -> Readings.offer(o.reading(), o.study()));
  }

  @Override
  public void closed() {
    leave();
    watch.ifPresent(Settings.Watch::close);
    disk.shutdownNow();
    closed.run();
  }

  void close() {
    window.close();
  }
}
