package org.weasis.core.ui.editor.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weasis.StandIn;
import org.weasis.core.api.gui.util.ActionW;
import org.weasis.core.api.gui.util.Feature;
import org.weasis.core.api.gui.util.SliderCineListener;
import org.weasis.core.api.gui.util.ToggleButtonListener;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.ui.editor.SeriesViewerEvent;
import org.weasis.core.ui.editor.SeriesViewerListener;

public abstract class ImageViewerEventManager<E extends ImageElement> {
  public final List<SeriesViewerListener> listeners = new ArrayList<>();
  private @Nullable ViewCanvas<E> view;
  private @Nullable ImageViewerPlugin<E> container;

  /** Selects a view and tells the listeners, as a click on it does. */
  public void select(@Nullable ImageViewerPlugin<E> tab, @Nullable ViewCanvas<E> selected) {
    container = tab;
    view = selected;
    tell(SeriesViewerEvent.EVENT.SELECT_VIEW);
  }

  public void tell(SeriesViewerEvent.EVENT event) {
    List.copyOf(listeners)
        .forEach(listener -> listener.changingViewContentEvent(new SeriesViewerEvent(event)));
  }

  public @Nullable ViewCanvas<E> getSelectedViewPane() {
    StandIn.at("EventManager.getSelectedViewPane");
    return view;
  }

  public @Nullable ImageViewerPlugin<E> getSelectedView2dContainer() {
    StandIn.at("EventManager.getSelectedView2dContainer");
    return container;
  }

  public void addSeriesViewerListener(SeriesViewerListener listener) {
    StandIn.at("EventManager.addSeriesViewerListener");
    listeners.add(listener);
  }

  public void removeSeriesViewerListener(SeriesViewerListener listener) {
    StandIn.at("EventManager.removeSeriesViewerListener");
    listeners.remove(listener);
  }

  @SuppressWarnings("unchecked")
  public <T> Optional<T> getAction(Feature<T> feature) {
    StandIn.at("EventManager.getAction");
    if (feature.equals(ActionW.SCROLL_SERIES)) {
      return Optional.of((T) new Slider(this));
    }
    return feature.equals(ActionW.KO_FILTER) ? Optional.of((T) new Toggle()) : Optional.empty();
  }

  /** The slider of the selected view; positions count from 1. */
  private static final class Slider extends SliderCineListener {
    private final ImageViewerEventManager<?> manager;

    Slider(ImageViewerEventManager<?> manager) {
      this.manager = manager;
    }

    @Override
    public void setSliderValue(int value) {
      StandIn.at("SliderChangeListener.setSliderValue");
      if (manager.view instanceof Scrolled scrolled) {
        scrolled.scrollTo(value - 1);
      }
      manager.tell(SeriesViewerEvent.EVENT.SELECT);
    }
  }

  private static final class Toggle extends ToggleButtonListener {
    @Override
    public void setSelected(boolean selected) {
      StandIn.at("ToggleButtonListener.setSelected");
    }

    @Override
    public boolean isSelected() {
      return false;
    }
  }

  /** A view that can be scrolled. */
  public interface Scrolled {
    void scrollTo(int index);
  }
}
