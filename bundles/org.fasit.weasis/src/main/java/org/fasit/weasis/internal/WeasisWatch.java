package org.fasit.weasis.internal;

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.editor.SeriesViewerListener;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.viewer2d.EventManager;

/**
 * Listens to the host. A host tells of every image that is loaded and every step of a scroll; what
 * is done about it is done at once for the first, and once for all that come together after it.
 */
final class WeasisWatch implements SeriesViewerListener, PropertyChangeListener {

  private static final int QUIET_MILLIS = 150;

  private final DicomModel model;
  private final Guard guard;
  private final Runnable viewsChanged;
  private final Consumer<Boolean> loading;
  private final Runnable dataChanged;
  private final Timer quiet;
  private final Set<Object> tasks = Collections.newSetFromMap(new WeakHashMap<>());
  private boolean pending;
  private boolean more;

  /**
   * @param viewsChanged another view, series or image is shown
   * @param dataChanged objects came or went
   * @param loading whether the host is loading
   */
  WeasisWatch(
      DicomModel model,
      Guard guard,
      Runnable viewsChanged,
      Runnable dataChanged,
      Consumer<Boolean> loading) {
    this.model = model;
    this.guard = guard;
    this.viewsChanged = viewsChanged;
    this.loading = loading;
    this.dataChanged = dataChanged;
    quiet = new Timer(QUIET_MILLIS, e -> quiet());
    quiet.setRepeats(false);
  }

  void start() {
    guard.run(
        "Listening to the host",
        () -> {
          EventManager.getInstance().addSeriesViewerListener(this);
          model.addPropertyChangeListener(this);
        });
    soon();
  }

  void stop() {
    quiet.stop();
    guard.run(
        "Leaving the host",
        () -> {
          EventManager.getInstance().removeSeriesViewerListener(this);
          model.removePropertyChangeListener(this);
        });
  }

  /** Follows the views once the host is done with the present event. */
  void soon() {
    if (!pending) {
      pending = true;
      SwingUtilities.invokeLater(
          () -> {
            pending = false;
            guard.run("Following the host's views", viewsChanged);
          });
    }
  }

  @Override
  public void changingViewContentEvent(SeriesViewerEvent event) {
    guard.run(
        "Hearing of a view",
        () -> {
          switch (event.getEventType()) {
            case SELECT, SELECT_VIEW, ADD, LAYOUT -> soon();
            default -> {}
          }
        });
  }

  @Override
  public void propertyChange(PropertyChangeEvent event) {
    if (event instanceof ObservableEvent told) {
      guard.run("Hearing of data", () -> heard(told));
    }
  }

  private void heard(ObservableEvent told) {
    switch (told.getActionCommand()) {
      case LOADING_START -> task(told.getNewValue(), true);
      case LOADING_STOP, LOADING_CANCEL -> task(told.getNewValue(), false);
      case ADD, UPDATE, UPDATE_PARENT, REMOVE, REPLACE -> {}
      default -> {
        return;
      }
    }
    data();
    soon();
  }

  /** The first of a burst is followed at once, what comes after it when it is quiet again. */
  private void data() {
    if (quiet.isRunning()) {
      more = true;
      return;
    }
    quiet.start();
    SwingUtilities.invokeLater(() -> guard.run("Following the host's data", dataChanged));
  }

  private void quiet() {
    if (more) {
      more = false;
      data();
    }
  }

  private void task(@Nullable Object task, boolean started) {
    if (task != null) {
      if (started) {
        tasks.add(task);
      } else {
        tasks.remove(task);
      }
      loading.accept(!tasks.isEmpty());
    }
  }
}
