package org.weasis.core.api.media.data;

import java.util.Comparator;
import java.util.List;
import org.weasis.core.api.gui.util.Filter;

public interface MediaSeries<E> extends MediaSeriesGroup {
  List<E> copyOfMedias(Filter<E> filter, Comparator<E> order);
}
